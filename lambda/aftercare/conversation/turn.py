"""One turn: everything an area may look at to reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from aftercare.content.records import ContentPack
from aftercare.conversation.activities.activity import Activity
from aftercare.conversation.reply import Line, Offer, Reply
from aftercare.conversation.request import Request
from aftercare.conversation.session_state import SessionState
from aftercare.domain.day import is_time_zone, local_day, local_time
from aftercare.domain.nlu.duration import minutes_in
from aftercare.domain.nlu.meaning import Meaning
from aftercare.domain.reminders.port import Reminders
from aftercare.store.listener import Listener


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What was heard, what it means, and what there is to answer from."""

    request: Request
    meaning: Meaning
    pack: ContentPack
    listener: Listener
    time_zone: Callable[[], str]
    """The listener's IANA time zone; asked only when a day matters, since it may need the network."""

    reminders: Callable[[], Reminders]
    """Where reminders are held; asked only when one is meant, since it needs the network."""

    words: str = ""
    """What was said, where Alexa passed words on."""

    activities: tuple[Activity, ...] = ()
    """What goes on, and what is kept for later."""

    @property
    def minutes_said(self) -> float | int | None:
        """The length of time in what was said, in minutes."""
        slot = self.meaning.slots.get("minutes")
        return float(slot) if slot is not None else minutes_in(self.words, self.pack.language.durations)

    @property
    def state(self) -> SessionState:
        """What this session remembers."""
        return self.request.state

    @property
    def going_on(self) -> Activity | None:
        """What goes on where the listener is; not what is kept for later."""
        return next((each for each in self.activities if each.kind.name == self.state.area), None)

    @property
    def kept(self) -> Activity | None:
        """What is kept for later, rather one that has not ended."""
        return min(self.activities, key=lambda each: each.has_ended, default=None)

    def today(self) -> date:
        """Return the listener's own day."""
        return local_day(self.request.now, self.time_zone())

    def today_as_kept(self) -> date:
        """Return the listener's own day by the time zone that is kept, without asking for it."""
        kept = self.listener.preferences.time_zone
        zone = kept if kept and is_time_zone(kept) else self.pack.clinic.time_zone
        return local_day(self.request.now, zone)

    def local_now(self) -> datetime:
        """Return what the clock on the listener's wall shows."""
        return local_time(self.request.now, self.time_zone())

    def reply(self, *say: Line, offer: Offer, state: SessionState) -> Reply:
        """Return a reply that goes on in an open session, and closes after a one-shot request."""
        if self.request.is_one_shot:
            return Reply(say=say, state=state)
        return Reply(say=say, offer=offer, state=state)
