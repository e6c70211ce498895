"""How long a real voice takes for every cue: content/<locale>/cue_lengths.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import yaml
from aftercare.domain.breathing.timeline import CLOSE_CUE, SETTLE_CUE

from workbench.content.read.content import Content
from workbench.voice.pico import length_ms, spoken

COUNTS = "breathing.count."

HEADER = """\
# How long a voice takes for each cue, in milliseconds, its own short silences included. Where APL for audio
# cannot be played, the pause after a cue is the phase less this. Written by `aftercare measure-cues`; measure
# again after changing a cue. A cue that is missing here is estimated from its letters.
"""


def cues_of(content: Content) -> list[str]:
    """Return every text that is said within a timeline, each once."""
    strings = {key: text for file in content.strings.values() for key, text in file.value.root.items()}
    phases = [phase for file in content.patterns.values() for phase in file.value.phases]
    cues = {cue for phase in phases for cue in (phase.first_cue, phase.cue)}
    counts = {text for key, text in strings.items() if key.startswith(COUNTS)}
    return sorted(cues | counts | {strings[SETTLE_CUE], strings[CLOSE_CUE]})


def measured(cues: Iterable[str]) -> dict[str, int]:
    """Return the milliseconds the voice takes for each cue. Raises NoVoice."""
    return {cue: round(length_ms(spoken(cue))) for cue in cues}


def lengths_text(lengths: Mapping[str, int]) -> str:
    """Return the lengths as the file they are kept in."""
    return HEADER + yaml.safe_dump(dict(lengths), allow_unicode=True, sort_keys=True, width=200)
