"""The tables that decide by their phrases; nothing is trained on them: a change is heard at once."""

from __future__ import annotations

from typing import Any

from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.triage import PLAIN

from workbench.content.read.content import Content
from workbench.content.text.word_lists import with_lists
from workbench.training.phrase_index import WordCounts, indexed

NAMES = ("plain", "triage", "in_context")
"""Parts of an understanding that lie beside the words of a pack, where a change of them can be read."""


def tables_of(content: Content) -> dict[str, Any]:
    """Return all tables that decide by their phrases, as `Understanding.from_pack` reads them."""
    return {
        "plain": content.plain.value.model_dump(exclude={"emergency", "crisis", "look_alikes"}),
        "triage": _triage(content),
        "in_context": content.in_context.value.model_dump(),
    }


def _triage(content: Content) -> dict[str, Any]:
    """Return the phrases of every row that raises an alarm, by level, and all that only look like one."""
    plain = content.plain.value.model_dump()
    table: dict[str, dict[str, list[str]]] = {level: {} for level in SAFETY_LEVELS}
    lists = content.word_lists.value.root
    look_alikes = {PLAIN: list(plain["look_alikes"])}
    for file in content.triage.values():
        for row_id, row in file.value.root.items():
            look_alikes[row_id] = [with_lists(phrase, lists) for phrase in row.look_alikes]
            if row.level in SAFETY_LEVELS:
                table[row.level][row_id] = [with_lists(phrase, lists) for phrase in row.heard]
    for level in SAFETY_LEVELS:
        table[level][PLAIN] = plain.get(level, [])
    counts = WordCounts(phrasing.text.split() for phrasing in content.phrasings)
    return {
        "look_alikes": indexed(look_alikes, counts),
        **{level: indexed(rows, counts) for level, rows in table.items()},
    }
