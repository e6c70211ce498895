"""What a strict reader refuses in an answer, and what the shipped answers keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.content.check.reading_level import HIGHEST_GRADE, grade_of
from workbench.content.check.spoken_lines import WORDS_TO_MEASURE
from workbench.content.check.topics import CRISIS_LINE_IN
from workbench.content.read.content import read_content
from workbench.content.schema.safety_times import minutes_in, spoken_time

EN = "content/en-US"
DRIVING = f"{EN}/topics/driving.yaml"
SESSION = f"{EN}/strings/session.yaml"
HARD = "Contraindicated activities necessitate postponement until pharmacological elimination concludes."

# file, what stands there, what is written instead, the line, a part of what, a part of how to mend it
MISTAKES = [
    (
        DRIVING,
        "[sleep_rest]",
        "[home, rest, sleep, sleep_rest]",
        8,
        "at most 3 items",
        "docs/content-guide.md",
    ),
    (
        DRIVING,
        "Wait until tomorrow.",
        "Wait nine hours.",
        3,
        'short says "nine" without a source',
        "under figures",
    ),
    (
        DRIVING,
        "Wait until tomorrow.",
        "Wait {wait}.",
        3,
        "not that it may be longer",
        "if your clinic told you so",
    ),
    (DRIVING, "Wait until tomorrow.", HARD, 3, "at most 7 is allowed", "shorter words"),
    (
        DRIVING,
        "Waiting is",
        "Cars, vans, bikes, and boats wait, which is",
        4,
        "lists more than three",
        "Keep three",
    ),
    (
        DRIVING,
        "Wait until",
        "Skip vans, bikes, boats and cars. Wait until",
        3,
        "lists more than three",
        "Keep three",
    ),
    (DRIVING, "Wait until", "You can drive. Wait until", 3, 'short says "You can drive"', "clinician"),
    (DRIVING, "Wait until", "Take two mg and wait until", 3, 'short says "mg"', "clinician"),
    (DRIVING, "Waiting is safer", "Then you are fine", 4, 'more says "you are fine"', "clinician"),
    (SESSION, "Take good care.", "Wait two days.", 1, 'goodbye says "two days"', "as {name}"),
    (
        SESSION,
        "Take good care.",
        "You can rest, eat, drink, or sleep.",
        1,
        "lists more than three",
        "Keep three",
    ),
    (SESSION, "Take good care.", "word " * 46, 1, "goodbye has 46 words as it is heard", "Shorten it"),
    (SESSION, "goodbye: Take good care.", f"safety.x: {HARD}", 1, "at most 7 is allowed", "shorter words"),
    (f"{EN}/clinic.yaml", "(555) 010-0100", "1-800-HARBOR", 2, "phone is '1-800-HARBOR'", "whole number"),
    (DRIVING, "Say when", "when " * 41, 10, "tell_clinic has 44 words", "one thing"),
    (
        DRIVING,
        "reviewed:",
        "figures: {nine days: [label]}\nreviewed:",
        9,
        'nothing says "nine days"',
        "remove it",
    ),
    (f"{EN}/times.yaml", "24 hours", "a day", 2, "is no length of time", "24 hours"),
    (f"{EN}/times.yaml", "[label]", "[lable]", 4, "there is no source lable", "Mend the name"),
    (f"{EN}/times.yaml", "wait:", "stay:", 1, "no topic says {stay}", "Use it in a text"),
]


@pytest.mark.parametrize(("path", "old", "new", "line", "what", "mend"), MISTAKES)
def test_a_careless_answer_is_refused(  # noqa: PLR0917  # one for each column of the table
    tree: Any, path: str, old: str, new: str, line: int, what: str, mend: str
) -> None:
    tree.replace(path, old, new)
    found = [p for p in tree.problems() if p.path == path and p.line == line]
    assert any(what in p.what and mend in p.mend for p in found), tree.printed()


def test_a_figure_with_a_source_may_be_said(tree: Any) -> None:
    tree.replace(DRIVING, "Wait until tomorrow.", "Wait nine hours.")
    tree.replace(DRIVING, "reviewed:", "figures: {nine hours: [label]}\nreviewed:")
    assert tree.printed() == []


@pytest.mark.parametrize(
    ("amount", "spoken", "minutes"),
    [
        ("24 hours", "twenty-four hours", 1440),
        ("30 minutes", "thirty minutes", 30),
        ("1 hour", "one hour", 60),
        ("2 days", "two days", 2880),
        ("121 minutes", "one hundred twenty-one minutes", 121),
    ],
)
def test_a_length_of_time_is_said_in_words(amount: str, spoken: str, minutes: int) -> None:
    assert (spoken_time(amount), minutes_in(amount)) == (spoken, minutes)


@pytest.fixture(scope="module")
def shipped() -> Any:
    return read_content(Path(__file__).parents[4])


def test_every_answer_offers_two_or_three_next_questions(shipped: Any) -> None:
    assert {len(file.value.next) for file in shipped.topics.values()} <= {2, 3}


def test_every_short_answer_can_be_followed_after_seven_years_of_school(shipped: Any) -> None:
    grades = {topic: grade_of(file.value.short) for topic, file in shipped.topics.items()}
    assert max(grades.values()) <= HIGHEST_GRADE, grades


def test_no_short_answer_is_too_small_to_be_measured(shipped: Any) -> None:
    assert all(len(file.value.short.split()) >= WORDS_TO_MEASURE for file in shipped.topics.values())


def test_the_answers_that_need_it_most_begin_with_the_crisis_line(shipped: Any) -> None:
    assert all("{crisis_number}" in shipped.topics[topic].value.short for topic in CRISIS_LINE_IN)


def test_a_long_name_or_long_hours_may_not_make_an_answer_too_long(tree: Any) -> None:
    tree.replace(DRIVING, "Wait until tomorrow.", "Ask {clinic_name}. {clinic_hours}")
    tree.write(SESSION, "build.hours.known: They are open {hours}.\nmenu: Hello.\n")
    tree.replace(f"{EN}/clinic.yaml", "skill_name", f"hours: {'day and night ' * 10}\nskill_name")
    assert any("short has 36 words as it is heard" in problem for problem in tree.printed())


def test_what_could_not_be_confirmed_is_said_to_be_only_the_article(shipped: Any) -> None:
    assert "your clinic's article says" in shipped.topics["iv_vs_spravato"].value.short.lower()
    for topic in ("iv_vs_spravato", "dissociation_needed"):
        assert "only what your clinic's article" in shipped.topics[topic].value.evidence
