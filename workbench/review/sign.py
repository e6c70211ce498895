"""Put a reviewer's name under the words of a topic or a sheet, and keep the words that were signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from workbench.content.read.content import CONTENT, OVERLAYS, Content
from workbench.content.read.problem import ContentError
from workbench.content.read.yaml_file import read_text
from workbench.content.text.signatures import digest_of, signable_ids, signable_words


class CannotSign(Exception):
    """There is no such topic, or its file is not one that can be signed by a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who signs."""

    name: str
    role: str
    on: date


def sign(
    root: Path, content: Content, signables: Iterable[str], reviewer: Reviewer, *, clinic: str | None = None
) -> list[Path]:
    """Sign topics and sheets, and return the files that were written, below the root.

    A clinic signs in its own folder, whoever wrote the words. Raises CannotSign before anything is written.
    """
    folder = OVERLAYS / clinic if clinic else CONTENT / content.locale
    texts: dict[Path, str] = {}
    known = set(signable_ids(content))
    for signable in signables:
        if signable not in known:
            raise CannotSign(f"there is no topic or sheet {signable}; aftercare review lists them")
        words = signable_words(content, signable)
        review = {
            "by": reviewer.name,
            "role": reviewer.role,
            "on": reviewer.on.isoformat(),
            "digest": digest_of(words),
        }
        if signable in content.topics:
            topic = folder / "topics" / f"{signable}.yaml"
            texts[topic] = with_review(_text(root / topic), review, topic.as_posix())
        texts[folder / "signed" / f"{signable}.yaml"] = _kept(review, words)
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return sorted(texts)


def with_review(text: str, review: dict[str, str], shown: str) -> str:
    """Return a topic's file with another signature and every other character as it was. Raises CannotSign."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start = next((n for n, line in enumerate(lines) if line.startswith("reviewed:")), len(lines))
    end = start + 1
    while end < len(lines) and lines[end][:1] in (" ", "\t", "\n"):
        end += 1
    signed = "".join((*lines[:start], _dumped({"reviewed": review}), *lines[end:]))
    try:
        if _others(signed, shown) == _others(text, shown):
            return signed
    except ContentError:
        pass
    raise CannotSign(f"{shown}: write reviewed: null on a line of its own, then sign again")


def _others(text: str, shown: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    value: dict[str, Any] = read_text(text, shown).value
    return {key: part for key, part in value.items() if key != "reviewed"}


def _kept(review: dict[str, str], words: dict[str, str]) -> str:
    about = "# The words that were signed, kept by `aftercare review` to show what has changed since.\n"
    return about + _dumped({**review, "words": words})


def _dumped(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
