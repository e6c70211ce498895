"""Every cue begins when the timeline says, whatever the voice; laid out by a reader of its own."""

from typing import Any

import pytest
from aftercare.alexa.response.capabilities import Capabilities
from aftercare.alexa.response.render import prepared, render
from aftercare.alexa.response.words import Words
from aftercare.conversation.activities.breathing import BREATHING
from aftercare.conversation.activities.pause_and_resume import again_offer, resume_offer
from aftercare.conversation.reply import GuidedSession, Reply, line
from aftercare.domain.breathing.timeline import Timeline, lay_out
from support.apla_layout import Heard, Voice, documents, laid_out, steady
from support.packs import breathed, pack

WORDS = Words(pack())
ALL = [(pattern, minutes) for pattern in sorted(pack().patterns) for minutes in range(1, 11)]
VOICES = {"quick": steady(150), "usual": steady(380), "too slow for its phase": steady(3_000)}


def guided(timeline: Timeline, *, say: tuple[str, ...] = (), has_screen: bool = False) -> Any:
    guided = GuidedSession(
        timeline=timeline,
        ending=(line("breathing.end"),),
        onward=resume_offer(BREATHING),
        further=line("breathing.resume.ask"),
    )
    reply = Reply(
        say=tuple(line(key) for key in say), guided=guided, offer=again_offer(BREATHING, timeline.minutes)
    )
    capabilities = Capabilities(sound="apla", has_screen=has_screen)
    reply, plan = prepared(reply, WORDS, capabilities)
    return render(reply, WORDS, capabilities, plan)


def cues_heard(timeline: Timeline, voice: Voice) -> list[Heard]:
    """Return what is heard of a session from its documents, each put after the one before."""
    response = guided(timeline)
    heard: list[Heard] = []
    begun = 0.0
    outputs = [{"directives": response.directives}, {"directives": response.reprompt.directives}]
    for document in (document for output in outputs for document in documents(output)):
        *cues, _ = laid_out(document, voice).heard
        heard += [Heard(begun + cue.start_ms, cue.text) for cue in cues]
        begun += laid_out(document, steady(0)).length_ms
    return heard


@pytest.mark.parametrize("voice", VOICES.values(), ids=list(VOICES))
@pytest.mark.parametrize(("pattern", "minutes"), ALL)
def test_every_cue_begins_when_the_timeline_says(pattern: str, minutes: int, voice: Voice) -> None:
    for pace in (70, 100, 130):
        timeline = lay_out(breathed(pattern), minutes=minutes, pace=pace)
        expected = [Heard(slot.start_ms, pack().lines[slot.cue]) for slot in timeline.slots]
        heard = cues_heard(timeline, voice)
        assert heard == expected[: len(heard)]
        assert len(heard) == len(expected) or minutes > 6


NUMBERS = {pack().lines[f"breathing.count.{number}"]: number for number in range(2, 13)}


@pytest.mark.parametrize("pace", [70, 100, 130])
@pytest.mark.parametrize("pattern", sorted(set(pack().patterns) - {"counted"}))
def test_every_count_is_heard_on_its_second_and_every_cue_when_the_timeline_says(
    pattern: str, pace: int
) -> None:
    timeline = lay_out(breathed(pattern), minutes=5, pace=pace, counts=True)
    heard = cues_heard(timeline, steady(3_000))
    cues = [each for each in heard if each.text not in NUMBERS]
    assert cues == [Heard(slot.start_ms, pack().lines[slot.cue]) for slot in timeline.slots]
    numbers = [each for each in heard if each.text in NUMBERS]
    assert len(numbers) > len(cues) / 3
    for number in numbers:
        slot = timeline.running_at(int(number.start_ms))
        second = NUMBERS[number.text] - 1
        assert abs(number.start_ms - slot.start_ms - second * 100_000 / pace) <= 100


def test_counts_are_softer_than_cues() -> None:
    timeline = lay_out(pack().patterns["box"], minutes=1, counts=True)
    compositions = guided(timeline).directives[0]["document"]["compositions"]
    assert 'volume="x-soft"' in compositions["count_cue"]["items"][0]["content"]


def test_the_guide_begins_right_after_the_slot_of_the_words_before_it() -> None:
    timeline = lay_out(pack().patterns["box"], minutes=1)
    (document,) = documents({"directives": guided(timeline, say=("breathing.safety",)).directives})
    before, settle, *_ = laid_out(document, steady(300)).heard
    assert before == Heard(0, pack().lines["breathing.safety"])
    assert settle.start_ms == laid_out(document, steady(100)).heard[1].start_ms > 5_000


def test_in_hold_and_out_differ_in_tone() -> None:
    timeline = lay_out(pack().patterns["box"], minutes=1)
    document = guided(timeline).directives[0]["document"]
    items = document["mainTemplate"]["items"][0]["items"]
    tones = {item["items"][1]["content"].split(">")[1] for item in items[1:4]}
    assert len(tones) == 3


def test_on_a_screen_the_rest_waits_for_the_screen() -> None:
    timeline = lay_out(pack().patterns["easy"], minutes=10)
    response = guided(timeline, has_screen=True)
    assert response.reprompt.directives is None
    assert len(documents({"directives": response.directives})) == 1
