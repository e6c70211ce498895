"""A Reply as the response Alexa expects."""

from __future__ import annotations

from ask_sdk_model.response import Response
from ask_sdk_model.ui.output_speech import OutputSpeech
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from aftercare.conversation.reply import Card, Line, Reply
from aftercare.rendering.guide import guide_ssml
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, pause, spoken
from aftercare.rendering.words import Words

MOST_SPEECH = 8_000
"""Alexa refuses outputSpeech of this many characters or more."""

MOST_CARD = 7_900
"""A card may have under 8,000 characters in all."""


def render(reply: Reply, words: Words) -> Response:
    """Return the response for a reply. `shouldEndSession` is always explicit."""
    if reply.outcome == "silent":
        return Response(should_end_session=True)
    ask = reply.offer.ask if reply.offer else None
    return Response(
        output_speech=_speech(_script(reply, words)),
        reprompt=Reprompt(output_speech=_speech(_said(ask, reply, words))) if ask else None,
        card=_card(reply.card, words) if reply.card else None,
        should_end_session=ask is None,
    )


def _script(reply: Reply, words: Words) -> str:
    before = [_said(said, reply, words) for said in reply.say]
    after = [_said(said, reply, words) for said in reply.after_guide]
    if reply.offer:
        after.append(_said(reply.offer.ask, reply, words))
    gap = pause(SENTENCE_PAUSE_MS)
    if reply.guide is None:
        return gap.join(before + after)
    return gap.join(before) + pause(SENTENCE_PAUSE_MS * 2) + guide_ssml(reply.guide, words) + gap.join(after)


def _said(said: Line, reply: Reply, words: Words) -> str:
    return spoken(words.parts(said), slow=reply.manner == "slow")


def _speech(inner: str) -> OutputSpeech:
    ssml = f"<speak>{inner}</speak>"
    if len(ssml) >= MOST_SPEECH:
        raise ValueError(f"speech has {len(ssml)} characters; Alexa takes fewer than {MOST_SPEECH}")
    return SsmlOutputSpeech(ssml=ssml)


def _card(card: Card, words: Words) -> SimpleCard:
    text = "\n\n".join(words.printed(line) for line in card.text)
    return SimpleCard(title=words.printed(card.title), content=text[:MOST_CARD])
