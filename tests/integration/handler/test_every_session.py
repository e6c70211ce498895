"""Every breathing session, by either renderer, on either device: within Alexa's limits, and whole."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from aftercare.conversation.session_attributes import to_attributes
from aftercare.conversation.session_state import SessionState
from aftercare.domain.breathing.timeline import lay_out
from aftercare.domain.nlu.meaning import command
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.preferences import Preferences
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, heard_text
from support.apla_layout import documents
from support.events import SKILL_ID, intent
from support.packs import breathed, pack

SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
SESSIONS = [
    (pattern, minutes, pace)
    for pattern in sorted(pack().patterns)
    for minutes in (1, 2, 5, 10)
    for pace in (70, 100, 130)
]


class Usual(InMemoryStore):
    """A store in which every listener likes the same."""

    def __init__(self, pace: int, *, counts: bool) -> None:
        super().__init__(clock=lambda: 1_772_474_400)
        self._usual = Preferences(breathing_pace=pace, breathing_counts=counts)

    def read(self, key: str) -> Any:
        return replace(super().read(key), preferences=self._usual)


@cache
def skill(sound: Any, pace: int, *, counts: bool) -> Handler:
    """Return a skill for listeners of one pace; building it takes most of a second."""
    store = Usual(pace, counts=counts)
    parts = Parts(pack=pack(), store=store, skill_id=SKILL_ID, listener_secret="x", sound=sound)
    return handler_for(parts)


class Listening:
    """Someone who answers every question of a session with yes, or stays silent."""

    def __init__(self, *, sound: Any, pace: int, device: str, counts: bool = False) -> None:
        self.handle = skill(sound, pace, counts=counts)
        self.interfaces = SCREEN if device == "screen" else {}

    def yes(self, attributes: dict[str, Any], moment: str = "2026-03-02T18:00:00Z") -> dict[str, Any]:
        event = intent("AMAZON.YesIntent")
        event["session"] |= {"new": False, "attributes": attributes}
        event["request"]["timestamp"] = moment
        event["context"]["System"]["device"]["supportedInterfaces"] = self.interfaces
        return self.handle(event, None)

    def start(self, pattern: str, minutes: int) -> dict[str, Any]:
        meaning = command("breathe", pattern=pattern, minutes=minutes)
        return self.yes(to_attributes(replace(SessionState(), yes=meaning)))


@pytest.mark.parametrize("counts", [False, True], ids=["plain", "counted"])
@pytest.mark.parametrize("device", ["speaker", "screen"])
@pytest.mark.parametrize("sound", ["apla", "ssml"])
@pytest.mark.parametrize(("pattern", "minutes", "pace"), SESSIONS)
def test_every_response_keeps_the_rules(
    pattern: str, minutes: int, pace: int, sound: str, device: str, *, counts: bool
) -> None:
    listening = Listening(sound=sound, pace=pace, device=device, counts=counts)
    heard = listening.start(pattern, minutes)
    assert broken_rules(heard) == []
    assert bool(documents(heard["response"])) == (sound == "apla")


@pytest.mark.parametrize("sound", ["apla", "ssml"])
@pytest.mark.parametrize("pattern", sorted(pack().patterns))
def test_up_to_seven_minutes_staying_quiet_is_enough(pattern: str, sound: str) -> None:
    heard = Listening(sound=sound, pace=100, device="speaker").start(pattern, 7)["response"]
    said = [heard_text(heard), heard_text(heard["reprompt"])]
    assert said[0].endswith("Just stay quiet and I'll keep going, okay?")
    assert said[1].endswith("We've come to the end. Shall we do it again?")
    timeline = lay_out(breathed(pattern), minutes=7)
    cues = " ".join(pack().lines[slot.cue] for slot in timeline.slots)
    before, after = said[0].split("Let your shoulders drop.")[1], said[1]
    middle = before.removesuffix(" Just stay quiet and I'll keep going, okay?")
    assert f"Let your shoulders drop.{middle} {after}".startswith(cues)


@pytest.mark.parametrize("sound", ["apla", "ssml"])
def test_ten_minutes_ask_once_after_a_silence(sound: str) -> None:
    listening = Listening(sound=sound, pace=100, device="speaker")
    first = listening.start("easy", 10)
    assert heard_text(first["response"]["reprompt"]).endswith("Shall we keep going?")
    # Eight minutes later both parts were heard, so a yes leads what is left, and that is the last.
    rest = listening.yes(first["sessionAttributes"], "2026-03-02T18:08:30Z")
    assert heard_text(rest["response"]).startswith("Let's keep going. In. And out.")
    assert heard_text(rest["response"]).endswith("We've come to the end. Shall we do it again?")
