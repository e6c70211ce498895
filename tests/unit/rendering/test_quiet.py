"""Time to write, as it is heard."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Reply
from aftercare.domain.writing import rest_of, writing_time
from aftercare.rendering.guide import quiet_ssml
from aftercare.rendering.lengths import cue_ms
from aftercare.rendering.response import MOST_SPEECH, render
from aftercare.rendering.words import Words
from support.packs import pack

WORDS = Words(pack())


def silence_ms(ssml: str) -> int:
    return sum(int(length) for length in re.findall(r'<break time="(\d+)ms"/>', ssml))


@pytest.mark.parametrize("minutes", range(1, 21))
def test_the_cues_and_the_quiet_together_last_what_was_asked_for(minutes: int) -> None:
    timeline = writing_time(minutes)
    cues = sum(cue_ms(WORDS.printed(Line(key=slot.cue)), WORDS) for slot in timeline.slots)
    assert cues + silence_ms(quiet_ssml(timeline, WORDS)) == minutes * 60_000


@pytest.mark.parametrize("elapsed", [0, 61_000, 299_000, 400_000])
def test_no_silence_is_longer_than_a_tag_may_be(elapsed: int) -> None:
    ssml = quiet_ssml(rest_of(5, elapsed), WORDS)
    assert all(0 < int(length) <= 10_000 for length in re.findall(r'time="(\d+)ms"', ssml))


def test_the_longest_quiet_fits_into_one_response() -> None:
    response: Any = render(Reply(quiet=writing_time(20), offer=menu_offer()), WORDS)
    assert len(response.output_speech.ssml) < MOST_SPEECH
