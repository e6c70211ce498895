"""What another clinic lays over the base content, and what it may not loosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.content.overlay.caution import guards, looser_words, own_amounts
from workbench.content.read.content import Content, Filed, read_content
from workbench.content.read.problem import ContentProblem
from workbench.content.schema.files import TopicFile
from workbench.content.schema.safety_times import minutes_in

STAYS_ON = frozenset({"contact_clinic"})
"""Topics that no clinic switches off, beside those whose answer carries a safety time or a safety number."""


def overlay_problems(content: Content, root: Path) -> Iterator[ContentProblem]:
    """Yield where an overlay is less strict than the base; nothing for the base itself."""
    if content.overlay is None:
        return
    base = read_content(root, locale=content.locale)
    yield from _looser_times(content, base)
    yield from _switched_off(content, base)
    yield from _not_the_clinics_to_say(content, base)
    for topic_id, file in content.topics.items():
        if topic_id not in base.topics:
            yield from own_amounts(file)
            yield from _takes_a_meaning(base, file)
        elif file.document.path != base.topics[topic_id].document.path:
            yield from looser_words(content, base, topic_id)


def _takes_a_meaning(base: Content, file: Filed[TopicFile]) -> Iterator[ContentProblem]:
    if file.name in base.meanings.all:
        what = f"{file.name} is no topic but something else that is listened for"
        yield file.document.problem((), what, "Give the topic another name.")


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
        if topic_id in overlay.value.off[:index]:
            yield overlay.document.problem(place, f"{topic_id} is named twice", "Keep one.")
        if topic_id not in base.topics:
            yield overlay.document.problem(place, f"there is no topic {topic_id}", "Mend the name.")
        elif topic_id in STAYS_ON or guards(content, base.topics[topic_id].value.short):
            what = f"{topic_id} keeps people safe and cannot be switched off"
            yield overlay.document.problem(
                place, what, f"Replace its words in topics/{topic_id}.yaml instead."
            )


def _not_the_clinics_to_say(content: Content, base: Content) -> Iterator[ContentProblem]:
    """Yield what would make another clinic's number or source stand for the base's."""
    clinic, usual = content.clinic, base.clinic.value
    if clinic.value.name != usual.name and clinic.value.phone == usual.phone:
        what = f"the phone is still that of {usual.name}"
        yield clinic.document.problem(("phone",), what, f"Write the number of {clinic.value.name}.")
    for name, source in content.sources.value.root.items():
        if base.sources.value.root.get(name, source) != source:
            what = f"{name} is a source of the base and stays as it is"
            yield content.sources.document.problem((name,), what, "Give your source a name of its own.")
