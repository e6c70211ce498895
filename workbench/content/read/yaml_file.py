"""Read a YAML file and keep the line of every key and list item."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from workbench.content.read.problem import ContentError, ContentProblem

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads what PyYAML's own reader reads, by libyaml where PyYAML was built with it."""

Place = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read: mappings, lists and strings, and where each of them stands."""

    path: str
    value: Any
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Sequence[str | int] = ()) -> int:
        """Return the line of a value, or of the nearest value around it."""
        for length in range(len(place), 0, -1):
            line = self.lines.get(tuple(place[:length]))
            if line is not None:
                return line
        return 1

    def problem(self, place: Sequence[str | int], what: str, mend: str) -> ContentProblem:
        """Return a problem with a value of this file."""
        return ContentProblem(path=self.path, line=self.line(place), what=what, mend=mend)


def read_file(root: Path, path: Path) -> Document:
    """Read a file below the root. Raises ContentError if it is not UTF-8 or not readable YAML."""
    return read_text(text_of(root, path), path.relative_to(root).as_posix())


def text_of(root: Path, path: Path) -> str:
    """Return the text of a file below the root. Raises ContentError if it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        shown = path.relative_to(root).as_posix()
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise _error(shown, line, "this is not UTF-8 text", "Save the file as UTF-8.") from error


def read_text(text: str, shown: str) -> Document:
    """Read YAML in which every scalar stays a string, so that `no` is the word no.

    Raises ContentError with every repeated key, or with the first place that cannot be read.
    """
    root = _compose(text, shown)
    if root is None:
        raise _error(shown, 1, "the file is empty", "Write its content, or remove the file.")
    reader = _Reader(path=shown)
    try:
        value = reader.value_of(root, ())
    except RecursionError as error:
        raise _error(shown, 1, "the file is nested too deeply", "Write it flatter.") from error
    if reader.problems:
        raise ContentError(reader.problems)
    return Document(path=shown, value=value, lines=reader.lines)


def _compose(text: str, shown: str) -> yaml.Node | None:
    # libyaml is 25 times as fast; what is wrong with a text, PyYAML's own reader says in better words.
    with suppress(yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return yaml.compose(text, Loader=FAST)
    mend = "Mend the YAML: check quotes, colons and indentation near this line."
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _error(shown, line, f"this is not YAML ({error.problem or error.context})", mend) from error
    except yaml.reader.ReaderError as error:
        line = text[: int(error.position)].count("\n") + 1
        raise _error(shown, line, "there is a character YAML does not allow", "Remove it.") from error
    except RecursionError as error:
        raise _error(shown, 1, "the file is nested too deeply", "Write it flatter.") from error
    # The scanner turns an escape such as "\U99999999" into a character without looking whether there is one.
    except (ValueError, OverflowError) as error:
        raise _error(shown, 1, f"this is not YAML ({error})", mend) from error


def _error(path: str, line: int, what: str, mend: str) -> ContentError:
    return ContentError([ContentProblem(path=path, line=line, what=what, mend=mend)])


@dataclass(slots=True, kw_only=True)
class _Reader:
    path: str
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[ContentProblem] = field(default_factory=list)
    open_nodes: list[yaml.Node] = field(default_factory=list)

    def value_of(self, node: yaml.Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if any(node is outer for outer in self.open_nodes):
            self._add(node, "this alias contains itself", "Write the value out.")
            return None
        self.open_nodes.append(node)
        value = self._mapping(node, place) if isinstance(node, yaml.MappingNode) else self._list(node, place)
        self.open_nodes.pop()
        return value

    def _list(self, node: yaml.Node, place: Place) -> list[Any]:
        return [self.value_of(item, (*place, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(key_node, "a key is not a word", "Use a plain word as the key.")
                continue
            key = self._text(key_node)
            if key in found:
                first = self.lines[(*place, key)]
                self._add(
                    key_node, f"the key {key} stands here again, first in line {first}", "Keep one of them."
                )
                continue
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            found[key] = self.value_of(value_node, (*place, key))
        return found

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if any("\ud800" <= character <= "\udfff" for character in text):
            self._add(node, "half a character stands here (a lone surrogate)", "Write the character itself.")
        return text

    def _add(self, node: yaml.Node, what: str, mend: str) -> None:
        line = node.start_mark.line + 1
        self.problems.append(ContentProblem(path=self.path, line=line, what=what, mend=mend))
