"""Slots of the journal, of reminders and of the voice's pace, found in the words of an utterance."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aftercare.domain.nlu.duration import UNITS
from aftercare.domain.reminders.times import Asked
from aftercare.domain.reminders.times_in_words import asked_in

THEMES: Mapping[str, str] = {
    "treatment_day": (
        "day of (?:my |the |a )?(?:treatment|infusion|session)|(?:treatment|infusion) days?"
        "|treatments?|infusions?"
    ),
    "small_steps": "small (?:next )?steps?|next steps?|little steps?",
    "difficult_moments": "(?:difficult|hard|tough) (?:moments?|times?|things?|parts?|days?)",
    "images_dreams": "images?|pictures|visions?|dreams?",
    "applying": "applying(?: it)?|how (?:i|to) (?:can )?apply it|daily life|everyday life|what to do with it",
    "gratitude": "gratitude|being grateful|being thankful|thankfulness|what i'm grateful for",
    "feelings": "feelings?|emotions?|what i felt|how i felt|how i feel|moods?",
    "patterns": "patterns?|habits?",
    "people": "people|friends|friendship|family|relationships?|others|loved ones",
    "sleep": "sleep|sleeping|bedtime|the night|falling asleep",
    "hopes": "hopes?|the future|wishes",
    "body": "body|bodies|physical",
    "rest": "rest|resting|slowing down",
}
"""What people call each theme; the particular come before the general."""

_ABOUT = r"\b(?:about|on|for|around|regarding|to do with|with) (?:the |my |your |our |some |a )?(?:{words})\b"
_KIND = r"\b(?:{words}) (?:prompt|question|one|topic|theme)\b"
_TOO_MUCH = re.compile(
    r"\b(?:too|so|bit|little|very) (?:deep|heavy|hard|much|painful|dark|sad|intense|big)\b"
    r"|\bnothing (?:heavy|deep|hard)\b"
)
_GENTLE = re.compile(
    r"\b(?:gentle|gentler|easy|easier|light|lighter|soft|softer|kind|simple|simpler|not so heavy)\b"
)
_HEAVY = re.compile(r"\b(?:heavy|heavier|deep|deeper|harder|serious)\b")
_TWICE = re.compile(r"\b(?:twice|two times)\b")
_SLOWER = re.compile(r"\b(?:slow|slower|slowly|too fast|too quick|so fast|mile a minute|gabbling)\b")
_FASTER = re.compile(
    r"\b(?:fast|faster|quick|quicker|quickly|speed up|hurry|too slow|too slowly|so slow|dragging)\b"
)
_NORMAL = re.compile(r"\b(?:normal|normally|usual|regular)\b")
_ERRANDS = (
    ("journal", re.compile(r"\b(?:journal|journaling|write|writing|diary|prompt)\b")),
    ("breathe", re.compile(r"\b(?:breathe|breath|breathing)\b")),
)

_SOMETHING_ELSE = re.compile(r"\bremind(?:er)?\b.*?\b(?:to|about|that) (?:the |my |a )?(\w+)")
_MOVE = re.compile(
    r"\b(?:change|move|shift|reschedule|push|put)\b.*\breminders?\b.*\b(?:to|at|for|back|by|until)\b"
)


def journal_slots(command_id: str, text: str) -> dict[str, str | int | float]:
    """Return what an utterance tells a command of the journal, of reminders or of the voice.

    `journal.today`, `.next`, `.previous`, `.write`: `theme`, `weight`, `day` ("yesterday",
    "before_yesterday"), `twice`, `again` for the one at hand.
    `repeat`: `twice`. `speech.pace`: `pace`. `reminder.*`: `errand`, or `else` for another one, `move` where
    a reminder is to be changed, and what was said about when.
    """
    if command_id in ("journal.today", "journal.next", "journal.previous", "journal.write"):
        return _prompt(text)
    if command_id == "repeat":
        return {"twice": 1} if _TWICE.search(text) else {}
    if command_id == "speech.pace":
        pace = pace_in(text)
        return {"pace": pace} if pace else {}
    if command_id.startswith("reminder."):
        return {**_errand(text), **_move(text), **when_slots(asked_in(text))}
    return {}


def theme_in(text: str) -> str | None:
    """Return the theme that a prompt is wished to be about."""
    for theme, words in THEMES.items():
        if re.search(f"{_ABOUT}|{_KIND}".replace("{words}", words), text):
            return theme
    return None


def pace_in(text: str) -> str | None:
    """Return `slower`, `normal` or `faster`; "you talk too slow" asks for faster."""
    if re.search(r"\b(?:too|so|dead|dragging)\b.*\bslow", text) or "speed up" in text or "hurry" in text:
        return "faster"
    if re.search(r"\b(?:too|so) (?:fast|quick)", text):
        return "slower"
    found = {"normal": _NORMAL, "slower": _SLOWER, "faster": _FASTER}
    return next((pace for pace, words in found.items() if words.search(text)), None)


def when_slots(asked: Asked) -> dict[str, str | int | float]:
    """Return what was said about when as slots; `asked_of` reads them back."""
    said: dict[str, str | int | float | None] = {
        "time": asked.at.strftime("%H:%M") if asked.at else None,
        "half": int(asked.half_said) if asked.at else None,
        "part": asked.part,
        "day": asked.day,
        "every": asked.every,
        "minutes": asked.in_minutes,
    }
    return {name: value for name, value in said.items() if value is not None}


def _prompt(text: str) -> dict[str, str | int | float]:
    slots: dict[str, str | int | float] = {}
    theme, weight = theme_in(text), _weight(text)
    if theme:
        slots["theme"] = theme
    if weight:
        slots["weight"] = weight
    if found := re.search(r"\b(day before )?yesterday", text):
        slots["day"] = "before_yesterday" if found[1] else "yesterday"
    if _TWICE.search(text):
        slots["twice"] = 1
    if re.search(r"\bwhat (?:was|is|were) the (?:prompt|question|words)\b", text):
        slots["again"] = 1
    return slots


def _weight(text: str) -> str | None:
    if _TOO_MUCH.search(text) or _GENTLE.search(text):
        return "gentle"
    return "heavy" if _HEAVY.search(text) else None


def _errand(text: str) -> dict[str, str | int | float]:
    found = next((errand for errand, words in _ERRANDS if words.search(text)), None)
    if found:
        return {"errand": found}
    named = _SOMETHING_ELSE.search(text)
    return {"else": 1} if named and not named[1].isdecimal() and named[1] not in UNITS else {}


def _move(text: str) -> dict[str, str | int | float]:
    return {"move": 1} if _MOVE.search(text) else {}
