from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.simulator import matcher

from workbench.simulator.intent_matching import MatchedIntent

MATCHER = matcher()


def slots_of(heard: MatchedIntent) -> dict[str, str]:
    return {slot.name: slot.value for slot in heard.slots}


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        # exact samples
        ("Can I drive?", "DrivingIntent", {}),
        ("call 988", "CrisisIntent", {}),
        ("call nine eight eight", "CrisisIntent", {}),
        ("I dont want to live", "CrisisIntent", {}),
        ("enough for today", "AMAZON.StopIntent", {}),
        ("stop", "AMAZON.StopIntent", {}),
        ("alexa, stop", "AMAZON.StopIntent", {}),
        # samples with slots
        ("box", "BreatheIntent", {"pattern": "box"}),
        ("four square", "BreatheIntent", {"pattern": "four square"}),
        (
            "start 4-7-8 breathing for 2 minutes",
            "BreatheIntent",
            {"pattern": "four seven eight", "minutes": "PT2M"},
        ),
        ("take me through 478 breathing", "BreatheIntent", {"pattern": "four seven eight"}),
        ("breathe for half a minute", "BreatheIntent", {"minutes": "PT30S"}),
        ("breathe 12 times", "BreatheIntent", {"count": "12"}),
        ("remind me tomorrow at 8 p.m.", "ReminderIntent", {"day": "2026-03-02", "time": "20:00"}),
        ("the 2nd one", "ChooseIntent", {"place": "2"}),
        # free text: the carrier with the most words of its own
        ("can i swim tomorrow", "AskIntent", {"words": "swim tomorrow"}),
        ("Can I STILL swim?", "CanIStillIntent", {"words": "swim"}),
        ("i can't sleep", "AskIntent", {"words": "can't sleep"}),
        ("water 8 glasses please", "AskIntent", {"words": "water 8 glasses"}),
        # a word that is in no list, where nothing else was heard
        ("take me through zebra breathing", "BreatheIntent", {"pattern": "zebra"}),
        # nothing
        ("the weather in paris", "AMAZON.FallbackIntent", {}),
        ("i", "AMAZON.FallbackIntent", {}),
        ("???", "AMAZON.FallbackIntent", {}),
        ("", "AMAZON.FallbackIntent", {}),
    ],
)
def test_an_utterance_reaches_its_intent(said: str, intent: str, slots: dict[str, str]) -> None:
    heard = MATCHER.match(said)
    assert (heard.kind, heard.name, slots_of(heard)) == ("intent", intent, slots)


@pytest.mark.parametrize(
    "said",
    [
        "open aftercare companion",
        "Alexa, open Aftercare Companion",
        "alexa ask aftercare companion",
        "please launch aftercare companion",
        "aftercare companion",
        "talk to aftercare companion, please",
    ],
)
def test_naming_the_skill_opens_it(said: str) -> None:
    assert MATCHER.match(said) == MatchedIntent(kind="launch", names_the_skill=True)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("ask aftercare companion can i drive", "DrivingIntent"),
        ("ask aftercare companion if can i drive", "DrivingIntent"),
        ("alexa, ask aftercare companion to breathe for two minutes", "BreatheIntent"),
        ("open aftercare companion and breathe", "BreatheIntent"),
        ("tell aftercare companion i feel odd", "AskIntent"),
        ("ask aftercare companion about zebras", "AMAZON.FallbackIntent"),
    ],
)
def test_a_request_that_names_the_skill_loses_the_name(said: str, intent: str) -> None:
    heard = MATCHER.match(said)
    assert (heard.name, heard.names_the_skill) == (intent, True)


def test_a_list_value_resolves_to_its_id() -> None:
    (slot,) = MATCHER.match("square").slots
    assert (slot.resolution, [value.id for value in slot.matches]) == ("ER_SUCCESS_MATCH", ["box"])


def test_a_word_outside_the_list_resolves_to_nothing() -> None:
    (slot,) = MATCHER.match("take me through zebra breathing").slots
    assert (slot.resolution, slot.matches) == ("ER_SUCCESS_NO_MATCH", ())


@given(st.text())
def test_any_text_is_heard_as_something(text: str) -> None:
    assert MATCHER.match(text).kind in ("launch", "intent")
