"""build_skill(): the one place where the parts of the skill meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import random
from types import MappingProxyType
from typing import Any

from ask_sdk_model.response import Response

from aftercare.alexa.request.parse import kind_of, request_from, user_id_of
from aftercare.alexa.response.capabilities import Capabilities, Sound
from aftercare.alexa.response.render import prepared, render
from aftercare.alexa.response.words import Words
from aftercare.alexa.sdk import (
    AbstractRequestHandler,
    CustomSkill,
    CustomSkillBuilder,
    HandlerInput,
)
from aftercare.alexa.services.alexa_reminders import OpenReminders, opener
from aftercare.alexa.services.api_client import StandardApiClient
from aftercare.alexa.services.reminders_within_deadline import open_within_deadline
from aftercare.alexa.services.time_zone import AskDevice, ask_within_deadline, asker, zone_for
from aftercare.content.records import ContentPack
from aftercare.conversation.activities.keep_for_later import not_played
from aftercare.conversation.activities.kinds import activities_of
from aftercare.conversation.activities.pause_and_resume import STAY_AS_IT_IS
from aftercare.conversation.interpret import Understand, meaning_of, words_of
from aftercare.conversation.menu import launch
from aftercare.conversation.reminders.set import after_consent
from aftercare.conversation.reply import Reply
from aftercare.conversation.request import SPOKEN_TO, Request, RequestKind
from aftercare.conversation.router import goes_on, reply_to
from aftercare.conversation.session_attributes import record_in, to_attributes, waiting_in, with_reply
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.deadline import Deadline
from aftercare.domain.nlu.meaning import NOTHING
from aftercare.domain.nlu.understand import Understanding
from aftercare.store.listener import Listener
from aftercare.store.listener_key import listener_key
from aftercare.store.port import ListenerStore
from aftercare.store.within_deadline import DeadlineStore
from aftercare.telemetry import Log, Note, turn_log

SILENCE = Reply(outcome="silent")


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
    sound: Sound = "apla"
    """How breathing sessions are played to those for whom it has not failed."""
    reminders: Callable[[HandlerInput], OpenReminders] = opener
    """Where reminders are set for the request at hand."""
    log: Log = field(default_factory=turn_log)
    deadline: Callable[[], Deadline] = Deadline
    """How long each turn may wait on others."""
    understand: Understand | None = None
    """What words mean; by default as the pack says."""
    chance: Callable[[], float] = random
    """A number from 0 to 1, by which devices that meet at a record wait for different times."""


LONGEST_PAUSE = (0.03, 0.06, 0.12, 0.24)
"""Seconds before the second, third, fourth and any later try at a record; chance says how much of them."""


class _Handler(AbstractRequestHandler):
    """Answers the requests of one kind; without a kind, those of any."""

    def __init__(self, turns: _Turns, kind: RequestKind | None, reply: Callable[[Turn], Reply]) -> None:
        self._turns = turns
        self._kind = kind
        self._reply = reply

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return self._kind in (None, kind_of(handler_input.request_envelope))

    def handle(self, handler_input: HandlerInput) -> Response:
        return self._turns.answer(handler_input, self._reply)


class _Turns:
    """What every turn goes through, whatever it replies."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._words = Words(parts.pack)
        self._understand = parts.understand or understanding_of(parts.pack)

    def answer(self, handler_input: HandlerInput, reply_to_turn: Callable[[Turn], Reply]) -> Response:
        request = request_from(handler_input.request_envelope, self._parts.pack)
        turn = self._turn(handler_input, request)
        listener = turn.listener
        reply = reply_to_turn(turn)
        listener.keep()
        capabilities = self._capabilities(request, reply, listener)
        speech_rate = listener.known.speech_pace if listener.known else None
        reply, plan = prepared(reply, self._words, capabilities, speech_rate=speech_rate)
        response = render(reply, self._words, capabilities, plan, speech_rate=speech_rate)
        attributes = _attributes(request, reply, listener)
        if attributes is not None:
            handler_input.attributes_manager.session_attributes = attributes
        _note(handler_input.context, reply, listener)
        return response

    def _turn(self, handler_input: HandlerInput, request: Request) -> Turn:
        parts, deadline = self._parts, self._parts.deadline()
        listener = self._listener(handler_input.request_envelope, request, deadline)
        is_intent = request.kind == "intent"
        return Turn(
            request=request,
            meaning=meaning_of(request, parts.pack, self._understand) if is_intent else NOTHING,
            words=words_of(request, parts.pack),
            pack=parts.pack,
            activities=activities_of(request, parts.pack),
            listener=listener,
            time_zone=lambda: self._zone(handler_input, request, listener, deadline),
            reminders=open_within_deadline(parts.reminders(handler_input), deadline),
        )

    def _listener(self, envelope: Any, request: Request, deadline: Deadline) -> Listener:
        store = DeadlineStore(self._parts.store, deadline, named=self._name_of)
        user_id = user_id_of(envelope)
        attributes = None if request.is_new or user_id is None else envelope.session.attributes
        return Listener(
            store,
            user_id,
            now=int(request.now.timestamp()),
            carried=record_in(attributes),
            waiting=waiting_in(attributes),
            pause=lambda tried: deadline.pause(self._parts.chance() * LONGEST_PAUSE[min(tried, 4) - 1]),
        )

    def _name_of(self, user_id: str) -> str:
        return listener_key(user_id, secret=self._parts.listener_secret)

    def _capabilities(self, request: Request, reply: Reply, listener: Listener) -> Capabilities:
        """Return what the response can be made of; only a guided session reads the store for it."""
        sound: Sound = self._parts.sound
        if reply.guided is not None and listener.preferences.sound == "ssml":
            sound = "ssml"
        return Capabilities(sound=sound, has_screen=request.device.has_screen)

    def _zone(
        self, handler_input: HandlerInput, request: Request, listener: Listener, deadline: Deadline
    ) -> str:
        ask_device = ask_within_deadline(deadline, self._parts.device_zone(handler_input))
        fallback = self._parts.pack.clinic.time_zone
        return zone_for(listener, ask_device, utc_day=request.now.date(), fallback=fallback)


