"""The words of one locale that rules need, as its pack brings them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from aftercare.domain.nlu.clauses import ClauseWords


class Language:
    """The words of one locale, by what reads them; each record is made when it is first asked for.

    Few turns need more than one or two of them, and a cold start needs none.
    """

    def __init__(self, built: Mapping[str, Any]) -> None:
        """Take the words as they were built into a pack."""
        self._built = built

    @cached_property
    def clauses(self) -> ClauseWords:
        """The words by which an utterance falls into parts."""
        return ClauseWords.from_built(self._built["clauses"])
