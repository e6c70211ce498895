"""An event of Lambda's as the SDK's envelope: only what the skill looks at, and only what has its right type.

The SDK reads every field it knows and stumbles over any that is odd, such as a kind of screen that is newer
than it. What nobody looks at can do no harm here, and takes no time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aftercare.alexa.sdk import CustomSkill, RequestEnvelope

ANY = ""
"""Stands for any name that is not given."""

USER = {"userId": str}
RESOLVED = {
    "status": {"code": ("ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH")},
    "values": [{"value": {"name": str, "id": str}}],
}
RESOLUTIONS = {"resolutionsPerAuthority": [RESOLVED]}
SLOT = {
    "name": str,
    "value": str,
    "resolutions": RESOLUTIONS,
    "slotValue": {"value": str, "resolutions": RESOLUTIONS, "values": [{"value": str}]},
}

SHAPE: Mapping[str, Any] = {
    "session": {"new": bool, "user": USER, "attributes": dict},
    "context": {
        "System": {
            "user": USER,
            "device": {"deviceId": str, "supportedInterfaces": {"Alexa.Presentation.APL": {}}},
            "apiEndpoint": str,
            "apiAccessToken": str,
        }
    },
    "request": {
        "type": str,
        "locale": str,
        "intent": {"name": str, "slots": {ANY: SLOT}},
        "arguments": list,
        "payload": dict,
        "token": str,
        "body": dict,
    },
}
"""What is looked at: by name a shape of its own, a list of one shape, a type, or the words that are known."""


def as_text(event: Mapping[str, Any]) -> str:
    """Return what is looked at of an event, as the SDK reads it."""
    shaped = _shaped(event, SHAPE)
    for slot in shaped.get("request", {}).get("intent", {}).get("slots", {}).values():
        _gather_value(slot)
    # The SDK takes these for granted.
    shaped.setdefault("session", {}).setdefault("attributes", {})
    system = shaped.setdefault("context", {}).setdefault("System", {})
    system["application"] = {"applicationId": application_of(event)}
    return json.dumps(shaped)


def read(text: str, event: Mapping[str, Any], skill: CustomSkill) -> Any:
    """Return the SDK's envelope. Raises whatever the SDK raises.

    For the time alone the SDK would import dateutil, so that is read here.
    """
    envelope = skill.serializer.deserialize(text, RequestEnvelope)
    envelope.request.timestamp = _moment(event["request"].get("timestamp"))
    return envelope


def application_of(event: Mapping[str, Any]) -> object:
    """Return the application id of an event; skill events carry it in the context alone."""
    for path in (("context", "System", "application"), ("session", "application")):
        found: object = event
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping) and "applicationId" in found:
            return found["applicationId"]
    return None


def _gather_value(slot: dict[str, Any]) -> None:
    """Lay a value that stands under `slotValue` alone, one or several, where all others stand."""
    held = slot.pop("slotValue", {})
    if slot.get("value", "").strip():
        return
    several = [each.get("value", "") for each in held.pop("values", [])]
    slot.update(held)
    if several:
        slot["value"] = " and ".join(filter(None, several))


def _shaped(found: Any, shape: Any) -> Any:
    """Return what is looked at of a part; None for what has another shape."""
    if isinstance(shape, type):
        return found if isinstance(found, shape) else None
    if isinstance(shape, tuple):
        return found if isinstance(found, str) and found in shape else None
    if isinstance(shape, list):
        parts = [_shaped(each, shape[0]) for each in found] if isinstance(found, list) else []
        return [part for part in parts if part is not None]
    if not isinstance(found, Mapping):
        return None
    inner = {str(name): shape.get(name, shape.get(ANY)) for name in found}
    named = {name: _shaped(found.get(name), each) for name, each in inner.items() if each is not None}
    return {name: part for name, part in named.items() if part is not None}


def _moment(found: object) -> datetime | None:
    try:
        return datetime.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None
