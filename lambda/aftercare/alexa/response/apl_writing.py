"""The prompt, standing still while someone writes."""

from __future__ import annotations

from aftercare.alexa.response.apl import Json
from aftercare.alexa.response.apl_breathing import segment_end
from aftercare.alexa.response.apl_text import words_directive
from aftercare.alexa.response.playback_plan import PlaybackPlan
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Card, Reply


def writing_directive(reply: Reply, card: Card, plan: PlaybackPlan, words: Words) -> Json:
    """Return the directive that shows the prompt for a segment, and asks for the next one at its end."""
    shown = words_directive(
        title=words.printed(card.title), text=words.printed(card.text[0]), source="", name=plan.token
    )
    quiet_ms = plan.first.intro_ms + plan.first.segment.length_ms
    commands = [{"type": "Idle", "delay": quiet_ms}, *segment_end(reply, plan, words)]
    # The lock keeps the document from closing: half a minute is all that a screen waits by itself.
    shown["document"]["onMount"] = [
        {"type": "Sequential", "sequencer": "quiet", "screenLock": True, "commands": commands}
    ]
    return shown
