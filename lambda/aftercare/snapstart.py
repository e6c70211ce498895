"""What is done once before SnapStart's snapshot, so that no listener waits for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from aftercare.skill import Parts
from aftercare.store.dynamodb import DynamoDbStore
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.port import StoreUnavailable
from aftercare.telemetry import no_log

Build = Callable[[Parts], Callable[[Any, object], dict[str, Any]]]


def prime(parts: Parts, build: Build) -> None:
    """Make the database client, and read what the SDK reads with the first requests. Touches no network.

    Raises ImportError when what ships is not whole, so that such a version is never published.
    """
    if isinstance(parts.store, DynamoDbStore):
        # Where it cannot be made it is made when a turn needs it, and a turn goes on without state.
        with suppress(StoreUnavailable):
            parts.store.prepare()
    nobody = replace(
        parts, store=InMemoryStore(clock=lambda: 0), log=no_log, device_zone=lambda _: lambda: None
    )
    handle = build(nobody)
    for request in (
        {"type": "LaunchRequest"},
        {"type": "IntentRequest", "intent": {"name": "PrimingIntent"}},
    ):
        handle(_event(request, parts.skill_id), None)


def _event(request: dict[str, Any], skill_id: str | None) -> dict[str, Any]:
    application = {"applicationId": skill_id or "priming"}
    screen = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "1.0"}}}
    system = {
        "application": application,
        "user": {"userId": "priming"},
        "device": {"deviceId": "priming", "supportedInterfaces": screen},
    }
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "priming", "application": application, "user": {}},
        "context": {"System": system},
        "request": {"requestId": "priming", "locale": "en-US", **request},
    }
