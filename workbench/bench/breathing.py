"""How exactly breathing sessions keep their time, by either renderer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aftercare.alexa.response.capabilities import Capabilities, Sound
from aftercare.alexa.response.render import prepared, render
from aftercare.alexa.response.words import Words
from aftercare.content.pack import load_pack
from aftercare.content.records import ContentPack
from aftercare.conversation.activities.breathing import BREATHING
from aftercare.conversation.activities.pause_and_resume import again_offer, resume_offer
from aftercare.conversation.reply import GuidedSession, Reply, line
from aftercare.domain.breathing.timeline import Slot, Timeline, lay_out

from workbench.simulator.checkout import pack_path
from workbench.voice.cues import COUNTS
from workbench.voice.pico import NoVoice, length_ms, spoken
from workbench.voice.sound import cut_at_breaks

MINUTES = 5
MOST_ERROR_MS = 150
MOST_TOTAL_ERROR_MS = 1_000


def apla() -> Mapping[str, float | str]:
    """Return the largest difference between a cue's start and the timeline, in any session."""
    pack = _pack()
    worst = max(abs(found - said) for timeline in _sessions(pack) for found, said in _starts(pack, timeline))
    return {"max_cue_start_difference_ms": worst, "allowed_ms": 0}


def ssml() -> Mapping[str, float | str]:
    """Return how far a real voice is off, for the worst phase and the worst five-minute session."""
    pack = _pack()
    try:
        errors = [_errors(pack, timeline) for timeline in _sessions(pack)]
    except NoVoice as error:
        return {"skipped": str(error)}
    phase, total = max(one for one, _ in errors), max(whole for _, whole in errors)
    return {
        "max_phase_error_ms": round(phase, 1),
        "phase_error_to_allowed": round(phase / MOST_ERROR_MS, 4),
        "max_session_error_ms": round(total, 1),
        "session_error_to_allowed": round(total / MOST_TOTAL_ERROR_MS, 4),
    }


def rendered(pack: ContentPack, timeline: Timeline, sound: Sound) -> list[dict[str, Any]]:
    """Return what is heard of a session: the response, and the reprompt that goes on."""
    guide = GuidedSession(
        timeline=timeline,
        ending=(line("breathing.end"),),
        onward=resume_offer(BREATHING),
        further=line("breathing.resume.ask"),
    )
    words, means = Words(pack), Capabilities(sound=sound)
    reply, plan = prepared(Reply(guided=guide, offer=again_offer(BREATHING, timeline.minutes)), words, means)
    response: dict[str, Any] = render(reply, words, means, plan).to_dict()
    return [response, response["reprompt"]] if plan and plan.second else [response]


def _pack() -> ContentPack:
    return load_pack(pack_path("en-US"))


def _sessions(pack: ContentPack) -> Iterator[Timeline]:
    """Yield every pattern, without counts and with them."""
    for _, pattern in sorted(pack.patterns.items()):
        yield lay_out(pattern, minutes=MINUTES)
        yield lay_out(pattern, minutes=MINUTES, counts=True)


def _starts(pack: ContentPack, timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Yield for each cue when the documents say it, by their silences alone, and when the timeline does."""
    start, slots = 0, iter(timeline.slots)
    for output in rendered(pack, timeline, "apla"):
        (root,) = output["directives"][0]["document"]["mainTemplate"]["items"]
        for item in root["items"][:-1]:
            yield start, next(slots).start_ms
            start += item["items"][0]["duration"]


def _errors(pack: ContentPack, timeline: Timeline) -> tuple[float, float]:
    """Return the worst error of a phase and that of the whole session, both in milliseconds."""
    taken = phases_spoken(pack, timeline)
    pairs = list(zip(timeline.slots, taken, strict=True))
    return max(_off(slot, heard) for slot, heard in pairs), abs(sum(taken) - timeline.length_ms)


def _off(slot: Slot, heard_ms: float) -> float:
    return abs(heard_ms - slot.length_ms)


def phases_spoken(pack: ContentPack, timeline: Timeline) -> list[float]:
    """Return how long each slot takes, counts and all, when the speech is really spoken. Raises NoVoice."""
    counts = {text for key, text in pack.lines.items() if key.startswith(COUNTS)}
    taken: list[float] = []
    for text, silence in _pieces(pack, timeline):
        piece_ms = length_ms(spoken(text)) + silence
        if text in counts:
            taken[-1] += piece_ms
        else:
            taken.append(piece_ms)
    return taken


def _pieces(pack: ContentPack, timeline: Timeline) -> list[tuple[str, int]]:
    """Return every text of a session in plain speech with the silence after it."""
    cues: list[tuple[str, int]] = []
    for output in rendered(pack, timeline, "ssml"):
        cues += cut_at_breaks(output["output_speech"]["ssml"])
        # The question at the end belongs to no phase.
        cues.pop()
    cues.pop()
    return cues
