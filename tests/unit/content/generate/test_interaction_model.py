"""The interaction model: who hears what."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.intents import intent_name
from workbench.content.generate.interaction_model import model_of
from workbench.content.generate.samples import with_slots

EN = "content/en-US"
VALUES = {"pattern": {"box": ["box", "square breathing"], "easy": ["easy"]}, "pace": {"slower": ["slow"]}}
SLOTS = {"pattern": "PATTERN", "minutes": "AMAZON.DURATION"}


def intents(tree: Any) -> dict[str, Any]:
    model = model_of(checked_content(tree.root))["interactionModel"]["languageModel"]
    return {intent["name"]: intent for intent in model["intents"]}


@pytest.mark.parametrize(
    ("meaning", "name"),
    [
        ("paa.resume_activities", "ResumeActivitiesIntent"),
        ("driving", "DrivingIntent"),
        ("breathe.control", "BreatheControlIntent"),
        ("urgent_call_clinic", "UrgentCallClinicIntent"),
    ],
)
def test_an_intent_is_named_after_its_meaning(meaning: str, name: str) -> None:
    assert intent_name(meaning) == name


def test_phrasings_are_samples_shortest_first(tree: Any) -> None:
    assert intents(tree)["DrivingIntent"]["samples"] == ["can i drive", "when may i drive again"]


def test_a_command_with_a_built_in_intent_has_no_other(tree: Any) -> None:
    found = intents(tree)
    assert found["AMAZON.StopIntent"]["samples"] == ["that's enough"]
    assert "StopIntent" not in found


def test_a_built_in_intent_takes_the_phrasings_it_names(tree: Any) -> None:
    found = intents(tree)
    assert "another one" in found["AMAZON.NextIntent"]["samples"]
    assert found["JournalNextIntent"]["samples"] == ["a new prompt"]


def test_look_alikes_are_no_samples(tree: Any) -> None:
    assert not any("suicidal" in sample for each in intents(tree).values() for sample in each["samples"])


@pytest.fixture
def with_emergency(tree: Any) -> Any:
    known = (tree.root / f"{EN}/intents.yaml").read_text(encoding="utf-8")
    tree.write(f"{EN}/intents.yaml", known + "emergency: {kind: safety, here: danger to life}\n")
    return tree


def test_danger_that_has_words_of_its_own_is_left_to_a_carrier_that_takes_it(with_emergency: Any) -> None:
    with_emergency.write(
        "corpus/en-US/wren.txt", "voices: a test\n\n[emergency]\ni took too many pills\ntook too many pills\n"
    )
    samples = intents(with_emergency)["EmergencyIntent"]["samples"]
    assert "took too many pills" in samples
    assert "i took too many pills" not in samples


def test_danger_is_a_sample_of_the_level_at_which_the_table_hears_it(with_emergency: Any) -> None:
    with_emergency.write(
        "corpus/en-US/wren.txt",
        "voices: a test\n\n[crisis]\nhelp took too many pills\n\n[emergency]\ni am choking\n",
    )
    assert "help took too many pills" in intents(with_emergency)["EmergencyIntent"]["samples"]


def test_what_depends_on_the_place_is_left_to_a_carrier_that_keeps_it(tree: Any) -> None:
    table = f"{EN}/language/in_context.yaml"
    tree.write(
        table,
        (tree.root / table).read_text(encoding="utf-8")
        + "means: {start: {giving_up: stop}}\nstart: {giving_up: [i quit, enough]}\n",
    )
    tree.write("corpus/en-US/wren.txt", "voices: a test\n\n[stop]\ni quit\nenough please\n")
    samples = intents(tree)["AMAZON.StopIntent"]["samples"]
    assert "enough please" in samples
    assert "i quit" not in samples


def test_a_carrier_has_one_slot_for_free_text(tree: Any) -> None:
    assert intents(tree)["SayCanIIntent"] == {
        "name": "SayCanIIntent",
        "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
        "samples": ["can i {words}", "may i {words}"],
    }


def test_patterns_can_be_asked_for_by_every_name(tree: Any) -> None:
    types = model_of(checked_content(tree.root))["interactionModel"]["languageModel"]["types"]
    pattern = next(each for each in types if each["name"] == "PATTERN")
    assert pattern["values"] == [{"id": "box", "name": {"value": "box", "synonyms": ["square breathing"]}}]


@pytest.mark.parametrize(
    ("phrasing", "sample"),
    [
        ("help me breathe", "help me breathe"),
        ("do box for five minutes", "do {pattern} for {minutes}"),
        ("square breathing please", "{pattern} please"),
        ("box no easy", "box no easy"),
        ("breathe for a quarter of an hour", None),
        ("five and a half breaths", None),
    ],
)
def test_values_in_a_phrasing_become_slots_or_keep_it_out(phrasing: str, sample: str | None) -> None:
    assert with_slots(phrasing, SLOTS, VALUES) == sample


def test_a_command_that_is_nothing_without_its_value_leaves_phrasings_to_free_text() -> None:
    assert with_slots("you talk too slow", {"pace": "PACE"}, VALUES) is None


def test_too_many_intents_are_a_problem(tree: Any) -> None:
    letters = "abcdefghijklmnopqrst"
    leads = "".join(f"  {a}{b}: []\n" for a in letters for b in letters)
    tree.replace(f"{EN}/model/carriers.yaml", "  i: []\n", f"  i: []\n{leads}")
    printed = tree.printed()
    assert any("intents, Alexa takes 250" in each for each in printed)
    assert any("intents and slot types, Alexa takes 350" in each for each in printed)


def test_a_model_that_is_too_large_is_a_problem(tree: Any) -> None:
    long = "a" * 900_000
    tree.write("corpus/en-US/river.txt", f"voices: r\n[driving]\n{long}\nb{long}\n")
    assert any("bytes, Alexa takes 1500000" in each for each in tree.printed())
