"""What the triage table hears in single sentences, for what is built without the rest of an understanding."""

from __future__ import annotations

from collections.abc import Callable

from aftercare.domain.nlu.triage import Triage, TriageReading, owners_parted

from workbench.content.read.content import Content
from workbench.training.inputs import inputs_of
from workbench.training.lexicon import spoken_words


def reader_of_signs(content: Content) -> Callable[[str], TriageReading]:
    """Return what reads a sentence by the triage table, as the skill hears it."""
    inputs = inputs_of(content)
    lexicon = spoken_words(inputs.words)
    triage = Triage(inputs.tables["triage"], inputs.tables["plain"])
    return lambda text: triage.read(lexicon.folded(owners_parted(lexicon.heard(text))))
