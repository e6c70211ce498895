"""What holds for every line that is heard: it can be followed by ear, and promises nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.content.check.reading_level import HIGHEST_GRADE, HIGHEST_GRADE_ON_REQUEST, grade_of
from workbench.content.read.content import Content
from workbench.content.read.problem import ContentProblem
from workbench.content.schema.files import MOST_WORDS
from workbench.content.schema.text_rules import NUMBER, count_words
from workbench.content.text.fill import filled
from workbench.content.text.lines import Line, placed_lines

WORDS_TO_MEASURE = 8
"""The grade of a shorter text hangs on a single word; that of a question, on the name of its subject."""

NEVER_SAID = re.compile(
    r"(?i)\byou(?: are|'re) fine\b|\bsafe to (?:drive|ride|drink|swim)\b|(?<!when )\byou (?:can|may) drive\b"
    r"|\bstop taking\b|\bskip your (?:medicines?|pills?|dose)\b|\b(?:milligrams?|mg|micrograms?|ml)\b"
    r"|\bwill (?:cure|heal|save)\b|\bcures?\b|\bsaves? lives\b"
)
"""All clear, a changed medicine, a dose, a promise: whoever writes the words, no listener hears these."""

_LONG_LIST = re.compile(r"(?:[^,]+,\s+){3,}(?:and|or)\s")
"""Three commas before "and" or "or": four things, of which a tired listener keeps two."""

_ITEM = r"[\w'{}-]+(?: [\w'{}-]+)?"
_LONG_LIST_WITHOUT_LAST_COMMA = re.compile(rf"(?:{_ITEM}, ){{2,}}(?!and |or ){_ITEM} (?:and|or) [\w'{{}}-]+")

_WAIT = re.compile(rf"(?i){NUMBER}\s+(?:hours?|days?|weeks?)\b")

_ANSWERS, _PROMPTS, _PATTERNS, _DANGER = "topic.", ("prompt.", "theme."), "pattern.", ("safety.", "triage.")


def heard_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what no listener should have to hear."""
    for heard in placed_lines(content):
        yield from _never_said(heard)
        if not heard[0].startswith((*_PROMPTS, _PATTERNS)):
            yield from _long_lists(heard)
            yield from _reading_level(heard)
            yield from _too_long_when_filled(content, heard)
        if not heard[0].startswith(_ANSWERS):
            yield from _wait(heard)


def _never_said(heard: Line) -> Iterator[ContentProblem]:
    _, text, document, place = heard
    for found in NEVER_SAID.finditer(text):
        mend = "Leave it out: it is for a clinician, who knows the listener, to say."
        yield document.problem(place, f'{_name(heard)} says "{found[0]}"', mend)


def _long_lists(heard: Line) -> Iterator[ContentProblem]:
    _, text, document, place = heard
    for sentence in re.split(r"[.?!;:]", text):
        if _LONG_LIST.search(sentence) or _LONG_LIST_WITHOUT_LAST_COMMA.search(sentence):
            what = f"{_name(heard)} lists more than three things"
            yield document.problem(place, what, "Keep three, or make two sentences.")


def _reading_level(heard: Line) -> Iterator[ContentProblem]:
    key, text, document, place = heard
    is_first = key.startswith(_DANGER) or (key.startswith(_ANSWERS) and key.endswith(".short"))
    highest = HIGHEST_GRADE if is_first else HIGHEST_GRADE_ON_REQUEST
    is_measured = count_words(text) >= WORDS_TO_MEASURE and not key.endswith(".question")
    grade = grade_of(text) if is_measured else 0.0
    if grade > highest:
        what = f"{_name(heard)} reads at grade {grade:.1f}, at most {highest:.0f} is allowed"
        yield document.problem(place, what, "Use shorter sentences and shorter words.")


def _too_long_when_filled(content: Content, heard: Line) -> Iterator[ContentProblem]:
    _, text, document, place = heard
    limit = MOST_WORDS.get(_name(heard), MOST_WORDS["a line"])
    words = count_words(filled(content, text).replace("{clinic_name}", content.clinic.value.name))
    if words > limit:
        what = f"{_name(heard)} has {words} words as it is heard, at most {limit} are allowed"
        yield document.problem(place, what, "Shorten it, or the clinic's name or hours in clinic.yaml.")


def _wait(heard: Line) -> Iterator[ContentProblem]:
    _, text, document, place = heard
    for found in _WAIT.finditer(text):
        mend = (
            "Write a time of times.yaml as {name}, so that it stays true for a clinic that asks for longer."
        )
        yield document.problem(place, f'{_name(heard)} says "{found[0]}"', mend)


def _name(heard: Line) -> str:
    key = heard[0]
    return key.rpartition(".")[2] if key.startswith(_ANSWERS) else key
