"""Someone speaking to the whole skill, through the interaction model and the real handler."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from aftercare.store.port import ListenerStore

from workbench.simulator.build import simulator_for
from workbench.simulator.device import DeviceKind

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
CLOSED: dict[str, Any] = {"version": "1.0", "response": {"shouldEndSession": True}}


class Voice:
    """A listener at one device, whose state lives as long as they do."""

    def __init__(
        self, *, device: DeviceKind, now: datetime, store: ListenerStore | None = None, **parts: Any
    ) -> None:
        """Speak to the usual skill, or to one with another store and other parts."""
        self._simulator = simulator_for(
            locale="en-US", now=now, state=None, device=device, store=store, **parts
        )

    def say(self, text: str) -> dict[str, Any]:
        """Say something and return the whole response."""
        turn = self._simulator.say(text)
        assert turn.error is None, turn.error
        return turn.response or CLOSED

    def send(self, intent: str, slots: dict[str, Any]) -> dict[str, Any]:
        """Send an intent with slots as Alexa fills them, and return the whole response."""
        turn = self._simulator.send_intent(intent, slots)
        assert turn.error is None, turn.error
        return turn.response or CLOSED

    def hang_up(self) -> None:
        """End the session, if one is open."""
        self._simulator.say("!end")

    def move_to(self, moment: datetime) -> None:
        """Let time go by until a moment."""
        self._simulator.stop_listening(0)
        ahead = moment - self._simulator.clock.now()
        assert ahead >= timedelta(), "time does not run backwards"
        self._simulator.clock.advance(ahead / timedelta(milliseconds=1))


def voice(*, device: str = "speaker", now: datetime = NOW, **parts: Any) -> Voice:
    return Voice(device="screen" if device == "screen" else "speaker", now=now, **parts)
