"""What is seen: the circle keeps the timeline, nothing warns, and every text is on the screen.

With SCREENSHOTS naming a folder, the pictures are kept there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from aftercare.domain.breathing.timeline import Slot, Timeline, lay_out
from support.apl_player import VIEWPORTS, played
from support.packs import breathed, pack
from support.voices import voice

pytestmark = pytest.mark.system

SHOW = "Alexa.Presentation.APL.RenderDocument"
SMALLEST = 0.4
"""Of the circle's full size, when the lungs are empty."""

FULL = {"in": 1.0, "top_up": 1.0, "out": 0.0}
BEFORE_TOP_UP = 0.75

SHOWN = {
    "settle": "Settle in",
    "in": "Breathe in",
    "top_up": "A little more",
    "hold": "Hold",
    "out": "Breathe out",
    "close": "Let go",
}
PATTERNS = {
    "box": "box",
    "coherent": "coherent",
    "counted": "counted",
    "easy": "easy",
    "extended exhale": "extended_exhale",
    "four seven eight": "four_seven_eight",
    "sigh": "physiological_sigh",
}


def shown(response: dict[str, Any]) -> dict[str, Any]:
    (directive,) = [d for d in response["response"]["directives"] if d["type"] == SHOW]
    return dict(directive)


def session(pattern: str, minutes: str) -> tuple[dict[str, Any], int]:
    """Return the directive of a session, and when its guide begins."""
    response = voice(device="screen").say(f"start {pattern} breathing for {minutes}")
    return shown(response), response["sessionAttributes"]["breathing"]["hearing"][0]


def screenshots(name: str, moments: dict[str, int], folder: Path) -> dict[int, Path]:
    kept = Path(os.environ.get("SCREENSHOTS") or folder).resolve()
    return {moment: kept / f"{name}-{what}.png" for what, moment in moments.items()}


def fullness_after(slots: Sequence[Slot]) -> list[float]:
    """Return how full the lungs are at the end of each slot, as someone who breathes along would say."""
    now, after = 0.0, []
    for slot, following in zip(slots, [*slots[1:], None], strict=True):
        top_up = following is not None and slot.kind == "in" and following.kind == "top_up"
        now = BEFORE_TOP_UP if top_up else FULL.get(slot.kind, now)
        after.append(now)
    return after


