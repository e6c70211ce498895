"""A device that cannot play APL for audio, and a screen that goes on by itself."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, heard_text
from support.apla_layout import documents
from support.events import SKILL_ID, intent, launch
from support.packs import pack

SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
NOON = "2026-03-02T12:00:00Z"


@pytest.fixture
def handle() -> Handler:
    store = InMemoryStore(clock=lambda: 1_772_474_400)
    return handler_for(Parts(pack=pack(), store=store, skill_id=SKILL_ID, listener_secret="x"))


def breathe(minutes: str = "PT10M") -> dict[str, Any]:
    event = intent("BreatheIntent", minutes=minutes)
    event["request"]["timestamp"] = NOON
    event["context"]["System"]["device"]["supportedInterfaces"] = SCREEN
    return event


def in_session(attributes: dict[str, Any], kind: str) -> dict[str, Any]:
    event = breathe()
    event["session"] |= {"new": False, "attributes": attributes}
    event["request"]["type"] = kind
    del event["request"]["intent"]
    return event


def resume(attributes: dict[str, Any], moment: str = "2026-03-02T12:05:00Z") -> dict[str, Any]:
    event = intent("AMAZON.ResumeIntent")
    event["session"] |= {"new": False, "attributes": attributes}
    event["request"]["timestamp"] = moment
    return event


def ended(attributes: dict[str, Any], *arguments: object) -> dict[str, Any]:
    event = in_session(attributes, "Alexa.Presentation.APL.UserEvent")
    event["request"]["arguments"] = list(arguments)
    return event


def test_after_a_document_has_failed_the_next_session_is_plain_speech(handle: Handler) -> None:
    failed = breathe()
    failed["request"]["type"] = "Alexa.Presentation.APLA.RuntimeError"
    assert documents(handle(breathe(), None)["response"])
    assert set(handle(failed, None)["response"]) <= {"shouldEndSession"}
    again = handle(breathe(), None)
    assert not documents(again["response"])
    assert "<break" in again["response"]["outputSpeech"]["ssml"]
    assert broken_rules(again) == []


def test_in_the_same_session_it_goes_on_in_plain_speech_from_where_nothing_was_heard(handle: Handler) -> None:
    begun = handle(breathe(), None)
    failed = handle(in_session(begun["sessionAttributes"], "Alexa.Presentation.APLA.RuntimeError"), None)
    assert failed["response"] == {}
    resumed = handle(resume(failed["sessionAttributes"]), None)
    assert not documents(resumed["response"])
    assert heard_text(resumed["response"]).startswith("Let's keep going. Let your shoulders drop.")
    assert broken_rules(resumed) == []


def test_a_control_while_the_reprompt_leads_on_keeps_its_place(handle: Handler) -> None:
    event = breathe("PT7M")
    event["context"]["System"]["device"]["supportedInterfaces"] = {}
    attributes = handle(event, None)["sessionAttributes"]
    lead, first, wait, _ = attributes["breathing"]["hearing"]
    assert wait > 8_000  # the microphone, and the question before it
    later = datetime.fromisoformat(NOON) + timedelta(milliseconds=lead + first + wait + 30_000)
    place = handle(resume(attributes, later.isoformat()), None)["sessionAttributes"]["breathing"]
    assert first + 26_000 <= place["from_ms"] <= first + 30_000


def test_on_a_screen_ten_minutes_go_on_without_a_word_to_the_very_end(handle: Handler) -> None:
    answer = handle(breathe(), None)
    segments = 1
    while not heard_text(answer["response"]).endswith("Shall we do it again?"):
        attributes = answer["sessionAttributes"]
        started = str(attributes["breathing"]["started_ms"])
        answer = handle(ended(attributes, "breathing.segment_ended", started), None)
        assert broken_rules(answer) == []
        assert heard_text(answer["response"]).startswith("In.")
        segments += 1
    assert segments == 3


@pytest.mark.parametrize("arguments", [[], ["x"], ["breathing.segment_ended", "1"], [{}, 7], ["a"] * 9])
def test_an_event_of_another_session_changes_nothing(handle: Handler, arguments: list[object]) -> None:
    attributes = handle(breathe(), None)["sessionAttributes"]
    answer = handle(ended(attributes, *arguments), None)
    assert answer["response"] == {}
    assert answer["sessionAttributes"] == attributes


def test_an_event_without_a_session_is_met_with_silence(handle: Handler) -> None:
    assert handle(ended({}, "breathing.segment_ended", "1"), None)["response"] == {}


APL, APLA = "Alexa.Presentation.APL.RuntimeError", "Alexa.Presentation.APLA.RuntimeError"


def test_a_screen_that_could_not_show_something_leaves_the_session_as_it_is(handle: Handler) -> None:
    attributes = handle(breathe(), None)["sessionAttributes"]
    answer = handle(in_session(attributes, APL), None)
    assert (answer["response"], answer["sessionAttributes"]) == ({}, attributes)


def test_a_failure_of_sound_where_nothing_is_led_leaves_the_session_open(handle: Handler) -> None:
    attributes = handle(launch(), None)["sessionAttributes"]
    answer = handle(in_session(attributes, APLA), None)
    assert answer["response"] == {}
    assert (answer["sessionAttributes"]["asked"], answer["sessionAttributes"]["yes"]) == (
        attributes["asked"],
        attributes["yes"],
    )


ERROR = {"type": "INVALID_RESPONSE", "message": "words that no log may hold"}


@pytest.mark.parametrize(
    ("kind", "told", "logged"),
    [
        ("SessionEndedRequest", {"reason": "ERROR", "error": ERROR}, "INVALID_RESPONSE"),
        ("SessionEndedRequest", {"reason": "ERROR", "error": {"type": "words of someone"}}, "UNNAMED"),
        ("SessionEndedRequest", {"reason": "USER_INITIATED"}, None),
        (APL, {"errors": [ERROR | {"type": "LIST_INDEX_OUT_OF_RANGE"}]}, "LIST_INDEX_OUT_OF_RANGE"),
        (APLA, {"errors": [{"type": "INTERNAL_SERVER_ERROR"}, 7]}, "INTERNAL_SERVER_ERROR"),
        (APLA, {"errors": 7}, "UNNAMED"),
    ],
)
def test_the_log_tells_which_error_alexa_reports_and_counts_it(
    handle: Handler, capsys: pytest.CaptureFixture[str], kind: str, told: dict[str, Any], logged: str | None
) -> None:
    event = in_session({}, kind)
    event["request"] |= told
    handle(event, None)
    line = json.loads(capsys.readouterr().out)
    assert (line.get("reported"), line.get("AlexaReported")) == (logged, 1 if logged else None)
    assert "words" not in json.dumps(line)
