"""The tables that decide by their phrases; nothing is trained on them: a change is heard at once."""

from __future__ import annotations

from typing import Any

from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.triage import COMMON, PLAIN

from workbench.content.read.content import Content
from workbench.content.text.word_lists import with_lists
from workbench.training.phrase_index import WordCounts, indexed

NAMES = ("plain", "triage", "topics_of_signs", "in_context")
"""Parts of an understanding that lie beside the words of a pack, where a change of them can be read."""


def tables_of(content: Content) -> dict[str, Any]:
    """Return all tables that decide by their phrases, as `Understanding.from_pack` reads them."""
    return {
        "plain": content.plain.value.model_dump(exclude={"emergency", "crisis", "look_alikes"}),
        "triage": _triage(content),
        "topics_of_signs": {
            row_id: row.topic
            for file in content.triage.values()
            for row_id, row in file.value.root.items()
            if row.level not in SAFETY_LEVELS and row.say is not None
        },
        "in_context": content.in_context.value.model_dump(),
    }


def _triage(content: Content) -> dict[str, Any]:
    """Return the phrases of every row by level, and all that only look like one; those of no alarm as one."""
    plain = content.plain.value.model_dump()
    table: dict[str, dict[str, list[str]]] = {level: {} for level in (*SAFETY_LEVELS, COMMON)}
    lists = content.word_lists.value.root
    look_alikes = {PLAIN: list(plain["look_alikes"])}
    common_look_alikes: dict[str, list[str]] = {}
    for file in content.triage.values():
        for row_id, row in file.value.root.items():
            is_common = row.level not in SAFETY_LEVELS
            # What only looks like a common sign may be a danger: "passed out" is not "passed away".
            alike = common_look_alikes if is_common else look_alikes
            alike[row_id] = [with_lists(phrase, lists) for phrase in row.look_alikes]
            if row.heard:
                level = COMMON if is_common else row.level
                table[level][row_id] = [with_lists(phrase, lists) for phrase in row.heard]
    for level in SAFETY_LEVELS:
        table[level][PLAIN] = plain.get(level, [])
    counts = WordCounts(phrasing.text.split() for phrasing in content.phrasings)
    return {
        "look_alikes": indexed(look_alikes, counts),
        "common_look_alikes": indexed(common_look_alikes, counts),
        **{level: indexed(rows, counts) for level, rows in table.items()},
    }
