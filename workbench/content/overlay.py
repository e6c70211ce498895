"""What another clinic lays over the base content, and what it may not loosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.content.problem import ContentProblem
from workbench.content.times import minutes_in
from workbench.content.tree import Content, read_content
from workbench.content.words import places_in

STAYS_ON = frozenset({"contact_clinic"})
"""Topics that no clinic switches off, beside those whose answer carries a safety time or a safety number."""

SAFETY_NUMBERS = frozenset({"crisis_number", "emergency_number"})

_UNITS = r"(?:minutes?|hours?|days?|weeks?)"
_SPOKEN_AMOUNT = re.compile(rf"(?i)\b((?:[a-z]+-)?[a-z0-9]+) {_UNITS}\b")
_NO_AMOUNT = frozenset(
    [
        "few",
        "some",
        "many",
        "the",
        "these",
        "those",
        "two-way",
        "next",
        "last",
        "your",
        "my",
        "treatment",
        "other",
        "all",
        "which",
        "how",
        "most",
    ]
)


def overlay_problems(content: Content, root: Path) -> Iterator[ContentProblem]:
    """Yield where an overlay is less strict than the base; nothing for the base itself."""
    if content.overlay is None:
        return
    base = read_content(root, locale=content.locale)
    yield from _looser_times(content, base)
    yield from _switched_off(content, base)
    for topic_id, file in content.topics.items():
        if topic_id in base.topics and file.document.path != base.topics[topic_id].document.path:
            yield from _looser_words(content, base, topic_id)


def _looser_times(content: Content, base: Content) -> Iterator[ContentProblem]:
    overlay = content.overlay
    assert overlay is not None  # noqa: S101 - the caller looked
    for name, amount in overlay.value.times.items():
        usual = base.times.value.root.get(name)
        if usual is None:
            listed = ", ".join(base.times.value.root)
            yield overlay.document.problem(
                ("times", name), f"there is no time {name}", f"Use one of: {listed}."
            )
        elif minutes_in(amount) < minutes_in(usual.at_least):
            what = f"{name} is {amount}, less than the {usual.at_least} of {base.times.document.path}"
            yield overlay.document.problem(
                ("times", name), what, "A clinic may ask for a longer wait, never for a shorter one."
            )


def _switched_off(content: Content, base: Content) -> Iterator[ContentProblem]:
    overlay = content.overlay
    assert overlay is not None  # noqa: S101 - the caller looked
    for index, topic_id in enumerate(overlay.value.off):
        place = ("off", index)
        if topic_id not in base.topics:
            yield overlay.document.problem(place, f"there is no topic {topic_id}", "Mend the name.")
        elif topic_id in STAYS_ON or _guards(content, base.topics[topic_id].value.short):
            what = f"{topic_id} keeps people safe and cannot be switched off"
            yield overlay.document.problem(
                place, what, f"Replace its words in topics/{topic_id}.yaml instead."
            )


def _looser_words(content: Content, base: Content, topic_id: str) -> Iterator[ContentProblem]:
    file = content.topics[topic_id]
    for part in ("short", "more", "call_clinic", "tell_clinic", "companion"):
        new, old = getattr(file.value, part), getattr(base.topics[topic_id].value, part)
        for place in sorted(_guards(content, old) - set(places_in(new))):
            what = f"{part} of {topic_id} no longer says {{{place}}}"
            yield file.document.problem(
                (part,), what, "The base text says it to keep people safe; keep it in."
            )
        for amount in sorted(_amounts(new) - _amounts(old)):
            what = f'{part} of {topic_id} says "{amount}", which nothing compares with the base'
            mend = "Write a place such as {wait}, and the longer time in overlay.yaml."
            yield file.document.problem((part,), what, mend)


def _guards(content: Content, text: str) -> set[str]:
    return set(places_in(text)) & (SAFETY_NUMBERS | set(content.times.value.root))


def _amounts(text: str) -> set[str]:
    return {m[0].lower() for m in _SPOKEN_AMOUNT.finditer(text) if m[1].lower() not in _NO_AMOUNT}
