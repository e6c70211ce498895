"""What to say when the skill itself failed: the number, if any word may have been about danger.

It looks at the event as it arrived, since whatever read it properly may be what failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, cast

from aftercare.content.records import ContentPack, IntentRoute
from aftercare.conversation.interpret import Understand
from aftercare.conversation.menu import trouble
from aftercare.conversation.numbers import numbers_card
from aftercare.conversation.offers import breathe_offer
from aftercare.conversation.reply import Offer, Reply, line
from aftercare.conversation.request import is_speech
from aftercare.conversation.session_attributes import from_attributes
from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Meaning

Kind = Literal["emergency", "crisis", "urgent_call_clinic", "unclear", "trouble"]

NO_ROUTE = IntentRoute()


def kind_of_trouble(event: Mapping[str, Any], pack: ContentPack, understand: Understand) -> Kind:
    """Return the most pressing level that anything in the event means; never raises.

    "unclear" when words cannot be understood any more, or the talk was about danger already.
    """
    try:
        level = _level(event, pack, understand)
    except Exception:  # noqa: BLE001 - what failed the turn may fail here again, and someone still waits
        return "unclear"
    if level is None and _attributes(event).get("area") == "safety":
        return "unclear"
    return level or "trouble"


def replies(pack: ContentPack) -> dict[Kind, Reply]:
    """Return what to say for each kind; made at the start, so that nothing is left to fail later."""
    made: dict[Kind, Reply] = {"trouble": trouble(), "unclear": _lines_that_are_always_there()}
    return made | {cast("Kind", level): _safety(level) for level in SAFETY_LEVELS}


def _level(event: Mapping[str, Any], pack: ContentPack, understand: Understand) -> Kind | None:
    found = {*_levels(event, pack, understand)}
    return cast("Kind | None", next((level for level in SAFETY_LEVELS if level in found), None))


def _levels(event: Mapping[str, Any], pack: ContentPack, understand: Understand) -> Iterator[str]:
    intent = _mapping(_mapping(event.get("request")).get("intent"))
    name = str(intent.get("name"))
    route = pack.intents.get(name, NO_ROUTE)
    yield str(route.meaning)
    for words in _words(intent):
        whole = " ".join(part for part in (route.carrier_prefix, words, route.carrier_suffix) if part)
        yield from (str(understand(text).id) for text in {words, whole})
    if name == "AMAZON.YesIntent":
        state = from_attributes(_attributes(event), pack)
        yield str(state.yes.id if state.yes else None)


def _words(intent: Mapping[str, Any]) -> Iterator[str]:
    for name, slot in _mapping(intent.get("slots")).items():
        for value in _values(_mapping(slot)):
            if isinstance(value, str) and value.strip() and is_speech(name, value):
                yield value


def _values(slot: Mapping[str, Any]) -> Iterator[object]:
    """Yield what a slot holds, wherever Alexa put it: one value or several."""
    held = _mapping(slot.get("slotValue"))
    yield from (slot.get("value"), held.get("value"))
    several = held.get("values")
    yield from (_mapping(each).get("value") for each in (several if isinstance(several, list) else ()))


def _attributes(event: Mapping[str, Any]) -> Mapping[str, Any]:
    return _mapping(_mapping(event.get("session")).get("attributes"))


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _safety(level: str) -> Reply:
    again = Meaning(kind="safety", id=level, slots={"again": 1})
    return Reply(
        say=(line(f"safety.{level}.first"),),
        offer=Offer(ask=line(f"safety.{level}.ask"), yes=again),
        card=numbers_card(),
        manner="slow",
        outcome="safety",
    )


def _lines_that_are_always_there() -> Reply:
    return Reply(
        say=(line("fallback.again"),), offer=breathe_offer(), card=numbers_card(), outcome="not_understood"
    )
