"""A Reply as the response Alexa expects."""

from __future__ import annotations

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.response import Response
from ask_sdk_model.ui.output_speech import OutputSpeech
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from aftercare.conversation.reply import Card, Line, Reply
from aftercare.rendering.guide import guide_ssml
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, pause, spoken
from aftercare.rendering.words import Words

LEAVE = "alexa::alerts:reminders:skill:readwrite"
"""The permission that skill.json asks for and each listener gives by voice."""

MOST_SPEECH = 8_000
"""Alexa refuses outputSpeech of this many characters or more."""

MOST_CARD = 7_900
"""A card may have under 8,000 characters in all."""


def render(reply: Reply, words: Words, *, pace: int | None = None) -> Response:
    """Return the response for a reply. `shouldEndSession` is always explicit.

    `pace` is how fast the voice speaks, in percent of its own; what is said slowly stays slow.
    """
    if reply.outcome == "silent":
        return Response(should_end_session=True)
    ask = reply.offer.ask if reply.offer else None
    return Response(
        output_speech=_speech(_script(reply, words, pace)),
        reprompt=Reprompt(output_speech=_speech(_said(ask, reply, words, pace))) if ask else None,
        card=_card(reply.card, words) if reply.card else None,
        directives=[_ask_for_leave(reply.ask_leave)] if reply.ask_leave is not None else None,
        should_end_session=ask is None and reply.ask_leave is None,
    )


def _script(reply: Reply, words: Words, pace: int | None) -> str:
    before = [_said(said, reply, words, pace) for said in reply.say]
    after = [_said(said, reply, words, pace) for said in reply.after_guide]
    if reply.offer:
        after.append(_said(reply.offer.ask, reply, words, pace))
    gap = pause(SENTENCE_PAUSE_MS)
    if reply.guide is None:
        return gap.join(before + after)
    return gap.join(before) + pause(SENTENCE_PAUSE_MS * 2) + guide_ssml(reply.guide, words) + gap.join(after)


def _said(said: Line, reply: Reply, words: Words, pace: int | None) -> str:
    return spoken(words.parts(said), slow=reply.manner == "slow", pace=pace)


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
