"""Whatever arrives, the listener gets a valid response or the caller a clear refusal."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from aftercare.skill import Parts
from aftercare.telemetry import Note
from hypothesis import given, settings
from hypothesis import strategies as st
from lambda_function import Handler, handler_for
from support import forged
from support.alexa_rules import broken_rules, heard_text
from support.events import SKILL_ID, consent, disabled, ended, intent, launch, on_a_screen, resolved, touched
from support.packs import pack

INTENTS = sorted(pack().intents)
FREE = sorted(name for name, route in pack().intents.items() if route.is_free_text)


def is_silence(answer: dict[str, Any]) -> bool:
    return set(answer["response"]) <= {"shouldEndSession"}


@given(forged.anything)
def test_what_is_no_request_is_refused(handle: Handler, event: object) -> None:
    answer = handle(event, None)
    assert is_silence(answer)
    assert answer["refused"]


@given(st.sampled_from(FREE), st.text(max_size=300))
@settings(max_examples=150)
def test_any_words_at_all_get_a_response_by_the_rules(handle: Handler, name: str, words: str) -> None:
    assert broken_rules(handle(intent(name, words=words), None)) == []


@pytest.mark.parametrize(
    "words", ["a" * 10_000, "<&>\"'", "\x00\x01\x02", "\ud800", "\u202ereversed", "🙂" * 50, " "]
)
def test_odd_words_get_a_response_by_the_rules(handle: Handler, words: str) -> None:
    assert broken_rules(handle(intent(FREE[0], words=words), None)) == []


@given(st.sampled_from(INTENTS), forged.attributes())
@settings(max_examples=150)
def test_any_session_attributes_get_a_response_by_the_rules(
    handle: Handler, name: str, attributes: object
) -> None:
    event = intent(name)
    event["session"] |= {"new": False, "attributes": attributes}
    assert broken_rules(handle(event, None)) == []


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("9999-12-31", "23:59"),
        ("?<&>", "x" * 300),
        ("2026-W99", "25:99"),
    ],
)
def test_an_odd_moment_is_asked_about_and_no_trouble(parts: Parts, date: str, time: str | None) -> None:
    notes: list[Note] = []
    slots = {"date": date, **({"time": time} if time else {})}
    answer = handler_for(replace(parts, log=notes.append))(intent("ReminderSetIntent", **slots), None)
    assert broken_rules(answer) == []
    assert notes[0].outcome != "trouble"
    assert "<&>" not in json.dumps(answer)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"])
def test_a_moment_that_cannot_be_is_taken_for_now(parts: Parts, moment: str) -> None:
    notes: list[Note] = []
    event = intent("JournalTodayIntent")
    event["request"]["timestamp"] = moment
    answer = handler_for(replace(parts, log=notes.append))(event, None)
    assert broken_rules(answer) == []
    assert notes[0].outcome == "answered"


ODD: tuple[Any, ...] = (None, 7, -1.5, True, "odd", "", [], {}, [None], {"a": {"b": 1}}, "x" * 3_000, ...)
EVENTS = {
    "breathe": on_a_screen(resolved(intent("BreatheIntent", pattern="box", minutes="PT2M"))),
    "launch": launch(),
    "consent": consent("ACCEPTED", "journal|2030-01-01T20:00:00|"),
    "touched": touched("a", "b"),
    "ended": ended(),
    "disabled": disabled(userInformationPersistenceStatus="NOT_PERSISTED"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_no_field_that_is_missing_or_odd_breaks_a_turn(parts: Parts, name: str) -> None:
    notes: list[Note] = []
    handle = handler_for(replace(parts, log=notes.append))
    for event, path in with_one_odd_field(EVENTS[name]):
        answer = handle(event, None)
        silent = is_silence(answer) and (answer.get("refused") or not is_spoken_to(event))
        assert silent or (broken_rules(answer) == [] and heard_text(answer["response"])), path
    # What has no type that the SDK knows is no request; nothing else stops a turn.
    assert {note.error for note in notes} <= {None, "SerializationException"}
    assert all(note.request not in KNOWN for note in notes if note.error)


KNOWN = ("LaunchRequest", "IntentRequest", "Connections.Response", "SessionEndedRequest")


def is_spoken_to(event: dict[str, Any]) -> bool:
    return event["request"].get("type") in KNOWN[:3]


def with_one_odd_field(event: dict[str, Any]) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    """Yield the event once for each field of it and each odd value, or without the field."""
    for path in paths_of(event):
        for value in ODD:
            changed = copy.deepcopy(event)
            parent: Any = changed
            for key in path[:-1]:
                parent = parent[key]
            if value is ...:
                del parent[path[-1]]
            else:
                parent[path[-1]] = value
            yield changed, (*path, value)


def paths_of(part: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield (*above, key)
        yield from paths_of(value, (*above, key))


def test_a_screen_newer_than_the_sdk_does_no_harm(handle: Handler) -> None:
    event = on_a_screen(intent("DrivingIntent"))
    event["context"]["Viewport"] = {"mode": "HOLOGRAM", "shape": "SPHERE", "experiences": 3}
    event["request"]["intent"]["slots"] = {"words": {"name": "words", "slotValue": {"type": "Brand.New"}}}
    assert "twenty-four hours" in heard_text(handle(event, None)["response"])


@pytest.mark.parametrize(
    "kind", ["Alexa.Unknown.Request", "", "Alexa.Presentation.APLA.RuntimeError", None, 3]
)
def test_an_unknown_request_is_answered_with_silence(handle: Handler, kind: object) -> None:
    event = launch()
    event["request"]["type"] = kind
    assert is_silence(handle(event, None))


def test_an_event_of_the_platform_is_answered_with_silence(handle: Handler) -> None:
    assert is_silence(handle(ended(), None))
    assert is_silence(handle(disabled(userInformationPersistenceStatus="NOT_PERSISTED"), None))


def test_a_request_for_another_skill_is_refused(handle: Handler) -> None:
    event = json.loads(json.dumps(launch()).replace(SKILL_ID, "amzn1.ask.skill.another"))
    answer = handle(event, None)
    assert answer["refused"] == "a request for another skill"
    assert is_silence(answer)


def test_an_unknown_property_does_no_harm(handle: Handler) -> None:
    event = launch()
    event["request"]["brandNew"] = {"deep": [1, 2]}
    event["context"]["Brand.New"] = {"x": 1}
    assert broken_rules(handle(event, None)) == []


def test_an_intent_of_another_model_is_met_kindly(handle: Handler) -> None:
    assert broken_rules(handle(intent("OrderPizzaIntent", size="large"), None)) == []
