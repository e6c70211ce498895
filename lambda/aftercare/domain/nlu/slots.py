"""What a command needs to know, found in its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aftercare.domain.breathing.own_rhythm import rhythm_id
from aftercare.domain.nlu.duration import minutes_in
from aftercare.domain.nlu.journal_slots import journal_slots
from aftercare.domain.nlu.phrase_patterns import Beginnings
from aftercare.domain.nlu.rhythm import rhythm_in

if TYPE_CHECKING:
    from aftercare.domain.language import Language


def slots_of(
    command_id: str, words: list[str], pattern_names: Mapping[str, str], language: Language
) -> dict[str, str | int | float]:
    """Return the slots of a command in an utterance; `pattern_names` maps what people say to pattern ids."""
    text = " ".join(words)
    found: dict[str, str | int | float | None] = dict(journal_slots(command_id, text, language))
    minutes = minutes_in(text, language.durations)
    if command_id == "breathe":
        rhythm = own_rhythm_in(words, language)
        found["pattern"] = rhythm or _longest(text, pattern_names)
        # Seconds beside a rhythm are those of a breath.
        found["minutes"] = None if rhythm and minutes is not None and minutes < 1 else minutes
    if command_id == "journal.write":
        found["minutes"] = minutes
    if command_id == "breathe.control":
        found["action"] = action_in(text, language.actions)
    if command_id == "speech.pace":
        found["pace"] = language.paces.in_text(text)
    return {name: value for name, value in found.items() if value is not None}


def own_rhythm_in(words: Sequence[str], language: Language) -> str | None:
    """Return the id of the rhythm whose seconds are said, moved within its bounds; None without one."""
    seconds = rhythm_in(words, language.rhythm)
    return rhythm_id(seconds) if seconds is not None else None


def is_beyond_bounds(words: Sequence[str], language: Language) -> bool:
    """Tell whether a rhythm was said that had to be moved."""
    seconds = rhythm_in(words, language.rhythm)
    return seconds is not None and rhythm_id(seconds).split()[1:] != [*map(str, seconds)]


def wants_counts(text: str, actions: Beginnings) -> bool:
    """Tell whether words ask for the seconds to be counted, as in "box breathing with counts"."""
    return actions.says(text.lower(), "counts")


def action_in(text: str, actions: Beginnings) -> str | None:
    """Return what a sentence asks of a session that goes on; None when it asks nothing of it."""
    return actions.in_text(text)


def _longest(text: str, names: Mapping[str, str]) -> str | None:
    padded = f" {text} "
    found = [name for name in names if f" {name} " in padded]
    return names[max(found, key=len)] if found else None
