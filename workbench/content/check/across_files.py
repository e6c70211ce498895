"""What has to hold between files; the shape of each one is held by its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from zoneinfo import available_timezones

from aftercare.domain.breathing.timeline import LONGEST_CYCLE_MS

from workbench.content.check.interaction_model import model_problems
from workbench.content.check.phrasings import phrasing_problems
from workbench.content.check.spoken_lines import heard_problems
from workbench.content.check.topics import topic_problems
from workbench.content.check.triage import triage_problems
from workbench.content.read.content import Content, Filed
from workbench.content.read.problem import ContentProblem
from workbench.content.read.yaml_file import Document
from workbench.content.schema.files import PatternFile
from workbench.content.schema.text_rules import places_in
from workbench.content.text.fill import places_filled_here
from workbench.content.text.lines import placed_lines

FILLED_EVERYWHERE = frozenset(
    {"clinic_name", "clinic_phone", "crisis_number", "emergency_number", "skill_name"}
)
"""Places that every line may have; the renderer knows what fills them."""

FILLED_IN = {
    "breathing.about": {"pattern"},
    "breathing.about.ask": {"pattern"},
    "breathing.longer": {"minutes"},
    "breathing.opening": {"pattern", "minutes"},
    "breathing.shorter": {"minutes"},
    "breathing.time_left": {"minutes"},
    "journal.about": {"theme"},
    "journal.days": {"count"},
    "journal.write": {"minutes"},
    "journal.write.left": {"minutes"},
    "journal.write.longer": {"minutes"},
    "journal.write.longest": {"minutes"},
    "privacy.breathing": {"pattern", "minutes"},
    "questions.another.ask": {"question"},
    "questions.did_you_mean.ask": {"question"},
    "questions.named": {"topic"},
    "questions.next.ask": {"question"},
    "reminder.change.from": {"day", "time"},
    "reminder.change.to": {"day", "time"},
    "reminder.changed": {"day", "time"},
    "reminder.done": {"day", "time"},
    "reminder.item": {"day", "time"},
    "reminder.many": {"count"},
    "reminder.offer": {"what", "day", "time"},
    "reminder.offer.plain": {"day", "time"},
    "reminder.one": {"day", "time"},
    "screen.left": {"time"},
}
"""Places of single lines, filled by the code that says them."""

FILLED_WHEN_BUILT = {"build.hours.known": {"hours"}, "build.stricter": {"time"}}
"""Places of lines that the build puts into others."""

_GENERATED = ("topic.", "theme.", "prompt.", "pattern.")


def problems_of(content: Content) -> list[ContentProblem]:
    """Return everything that does not hold between the files."""
    of_triage = [*triage_problems(content)]
    return sorted(
        set(
            chain(
                _topic_problems(content),
                topic_problems(content),
                of_triage,
                heard_problems(content),
                _line_problems(content),
                _prompt_problems(content),
                _pattern_problems(content),
                _source_problems(content),
                _clinic_problems(content),
                phrasing_problems(content),
                # What becomes a sample is read by the table, which has to be whole.
                () if of_triage else model_problems(content),
            )
        )
    )


def _topic_problems(content: Content) -> Iterator[ContentProblem]:
    intents = content.intents.document
    for topic_id in content.meanings.answers:
        if topic_id not in content.topics and topic_id not in content.off:
            what, mend = f"{topic_id} has no topic", f"Write topics/{topic_id}.yaml, or remove it here."
            yield intents.problem((topic_id,), what, mend)
    for topic_id, file in content.topics.items():
        document, topic = file.document, file.value
        if topic_id not in content.meanings.answers:
            yield document.problem(
                (), f"{topic_id} is not an answer of {intents.path}", "Add it there, with its border."
            )
        yield from _unknown(document, "next", topic.next, {*content.topics, *content.off}, "topic")
        yield from _unknown(document, "sources", topic.sources, content.sources.value.root, "source")
        if topic_id in topic.next:
            yield document.problem(("next",), f"{topic_id} offers itself next", "Name other topics.")
    for part, named in content.handout.value.model_dump().items():
        known = {*content.topics, *content.off}
        yield from _unknown(content.handout.document, part, named, known, "topic")
    common = content.common_questions
    yield from _unknown(common.document, None, common.value.root, content.topics, "topic")


def _unknown(
    document: Document, key: str | None, named: list[str], known: Iterable[str], kind: str
) -> Iterator[ContentProblem]:
    there = set(known)
    for index, name in enumerate(named):
        place = (index,) if key is None else (key, index)
        if name not in there:
            yield document.problem(
                place, f"there is no {kind} {name}", f"Mend the name, or write the {kind}."
            )
        if name in named[:index]:
            yield document.problem(place, f"{name} is named twice", "Keep one.")


def _line_problems(content: Content) -> Iterator[ContentProblem]:
    everywhere = FILLED_EVERYWHERE | places_filled_here(content)
    first: dict[str, str] = {}
    for key, text, document, place in placed_lines(content):
        here = f"{document.path}:{document.line(place)}"
        if key in first:
            yield document.problem(place, f"the line {key} is also in {first[key]}", "Rename or remove one.")
        first.setdefault(key, here)
        for name in places_in(text):
            allowed = everywhere | FILLED_IN.get(key, set()) | FILLED_WHEN_BUILT.get(key, set())
            if name not in allowed:
                listed = ", ".join(sorted(allowed))
                yield document.problem(place, f"nothing fills {{{name}}} in {key}", f"Use one of: {listed}.")
    for strings in content.strings.values():
        for key in strings.value.root:
            if key.startswith(_GENERATED):
                mend = "Begin the key with another word; this one is taken by the files of that folder."
                yield strings.document.problem((key,), f"{key} begins like a generated key", mend)


def _prompt_problems(content: Content) -> Iterator[ContentProblem]:
    for theme, file in content.prompts.items():
        for index, prompt in enumerate(file.value.prompts):
            place = ("prompts", index, "id")
            if not prompt.id.startswith(f"{theme}."):
                mend = f"Begin it with the name of its file: {theme}."
                yield file.document.problem(place, f"the prompt {prompt.id} is in {theme}.yaml", mend)
            if prompt.weight == "heavy" and prompt.way_out is None:
                mend = "Add way_out: one sentence that names something lighter to do instead."
                yield file.document.problem(place, f"the heavy prompt {prompt.id} has no way_out", mend)


def _pattern_problems(content: Content) -> Iterator[ContentProblem]:
    patterns = list(content.patterns.values())
    defaults = [file for file in patterns if file.value.default]
    yield from _cycle_problems(patterns)
    for file in patterns[:1] if not defaults else []:
        yield file.document.problem(
            (), "no pattern is the default", "Write default: true in exactly one pattern."
        )
    for file in defaults[1:]:
        what = f"a second default, after {defaults[0].document.path}"
        yield file.document.problem(("default",), what, "Keep default: true in exactly one pattern.")
    first: dict[str, str] = {}
    for file in patterns:
        for index, name in enumerate(file.value.names):
            place = ("names", index)
            if name in first:
                yield file.document.problem(
                    place, f"the name {name} is also in {first[name]}", "Keep one of them."
                )
            first.setdefault(name, f"{file.document.path}:{file.document.line(place)}")


def _cycle_problems(patterns: list[Filed[PatternFile]]) -> Iterator[ContentProblem]:
    for file in patterns:
        cycle_ms = sum(phase.seconds for phase in file.value.phases)
        if cycle_ms > LONGEST_CYCLE_MS:
            what = f"one cycle lasts {cycle_ms / 1000:g} seconds"
            yield file.document.problem(
                ("phases",), what, "Make it a minute at most, or a session cannot end in time."
            )


def _source_problems(content: Content) -> Iterator[ContentProblem]:
    if content.off:
        return
    used = {source for file in content.topics.values() for source in file.value.sources}
    document = content.sources.document
    for name in content.sources.value.root:
        if name not in used:
            yield document.problem(
                (name,), f"no topic uses the source {name}", "Name it in a topic, or remove it."
            )


def _clinic_problems(content: Content) -> Iterator[ContentProblem]:
    clinic = content.clinic
    if clinic.value.time_zone not in available_timezones():
        what = f"there is no time zone {clinic.value.time_zone}"
        yield clinic.document.problem(("time_zone",), what, "Write an IANA name such as America/Denver.")
