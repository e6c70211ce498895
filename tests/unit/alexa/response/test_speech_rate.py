"""How fast the voice speaks: everything follows the listener's pace, but numbers and words of danger."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aftercare.alexa.response.render import render
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Offer, Reply, line
from aftercare.domain.nlu.meaning import command
from support.packs import pack

WORDS = Words(pack())
ASK = Offer(ask=line("menu.else.ask"), yes=command("menu"))
PACED = re.compile(r'<prosody rate="80%">[^<]*</prosody>')


def spoken(reply: Reply, pace: int | None) -> tuple[str, str]:
    response: Any = render(reply, WORDS, speech_rate=pace)
    return response.output_speech.ssml, response.reprompt.output_speech.ssml


def test_everything_said_and_asked_is_at_the_listeners_pace() -> None:
    for ssml in spoken(Reply(say=(line("menu"),), offer=ASK), 80):
        left = re.sub(r"</?speak>|<break[^>]*>", "", PACED.sub("", ssml))
        assert left == ""


@pytest.mark.parametrize("pace", [None, 100])
def test_at_its_own_pace_the_voice_is_left_alone(pace: int | None) -> None:
    assert "prosody" not in "".join(spoken(Reply(say=(line("menu"),), offer=ASK), pace))


@pytest.mark.parametrize("pace", [70, 80, 110, 130])
@pytest.mark.parametrize("level", ["crisis", "emergency", "urgent_call_clinic"])
def test_words_of_danger_are_slow_at_any_pace(level: str, pace: int) -> None:
    reply = Reply(say=(line(f"safety.{level}.first"),), offer=ASK, manner="slow")
    assert spoken(reply, pace) == spoken(reply, None)
    assert "%" not in "".join(spoken(reply, pace))


@pytest.mark.parametrize("pace", [70, 130])
def test_numbers_are_slow_wherever_they_are_said(pace: int) -> None:
    ssml, _ = spoken(Reply(say=(line("fallback.again"),), offer=ASK), pace)
    slow = re.findall(r'<prosody rate="slow"><say-as interpret-as="(?:digits|telephone)">\d+', ssml)
    assert len(slow) == len(re.findall("<say-as", ssml)) == 3
    assert not re.search(rf'<prosody rate="{pace}%">[^<]*<(?!/prosody)', ssml)