def _attributes(request: Request, reply: Reply, listener: Listener) -> dict[str, Any] | None:
    """Return what the session remembers and carries from now on; None to leave it as it is."""
    if request.kind == "audio_failed":
        # What was asked is asked still; only how it is played, and from where, has changed.
        state = reply.state
    elif request.kind not in SPOKEN_TO or reply.stays:
        return None
    else:
        state = with_reply(reply) if reply.offer else SessionState()
    if not (reply.offer or reply.ask_leave or reply.stays):
        return {}
    return to_attributes(state, record=listener.to_carry, waiting=listener.left_waiting)


def understanding_of(pack: ContentPack) -> Understand:
    """Return what words mean according to a pack; it is built when words first have to be understood.

    Building it is a tenth of a cold start, and a question that Alexa sorted has no free text.
    """

    @cache
    def built() -> Understanding:
        return Understanding.from_pack(pack.understanding, pack.language)

    return lambda text, places=(), others=(): built().understand(text, places, others)


def _note(note: object, reply: Reply, listener: Listener) -> None:
    """Note what came of the turn, for whoever handed in a note as the SDK's context."""
    if isinstance(note, Note):
        note.outcome = reply.outcome
        note.store_failed = listener.failed


def _forget(turn: Turn) -> Reply:
    turn.listener.forget(insist=True)
    return SILENCE


def _without_sound(turn: Turn) -> Reply:
    turn.listener.change(sound="ssml")
    return not_played(turn.state)


REPLIES: Mapping[RequestKind, Callable[[Turn], Reply]] = MappingProxyType(
    {
        "launch": launch,
        "intent": reply_to,
        "consent": after_consent,
        "screen": goes_on,
        "audio_failed": _without_sound,
        "screen_failed": lambda _: STAY_AS_IT_IS,
        "disabled": _forget,
    }
)
"""What replies to each kind of request; all others are met with silence."""


def build_skill(parts: Parts) -> CustomSkill:
    """Return the skill made of these parts. Building it reads no network and no database.

    It raises whatever goes wrong, and has no exception handler of the SDK's: an envelope that cannot be read
    never reaches one, so lambda_function answers for every failure.
    """
    builder = CustomSkillBuilder(api_client=StandardApiClient())
    builder.skill_id = parts.skill_id  # type: ignore[assignment]  # the SDK's annotation forgets the id itself
    turns = _Turns(parts)
    for kind, reply in REPLIES.items():
        builder.add_request_handler(_Handler(turns, kind, reply))
    builder.add_request_handler(_Handler(turns, None, lambda _: SILENCE))
    return builder.create()
