"""What a request means: safety in any of its words first, then its intent, then its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from aftercare.content.records import ContentPack, IntentRoute
from aftercare.conversation.request import Request, is_speech
from aftercare.conversation.session_state import SessionState
from aftercare.domain.nlu.duration import minutes_in
from aftercare.domain.nlu.journal_slots import journal_slots
from aftercare.domain.nlu.meaning import NOTHING, SAFETY_LEVELS, Meaning, answer, command


class Understand(Protocol):
    """Returns what words mean, in the places where the listener is."""

    def __call__(self, text: str, places: Sequence[str] = (), others: Iterable[str] = ()) -> Meaning:
        """Return the meaning; `places` are those of `domain.nlu.in_context`, the nearest first.

        `others` are other words that may have been said: a sign of danger in any of them counts.
        """
        ...


_LISTED = ("pattern", "action", "place", "theme", "weight", "pace", "every", "errand", "day")
"""Slots that take their values from a list of ours."""

_MADE_BY_ALEXA = re.compile(r"[0-9A-Z_:/.-]{1,40}")
"""A value of AMAZON.DATE or AMAZON.TIME; anything else in such a slot was said to nobody."""

_ACTIONS = {"AMAZON.PauseIntent": "pause", "AMAZON.ResumeIntent": "resume"}


def places_of(state: SessionState) -> tuple[str, ...]:
    """Return where the listener is, the nearest first, as `domain.nlu.in_context` names the places."""
    after_danger = ("after_danger",) if state.is_in_danger else ()
    return (*after_danger, *_places(state), "anywhere")


def _places(state: SessionState) -> tuple[str, ...]:
    if state.area in ("breathing", "writing"):
        return (state.area,)
    if state.area == "journal":
        return ("prompt",)
    if state.area == "topic":
        return ("topic", "offer") if state.yes else ("topic",)
    if state.yes is not None and state.yes.kind == "safety":
        return ("number", "offer")
    begins = ("start",) if state.area == "menu" and not state.answered else ()
    return (*begins, "offer") if state.yes else begins


def words_of(request: Request, pack: ContentPack) -> str:
    """Return what was said, with the words that a carrier took; "" where Alexa passed on none."""
    route = pack.intents.get(request.intent or "")
    said = " ".join(slot.text for slot in request.slots.values())
    return _with_carrier(said, route) if route is not None and said else said


def meaning_of(request: Request, pack: ContentPack, understand: Understand) -> Meaning:
    """Return the meaning of an intent request; of nothing known when the intent is not of this skill."""
    route = pack.intents.get(request.intent or "")
    if route is None:
        return _most_pressing(request, understand) or NOTHING
    if route.is_free_text:
        meaning = _free_text(request, route, pack, understand)
    else:
        meaning = _most_pressing(request, understand) or _routed(request, route, pack)
    if meaning.kind != "safety" and request.state.area == "breathing" and _is_unwell(request, pack):
        return command("breathe.control", action="ease")
    return meaning


def _is_unwell(request: Request, pack: ContentPack) -> bool:
    """Tell whether someone who breathes along says that the breathing does them no good.

    A carrier's prefix is left out: one intent may stand for several words, and "slow it down" is none of
    these.
    """
    said = " ".join(slot.text.lower() for slot in request.slots.values())
    return any(f" {word} " in f" {said} " for word in pack.unwell)


def _free_text(request: Request, route: IntentRoute, pack: ContentPack, understand: Understand) -> Meaning:
    """Understand the words together with those that the carrier took from them."""
    slot = next(iter(request.slots.values()), None)
    if slot is None:
        return NOTHING
    whole = understand(
        _with_carrier(slot.text, route), places_of(request.state), _otherwise(slot.text, route)
    )
    if route.carrier_prefix in pack.language.answering and whole.kind != "safety":
        # "Yes" answers the last question; what follows it may be the first thing that matters.
        rest = understand(slot.text)
        return rest if rest.kind == "safety" else whole
    return whole


def _with_carrier(text: str, route: IntentRoute) -> str:
    return " ".join(part for part in (route.carrier_prefix, text, route.carrier_suffix) if part)


def _otherwise(text: str, route: IntentRoute) -> Iterator[str]:
    """Yield what else may have been said: Alexa does not tell which of a carrier's words it heard."""
    for words in route.others:
        yield f"{words} {text}" if route.carrier_prefix is not None else f"{text} {words}"


def _most_pressing(request: Request, understand: Understand) -> Meaning | None:
    """Return the most pressing safety level in any word that arrived, wherever it arrived."""
    found = [m for m in _meanings(request, understand) if m.kind == "safety"]
    return min(found, key=lambda m: SAFETY_LEVELS.index(m.id or ""), default=None)


def _meanings(request: Request, understand: Understand) -> Iterator[Meaning]:
    for name, slot in request.slots.items():
        if slot.id is None and is_speech(name, slot.text):
            yield understand(slot.text)


def _routed(request: Request, route: IntentRoute, pack: ContentPack) -> Meaning:
    meaning_id = route.meaning
    if meaning_id is None:
        return NOTHING
    if meaning_id in SAFETY_LEVELS:
        return Meaning(kind="safety", id=meaning_id, confidence=1.0)
    if meaning_id in pack.topics or meaning_id in pack.switched_off:
        return answer(meaning_id)
    return replace(
        command(meaning_id), slots={**_unlisted(meaning_id, request, pack), **_command_slots(request, pack)}
    )


def _unlisted(meaning_id: str, request: Request, pack: ContentPack) -> dict[str, str | int | float]:
    """Return what an errand says that is not in the list: Alexa may lay a whole sentence into that slot."""
    errand = request.slots.get("errand")
    if errand is None or errand.id:
        return {}
    whole = pack.language.reminders.whole.format(errand=errand.text)
    return journal_slots(meaning_id, whole, pack.language)


def _command_slots(request: Request, pack: ContentPack) -> dict[str, str | int | float]:
    """Return a command's slots: list values by the id they matched, lengths in minutes."""
    slots: dict[str, str | int | float] = {
        name: request.slots[name].id or "" for name in _LISTED if name in request.slots
    }
    slots = {name: value for name, value in slots.items() if value}
    moments = {name: request.slots[name].text for name in ("time", "date") if name in request.slots}
    slots |= {name: said for name, said in moments.items() if _MADE_BY_ALEXA.fullmatch(said)}
    if request.intent in _ACTIONS:
        slots["action"] = _ACTIONS[request.intent]
    for name in ("minutes", "number"):
        minutes = (
            minutes_in(request.slots[name].text, pack.language.durations) if name in request.slots else None
        )
        if minutes is not None:
            slots["minutes"] = minutes
    return slots
