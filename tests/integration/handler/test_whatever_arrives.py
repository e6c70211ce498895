"""Whatever arrives, the listener gets a valid response or the caller a clear refusal."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lambda_function import Handler
from support.alexa_rules import broken_rules, heard_text
from support.events import SKILL_ID, disabled, ended, intent, launch
from support.packs import pack

leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)
INTENTS = sorted(pack().intents)
FREE = sorted(name for name, route in pack().intents.items() if route.is_free_text)


def is_silence(answer: dict[str, Any]) -> bool:
    return set(answer["response"]) <= {"shouldEndSession"}


@given(anything)
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


@given(st.sampled_from(INTENTS), anything)
@settings(max_examples=150)
def test_any_session_attributes_get_a_response_by_the_rules(
    handle: Handler, name: str, attributes: object
) -> None:
    event = intent(name)
    event["session"] |= {"new": False, "attributes": attributes}
    assert broken_rules(handle(event, None)) == []


PATHS = [
    ("session",), ("context",), ("session", "user"), ("session", "new"), ("session", "attributes"),
    ("context", "System", "device"), ("context", "System", "user"), ("request", "timestamp"),
    ("request", "locale"), ("request", "requestId"), ("request", "intent"), ("request", "intent", "slots"),
    ("request", "intent", "name"), ("request", "intent", "confirmationStatus"),
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=".".join)
@pytest.mark.parametrize("value", [None, 7, "odd", [], {}, ...], ids=repr)
def test_a_missing_or_odd_field_still_gets_words(
    handle: Handler, path: tuple[str, ...], value: object
) -> None:
    event = copy.deepcopy(intent("DrivingIntent"))
    parent: Any = event
    for key in path[:-1]:
        parent = parent[key]
    if value is ...:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    answer = handle(event, None)
    assert answer.get("refused") or (broken_rules(answer) == [] and heard_text(answer["response"]))


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
