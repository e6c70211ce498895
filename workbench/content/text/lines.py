"""Every text that is said or shown, under the key the code knows it by."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.content.read.content import Content
from workbench.content.read.yaml_file import Document, Place
from workbench.content.text.fill import BUILD_ONLY, filled, stricter_times, with_times

HEARD_PARTS = ("question", "short", "more", "call_clinic", "tell_clinic", "companion", "evidence")
"""The parts of a topic that a listener hears; these are what a clinician signs."""

TOPIC_PARTS = ("title", *HEARD_PARTS)

Line = tuple[str, str, Document, Place]
"""Key, text, and where it stands."""


def lines_of(content: Content) -> dict[str, str]:
    """Return every line by its key, with what the build fills in."""
    lines = {
        key: filled(content, text)
        for key, text, _, _ in placed_lines(content)
        if not key.startswith(BUILD_ONLY)
    }
    for topic_id in content.topics:
        evidence = words_of(content, topic_id)["evidence"]
        lines[f"topic.{topic_id}.evidence"] = filled(content, evidence)
    return lines


def words_of(content: Content, topic_id: str) -> dict[str, str]:
    """Return the words of a topic by their part, with the safety times in them."""
    topic = content.topics[topic_id].value
    words = {part: with_times(content, getattr(topic, part)) for part in HEARD_PARTS}
    words["evidence"] += stricter_times(content, *(getattr(topic, part) for part in HEARD_PARTS))
    return words


def placed_lines(content: Content) -> Iterator[Line]:
    """Yield every line as it is written, with its place; a key that two files define comes twice."""
    yield from _strings(content)
    yield from _triage(content)
    yield from _topics(content)
    yield from _prompts(content)
    yield from _patterns(content)


def _strings(content: Content) -> Iterator[Line]:
    for file in content.strings.values():
        for key, text in file.value.root.items():
            yield key, text, file.document, (key,)


def _triage(content: Content) -> Iterator[Line]:
    for file in content.triage.values():
        for row_id, row in file.value.root.items():
            for part, text in (("say", row.say), ("helper", row.helper)):
                if text is not None:
                    yield f"triage.{row_id}.{part}", text, file.document, (row_id, part)


def _topics(content: Content) -> Iterator[Line]:
    for topic_id, file in content.topics.items():
        for part in TOPIC_PARTS:
            yield f"topic.{topic_id}.{part}", getattr(file.value, part), file.document, (part,)


def _prompts(content: Content) -> Iterator[Line]:
    for theme, file in content.prompts.items():
        yield f"theme.{theme}", file.value.spoken, file.document, ("spoken",)
        for index, prompt in enumerate(file.value.prompts):
            place: Place = ("prompts", index)
            yield f"prompt.{prompt.id}", prompt.text, file.document, (*place, "text")
            if prompt.way_out is not None:
                yield f"prompt.{prompt.id}.way_out", prompt.way_out, file.document, (*place, "way_out")


def _patterns(content: Content) -> Iterator[Line]:
    for pattern_id, file in content.patterns.items():
        key = f"pattern.{pattern_id}"
        yield f"{key}.spoken", file.value.spoken, file.document, ("spoken",)
        yield f"{key}.about", file.value.about, file.document, ("about",)
        for index, phase in enumerate(file.value.phases):
            place: Place = ("phases", index)
            yield f"{key}.{index}.first_cue", phase.first_cue, file.document, (*place, "first_cue")
            yield f"{key}.{index}.cue", phase.cue, file.document, (*place, "cue")
