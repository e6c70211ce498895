"""Time to write, as it is heard: by the same means as a breathing session."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from aftercare.alexa.response.capabilities import Capabilities
from aftercare.alexa.response.playback_plan import LONGEST_OUTPUT_MS, Output, PlaybackPlan
from aftercare.alexa.response.render import MOST_SPEECH, prepared, render
from aftercare.alexa.response.speech_length import at_rate, cue_ms
from aftercare.alexa.response.words import Words
from aftercare.conversation.journal import card_of
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import GuidedSession, Line, Reply, line
from aftercare.conversation.session_state import Place, SessionState
from aftercare.domain.breathing.segments import segments
from aftercare.domain.breathing.timeline import SILENT, Slot, Timeline
from aftercare.domain.journal.writing_time import LONGEST_QUIET_MS, rest_of
from support.packs import pack

WORDS = Words(pack())
SPEAKER, SCREEN, SPEECH = Capabilities(), Capabilities(has_screen=True), Capabilities(sound="ssml")
LONGEST_PROMPT = max(
    (line(f"prompt.{prompt.id}") for prompt in pack().prompts), key=lambda said: len(WORDS.printed(said))
)
MINUTES = range(1, 21)


def reply(timeline: Timeline) -> Reply:
    onward = menu_offer()
    guided = GuidedSession(
        timeline=timeline, ending=(line("journal.write.end"),), onward=onward, further=onward.ask
    )
    state = SessionState(area="writing", places=(Place(kind="writing", minutes=timeline.minutes),))
    say = (line("journal.write", minutes="@minutes.5"), LONGEST_PROMPT)
    return Reply(say=say, guided=guided, offer=menu_offer(), state=state)


def plan_playback(
    timeline: Timeline, capabilities: Capabilities, pace: int | None = None
) -> tuple[Reply, PlaybackPlan]:
    found, plan = prepared(reply(timeline), WORDS, capabilities, speech_rate=pace)
    assert plan is not None
    return found, plan


def outputs(plan: PlaybackPlan) -> list[Output]:
    return [output for output in (plan.first, plan.second) if output is not None]


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("pace", [None, 70])
def test_no_response_plays_longer_than_alexa_does(minutes: int, pace: int | None) -> None:
    for capabilities in (SPEAKER, SCREEN, SPEECH):
        for output in outputs(plan_playback(rest_of(minutes, 0), capabilities, pace)[1]):
            tail = sum(at_rate(cue_ms(WORDS.printed(said), WORDS), pace) for said in output.tail)
            assert output.intro_ms + output.segment.length_ms + tail < LONGEST_OUTPUT_MS


@pytest.mark.parametrize("minutes", MINUTES)
def test_cut_wherever_it_has_to_be_the_quiet_lasts_what_was_asked_for(minutes: int) -> None:
    parts = list(segments(rest_of(minutes, 0), LONGEST_QUIET_MS))
    assert sum(part.length_ms for part in parts) == minutes * 60_000


@pytest.mark.parametrize("minutes", [4, 5, 6])
def test_where_it_has_to_be_cut_once_it_is_cut_in_the_middle(minutes: int) -> None:
    _, plan = plan_playback(rest_of(minutes, 0), SPEAKER)
    assert plan.first.segment.length_ms == minutes * 30_000
    assert plan.second is not None
    assert plan.second.segment.length_ms == minutes * 30_000


def played_ms(item: dict[str, Any]) -> int:
    """Return how long a part of the document's sequence plays; speech alone counts as nothing."""
    if item["type"] == "Mixer":
        return max(int(each.get("duration", 0)) for each in item["items"] if each["type"] == "Silence")
    return int(item["duration"]) if item["type"] == "Silence" else 0


def test_a_device_plays_silence_of_an_exact_length() -> None:
    found, plan = plan_playback(rest_of(5, 0), SPEAKER)
    response: Any = render(found, WORDS, SPEAKER, plan)
    items = response.directives[0]["document"]["mainTemplate"]["items"][0]["items"]
    assert sum(map(played_ms, items)) == plan.first.intro_ms + 150_000
    assert response.output_speech is None


def silence_ms(ssml: str) -> int:
    return sum(int(length) for length in re.findall(r'<break time="(\d+)ms"/>', ssml))


def slot_ms(slot: Slot, pace: int) -> int:
    return 0 if slot.cue == SILENT else at_rate(cue_ms(WORDS.printed(Line(key=slot.cue)), WORDS), pace)


@pytest.mark.parametrize("minutes", [1, 2, 3])
@pytest.mark.parametrize("pace", [70, 100, 130])
def test_in_plain_speech_the_cues_and_the_quiet_last_as_long(minutes: int, pace: int) -> None:
    said = replace(reply(rest_of(minutes, 0)), say=())
    found, plan = prepared(said, WORDS, SPEECH, speech_rate=pace)
    response: Any = render(found, WORDS, SPEECH, plan, speech_rate=pace)
    ssml = response.output_speech.ssml
    cues = sum(slot_ms(slot, pace if slot.kind == "quiet" else 100) for slot in rest_of(minutes, 0).slots)
    between_ending_and_question = 400
    assert cues + silence_ms(ssml) - between_ending_and_question == minutes * 60_000
    assert all(0 < int(length) <= 10_000 for length in re.findall(r'time="(\d+)ms"', ssml))


@pytest.mark.parametrize("minutes", MINUTES)
def test_every_output_fits_into_one_response(minutes: int) -> None:
    found, plan = plan_playback(rest_of(minutes, 0), SPEECH)
    response: Any = render(found, WORDS, SPEECH, plan)
    assert len(response.output_speech.ssml) < MOST_SPEECH
    assert len(response.reprompt.output_speech.ssml) < MOST_SPEECH


def test_what_was_said_before_is_not_said_again() -> None:
    assert rest_of(5, 10_000).slots[0].cue == SILENT
    assert "journal.write.nudge" not in [slot.cue for slot in rest_of(5, 200_000).slots]
    assert "journal.write.nudge" in [slot.cue for slot in rest_of(5, 150_000).slots]


def test_on_a_screen_the_prompt_stands_until_the_next_segment_is_asked_for() -> None:
    shown = replace(reply(rest_of(5, 0)), card=card_of(pack().prompts[0]))
    found, plan = prepared(shown, WORDS, SCREEN)
    response: Any = render(found, WORDS, SCREEN, plan)
    assert plan is not None
    document = response.directives[1]["document"]
    commands = document["onMount"][0]["commands"]
    assert commands[0]["delay"] == plan.first.intro_ms + plan.first.segment.length_ms
    assert commands[1]["type"] == "SendEvent"
    assert document["onMount"][0]["screenLock"]
