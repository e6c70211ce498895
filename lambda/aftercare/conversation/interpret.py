"""What a request means: safety in any of its words first, then its intent, then its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from aftercare.content.records import ContentPack, IntentRoute
from aftercare.conversation.request import Heard
from aftercare.domain.nlu.duration import minutes_in
from aftercare.domain.nlu.journal_slots import journal_slots
from aftercare.domain.nlu.meaning import NOTHING, SAFETY_LEVELS, Meaning, answer, command

Understand = Callable[[str], Meaning]

_LISTED = ("pattern", "action", "place", "theme", "weight", "pace", "every", "errand", "day")
"""Slots that take their values from a list of ours."""

_ACTIONS = {"AMAZON.PauseIntent": "pause", "AMAZON.ResumeIntent": "resume"}


def words_of(heard: Heard, pack: ContentPack) -> str:
    """Return what was said, with the words that a carrier took; "" where Alexa passed on none."""
    route = pack.intents.get(heard.intent or "")
    said = " ".join(slot.text for slot in heard.slots.values())
    return _with_carrier(said, route) if route is not None and said else said


def meaning_of(heard: Heard, pack: ContentPack, understand: Understand) -> Meaning:
    """Return the meaning of an intent request; of nothing known when the intent is not of this skill."""
    route = pack.intents.get(heard.intent or "")
    if route is None:
        return _most_pressing(heard, understand) or NOTHING
    if route.is_free_text:
        meaning = _free_text(heard, route, pack, understand)
    else:
        meaning = _most_pressing(heard, understand) or _routed(heard, route, pack)
    if meaning.kind != "safety" and heard.memory.area == "breathing" and _is_unwell(heard, pack):
        return command("breathe.control", action="ease")
    return meaning


def _is_unwell(heard: Heard, pack: ContentPack) -> bool:
    """Tell whether someone who is led says that the breathing does them no good.

    A carrier's lead is left out: one intent may stand for several words, and "slow it down" is none of these.
    """
    said = " ".join(slot.text.lower() for slot in heard.slots.values())
    return any(f" {word} " in f" {said} " for word in pack.unwell)


def _free_text(heard: Heard, route: IntentRoute, pack: ContentPack, understand: Understand) -> Meaning:
    """Understand the words together with those that the carrier took from them."""
    slot = next(iter(heard.slots.values()), None)
    if slot is None:
        return NOTHING
    whole = understand(_with_carrier(slot.text, route))
    if route.lead in pack.language.answering and whole.kind != "safety":
        # "Yes" answers the last question; what follows it may be the first thing that matters.
        rest = understand(slot.text)
        return rest if rest.kind == "safety" else whole
    return whole


def _with_carrier(text: str, route: IntentRoute) -> str:
    return " ".join(part for part in (route.lead, text, route.tail) if part)


def _most_pressing(heard: Heard, understand: Understand) -> Meaning | None:
    """Return the most pressing safety level in any word that arrived, wherever it arrived."""
    found = [m for m in _meanings(heard, understand) if m.kind == "safety"]
    return min(found, key=lambda m: SAFETY_LEVELS.index(m.id or ""), default=None)


def _meanings(heard: Heard, understand: Understand) -> Iterator[Meaning]:
    for slot in heard.slots.values():
        if slot.id is None:
            yield understand(slot.text)


def _routed(heard: Heard, route: IntentRoute, pack: ContentPack) -> Meaning:
    meaning_id = route.meaning
    if meaning_id is None:
        return NOTHING
    if meaning_id in SAFETY_LEVELS:
        return Meaning(kind="safety", id=meaning_id, confidence=1.0)
    if meaning_id in pack.topics or meaning_id in pack.switched_off:
        return answer(meaning_id)
    return replace(
        command(meaning_id), slots={**_unlisted(meaning_id, heard, pack), **_command_slots(heard, pack)}
    )


def _unlisted(meaning_id: str, heard: Heard, pack: ContentPack) -> dict[str, str | int | float]:
    """Return what an errand says that is not in the list: Alexa may lay a whole sentence into that slot."""
    errand = heard.slots.get("errand")
    if errand is None or errand.id:
        return {}
    whole = pack.language.reminders.whole.format(errand=errand.text)
    return journal_slots(meaning_id, whole, pack.language)


def _command_slots(heard: Heard, pack: ContentPack) -> dict[str, str | int | float]:
    """Return a command's slots: list values by the id they matched, lengths in minutes."""
    slots: dict[str, str | int | float] = {
        name: heard.slots[name].id or "" for name in _LISTED if name in heard.slots
    }
    slots = {name: value for name, value in slots.items() if value}
    slots |= {name: heard.slots[name].text for name in ("time", "date") if name in heard.slots}
    if heard.intent in _ACTIONS:
        slots["action"] = _ACTIONS[heard.intent]
    for name in ("minutes", "number"):
        minutes = minutes_in(heard.slots[name].text, pack.language.durations) if name in heard.slots else None
        if minutes is not None:
            slots["minutes"] = minutes
    return slots
