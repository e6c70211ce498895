"""Words of danger in every slot of the interaction model, at every moment, are met with the number."""

from typing import Any

import pytest
from lambda_function import Handler
from support.alexa_rules import broken_rules, sentences_of
from support.events import intent, launch, only_under_slot_value, resolved
from support.packs import ROOT, pack

from workbench.simulator.model import Model

MODEL = Model.read(ROOT / "interaction_models" / "en-US.json")
SLOTS = sorted((each.name, slot) for each in MODEL.intents for slot in each.slots)


def kind_of(name: str, slot: str) -> str:
    return MODEL.intent(name).slots[slot]


DANGER = {"i want to die": "988", "i can't breathe": "911"}

MORE_PRESSING = ("SayOverdosedIntent", "SayUnconsciousIntent")
"""Carriers that took an emergency: they outrank whatever is said behind them."""

MOMENTS: dict[str, list[dict[str, Any]]] = {
    "one-shot": [],
    "breathing": [resolved(intent("BreatheIntent", pattern="box"))],
    "writing": [intent("JournalWriteIntent", minutes="PT5M")],
    "after an offer": [launch(), intent("DrivingIntent")],
    "confirming a reminder": [launch(), intent("ReminderSetIntent", errand="journal", time="20:00")],
    "after two misses": [launch(), intent("AMAZON.FallbackIntent"), intent("AMAZON.FallbackIntent")],
}


@pytest.fixture(scope="session")
def moments(handle: Handler) -> dict[str, dict[str, Any]]:
    """Return what a session remembers at each moment; of one that is new, nothing."""
    return {moment: remembered(handle, said) for moment, said in MOMENTS.items()}


def remembered(handle: Handler, said: list[dict[str, Any]]) -> dict[str, Any]:
    session: dict[str, Any] = {"new": True, "attributes": {}}
    for event in said:
        answer = handle({**event, "session": event["session"] | session}, None)
        assert answer["response"]["shouldEndSession"] is False, event
        session = {"new": False, "attributes": answer["sessionAttributes"]}
    return session


def is_alarm(answer: dict[str, Any]) -> bool:
    return bool(answer["sessionAttributes"].get("area") == "safety")


def number_in_first_sentence(answer: dict[str, Any], number: str) -> bool:
    return number in sentences_of(answer["response"]["outputSpeech"])[0]


def test_the_moments_are_what_they_are_called(moments: dict[str, dict[str, Any]]) -> None:
    attributes = {moment: session["attributes"] for moment, session in moments.items()}
    assert attributes["one-shot"] == {}
    assert attributes["breathing"]["breathing"]["pattern"] == "box"
    assert attributes["writing"]["writing"]["minutes"] == 5
    assert attributes["after an offer"]["yes"]
    assert attributes["confirming a reminder"]["yes"][1] == "reminder.set"
    assert attributes["after two misses"]["said"] == [["fallback.again"]]


def test_the_model_has_slots_of_every_kind() -> None:
    kinds = {kind for each in MODEL.intents for kind in each.slots.values()}
    assert {"AMAZON.SearchQuery", "ERRAND", "AMAZON.DATE", "ACTION"} <= kinds
    assert len(SLOTS) > 100


@pytest.mark.parametrize(("name", "slot"), SLOTS, ids=str)
def test_danger_in_a_slot_is_met_with_the_number_at_every_moment(
    handle: Handler, moments: dict[str, dict[str, Any]], name: str, slot: str
) -> None:
    for moment, session in moments.items():
        for words, number in DANGER.items():
            event = intent(name, **{slot: words})
            event["session"] |= session
            answer = handle(event, None)
            expected = "911" if name in MORE_PRESSING else number
            assert number_in_first_sentence(answer, expected), (moment, words)
            assert answer["response"]["shouldEndSession"] is False
            assert broken_rules(answer) == []


@pytest.mark.parametrize(
    ("name", "slot"), [each for each in SLOTS if each[0] not in MORE_PRESSING][::9], ids=str
)
@pytest.mark.parametrize("several", [False, True], ids=["simple", "list"])
def test_danger_under_slot_value_alone_is_met_with_the_number(
    handle: Handler, moments: dict[str, dict[str, Any]], name: str, slot: str, *, several: bool
) -> None:
    for session in moments.values():
        event = intent(name)
        words = ["journal", "i want to die"] if several else "i want to die"
        event["request"]["intent"]["slots"] = {slot: only_under_slot_value(slot, words)}
        event["session"] |= session
        assert number_in_first_sentence(handle(event, None), "988")


@pytest.mark.parametrize("made", ["FUTURE_REF", "PRESENT_REF", "2026-W10-WE", "2026-SP", "PT5M", "?", "AF"])
@pytest.mark.parametrize(
    ("name", "slot"),
    [each for each in SLOTS if each[1] in ("date", "time", "minutes", "number")],
    ids=str,
)
def test_what_alexa_makes_of_words_is_no_speech(handle: Handler, name: str, slot: str, made: str) -> None:
    assert not is_alarm(handle(intent(name, **{slot: made}), None))


@pytest.mark.parametrize(("name", "slot"), [each for each in SLOTS if kind_of(*each) in MODEL.lists], ids=str)
def test_values_of_our_lists_raise_no_alarm(handle: Handler, name: str, slot: str) -> None:
    for value in MODEL.lists[kind_of(name, slot)]:
        for words in (value.name, *value.synonyms):
            assert not is_alarm(handle(resolved(intent(name, **{slot: words})), None)), words


@pytest.mark.parametrize("name", sorted(set(pack().intents) - {name for name, _ in SLOTS}))
def test_danger_in_a_slot_that_an_intent_never_had_is_met_with_the_number(handle: Handler, name: str) -> None:
    answer = handle(intent(name, odd="i want to die"), None)
    said = sentences_of(answer["response"]["outputSpeech"])[0]
    assert "988" in said or (name == "EmergencyIntent" and "911" in said)
