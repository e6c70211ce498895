"""What a strict reader asks of an answer: a source for each figure, the strictest time, the crisis line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.content.read.content import Content, Filed
from workbench.content.read.problem import ContentProblem
from workbench.content.schema.files import TopicFile
from workbench.content.schema.text_rules import NUMBER, places_in
from workbench.content.text.lines import HEARD_PARTS

CRISIS_LINE_IN = ("paa.not_better_yet", "paa.emotional_tired")
"""Answers whose first words carry the crisis line: people who ask these are the likeliest to need it."""

OR_LONGER = "if your clinic told you so"

_NUMBER = re.compile(rf"(?i)\b{NUMBER}\b")


def topic_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what is wrong with the words of topics, and with the safety times they name."""
    for topic_id, file in content.topics.items():
        yield from _figures(file)
        yield from _strictest_first(content, file)
        if topic_id in CRISIS_LINE_IN and "crisis_number" not in places_in(file.value.short):
            what = f"short of {topic_id} does not say the crisis line"
            yield file.document.problem(("short",), what, "Add: call or text {crisis_number} any time.")
    yield from _times(content)


def _figures(file: Filed[TopicFile]) -> Iterator[ContentProblem]:
    topic, document = file.value, file.document
    mend = "Name its words and sources under figures, or write a safety time of times.yaml as {name}."
    for part in HEARD_PARTS:
        text = getattr(topic, part)
        spans = [span for figure in topic.figures for span in _places_of(figure, text)]
        for number in _NUMBER.finditer(text):
            if not any(start <= number.start() and number.end() <= end for start, end in spans):
                yield document.problem((part,), f'{part} says "{number[0]}" without a source', mend)
    for figure, sources in topic.figures.items():
        place = ("figures", figure)
        if not any(_places_of(figure, getattr(topic, part)) for part in HEARD_PARTS):
            yield document.problem(place, f'nothing says "{figure}"', "Mend or remove it.")
        for source in sorted(set(sources) - set(topic.sources)):
            what = f"{source} is no source of this topic"
            yield document.problem(place, what, "Add it to sources, or name one of them.")


def _places_of(figure: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(figure), text, re.IGNORECASE)]


def _strictest_first(content: Content, file: Filed[TopicFile]) -> Iterator[ContentProblem]:
    waits = [name for name in places_in(file.value.short) if name in content.times.value.root]
    if waits and OR_LONGER not in file.value.short:
        what = f"short says {{{waits[0]}}} and not that it may be longer"
        yield file.document.problem(("short",), what, f'Add: "or longer {OR_LONGER}".')


def _times(content: Content) -> Iterator[ContentProblem]:
    document = content.times.document
    texts = [getattr(file.value, part) for file in content.topics.values() for part in HEARD_PARTS]
    used = {name for text in texts for name in places_in(text)}
    for name, time in content.times.value.root.items():
        if name not in used:
            yield document.problem((name,), f"no topic says {{{name}}}", "Use it in a text, or remove it.")
        for source in time.sources:
            if source not in content.sources.value.root:
                yield document.problem((name, "sources"), f"there is no source {source}", "Mend the name.")
