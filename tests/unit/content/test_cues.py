"""The table of cue lengths is complete, and every cue fits into its phase."""

from aftercare.domain.breathing.timeline import FASTEST_PACE, lay_out
from support.packs import ROOT, pack

from workbench.content.read.content import read_content
from workbench.voice.cues import cues_of

A_TENTH_OF_A_SECOND = 100


def test_every_cue_was_measured_and_nothing_else() -> None:
    content = read_content(ROOT)
    assert sorted(content.cue_lengths.value.root) == cues_of(content)


def test_every_cue_has_been_said_before_its_phase_is_over_even_at_the_fastest_pace() -> None:
    lines, lengths = pack().lines, pack().cue_ms
    for pattern in pack().patterns.values():
        for slot in lay_out(pattern, minutes=2, pace=FASTEST_PACE).slots:
            assert lengths[lines[slot.cue]] <= slot.length_ms + A_TENTH_OF_A_SECOND, (pattern.id, slot.cue)
