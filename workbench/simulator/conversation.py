"""A conversation with the skill: what is typed, the request it becomes, and the response."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.simulator.audio_pieces import Piece, length_ms
from workbench.simulator.clock import Clock
from workbench.simulator.intent_matching import IntentMatcher
from workbench.simulator.requests import RequestBuilder, Session
from workbench.simulator.spoken_response import pieces_heard
from workbench.simulator.ssml_text import NotSpeakable

Json = dict[str, Any]
Handler = Callable[[Json, object], Json]

MICROPHONE_MS = 8_000
"""How long the microphone stays open after a question, and again after its reprompt."""

_AFTER = re.compile(r"!after\s+(\d{1,6}(?:\.\d{1,3})?)\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One exchange."""

    utterance: str
    request: Json | None = None
    """None when nothing was sent, such as when a session is ended that is not there."""
    response: Json | None = None
    """None when nothing was sent or the skill failed."""
    reprompt: Json | None = None
    """The reprompt that was heard by someone who stayed silent."""
    error: str | None = None
    """What went wrong, in the skill or in what was typed."""
    pieces: tuple[Piece, ...] = field(default=())
    """What was heard."""

    def as_json(self) -> Json:
        """Return the turn as other programs read it."""
        turn: Json = {"utterance": self.utterance, "request": self.request, "response": self.response}
        if self.reprompt is not None:
            turn["reprompt"] = self.reprompt
        if self.error is not None:
            turn["error"] = self.error
        return turn


class Simulator:
    """Speaks with a skill for one listener at one device."""

    def __init__(
        self, handler: Handler, *, matcher: IntentMatcher, requests: RequestBuilder, clock: Clock
    ) -> None:
        """Begin without a session; `handler` is the skill's own."""
        self._handler = handler
        self._matcher = matcher
        self._requests = requests
        self.clock = clock
        self._session: Session | None = None
        self._reprompt: Json | None = None
        self._being_heard_ms = 0.0
        self._commands = {
            "!open": self._open,
            "!silence": self._stay_silent,
            "!end": self._end,
            "!disable": self._disable,
        }

    @property
    def is_open(self) -> bool:
        """Tell whether the microphone is open, so that no name is needed to go on."""
        return self._session is not None

    def say(self, text: str) -> Turn:
        """Say something, or do what a command such as `!open` stands for, once the last response was heard.

        `!after 30 pause` says "pause" thirty seconds into what is being heard.
        """
        interruption = _AFTER.fullmatch(text.strip())
        if interruption:
            self.stop_listening(float(interruption[1]) * 1000)
        said = interruption[2] if interruption else text.strip()
        self.clock.advance(self._being_heard_ms)
        self._being_heard_ms = 0.0
        if not said.startswith("!"):
            return replace(self._speak(said), utterance=text)
        command = self._commands.get(said)
        if command is None:
            return Turn(
                utterance=text, error=f"unknown command; there are {', '.join(self._commands)} and !after"
            )
        return replace(command(), utterance=text)

    def send_intent(self, name: str, slots: Mapping[str, Json]) -> Turn:
        """Send an intent with slots as Alexa would fill them, whatever words it made them of.

        Raises KeyError for an intent that the model has not.
        """
        self.clock.advance(self._being_heard_ms)
        self._being_heard_ms = 0.0
        session = self._session or self._requests.session()
        request = self._requests.intent(session, name, ())
        request["request"]["intent"]["slots"] = dict(slots)
        return self._converse(session, request)

    def send_event(self, arguments: Sequence[str], token: str) -> Turn:
        """Tell the skill what a document on the screen sent; met with silence, all stays as it was."""
        if self._session is None:
            return Turn(utterance="")
        session, reprompt = self._session, self._reprompt
        self.clock.advance(self._being_heard_ms)
        self._being_heard_ms = 0.0
        turn = self._converse(session, self._requests.user_event(session, arguments, token))
        if turn.error is None and not (turn.response or {}).get("response"):
            self._session, self._reprompt = session, reprompt
        return turn

    def stop_listening(self, after_ms: float) -> None:
        """Hear only the first part of the last response: the clock will move by that much alone."""
        self._being_heard_ms = min(after_ms, self._being_heard_ms)

    def leave(self) -> None:
        """End an open session as Alexa does when nobody goes on with it; the skill is told of it."""
        if self._session is not None:
            self._end()

    def _speak(self, text: str) -> Turn:
        heard = self._matcher.match(text)
        if heard.kind == "launch":
            return self._open()
        if heard.names_the_skill:
            self.leave()
        session = self._session or self._requests.session()
        return self._converse(session, self._requests.intent(session, heard.name or "", heard.slots))

    def _open(self) -> Turn:
        self.leave()
        session = self._requests.session()
        return self._converse(session, self._requests.launch(session))

    def _stay_silent(self) -> Turn:
        if self._session is None:
            return Turn(utterance="")
        reprompt, pieces = self._reprompt, _heard_or_nothing(self._reprompt)
        self.clock.advance(MICROPHONE_MS + length_ms(pieces) + (MICROPHONE_MS if reprompt else 0))
        turn = self._notify(self._requests.ended(self._session, "EXCEEDED_MAX_REPROMPTS"))
        return replace(turn, reprompt=reprompt, pieces=pieces)

    def _end(self) -> Turn:
        if self._session is None:
            return Turn(utterance="")
        return self._notify(self._requests.ended(self._session, "USER_INITIATED"))

    def _disable(self) -> Turn:
        return self._notify(self._requests.disabled())

    def _notify(self, request: Json) -> Turn:
        """Send what the skill may not answer with words; the session is over."""
        self._close()
        return self._ask(request)

    def _converse(self, session: Session, request: Json) -> Turn:
        self._close()
        turn = self._ask(request)
        response = (turn.response or {}).get("response") or {}
        try:
            turn = replace(turn, pieces=tuple(pieces_heard(response)))
        except NotSpeakable as error:
            return replace(turn, error=f"Alexa would refuse this response: {error}")
        self._being_heard_ms = length_ms(turn.pieces)
        # Without shouldEndSession it depends on the device: a speaker closes, and so do we on a screen,
        # where the session would stay for half a minute with the microphone off.
        if turn.error is None and response.get("shouldEndSession") is False:
            attributes = (turn.response or {}).get("sessionAttributes") or {}
            self._session = replace(session, attributes=attributes, is_new=False)
            self._reprompt = response.get("reprompt")
        return turn

    def _close(self) -> None:
        self._session = self._reprompt = None

    def _ask(self, request: Json) -> Turn:
        """Ask the skill; its failure is an error of the turn."""
        try:
            response = _exchange(self._handler, request)
        except Exception as error:  # noqa: BLE001 - whatever the skill raises, Alexa goes on
            traceback.print_exc()
            return Turn(utterance="", request=request, error=f"{type(error).__name__}: {error}")
        return Turn(utterance="", request=request, response=response)


def _exchange(handler: Handler, request: Json) -> Json:
    """Return the skill's answer; both ways pass through JSON, as they do at Alexa."""
    response = json.loads(json.dumps(handler(json.loads(json.dumps(request)), None)))
    if not isinstance(response, dict):
        raise TypeError(f"the skill returned a {type(response).__name__}, not an object")
    return response


def _heard_or_nothing(reprompt: Json | None) -> tuple[Piece, ...]:
    try:
        return tuple(pieces_heard(reprompt or {}))
    except NotSpeakable:
        return ()
