"""The state of one turn's listener."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from aftercare.store.item_codec import SECONDS_A_DAY, expiry
from aftercare.store.port import Conflict, ListenerStore, Stored, StoreUnavailable
from aftercare.store.preferences import DEFAULTS, Preferences

WRITES_TRIED = 3
"""Where nobody says how long may be waited before another try."""

Pause = Callable[[int], bool]
"""Waits before another try, knowing how many there were; False when there is no time for one."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

REFRESHED_AFTER_DAYS = 30
"""A record in use is written anew this often, so that its year counts from about its last use."""


class Listener:
    """Reads at most once and only when asked, and writes at most once, at the end of the turn.

    A store that cannot be reached is never an error here: the turn goes on with the defaults.
    """

    def __init__(
        self,
        store: ListenerStore,
        key: str | None,
        *,
        now: int,
        carried: Stored | None = None,
        waiting: Mapping[str, Any] = NOTHING,
        pause: Pause = lambda tried: tried < WRITES_TRIED,
    ) -> None:
        """Name the listener; `key` is None for one who is not known, `now` is in epoch seconds.

        `carried` is the record as an earlier turn of this session left it; it spares the read. `waiting`
        is what the turn before left to this one to keep. `pause` waits between tries, each device for
        another time, so that they do not meet again.
        """
        self.failed = False
        """Whether the store could not be reached, or a change could not be kept, in this turn."""
        self._store = store
        self._key = key
        self._now = now
        self._pause = pause
        self._stored: Stored | None = carried
        self._changes: dict[str, Any] = dict(waiting)
        self._later: dict[str, Any] = {}

    @property
    def preferences(self) -> Preferences:
        """What is kept, with this turn's changes; the defaults when nothing can be read."""
        return replace(self._as_read().preferences, **self._changes)

    @property
    def known(self) -> Preferences | None:
        """What is kept, if that is known without asking the store."""
        return None if self._stored is None else self.preferences

    @property
    def to_carry(self) -> Stored | None:
        """The record for the session's next turn; None when nobody asked for it, or it could not be had."""
        return None if self.failed else self._stored

    def read_anew(self) -> Preferences:
        """Return what is kept at this moment, whatever an earlier turn saw."""
        self._stored = None
        return self.preferences

    def change(self, **fields: Any) -> None:
        """Record new values for fields of Preferences, kept by `keep`. Raises TypeError on other names."""
        replace(DEFAULTS, **fields)
        self._changes |= fields

    def change_later(self, **fields: Any) -> None:
        """Record new values that the next turn of the session keeps together with its own, or its end."""
        replace(DEFAULTS, **fields)
        self._later |= fields

    @property
    def left_waiting(self) -> Mapping[str, Any]:
        """What the session's next turn is to keep; nothing where the record could not be had."""
        return {} if self.failed else self._later

    def forget(self, *, insist: bool = False) -> bool:
        """Delete what is kept, now, and drop this turn's changes; False if the store was unavailable.

        With `insist` it is tried for as long as the turn has time: nobody waits for an answer.
        """
        self._changes.clear()
        self._later.clear()
        # Nothing kept is used again in this turn, even if the store could not delete it.
        self._stored = Stored()
        tried = 1
        while self._key is not None and not self._is_deleted(self._key):
            if not (insist and self._pause(tried)):
                self.failed = True
                return False
            tried += 1
        return True

    def _is_deleted(self, key: str) -> bool:
        try:
            self._store.delete(key)
        except StoreUnavailable:
            return False
        return True

    def keep(self) -> None:
        """Write what changed, or a record not written for long; never raises, sets `failed`."""
        if self._key is None or not (self._changes or self._is_old()):
            return
        tried = 0
        while not tried or self._pause(tried):
            stored = self._as_read()
            # After a failed read a write would cost a second wait, and lay defaults over what is kept.
            if self.failed or (self.preferences == stored.preferences and not self._is_old()):
                return
            if self._settled(self._key, stored):
                return
            tried += 1
        self.failed = True

    def _settled(self, key: str, stored: Stored) -> bool:
        """Try one write; False after a Conflict, which makes the next use read anew."""
        wished = self.preferences
        try:
            self._store.write(
                key,
                wished,
                expected_version=stored.version,
                now=self._now,
                expected_expiry=stored.expires_at or None,
            )
            self._stored = Stored(
                preferences=wished, version=stored.version + 1, expires_at=expiry(self._now)
            )
        except Conflict:
            self._stored = None
        except StoreUnavailable:
            self.failed = True
        return self._stored is not None

    def _is_old(self) -> bool:
        stored = self._stored
        if stored is None or not stored.version:
            return False
        return expiry(self._now) - stored.expires_at > REFRESHED_AFTER_DAYS * SECONDS_A_DAY

    def _as_read(self) -> Stored:
        if self._stored is None:
            self._stored = self._read()
        return self._stored

    def _read(self) -> Stored:
        if self._key is None:
            return Stored()
        try:
            return self._store.read(self._key)
        except StoreUnavailable:
            self.failed = True
            return Stored()
