"""Fill the lines of the pack: from a key and values to parts that can be spoken or printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from aftercare.content.records import ContentPack
from aftercare.conversation.reply import Line

Sort = Literal["text", "number", "phone"]
_DEEPEST = 3
"""Lines that name lines; more than this is a loop in the content."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, or a number that is read digit by digit."""

    sort: Sort
    text: str


class Words:
    """The words of one pack."""

    def __init__(self, pack: ContentPack) -> None:
        self._lines = pack.lines
        self.cue_ms: Mapping[str, int] = pack.cue_ms
        self.tones: Mapping[str, Mapping[str, str]] = {str(kind): tone for kind, tone in pack.tones.items()}
        self._standing: dict[str, Part] = {
            "crisis_number": Part("number", pack.numbers["crisis"]),
            "emergency_number": Part("number", pack.numbers["emergency"]),
            "clinic_phone": Part("phone", pack.clinic.phone),
            "clinic_name": Part("text", pack.clinic.name),
            "skill_name": Part("text", pack.clinic.skill_name.title()),
        }

    def parts(self, line: Line, depth: int = 0) -> tuple[Part, ...]:
        """Return a line filled in. Raises KeyError for a line or a place that the pack does not have."""
        return tuple(self._fill(line, depth))

    def printed(self, line: Line) -> str:
        """Return a line as it is printed on a card."""
        return "".join(part.text for part in self.parts(line))

    def _fill(self, line: Line, depth: int) -> Iterator[Part]:
        for literal, name, _, _ in Formatter().parse(self._lines[line.key]):
            if literal:
                yield Part("text", literal)
            if name:
                yield from self._place(name, line, depth)

    def _place(self, name: str, line: Line, depth: int) -> Iterator[Part]:
        value = line.values.get(name)
        if value is None:
            yield self._standing[name]
        elif value.startswith("@") and depth < _DEEPEST:
            yield from self._fill(Line(key=value[1:]), depth + 1)
        else:
            yield Part("text", value)
