"""Sessions in plain speech, spoken by a real voice, cut at the breaks and measured."""

from __future__ import annotations

import subprocess
import sys
import wave
from pathlib import Path

import pytest
from aftercare.domain.breathing.timeline import lay_out
from support.packs import ROOT, breathed, pack

from workbench.bench.breathing import phases_spoken
from workbench.content.read.content import CONTENT, LOCALE, read_content
from workbench.voice.cues import cues_of, lengths_text, measured

pytestmark = pytest.mark.system


@pytest.mark.parametrize("counts", [False, True], ids=["plain", "counted"])
@pytest.mark.parametrize("pattern", sorted(pack().patterns))
@pytest.mark.parametrize("pace", [70, 100, 130])
def test_every_phase_is_kept_within_150_ms_and_the_session_within_a_second(
    pattern: str, pace: int, *, counts: bool
) -> None:
    timeline = lay_out(breathed(pattern), minutes=5, pace=pace, counts=counts)
    taken = phases_spoken(pack(), timeline)
    assert len(taken) == len(timeline.slots)
    for slot, milliseconds in zip(timeline.slots, taken, strict=True):
        assert abs(milliseconds - slot.length_ms) <= 150, slot
    assert abs(sum(taken) - timeline.length_ms) <= 1_000


@pytest.mark.parametrize("pattern", sorted(pack().patterns))
def test_five_minutes_last_five_minutes_to_the_second(pattern: str) -> None:
    taken = phases_spoken(pack(), lay_out(breathed(pattern), minutes=5))
    assert abs(sum(taken) - 300_000) <= 1_000


def test_the_kept_lengths_are_those_of_the_voice() -> None:
    lengths = measured(cues_of(read_content(ROOT)))
    assert (ROOT / CONTENT / LOCALE / "cue_lengths.yaml").read_text(encoding="utf-8") == lengths_text(lengths)


def seconds_heard(out: Path, *said: str) -> float:
    """Return how long what would be heard lasts."""
    command = [sys.executable, "-m", "workbench.cli", "listen", *said, "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    with wave.open(str(out)) as file:
        return float(file.getnframes() / file.getframerate())


def test_a_session_can_be_heard_without_a_device(tmp_path: Path) -> None:
    # Two minutes, and the words before and after them.
    assert 120 < seconds_heard(tmp_path / "box.wav", "start box breathing for two minutes") < 160


@pytest.mark.parametrize("sound", ["apla", "ssml"])
def test_ten_minutes_are_heard_to_their_end(sound: str, tmp_path: Path) -> None:
    said = ("start box breathing for ten minutes", "--sound", sound)
    # Ten minutes, the words before and after them, and eight seconds in which the device listens.
    assert 600 < seconds_heard(tmp_path / "box.wav", *said) < 660


def test_an_answer_is_heard_without_its_question_said_again(tmp_path: Path) -> None:
    assert 5 < seconds_heard(tmp_path / "answer.wav", "can i drive") < 20
