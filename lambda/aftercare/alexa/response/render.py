"""A Reply as the response Alexa expects."""

from __future__ import annotations

from typing import Any, cast

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.response import Response
from ask_sdk_model.ui.output_speech import OutputSpeech
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from aftercare.alexa.response.apla import apla_directive
from aftercare.alexa.response.capabilities import Capabilities
from aftercare.alexa.response.playback_plan import Output, PlaybackPlan, plan_playback
from aftercare.alexa.response.screen import screen_directives
from aftercare.alexa.response.ssml import SENTENCE_PAUSE_MS, pause, spoken
from aftercare.alexa.response.ssml_guided_session import guided_session_ssml
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Card, Line, Reply

LEAVE = "alexa::alerts:reminders:skill:readwrite"
"""The permission that skill.json asks for and each listener gives by voice."""

MOST_SPEECH = 8_000
"""Alexa refuses outputSpeech of this many characters or more."""

MOST_CARD = 7_900
"""A card may have under 8,000 characters in all."""

SPEECH_ONLY = Capabilities(sound="ssml")
"""Speech and nothing else: what can be rendered when little is known."""


def prepared(
    reply: Reply, words: Words, capabilities: Capabilities, *, speech_rate: int | None = None
) -> tuple[Reply, PlaybackPlan | None]:
    """Return a reply as it is to be remembered, and for a guided one what each output carries."""
    return (
        (reply, None)
        if reply.guided is None
        else plan_playback(reply, reply.guided, words, capabilities, speech_rate)
    )


def render(
    reply: Reply,
    words: Words,
    capabilities: Capabilities = SPEECH_ONLY,
    plan: PlaybackPlan | None = None,
    *,
    speech_rate: int | None = None,
) -> Response:
    """Return the response for a reply; a guided one comes with its plan.

    `speech_rate` is how fast the voice speaks, in percent of its own; what is said slowly stays slow, and
    the phases of a breathing session keep their own time. A plan was made for the same rate.
    `shouldEndSession` is always explicit, except where a screen's event is met with silence: that one must
    neither open the microphone nor close the session.
    """
    if reply.outcome == "silent":
        return Response(should_end_session=None if reply.stays else True)
    response = _guided(plan, reply, words, capabilities) if plan else _plain(reply, words, speech_rate)
    response.card = _card(reply.card, words) if reply.card else None
    response.should_end_session = reply.offer is None and reply.ask_leave is None
    if reply.ask_leave is not None:
        response.directives = [_ask_for_leave(reply.ask_leave)]
    if capabilities.has_screen:
        shown = cast("list[Any]", screen_directives(reply, plan, words))
        response.directives = [*(response.directives or ()), *shown]
    return response


def _plain(reply: Reply, words: Words, speech_rate: int | None) -> Response:
    said = [_said(line, reply, words, speech_rate) for line in reply.say]
    if reply.offer is None:
        return Response(output_speech=_speech(pause(SENTENCE_PAUSE_MS).join(said)))
    ask = _said(reply.offer.ask, reply, words, speech_rate)
    before = pause(SENTENCE_PAUSE_MS).join(said) + pause(reply.quiet_ms)
    gap = pause(SENTENCE_PAUSE_MS) if said else ""
    # Someone who needed a moment, and is still silent, may need another.
    once_more = reply.offer.after_silence
    first = _said(once_more, reply, words, speech_rate) + pause(SENTENCE_PAUSE_MS) if once_more else ""
    again = _speech(pause(reply.quiet_ms) + first + ask)
    return Response(output_speech=_speech(before + gap + ask), reprompt=Reprompt(output_speech=again))


def _guided(plan: PlaybackPlan, reply: Reply, words: Words, capabilities: Capabilities) -> Response:
    """Return a response that is heard in one go, in the document or in the speech, never in both."""
    first = _heard(plan.first, plan, words, capabilities, token=plan.token)
    if plan.second is not None:
        return Response(
            **first,
            reprompt=Reprompt(**_heard(plan.second, plan, words, capabilities, token=f"{plan.token}.more")),
        )
    again = _speech(_said(plan.first.tail[-1], reply, words, plan.speech_rate))
    return Response(**first, reprompt=Reprompt(output_speech=again))


def _heard(
    output: Output, plan: PlaybackPlan, words: Words, capabilities: Capabilities, *, token: str
) -> dict[str, Any]:
    if capabilities.sound == "apla":
        return {"directives": [apla_directive(output, words, token=token, speech_rate=plan.speech_rate)]}
    return {"output_speech": _speech(guided_session_ssml(output, words, speech_rate=plan.speech_rate))}


def _said(said: Line, reply: Reply, words: Words, speech_rate: int | None) -> str:
    return spoken(words.parts(said), slow=reply.manner == "slow", speech_rate=speech_rate)


def _ask_for_leave(token: str) -> SendRequestDirective:
    """Return what makes Alexa ask for leave to hold reminders; the answer is a request of its own."""
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": LEAVE,
    }
    return SendRequestDirective(name="AskFor", payload=payload, token=token)


def _speech(inner: str) -> OutputSpeech:
    ssml = f"<speak>{inner}</speak>"
    if len(ssml) >= MOST_SPEECH:
        raise ValueError(f"speech has {len(ssml)} characters; Alexa takes fewer than {MOST_SPEECH}")
    return SsmlOutputSpeech(ssml=ssml)


def _card(card: Card, words: Words) -> SimpleCard:
    text = "\n\n".join(words.printed(line) for line in card.text)
    return SimpleCard(title=words.printed(card.title), content=text[:MOST_CARD])
