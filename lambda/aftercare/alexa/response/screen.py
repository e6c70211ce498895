"""What a screen shows for a reply; speech says all of it too, so nobody has to look."""

from __future__ import annotations

from aftercare.alexa.response.apl import Json
from aftercare.alexa.response.apl_breathing import breathing_directive
from aftercare.alexa.response.apl_text import numbers_directive, words_directive
from aftercare.alexa.response.apl_writing import writing_directive
from aftercare.alexa.response.playback_plan import PlaybackPlan
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Card, Reply


def screen_directives(reply: Reply, plan: PlaybackPlan | None, words: Words) -> list[Json]:
    """Return what is shown; nothing where there is only talk, which leaves what was shown before."""
    if plan is not None and reply.state.area == "writing" and reply.card is not None:
        return [writing_directive(reply, reply.card, plan, words)]
    if plan is not None and reply.guided is not None:
        left_ms = reply.guided.timeline.length_ms
        return [breathing_directive(reply, plan, left_ms, words, name=plan.token)]
    if reply.card is not None:
        return [_card(reply.card, words)]
    if reply.state.area == "breathing" and reply.offer is not None and reply.say:
        # A paused session must not go on breathing on the screen.
        text = words.printed(reply.say[0])
        return [words_directive(title="", text=text, source="", name="breathing.waits")]
    return []


def _card(card: Card, words: Words) -> Json:
    if card.rows:
        rows = [(words.printed(row.number), words.printed(row.label)) for row in card.rows]
        return numbers_directive(rows, name="numbers")
    source = words.printed(card.source) if card.source else ""
    text = words.printed(card.text[0])
    return words_directive(title=words.printed(card.title), text=text, source=source, name="words")
