"""What the tables hear in single sentences, for what is built without the rest of an understanding."""

from __future__ import annotations

from functools import lru_cache

from aftercare.domain.nlu.in_context import PLACES, InContext
from aftercare.domain.nlu.triage import Triage, TriageReading, owners_parted

from workbench.content.read.content import Content
from workbench.training.inputs import inputs_of
from workbench.training.lexicon import spoken_words


class TablesReader:
    """Reads sentences by the triage table and by that of the places, as the skill hears them."""

    def __init__(self, content: Content) -> None:
        inputs = inputs_of(content)
        self._lexicon = spoken_words(inputs.words)
        self._triage = Triage(inputs.tables["triage"], inputs.tables["plain"])
        self.topics_of_signs = frozenset(inputs.tables["topics_of_signs"].values())
        self._in_context = InContext(inputs.tables["in_context"])

    def signs_in(self, text: str) -> TriageReading:
        """Return what the triage table hears."""
        return self._triage.read(self._heard(text))

    def depends_on_place(self, text: str) -> bool:
        """Tell whether a sentence means something of its own in some place."""
        return self._in_context.action_in(self._heard(text), PLACES) is not None

    @lru_cache(maxsize=1)  # noqa: B019 - both tables read the same sentence, one after the other
    def _heard(self, text: str) -> list[str]:
        return self._lexicon.folded(owners_parted(self._lexicon.heard(text)))
