"""build_skill(): the one place where the parts of the skill meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ask_sdk_core.dispatch_components.exception_components import AbstractExceptionHandler
from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model.response import Response

from aftercare.content.records import ContentPack
from aftercare.conversation.areas import reply_to
from aftercare.conversation.heard import SPOKEN_TO, Heard
from aftercare.conversation.meant import Understand, meaning_of
from aftercare.conversation.remembering import to_attributes, with_reply
from aftercare.conversation.reminders import after_consent
from aftercare.conversation.reply import Reply
from aftercare.conversation.session import launch, trouble
from aftercare.conversation.turn import Turn
from aftercare.domain.understanding.meaning import NOTHING
from aftercare.domain.understanding.understand import Understanding
from aftercare.hearing.request import heard_from, user_id_of
from aftercare.logbook import Log, log_turn
from aftercare.rendering.response import render
from aftercare.rendering.words import Words
from aftercare.services.api_client import StandardApiClient
from aftercare.services.reminders import OpenReminders, opener
from aftercare.services.time_zone import AskDevice, asker, zone_for
from aftercare.state.carried import from_attributes, to_attribute
from aftercare.state.identity import listener_key
from aftercare.state.listener import Listener
from aftercare.state.port import ListenerStore

SILENCE = Reply(outcome="silent")
TROUBLE = trouble()


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a skill is built from."""

    pack: ContentPack
    store: ListenerStore
    skill_id: str | None
    """The only application whose requests are answered; None answers any."""
    listener_secret: str
    """The secret under which user ids are hashed."""
    device_zone: Callable[[HandlerInput], AskDevice] = asker
    """How the time zone of the device at hand is found out."""
    reminders: Callable[[HandlerInput], OpenReminders] = opener
    """Where reminders are held for the request at hand."""
    log: Log = log_turn


class _Turns(AbstractRequestHandler):
    """Answers every request that the SDK can read."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._words = Words(parts.pack)
        self._understand: Understand = Understanding.from_pack(parts.pack.understanding).understand

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        envelope = handler_input.request_envelope
        heard = heard_from(envelope, self._parts.pack)
        listener = self._listener(envelope, heard)
        reply = self._reply(handler_input, heard, listener)
        listener.keep()
        known = listener.known
        response = render(reply, self._words, pace=known.speech_pace if known else None)
        self._remember(handler_input, heard, reply, listener)
        self._parts.log(envelope, reply, listener)
        return response

    def _listener(self, envelope: Any, heard: Heard) -> Listener:
        user_id = user_id_of(envelope)
        key = listener_key(user_id, secret=self._parts.listener_secret) if user_id else None
        carried = None if heard.is_new or key is None else from_attributes(envelope.session.attributes)
        return Listener(self._parts.store, key, now=int(heard.now.timestamp()), carried=carried)

    def _reply(self, handler_input: HandlerInput, heard: Heard, listener: Listener) -> Reply:
        if heard.kind == "disabled":
            if _is_to_be_forgotten(handler_input.request_envelope):
                listener.forget()
            return SILENCE
        if heard.kind not in SPOKEN_TO:
            return SILENCE
        meaning = meaning_of(heard, self._parts.pack, self._understand) if heard.kind == "intent" else NOTHING
        turn = Turn(
            heard=heard,
            meaning=meaning,
            pack=self._parts.pack,
            listener=listener,
            time_zone=lambda: self._zone(handler_input, heard, listener),
            reminders=self._parts.reminders(handler_input),
        )
        if heard.kind == "consent":
            return after_consent(turn)
        return launch(turn) if heard.kind == "launch" else reply_to(turn)

    def _zone(self, handler_input: HandlerInput, heard: Heard, listener: Listener) -> str:
        ask_device = self._parts.device_zone(handler_input)
        fallback = self._parts.pack.clinic.time_zone
        return zone_for(listener, ask_device, utc_day=heard.now.date(), fallback=fallback)

    @staticmethod
    def _remember(handler_input: HandlerInput, heard: Heard, reply: Reply, listener: Listener) -> None:
        if heard.kind not in SPOKEN_TO:
            return
        attributes = to_attributes(with_reply(reply)) if reply.offer else {}
        if reply.offer or reply.ask_leave:
            attributes |= to_attribute(listener.to_carry)
        handler_input.attributes_manager.session_attributes = attributes


class _Trouble(AbstractExceptionHandler):
    """Answers when something of ours broke: a listener hears a kind sentence, never silence."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._words = Words(parts.pack)

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        envelope = handler_input.request_envelope
        self._parts.log(envelope, None, None, exception)
        heard = heard_from(envelope, self._parts.pack)
        if heard.kind not in SPOKEN_TO:
            return render(SILENCE, self._words)
        return render(TROUBLE, self._words)


def _is_to_be_forgotten(envelope: Any) -> bool:
    """Tell whether a skill-disabled event asks to forget; when in doubt, forget."""
    body = getattr(envelope.request, "body", None)
    status = body.get("userInformationPersistenceStatus") if isinstance(body, dict) else None
    return status != "PERSISTED"


def build_skill(parts: Parts) -> CustomSkill:
    """Return the skill made of these parts. Building it reads no network and no database."""
    builder = CustomSkillBuilder(api_client=StandardApiClient())
    builder.skill_id = parts.skill_id  # type: ignore[assignment]  # the SDK's annotation forgets the id itself
    builder.add_request_handler(_Turns(parts))
    builder.add_exception_handler(_Trouble(parts))
    return builder.create()
