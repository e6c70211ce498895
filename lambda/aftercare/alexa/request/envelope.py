"""An event of Lambda's as the SDK's envelope: only what the skill looks at, and only what has its right type.

The SDK reads every field it knows and stumbles over any that is odd, such as a kind of screen that is newer
than it. What nobody looks at can do no harm here, and takes no time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aftercare.alexa.sdk import CustomSkill, RequestEnvelope


@dataclass(frozen=True, slots=True)
class _Named:
    """A mapping with any names, to parts that are alike."""

    of: Any


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of parts that are alike."""

    of: Any


_APPLICATION = {"applicationId": str}
_USER = {"userId": str}
_MATCHED = {
    "authority": str,
    "status": {"code": ("ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH")},
    "values": _Listed({"value": {"name": str, "id": str}}),
}
_RESOLUTIONS = {"resolutionsPerAuthority": _Listed(_MATCHED)}
_SLOT = {
    "name": str,
    "value": str,
    "resolutions": _RESOLUTIONS,
    "slotValue": {"value": str, "resolutions": _RESOLUTIONS, "values": _Listed({"value": str})},
}

SHAPE: Mapping[str, Any] = {
    "version": str,
    "session": {
        "new": bool, "sessionId": str, "application": _APPLICATION, "user": _USER, "attributes": dict,
    },
    "context": {
        "System": {
            "application": _APPLICATION,
            "user": _USER,
            "device": {"deviceId": str, "supportedInterfaces": {"Alexa.Presentation.APL": {}}},
            "apiEndpoint": str,
            "apiAccessToken": str,
        }
    },
    "request": {
        "type": str,
        "requestId": str,
        "locale": str,
        "intent": {"name": str, "slots": _Named(_SLOT)},
        "arguments": list,
        "payload": dict,
        "token": str,
        "body": dict,
    },
}  # fmt: skip
"""What is looked at: by name a part of its own, a type, or the words that are known."""


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


def _shaped(found: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    parts = {name: _part(found[name], part) for name, part in shape.items() if name in found}
    return {name: part for name, part in parts.items() if part is not None}


def _part(found: Any, shape: Any) -> Any:
    """Return a part in its shape; None for what has another."""
    if isinstance(shape, type):
        return found if isinstance(found, shape) else None
    if isinstance(shape, tuple):
        return found if isinstance(found, str) and found in shape else None
    if isinstance(shape, Mapping):
        return _shaped(found, shape) if isinstance(found, Mapping) else None
    return _alike(found, shape)


def _alike(found: Any, shape: _Named | _Listed) -> Any:
    if isinstance(shape, _Named) and isinstance(found, Mapping):
        parts = {str(name): _part(each, shape.of) for name, each in found.items()}
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(shape, _Listed) and isinstance(found, list):
        return [part for part in (_part(each, shape.of) for each in found) if part is not None]
    return None


def _moment(found: object) -> datetime | None:
    try:
        return datetime.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None
