from datetime import datetime

import pytest
import yaml
from aftercare.conversation.reminders.slots import asked_of
from aftercare.domain.nlu.journal_slots import journal_slots, when_slots
from aftercare.domain.nlu.slots import slots_of
from aftercare.domain.reminders.times import when_of
from aftercare.domain.reminders.times_in_words import asked_in
from hypothesis import given
from hypothesis import strategies as st
from support.packs import ROOT, pack

LANGUAGE = pack().language
VALUES: dict[str, list[str]] = yaml.safe_load(
    (ROOT / "content/en-US/model/slot_types/theme.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("something about sleep", {"theme": "sleep"}),
        ("give me a gentle one", {"weight": "gentle"}),
        ("a gentle prompt about my body please", {"theme": "body", "weight": "gentle"}),
        ("something for the day of treatment", {"theme": "treatment_day"}),
        ("that one's too deep for tonight another please", {"weight": "gentle"}),
        ("something deeper", {"weight": "heavy"}),
        ("can i have yesterday's prompt", {"day": "yesterday"}),
        ("read today's prompt twice", {"twice": 1}),
        ("read me today's prompt please", {}),
        ("i feel like a journal prompt", {}),
        ("today's journal prompt for my wife", {}),
    ],
)
def test_a_prompt_is_wished_for_in_words(said: str, slots: dict[str, object]) -> None:
    assert journal_slots("journal.today", said, LANGUAGE) == slots


@pytest.mark.parametrize(
    ("said", "pace"),
    [
        ("speak slower", "slower"),
        ("you're talking too fast", "slower"),
        ("you talk too slow", "faster"),
        ("you're dead slow hurry up your talking", "faster"),
        ("normal speed please", "normal"),
        ("go back to your regular speed of talking", "normal"),
        ("a little quicker when you talk", "faster"),
        ("slow your voice down", "slower"),
    ],
)
def test_the_pace_of_the_voice_is_found(said: str, pace: str) -> None:
    assert slots_of("speech.pace", said.split(), {}, LANGUAGE) == {"pace": pace}


@pytest.mark.parametrize(("said", "errand"), [("to write", "journal"), ("to breathe", "breathe")])
def test_a_reminder_knows_its_errand(said: str, errand: str) -> None:
    assert journal_slots("reminder.set", f"remind me {said} tonight", LANGUAGE)["errand"] == errand


def test_a_reminder_for_anything_else_names_nothing() -> None:
    assert "errand" not in journal_slots("reminder.set", "remind me to take my pills at nine", LANGUAGE)


@given(st.text(max_size=120), st.sampled_from(["journal.today", "repeat", "speech.pace", "reminder.set"]))
def test_any_words_at_all_have_slots(text: str, command: str) -> None:
    assert isinstance(journal_slots(command, text, LANGUAGE), dict)


@pytest.mark.parametrize("said", ["every evening at nine", "at eight tonight", "in two hours", "on friday"])
def test_what_was_said_about_when_survives_as_slots(said: str) -> None:
    assert asked_of(when_slots(asked_in(said, LANGUAGE.when))) == asked_in(said, LANGUAGE.when)


@given(
    st.dictionaries(st.sampled_from(["time", "half", "part", "day", "every", "minutes"]), st.text(max_size=6))
)
def test_slots_of_any_kind_say_something_or_nothing_about_when(slots: dict[str, str]) -> None:
    when_of(asked_of(slots), datetime(2026, 3, 2, 11))


def test_words_and_lists_know_the_same_themes() -> None:
    assert (
        {theme for theme, _ in LANGUAGE.journal.themes.phrases}
        == set(VALUES)
        == {prompt.theme for prompt in pack().prompts}
    )


@pytest.mark.parametrize(("theme", "words"), [(t, w) for t, said in VALUES.items() for w in said])
def test_a_theme_of_the_list_is_found_in_words_too(theme: str, words: str) -> None:
    assert journal_slots("journal.today", f"something about {words}", LANGUAGE) == {"theme": theme}


def test_a_wish_or_a_reminder_is_read_with_anything_between_its_words() -> None:
    assert journal_slots("reminder.set", "move the nine o'clock reminder to ten", LANGUAGE)["move"] == 1
    assert "move" not in journal_slots("reminder.set", "reminder to move", LANGUAGE)
