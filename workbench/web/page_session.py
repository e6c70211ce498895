"""What the page talks to: one listener's simulator, its device, its clock and its state."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from aftercare.content.pack import load_pack
from aftercare.content.records import ContentPack
from aftercare.domain.day import local_day
from aftercare.domain.journal.prompts import prompt_for
from aftercare.store.listener_key import listener_key

from workbench.simulator.audio_pieces import Pause, Piece, Sound, Spoken, length_ms
from workbench.simulator.build import simulator_for
from workbench.simulator.checkout import pack_path
from workbench.simulator.conversation import Simulator, Turn
from workbench.simulator.device import USUAL_VIEWPORT, VIEWPORTS, DeviceKind
from workbench.simulator.device_skill import LISTENER_SECRET
from workbench.simulator.listener import SimulatedListener
from workbench.simulator.understood import explainer
from workbench.store.sqlite import SqliteStore

Json = dict[str, Any]
Make = Callable[..., Simulator]

CALENDAR_DAYS = 28
DAYS_BEFORE = 3
"""The calendar begins a little before today, since "the one before" is a thing to say."""

LONGEST_UTTERANCE = 500
"""Characters; nobody says more in one breath."""

COMMANDS = ("start box breathing for two minutes", "read today's prompt", "what can i ask", "help", "stop")
AFTER_AN_ANSWER = (
    "tell me more",
    "who says that",
    "what should i tell my clinic",
    "what should the person with me watch for",
    "send it to my phone",
)


class PageSession:
    """Answers what the page asks; one request at a time."""

    def __init__(
        self, *, state: Path, locale: str = "en-US", clinic: str | None = None, make: Make = simulator_for
    ) -> None:
        """Begin with a speaker at the present moment. Raises UnknownLocale."""
        self.locale, self.clinic = locale, clinic
        self.device: DeviceKind = "speaker"
        self.viewport = VIEWPORTS[USUAL_VIEWPORT]
        self.moment: datetime | None = None
        self.pack: ContentPack = load_pack(pack_path(locale, clinic))
        self._state = state
        self._make = make
        self._explain = explainer(self.pack)
        self._lock = Lock()
        self._store = SqliteStore(state, clock=self._epoch_seconds)
        self._simulator = self._fresh()

    def say(self, text: str, elapsed_ms: float) -> Json:
        """Say something, `elapsed_ms` after the last response began, and return the turn."""
        return self._exchanged(lambda simulator: simulator.say(text[:LONGEST_UTTERANCE]), elapsed_ms)

    def send_event(self, arguments: Sequence[str], token: str, elapsed_ms: float) -> Json:
        """Pass on what the document on the screen sent, and return the turn."""
        return self._exchanged(lambda simulator: simulator.send_event(arguments, token), elapsed_ms)

    def _exchanged(self, exchange: Callable[[Simulator], Turn], elapsed_ms: float) -> Json:
        with self._lock:
            simulator = self._simulator
            # A clock that runs has moved by itself while the response was heard; one that stands has not.
            simulator.stop_listening(0 if simulator.clock.runs else elapsed_ms)
            turn = exchange(simulator)
            understood = self._explain(turn.request)
            told = asdict(understood) if understood else None
            return {**shown(turn), "open": simulator.is_open, "understood": told}

    def settle(self, *, device: DeviceKind, moment: datetime | None) -> None:
        """Change the device or the clock; an open session ends."""
        with self._lock:
            self.device, self.moment = device, moment
            self._simulator = self._fresh()

    def look_at(self, viewport: str) -> None:
        """Change the size of the screen; an open session goes on. Raises KeyError when there is none such."""
        with self._lock:
            self.viewport = VIEWPORTS[viewport]

    def state(self) -> Json:
        """Return what is kept about the listener, and the prompts of the days around now."""
        with self._lock:
            stored = self._store.read(self._key())
            now = self._simulator.clock.now()
            return {
                "kept": asdict(stored.preferences) if stored.version else {},
                "now": now.isoformat(),
                "zone": self.pack.clinic.time_zone,
                "device": self.device,
                "open": self._simulator.is_open,
                "clock": self.moment.isoformat() if self.moment else None,
                "calendar": self._calendar(now),
            }

    def erase(self) -> None:
        """Forget the listener, as a disabled skill would."""
        with self._lock:
            self._store.delete(self._key())
            self._simulator = self._fresh()

    def close(self) -> None:
        """Let go of the file that keeps the state."""
        self._store.close()

    def suggestions(self) -> list[str]:
        """Return things to say, common questions first."""
        asked = [self.pack.lines[f"topic.{topic}.question"] for topic in self.pack.common_questions]
        return [*map(_as_said, asked), "when can i drive again", *AFTER_AN_ANSWER, *COMMANDS]

    def _calendar(self, now: datetime) -> list[Json]:
        today = local_day(now, self.pack.clinic.time_zone)
        days = [today + timedelta(days=number - DAYS_BEFORE) for number in range(CALENDAR_DAYS)]
        prompts = [prompt_for(day, self.pack.prompts) for day in days]
        return [
            {
                "day": day.isoformat(),
                "is_today": day == today,
                "theme": self.pack.lines[f"theme.{prompt.theme}"],
                "text": self.pack.lines[f"prompt.{prompt.id}"],
            }
            for day, prompt in zip(days, prompts, strict=True)
        ]

    def _epoch_seconds(self) -> int:
        return self._simulator.clock.epoch_seconds()

    def _fresh(self) -> Simulator:
        return self._make(
            locale=self.locale,
            clinic=self.clinic,
            now=self.moment,
            state=self._state,
            device=self.device,
            viewport=lambda: self.viewport,
            store=self._store,
        )

    def _key(self) -> str:
        listener = SimulatedListener.of_state(self._state)
        return listener_key(listener.user_id, secret=LISTENER_SECRET)


def shown(turn: Turn) -> Json:
    """Return a turn as the page shows it: what was heard piece by piece, and the JSON both ways."""
    return {
        **turn.as_json(),
        "pieces": [_piece(piece) for piece in turn.pieces],
        "length_ms": length_ms(turn.pieces),
        "error": turn.error,
    }


def _piece(piece: Piece) -> Json:
    match piece:
        case Spoken():
            return {"kind": "say", "text": piece.text, "rate": piece.rate, "ms": piece.length_ms}
        case Sound():
            return {"kind": "sound", "ms": piece.length_ms}
        case Pause():
            return {"kind": "pause", "ms": piece.length_ms}


def _as_said(question: str) -> str:
    return " ".join(re.findall(r"[a-z']+", question.lower()))
