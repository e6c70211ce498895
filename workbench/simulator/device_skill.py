"""The real skill, built from parts that need no account and no network."""

from __future__ import annotations

from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from aftercare.content.pack import load_pack, understanding_beside
from aftercare.content.records import ContentPack
from aftercare.conversation.interpret import Understand
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.port import ListenerStore

from workbench.simulator.checkout import pack_path
from workbench.simulator.clock import Clock
from workbench.simulator.conversation import Handler, Json
from workbench.simulator.reminders import SimulatedReminders, beside
from workbench.simulator.requests import SKILL_ID
from workbench.store.sqlite import SqliteStore

LISTENER_SECRET = "simulator"  # noqa: S105 - it guards a made-up listener


def skill_on_this_machine(
    *, locale: str, state: Path | None, clock: Clock, clinic: str | None = None, **parts: Any
) -> Handler:
    """Return the handler that Lambda runs, with its state in a file, or in memory without one.

    `parts` are parts of the skill that are to be others than the usual ones; a part that is None is usual.
    Raises UnknownLocale when the locale has no pack.
    """
    path = pack_path(locale, clinic)
    changed = _changed(path)
    pack = _pack(path, changed)
    with redirect_stdout(StringIO()):
        from aftercare.skill import Parts  # noqa: PLC0415 - importing the SDK takes a moment, the pack's errors do not
        from lambda_function import handler_for  # noqa: PLC0415
    reminders = SimulatedReminders(now=clock.now, path=beside(state))
    usual: dict[str, Any] = {
        "pack": pack,
        "understand": _understand(path, changed),
        "store": parts.get("store") or _store(state, clock),
        "skill_id": SKILL_ID,
        "listener_secret": LISTENER_SECRET,
        "device_zone": _no_time_zone,
        "reminders": lambda _: lambda: reminders,
    }
    others = {name: part for name, part in parts.items() if part is not None}
    handler = handler_for(Parts(**usual | others))

    def handle(request: Json, context: object) -> Json:
        # The skill logs to standard output, as Lambda wants it; here that is where the conversation goes.
        with redirect_stdout(StringIO()):
            return handler(request, context)

    return handle


def clinic_zone(locale: str, clinic: str | None = None) -> str:
    """Return the time zone of a simulated device, whose settings say none: the clinic's.

    Raises UnknownLocale.
    """
    path = pack_path(locale, clinic)
    return _pack(path, _changed(path)).clinic.time_zone


def _changed(path: Path) -> tuple[int, ...]:
    return tuple(each.stat().st_mtime_ns for each in (path, understanding_beside(path)))


@cache
def _pack(path: Path, _changed: tuple[int, ...]) -> ContentPack:
    """Return the pack of a file, read again only when it has changed."""
    return load_pack(path)


@cache
def _understand(path: Path, changed: tuple[int, ...]) -> Understand:
    from aftercare.skill import understanding_of  # noqa: PLC0415 - importing the SDK takes a moment

    return understanding_of(_pack(path, changed))


def _store(state: Path | None, clock: Clock) -> ListenerStore:
    if state is None:
        return InMemoryStore(clock=clock.epoch_seconds)
    return SqliteStore(state, clock=clock.epoch_seconds)


def _no_time_zone(_: Any) -> Any:
    """Return a device whose time zone cannot be had, so that the clinic's is used."""
    return lambda: None
