"""Entry point of the Lambda function: builds the skill once, guards what the SDK cannot read."""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from aftercare.alexa.request.envelope import application_of, as_text, read
from aftercare.alexa.request.errors import error_in
from aftercare.alexa.request.shortened import shortened
from aftercare.alexa.response.render import render
from aftercare.alexa.response.words import Words
from aftercare.alexa.sdk import CustomSkill
from aftercare.content.pack import load_pack
from aftercare.conversation.reply import Reply
from aftercare.conversation.session_attributes import to_attributes, with_reply
from aftercare.failsafe import kind_of_trouble, replies
from aftercare.settings import Settings, takes_snapshot
from aftercare.skill import Parts, build_skill, understanding_of
from aftercare.snapstart import prime
from aftercare.store.dynamodb import DynamoDbStore
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.port import ListenerStore
from aftercare.telemetry import Note, count, silence_libraries, write

PACKS = Path(__file__).parent / "aftercare" / "packs"

LARGEST_EVENT = 200_000
"""Characters that are looked at; Alexa sends far fewer, and of more only who sent it and what was said."""

KIND = re.compile(r"[A-Za-z.]{1,80}")
ID = re.compile(r"amzn1\.echo-api\.request\.[A-Za-z0-9-]{1,80}")

SILENCE: dict[str, Any] = {"version": "1.0", "response": {"shouldEndSession": True}}
"""A valid answer without speech, card or directive."""

Handler = Callable[[Any, object], dict[str, Any]]


def handler_for(parts: Parts) -> Handler:
    """Return a handler for a skill of these parts: it answers whatever arrives and never raises."""
    understand = parts.understand or understanding_of(parts.pack)
    skill = build_skill(replace(parts, understand=understand))
    words = Words(parts.pack)
    prepared = {kind: _prepared(reply, words, skill) for kind, reply in replies(parts.pack).items()}
    starts = iter([True])

    def answer(text: str, event: Mapping[str, Any], note: Note) -> dict[str, Any]:
        try:
            return _plain(skill.serializer.serialize(skill.invoke(read(text, event, skill), note)))
        except Exception as error:  # noqa: BLE001 - an exception would be an error tone in the listener's ear
            note.error = type(error).__name__
        if not _is_spoken_to(event):
            return copy.deepcopy(SILENCE)
        kind = kind_of_trouble(event, parts.pack, understand)
        note.safety_failed = kind != "trouble"
        return copy.deepcopy(prepared[kind])

    def handle(event: Any, context: object) -> dict[str, Any]:
        note = Note(is_cold=next(starts, False))
        if (refusal := _refusal(event, parts.skill_id)) is not None:
            return _refuse(refusal)
        if len(text := as_text(event)) > LARGEST_EVENT:
            event = shortened(event)
            if len(text := as_text(event)) > LARGEST_EVENT:
                return _refuse("a request that is too large")
        note.request, note.request_id = _names(event["request"])
        note.reported = error_in(event["request"])
        note.opens_session = _opens_session(event)
        answered = answer(text, event, note)
        parts.log(note)
        return answered

    return handle


def _refuse(reason: str) -> dict[str, Any]:
    count("refused", "Refused", reason=reason)
    return {**copy.deepcopy(SILENCE), "refused": reason}


def _prepared(reply: Reply, words: Words, skill: CustomSkill) -> dict[str, Any]:
    """Return a whole answer; a yes to it means what it asks, and nothing that was asked before."""
    response = skill.serializer.serialize(render(reply, words))
    return {"version": "1.0", "sessionAttributes": to_attributes(with_reply(reply)), "response": response}


def _names(request: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return the type and the id of a request, as far as they are names: a log takes no other words."""
    kind, request_id = request.get("type"), request.get("requestId")
    return (
        kind if isinstance(kind, str) and KIND.fullmatch(kind) else None,
        request_id if isinstance(request_id, str) and ID.fullmatch(request_id) else None,
    )


def _opens_session(event: Mapping[str, Any]) -> bool:
    session = event.get("session")
    return isinstance(session, dict) and session.get("new") is True


def lambda_handler(event: Any, context: object) -> dict[str, Any]:
    """Answer one Alexa request; always a valid response, or a refusal of what is not for this skill."""
    return _handler(Settings.from_environment())(event, context)


@cache
def _handler(settings: Settings) -> Handler:
    silence_libraries()
    parts = Parts(
        pack=load_pack(PACKS / "en-US.json"),
        store=_store(settings),
        skill_id=settings.skill_id,
        listener_secret=settings.listener_key,
        sound=settings.sound,
    )
    if takes_snapshot():
        understand = understanding_of(parts.pack)
        parts = replace(parts, understand=understand)
        understand("ready")
        prime(parts, handler_for)
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
    if skill_id is not None and application_of(event) != skill_id:
        return "a request for another skill"
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
