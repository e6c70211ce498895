"""Entry point of the Lambda function: builds the skill once, guards what the SDK cannot read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from aftercare.content.pack import load_pack
from aftercare.logbook import write
from aftercare.rendering.response import render
from aftercare.rendering.words import Words
from aftercare.settings import Settings
from aftercare.skill import TROUBLE, Parts, build_skill
from aftercare.state.dynamodb import DynamoDbStore
from aftercare.state.in_memory import InMemoryStore
from aftercare.state.port import ListenerStore
from ask_sdk_model.request_envelope import RequestEnvelope

PACKS = Path(__file__).parent / "aftercare" / "packs"

LARGEST_EVENT = 200_000
"""Characters; Alexa sends far smaller requests, and a larger one is not worth reading."""

SILENCE: Mapping[str, Any] = {"version": "1.0", "response": {"shouldEndSession": True}}
"""A valid answer without speech, card or directive."""

Handler = Callable[[Any, object], dict[str, Any]]


def handler_for(parts: Parts) -> Handler:
    """Return a handler for a skill of these parts: it answers whatever arrives and never raises."""
    skill = build_skill(parts)
    words = Words(parts.pack)

    def handle(event: Any, context: object) -> dict[str, Any]:
        refusal = _refusal(event, parts.skill_id)
        if refusal is not None:
            write("refused", reason=refusal)
            return {**SILENCE, "refused": refusal}
        try:
            envelope = skill.serializer.deserialize(json.dumps(event), RequestEnvelope)
            return _plain(skill.serializer.serialize(skill.invoke(envelope, context)))
        except Exception as error:  # noqa: BLE001 - an exception would be an error tone in the listener's ear
            write("unreadable", error=type(error).__name__)
            if not _is_spoken_to(event):
                return dict(SILENCE)
            response = skill.serializer.serialize(render(TROUBLE, words))
            return {"version": "1.0", "sessionAttributes": {}, "response": response}

    return handle


def lambda_handler(event: Any, context: object) -> dict[str, Any]:
    """Answer one Alexa request; always a valid response, or a refusal of what is not for this skill."""
    return _handler(Settings.from_environment())(event, context)


@cache
def _handler(settings: Settings) -> Handler:
    parts = Parts(
        pack=load_pack(PACKS / "en-US.json"),
        store=_store(settings),
        skill_id=settings.skill_id,
        listener_secret=settings.listener_key,
    )
    return handler_for(parts)


def _store(settings: Settings) -> ListenerStore:
    if settings.table_name is None:
        write("state_not_configured")
        return InMemoryStore(clock=_now)
    return DynamoDbStore(settings.table_name, clock=_now)


def _now() -> int:
    return int(time.time())


def _refusal(event: object, skill_id: str | None) -> str | None:
    """Return why an event is not answered, or None when it is."""
    if not isinstance(event, Mapping) or not isinstance(event.get("request"), Mapping):
        return "not an Alexa request"
    if skill_id is not None and _application_of(event) != skill_id:
        return "a request for another skill"
    if len(json.dumps(event, default=str)) > LARGEST_EVENT:
        return "a request that is too large"
    return None


def _application_of(event: Mapping[str, Any]) -> object:
    """Return the application id of an event; skill events carry it in the context alone."""
    for path in (("context", "System", "application"), ("session", "application")):
        found: object = event
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping) and "applicationId" in found:
            return found["applicationId"]
    return None


def _plain(serialized: object) -> dict[str, Any]:
    """Return what the SDK serialized as the object it is."""
    if not isinstance(serialized, dict):
        raise TypeError("the SDK returned no response envelope")
    return serialized


def _is_spoken_to(event: Mapping[str, Any]) -> bool:
    """Tell whether a listener waits for words: not after an event of the platform."""
    return event["request"].get("type") in ("LaunchRequest", "IntentRequest", "Connections.Response")


# Lambda imports this module before the first listener waits: what can be built then, is.
_handler(Settings.from_environment())
