"""Alexa requests, written out by hand: the smallest that are true."""

from __future__ import annotations

from typing import Any

SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"

NOBODY = "http://127.0.0.1:9"
"""Where nothing listens on this machine: a test that asks a service of Alexa leaves no loopback."""


def launch(**session: Any) -> dict[str, Any]:
    return _event({"type": "LaunchRequest"}, **session)


def intent(name: str, **slots: str) -> dict[str, Any]:
    found = {slot: filled(slot, value) for slot, value in slots.items()}
    return _event(
        {"type": "IntentRequest", "intent": {"name": name, "confirmationStatus": "NONE", "slots": found}}
    )


def filled(slot: str, value: str | list[str]) -> dict[str, Any]:
    """Return a slot as Alexa fills it: one value also stands by itself, several only under `slotValue`."""
    if isinstance(value, str):
        return {**only_under_slot_value(slot, value), "value": value}
    return only_under_slot_value(slot, value)


def only_under_slot_value(slot: str, value: str | list[str]) -> dict[str, Any]:
    """Return a slot whose value, one or several, stands nowhere else."""
    if isinstance(value, str):
        held: dict[str, Any] = {"type": "Simple", "value": value}
    else:
        held = {"type": "List", "values": [{"type": "Simple", "value": each} for each in value]}
    return {"name": slot, "confirmationStatus": "NONE", "slotValue": held}


def yes_to(command: str, **slots: str | int) -> dict[str, Any]:
    """Return a yes in a session whose last question offered a command."""
    event = intent("AMAZON.YesIntent")
    meant = ["command", command, slots, None]
    event["session"] |= {"new": False, "attributes": {"v": 1, "area": "reminder", "yes": meant}}
    return event


def resolved(event: dict[str, Any]) -> dict[str, Any]:
    """Say of each slot of an intent that its value is one of its list."""
    for slot in event["request"]["intent"]["slots"].values():
        value = {"value": {"name": slot["value"], "id": slot["value"]}}
        matched = {"authority": "a", "status": {"code": "ER_SUCCESS_MATCH"}, "values": [value]}
        slot["resolutions"] = {"resolutionsPerAuthority": [matched]}
    return event


def on_a_screen(event: dict[str, Any]) -> dict[str, Any]:
    """Say that a device with a screen sent it."""
    screen = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
    event["context"]["System"]["device"]["supportedInterfaces"] = screen
    return event


def consent(status: str | None, token: str) -> dict[str, Any]:
    """Return what Alexa tells after it asked for leave to hold reminders."""
    scope = "alexa::alerts:reminders:skill:readwrite"
    request = {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "payload": {"permissionScope": scope, "isCardThrown": False, "status": status},
        "token": token,
    }
    return _event(request, new=False)


def touched(*arguments: str) -> dict[str, Any]:
    """Return what a document on the screen sends."""
    request = {"type": "Alexa.Presentation.APL.UserEvent", "arguments": list(arguments), "token": "breathing"}
    return _event(request, new=False)


def disabled(**body: Any) -> dict[str, Any]:
    event = _event({"type": "AlexaSkillEvent.SkillDisabled", "body": body})
    del event["session"]
    return event


def ended() -> dict[str, Any]:
    return _event({"type": "SessionEndedRequest", "reason": "USER_INITIATED"})


def _event(request: dict[str, Any], **session: Any) -> dict[str, Any]:
    user = {"userId": "amzn1.ask.account.TEST"}
    application = {"applicationId": SKILL_ID}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "attributes": {},
            "user": user,
            **session,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.TEST", "supportedInterfaces": {}},
                "apiEndpoint": NOBODY,
                "apiAccessToken": "token",
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": "2026-03-02T18:00:00Z",
            "locale": "en-US",
            **request,
        },
    }
