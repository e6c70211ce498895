"""What is said outside the answers, in sheets that are signed as a whole: lines, prompts, patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.content.read.content import Content, Filed
from workbench.content.schema.files import PatternFile, TriageFile, TriageRow
from workbench.content.text.lines import Line, placed_lines
from workbench.content.text.word_lists import lists_named

DANGER = "strings.safety"
"""The sheet that a reviewer reads before everything else."""
PLAIN = "triage.plain"
"""The words that raise an alarm by themselves; signed like what is said."""


def sheet_ids(content: Content) -> list[str]:
    """Return the sheets in the order in which they are read: danger first, plain lines last."""
    strings = [f"strings.{name}" for name in content.strings]
    patterns = [f"patterns.{name}" for name in content.patterns]
    prompts = [f"prompts.{name}" for name in content.prompts]
    return [
        *(each for each in strings if each == DANGER),
        PLAIN,
        *(f"triage.{name}" for name in content.triage),
        *patterns,
        *prompts,
        *(each for each in strings if each != DANGER),
    ]


def sheet_title(content: Content, sheet: str) -> str:
    """Return what a sheet is called in a report."""
    kind, _, name = sheet.partition(".")
    if kind == "patterns":
        return content.patterns[name].value.spoken
    if kind == "prompts":
        return f"Prompts: {content.prompts[name].value.title}"
    if sheet == PLAIN:
        return "Words that are danger by themselves"
    if kind == "triage":
        return f"Signs: {name.replace('_', ' ')}"
    return "Words for danger" if sheet == DANGER else f"Lines: {name.replace('_', ' ')}"


def words_of_sheet(content: Content, sheet: str) -> dict[str, str]:
    """Return the words of a sheet by their key, as they are written; a pattern with its seconds.

    They are in the order of their keys, so that a line may move within its file.
    """
    if sheet == PLAIN:
        return {part: ", ".join(said) for part, said in sorted(content.plain.value.model_dump().items())}
    kind, _, name = sheet.partition(".")
    if kind == "triage":
        return dict(sorted([*_signs(content.triage[name].value), *_lists_of(content, name)]))
    words = {key: text for key, text, _, _ in _lines_of(content, kind, name)}
    if kind == "patterns":
        words |= dict(_seconds(content.patterns[name].value))
    return dict(sorted(words.items()))


def _signs(table: TriageFile) -> Iterator[tuple[str, str]]:
    """Yield what is signed of each row: its level, what raises it, and the words."""
    for row_id, row in table.root.items():
        yield f"{row_id}: level", f"{row.name}: {row.level.replace('_', ' ')}"
        yield f"{row_id}: heard", ", ".join(row.heard) or f"answered by {row.topic}"
        if row.look_alikes:
            yield f"{row_id}: not when", ", ".join(row.look_alikes)
        yield from ((f"{row_id}: {part}", text) for part, text in _said(row))


def _lists_of(content: Content, name: str) -> Iterator[tuple[str, str]]:
    """Yield the lists that phrases of a file name: what is added to one is heard by all of them."""
    rows = content.triage[name].value.root.values()
    named = {
        each for row in rows for phrase in (*row.heard, *row.look_alikes) for each in lists_named(phrase)
    }
    yield from ((f"{{{each}}}", ", ".join(content.word_lists.value.root[each])) for each in named)


def _said(row: TriageRow) -> Iterator[tuple[str, str]]:
    if row.say:
        yield "said", row.say
    if row.helper:
        yield "said to a helper", row.helper


def _lines_of(content: Content, kind: str, name: str) -> Iterator[Line]:
    files: Mapping[str, Filed[Any]] = getattr(content, kind)
    path = files[name].document.path
    return (line for line in placed_lines(content) if line[2].path == path)


def _seconds(pattern: PatternFile) -> Iterator[tuple[str, str]]:
    for index, phase in enumerate(pattern.phases):
        yield f"phase {index + 1}", f"{phase.kind.replace('_', ' ')}, {phase.seconds / 1000:g} seconds"