def assert_breathes_along(directive: dict[str, Any], intro: int, whole: Timeline, from_ms: int = 0) -> None:
    """Assert size and word in the middle and at the end of every phase from one moment of a session on."""
    ends = zip(whole.slots, [0.0, *fullness_after(whole.slots)], fullness_after(whole.slots), strict=False)
    slots = [each for each in ends if each[0].start_ms >= from_ms]
    middles = {intro + slot.start_ms - from_ms + slot.length_ms // 2: slot for slot, _, _ in slots}
    result = played(directive, "small", [*middles, *(intro + slot.end_ms - from_ms for slot, _, _ in slots)])
    seen = {each["moment"]: each for each in result["seen"]}
    for (slot, before, after), middle in zip(slots, middles, strict=True):
        word = "Rest" if slot.kind == "hold" and after == 0 else SHOWN[slot.kind]
        assert seen[middle]["texts"][0]["text"] == word, slot
        assert size_of(seen[middle]) == pytest.approx(scale((before + after) / 2), abs=0.02), slot
        end = seen[intro + slot.end_ms - from_ms]
        assert size_of(end) == pytest.approx(scale(after), abs=0.02), slot
    assert result["log"] == []


def size_of(seen: dict[str, Any]) -> float:
    return float(seen["circle"]["size"] / (0.7 * VIEWPORTS["small"]["height"]))


def scale(full: float) -> float:
    return SMALLEST + (1 - SMALLEST) * full


@pytest.mark.parametrize("name", PATTERNS)
def test_the_circle_and_the_word_keep_the_time_of_every_phase(name: str) -> None:
    directive, intro = session(name, "two minutes")
    assert_breathes_along(directive, intro, lay_out(breathed(PATTERNS[name]), minutes=2))


def test_after_a_control_the_picture_goes_on_in_the_same_phase_at_the_new_pace() -> None:
    listener = voice(device="screen")
    listener.say("start box breathing for two minutes")
    response = listener.say("!after 54 slower")
    place = response["sessionAttributes"]["breathing"]
    whole = lay_out(pack().patterns["box"], minutes=2, pace=90)
    assert place["from_ms"] > 0
    assert_breathes_along(shown(response), place["hearing"][0], whole, place["from_ms"])


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_session_can_be_read_on_every_screen(viewport: str, tmp_path: Path) -> None:
    directive, intro = session("box", "two minutes")
    kept = screenshots(f"breathing-{viewport}", {"in": intro + 15_000, "out": intro + 23_000}, tmp_path)
    result = played(directive, viewport, [intro + 15_000], kept)
    assert result["log"] == []
    (seen, *_) = result["seen"]
    assert [text["text"] for text in seen["texts"]] == ["Breathe in", "box breathing", "1:50 left"]
    assert all(is_inside(box, viewport) for box in [*seen["texts"], seen["circle"]])


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize(
    ("name", "words"), [("answer", "can i drive tomorrow"), ("prompt", "read me today's prompt")]
)
def test_an_answer_and_a_prompt_can_be_read_on_every_screen(
    name: str, words: str, viewport: str, tmp_path: Path
) -> None:
    kept = screenshots(f"{name}-{viewport}", {"shown": 100}, tmp_path)
    result = played(shown(voice(device="screen").say(words)), viewport, [], kept)
    assert result["log"] == []
    question = result["seen"][0]["texts"][0]
    assert is_inside(question, viewport)


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize(
    ("name", "words", "first"), [("crisis", "i want to die", "988"), ("emergency", "i overdosed", "911")]
)
def test_the_numbers_are_three_rows_with_the_right_one_first_on_every_screen(
    name: str, words: str, first: str, viewport: str, tmp_path: Path
) -> None:
    kept = screenshots(f"{name}-{viewport}", {"shown": 100}, tmp_path)
    result = played(shown(voice(device="screen").say(words)), viewport, [], kept)
    assert result["log"] == []
    texts = result["seen"][0]["texts"]
    assert [text["text"] for text in texts[::2]] in (
        [first, each, "(720) 400-7025"] for each in ("988", "911")
    )
    assert all(is_inside(text, viewport) for text in texts)
    heights = [text["bottom"] - text["top"] for text in texts[::2]]
    assert heights[0] == max(heights)


@pytest.mark.parametrize("name", ["four seven eight", "sigh", "extended exhale"])
def test_the_longest_names_fit_a_round_screen(name: str) -> None:
    directive, intro = session(name, "one minute")
    result = played(directive, "round", [intro + 1_000, intro + 12_000])
    assert all(is_inside(box, "round") for seen in result["seen"] for box in seen["texts"])


def test_the_end_of_a_segment_asks_for_the_next() -> None:
    directive, _ = session("easy", "ten minutes")
    result = played(directive, "small", [200_000, 250_000])
    ((name, _),) = result["events"]
    assert name == "breathing.segment_ended"
    assert result["log"] == []


def is_inside(box: dict[str, float], viewport: str) -> bool:
    screen = VIEWPORTS[viewport]
    if screen["shape"] == "ROUND":
        radius = screen["width"] / 2
        corners = [(box[x] - radius, box[y] - radius) for x in ("left", "right") for y in ("top", "bottom")]
        is_circle = box["right"] - box["left"] == box["bottom"] - box["top"]
        return is_circle or all(x * x + y * y <= radius * radius for x, y in corners)
    return (
        box["left"] >= 0
        and box["top"] >= 0
        and box["right"] <= screen["width"]
        and box["bottom"] <= screen["height"]
    )
