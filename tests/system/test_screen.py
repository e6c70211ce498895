"""What is seen: the circle keeps the timeline, nothing warns, and every text is on the screen.

With SCREENSHOTS naming a folder, the pictures are kept there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from aftercare.domain.breathing.timeline import lay_out
from support.apl_player import VIEWPORTS, played
from support.packs import pack
from support.voices import voice

pytestmark = pytest.mark.system

SHOW = "Alexa.Presentation.APL.RenderDocument"
SMALLEST = 0.4
"""Of the circle's full size, when the lungs are empty."""

FULL = {"in": 1.0, "top_up": 1.0, "out": 0.0}
BEFORE_TOP_UP = 0.75


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


def test_the_circle_has_the_right_size_in_the_middle_and_at_the_end_of_every_phase() -> None:
    directive, lead = session("sigh", "two minutes")
    slots = lay_out(pack().patterns["physiological_sigh"], minutes=2).slots
    moments = [
        lead + slot.start_ms + part for slot in slots for part in (slot.length_ms // 2, slot.length_ms)
    ]
    result = played(directive, "small", moments)
    sizes = {seen["moment"]: seen["circle"]["size"] for seen in result["seen"]}
    now, largest = 0.0, max(sizes.values())
    for slot, following in zip(slots, [*slots[1:], None], strict=True):
        top_up = following is not None and slot.kind == "in" and following.kind == "top_up"
        then = BEFORE_TOP_UP if top_up else FULL.get(slot.kind, now)
        for part, full in ((slot.length_ms // 2, (now + then) / 2), (slot.length_ms, then)):
            size = sizes[lead + slot.start_ms + part] / largest
            assert size == pytest.approx(SMALLEST + (1 - SMALLEST) * full, abs=0.02), (slot, part)
        now = then
    assert result["log"] == []


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_session_can_be_read_on_every_screen(viewport: str, tmp_path: Path) -> None:
    directive, lead = session("box", "two minutes")
    kept = screenshots(f"breathing-{viewport}", {"in": lead + 15_000, "out": lead + 23_000}, tmp_path)
    result = played(directive, viewport, [lead + 15_000], kept)
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


def test_the_end_of_a_segment_asks_for_the_next() -> None:
    directive, _ = session("easy", "ten minutes")
    result = played(directive, "small", [200_000, 250_000])
    ((name, _),) = result["events"]
    assert name == "breathing.segment_ended"
    assert result["log"] == []


def is_inside(box: dict[str, float], viewport: str) -> bool:
    screen = VIEWPORTS[viewport]
    return (
        box["left"] >= 0
        and box["top"] >= 0
        and box["right"] <= screen["width"]
        and box["bottom"] <= screen["height"]
    )
