"""Every answer, every breathing session, every prompt: within Alexa's limits."""

from dataclasses import replace
from typing import Any

import pytest
from aftercare.conversation.session_attributes import to_attributes
from aftercare.conversation.session_state import SessionState
from aftercare.domain.nlu.meaning import Meaning, answer, command
from aftercare.skill import Parts
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, sentences_of, spoken_text
from support.events import intent
from support.packs import pack

TOPICS = sorted(pack().topics)


def after_yes(handle: Handler, meaning: Meaning, state: SessionState | None = None) -> dict[str, Any]:
    """Return what a listener hears who says yes to an offer."""
    event = intent("AMAZON.YesIntent")
    remembered = replace(state or SessionState(), yes=meaning)
    event["session"] |= {"new": False, "attributes": to_attributes(remembered)}
    return handle(event, None)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_answered_in_every_part(handle: Handler, topic: str) -> None:
    about = SessionState().about(topic)
    asked = ("more", "source", "tell_clinic", "companion", "send_card", "questions.another")
    for meaning in (answer(topic), command("more", part="call_clinic"), *map(command, asked)):
        heard = after_yes(handle, meaning, about)
        assert broken_rules(heard) == [], meaning
        assert "{" not in spoken_text(heard["response"]["outputSpeech"])


@pytest.mark.parametrize("level", ["crisis", "emergency", "urgent_call_clinic"])
def test_the_number_is_in_the_first_sentence(handle: Handler, level: str) -> None:
    numbers = {"crisis": "988", "emergency": "911", "urgent_call_clinic": "7204007025"}
    heard = after_yes(handle, Meaning(kind="safety", id=level))
    assert numbers[level] in sentences_of(heard["response"]["outputSpeech"])[0]
    assert heard["response"]["shouldEndSession"] is False
    assert '<prosody rate="slow">' in heard["response"]["outputSpeech"]["ssml"]


def test_where_a_clinic_switched_off_what_follows_the_talk_still_goes_on(parts: Parts) -> None:
    topics = {**pack().topics, "driving": replace(pack().topics["driving"], next=())}
    handle = handler_for(replace(parts, pack=replace(pack(), topics=topics)))
    for asked in ("next", "more", "source", "questions.another"):
        heard = after_yes(handle, command(asked), SessionState().about("driving"))
        assert heard["response"]["shouldEndSession"] is False
        assert "went wrong" not in spoken_text(heard["response"]["outputSpeech"])


def test_a_danger_is_answered_with_what_to_do_before_anything_else(handle: Handler) -> None:
    for level, first in {
        "crisis": "Please call or text",
        "emergency": "Call",
        "urgent_call_clinic": "Please call",
    }.items():
        heard = after_yes(handle, Meaning(kind="safety", id=level))
        assert sentences_of(heard["response"]["outputSpeech"])[0].startswith(first)
