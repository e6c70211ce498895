"""Time to write, through the whole skill: it goes on by the same means as a breathing session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, heard_text
from support.apla_layout import documents
from support.events import SKILL_ID, intent
from support.packs import pack

SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
BEGAN = datetime.fromisoformat("2026-03-02T18:00:00+00:00")


@pytest.fixture
def handle() -> Handler:
    store = InMemoryStore(clock=lambda: 1_772_474_400)
    zone = lambda _: lambda: "America/Denver"  # noqa: E731
    return handler_for(
        Parts(pack=pack(), store=store, skill_id=SKILL_ID, listener_secret="x", device_zone=zone)
    )


def at(
    event: dict[str, Any], attributes: dict[str, Any] | None = None, *, seconds: int = 0
) -> dict[str, Any]:
    event["request"]["timestamp"] = (BEGAN + timedelta(seconds=seconds)).isoformat()
    if attributes is not None:
        event["session"] |= {"new": False, "attributes": attributes}
    return event


def write(minutes: int, *, on_a_screen: bool = False) -> dict[str, Any]:
    event = at(intent("JournalWriteIntent", minutes=f"PT{minutes}M"))
    if on_a_screen:
        event["context"]["System"]["device"]["supportedInterfaces"] = SCREEN
    return event


def segment_ended(attributes: dict[str, Any]) -> dict[str, Any]:
    event = at(write(1, on_a_screen=True), attributes)
    started = str(attributes["writing"]["started_ms"])
    event["request"] |= {
        "type": "Alexa.Presentation.APL.UserEvent",
        "arguments": ["breathing.segment_ended", started],
    }
    del event["request"]["intent"]
    return event


def not_played(attributes: dict[str, Any]) -> dict[str, Any]:
    event = at(write(1), attributes)
    event["request"]["type"] = "Alexa.Presentation.APLA.RuntimeError"
    del event["request"]["intent"]
    return event


@pytest.mark.parametrize(("minutes", "segments"), [(3, 1), (5, 2), (10, 4), (20, 6)])
def test_on_a_screen_the_quiet_goes_on_by_itself_to_its_end(
    handle: Handler, minutes: int, segments: int
) -> None:
    answer, quiet, count = handle(write(minutes, on_a_screen=True), None), 0, 1
    while "the same time again" not in heard_text(answer["response"]):
        quiet += answer["sessionAttributes"]["writing"]["hearing"][1]
        answer, count = handle(segment_ended(answer["sessionAttributes"]), None), count + 1
        assert broken_rules(answer) == []
    assert quiet + answer["sessionAttributes"]["writing"]["hearing"][1] == minutes * 60_000
    assert count == segments


def test_on_a_speaker_whoever_stays_quiet_hears_the_second_half(handle: Handler) -> None:
    response = handle(write(5), None)["response"]
    assert documents(response["reprompt"])
    assert "s your time to write." in str(response["reprompt"])


def test_an_event_of_an_earlier_time_changes_nothing(handle: Handler) -> None:
    attributes = handle(write(5, on_a_screen=True), None)["sessionAttributes"]
    late = segment_ended(attributes)
    late["request"]["arguments"][1] = "1"
    assert handle(late, None)["response"] == {}


def test_the_eight_seconds_of_the_microphone_are_no_time_to_write(handle: Handler) -> None:
    attributes = handle(write(5), None)["sessionAttributes"]
    lead_ms, first_ms, wait_ms, _ = attributes["writing"]["hearing"]
    later = (lead_ms + first_ms + wait_ms) // 1000
    left = handle(at(intent("BreatheControlIntent", action="x"), attributes, seconds=later), None)
    assert left["sessionAttributes"]["writing"]["from_ms"] in range(149_000, 151_001)


def test_a_pace_of_the_voice_is_kept_in_what_is_led_too(handle: Handler) -> None:
    handle(intent("SpeechPaceIntent"), None)
    for event in (write(5), at(intent("BreatheIntent", minutes="PT2M"))):
        document = documents(handle(event, None)["response"])[0]
        first, *phases, last = document["mainTemplate"]["items"][0]["items"]
        assert 'rate="90%"' in str(first)
        assert 'rate="90%"' in str(last)
        assert (
            'rate="90%"' not in str(phases[1:]) or event["request"]["intent"]["name"] == "JournalWriteIntent"
        )


def test_what_a_device_could_not_play_is_said_in_plain_speech_from_the_prompt_on(handle: Handler) -> None:
    begun = handle(write(5), None)
    failed = handle(not_played(begun["sessionAttributes"]), None)
    assert failed["response"] == {}
    resumed = handle(at(intent("AMAZON.ResumeIntent"), failed["sessionAttributes"], seconds=60), None)
    assert not documents(resumed["response"])
    assert heard_text(resumed["response"]) == heard_text(begun["response"])
    assert broken_rules(resumed) == []


def test_a_breathing_session_is_kept_while_someone_writes_and_the_writing_is_what_is_steered(
    handle: Handler,
) -> None:
    breathing = handle(at(intent("BreatheIntent", minutes="PT3M")), None)["sessionAttributes"]
    event = write(10, on_a_screen=True)
    answer = handle(at(event, breathing, seconds=60), None)
    held = answer["sessionAttributes"]["breathing"]
    assert held["paused"]
    answer = handle(segment_ended(answer["sessionAttributes"]), None)
    assert answer["sessionAttributes"]["breathing"] == held
    assert answer["sessionAttributes"]["writing"]["hearing"][1] > 0
    onward = handle(at(intent("AMAZON.ResumeIntent"), answer["sessionAttributes"], seconds=150), None)
    assert onward["sessionAttributes"]["breathing"] == held
