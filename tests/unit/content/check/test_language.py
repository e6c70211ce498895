"""The locale's own words are checked before they are built: where it is, what it is, how to mend it."""

from typing import Any

import pytest

LANGUAGE = "content/en-US/language"


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("days.yaml", "means: tomorrow", "means: someday", "someday is not known"),
        ("days.yaml", "[tomorrow]", "[(tomorrow]", "is no pattern of a phrase"),
        ("days.yaml", 'means: "12:00"', "means: noon", "is no hour"),
        ("days.yaml", "months: [january, ", "months: [", "months does not fit"),
        ("durations.yaml", 'half a: "0.5"', "half a: some", "is no number"),
        ("clauses.yaml", "joints: [and, ", "joints: [and then, ", "is more than one word"),
        ("controls.yaml", "[past the end]", "[past-the-end]", "is not written the way it is heard"),
        ("reminders.yaml", "to {errand}", "to {what}", "has other places to fill"),
        ("spoken_times.yaml", "am: AM", "morning: AM", "morning is not a key of this file"),
        ("endings.yaml", "ending: ies", "end: ies", "ending is missing"),
        ("spoken.yaml", "fillers: [um]", "fillers: []", "fillers does not fit"),
    ],
)
def test_a_mistake_in_the_words_is_told_with_its_place(
    tree: Any, file: str, old: str, new: str, what: str
) -> None:
    tree.replace(f"{LANGUAGE}/{file}", old, new)
    assert any(line.startswith(f"{LANGUAGE}/{file}:") and what in line for line in tree.printed())
