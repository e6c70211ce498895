"""What a command needs to know, found in its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftercare.domain.nlu.duration import minutes_in
from aftercare.domain.nlu.journal_slots import journal_slots
from aftercare.domain.nlu.phrase_patterns import Beginnings

if TYPE_CHECKING:
    from aftercare.domain.language import Language


def slots_of(
    command_id: str, words: list[str], pattern_names: Mapping[str, str], language: Language
) -> dict[str, str | int | float]:
    """Return the slots of a command in an utterance; `pattern_names` maps what people say to pattern ids."""
    text = " ".join(words)
    found: dict[str, str | int | float | None] = dict(journal_slots(command_id, text, language))
    if command_id in ("breathe", "journal.write"):
        found["minutes"] = minutes_in(text, language.durations)
    if command_id == "breathe":
        found["pattern"] = _longest(text, pattern_names)
    if command_id == "breathe.control":
        found["action"] = action_in(text, language.actions)
    if command_id == "speech.pace":
        found["pace"] = language.paces.in_text(text)
    return {name: value for name, value in found.items() if value is not None}


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
