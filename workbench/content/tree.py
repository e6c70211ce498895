"""All content of one locale, read and shaped, each record with the file it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.content import schema
from workbench.content.corpus import asked_in, read_corpus
from workbench.content.meanings import IntentsFile, Meanings, meanings_of
from workbench.content.model_schema import BuiltInsFile, CarriersFile, CommandsFile, SlotValuesFile
from workbench.content.phrasing import Phrasing, in_order
from workbench.content.problem import ContentError, ContentProblem
from workbench.content.schema import FileT
from workbench.content.shelf import CONTENT, LOCALE, OVERLAYS, Filed, Shelf
from workbench.content.times import OverlayFile, TimesFile

__all__ = ["CONTENT", "LOCALE", "OVERLAYS", "Content", "Filed", "read_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every file of a locale."""

    locale: str
    intents: Filed[IntentsFile]
    meanings: Meanings
    clinic: Filed[schema.ClinicFile]
    safety: Filed[schema.SafetyFile]
    sources: Filed[schema.SourcesFile]
    manifest: Filed[schema.ManifestFile]
    common_questions: Filed[schema.CommonQuestionsFile]
    times: Filed[TimesFile]
    topics: Mapping[str, Filed[schema.TopicFile]]
    prompts: Mapping[str, Filed[schema.PromptsFile]]
    patterns: Mapping[str, Filed[schema.PatternFile]]
    breathing: Filed[schema.BreathingFile]
    cue_lengths: Filed[schema.CueLengthsFile]
    strings: Mapping[str, Filed[schema.StringsFile]]
    phrasings: tuple[Phrasing, ...]
    """What people say, look-alikes and what is unrelated among it, in the order of training."""
    words: Mapping[str, Filed[schema.WordsFile]]
    """What `domain.understanding` knows about words, by file."""
    built_ins: Filed[BuiltInsFile]
    commands: Filed[CommandsFile]
    carriers: Filed[CarriersFile]
    slot_types: Mapping[str, Filed[SlotValuesFile]]
    signed: Mapping[str, Filed[schema.SignedFile]]
    """The words of topics as they were last signed."""
    overlay: Filed[OverlayFile] | None = None
    """What another clinic switches off or asks longer waits for; None in the base."""

    @property
    def off(self) -> frozenset[str]:
        """Topics that this clinic answers itself."""
        return frozenset(self.overlay.value.off if self.overlay else ())

    def time(self, name: str) -> str:
        """Return a safety time, such as `24 hours`: the clinic's own where it has one."""
        own = self.overlay.value.times if self.overlay else {}
        return own.get(name) or self.times.value.root[name].at_least


def read_content(root: Path, clinic: str | None = None, locale: str = LOCALE) -> Content:
    """Read every file of a locale, with what a clinic lays over it.

    Raises ContentError with the problems of all files, and UnknownClinic.
    """
    shelf = Shelf(root, clinic, locale)
    topics = shelf.many("topics/*.yaml", schema.TopicFile)
    intents = shelf.one("intents.yaml", IntentsFile)
    said = [*read_corpus(root, locale), *_asked(topics)]
    parts: dict[str, object] = {
        "locale": locale,
        "clinic": shelf.one("clinic.yaml", schema.ClinicFile),
        "safety": shelf.one("safety.yaml", schema.SafetyFile),
        "sources": shelf.one("sources.yaml", schema.SourcesFile),
        "manifest": shelf.one("manifest.yaml", schema.ManifestFile),
        "common_questions": shelf.one("common_questions.yaml", schema.CommonQuestionsFile),
        "times": shelf.one("times.yaml", TimesFile),
        "topics": _by_name(topics),
        "prompts": _by_name(shelf.many("prompts/*.yaml", schema.PromptsFile)),
        "patterns": _by_name(shelf.many("patterns/*.yaml", schema.PatternFile)),
        "breathing": shelf.one("breathing.yaml", schema.BreathingFile),
        "cue_lengths": shelf.one("cue_lengths.yaml", schema.CueLengthsFile),
        "strings": _by_name(shelf.many("strings/*.yaml", schema.StringsFile)),
        "words": _by_name(shelf.many("understanding/*.yaml", schema.WordsFile)),
        "built_ins": shelf.one("model/built_ins.yaml", BuiltInsFile),
        "commands": shelf.one("model/commands.yaml", CommandsFile),
        "carriers": shelf.one("model/carriers.yaml", CarriersFile),
        "slot_types": _by_name(shelf.many("model/slot_types/*.yaml", SlotValuesFile)),
        "signed": _by_name(shelf.many("signed/*.yaml", schema.SignedFile)),
        "overlay": shelf.one("overlay.yaml", OverlayFile) if clinic else None,
    }
    parts["intents"] = intents
    parts["phrasings"] = in_order(each for each in said if isinstance(each, Phrasing))
    problems = [*shelf.all_problems(), *(each for each in said if isinstance(each, ContentProblem))]
    if problems or intents is None:
        raise ContentError(problems)
    parts["meanings"] = meanings_of(intents, shelf.only_in_overlay("topics/*.yaml"))
    return _without_what_is_off(Content(**parts))  # type: ignore[arg-type]  # a missing part is a problem, raised above


def _asked(topics: tuple[Filed[schema.TopicFile], ...]) -> Iterator[Phrasing]:
    """Yield what is asked under topics: a clinic adds to the base's ways of asking, and takes none away."""
    for file in topics:
        for document in file.layers:
            yield from asked_in(file.name, document)


def _without_what_is_off(content: Content) -> Content:
    off = content.off
    if not off:
        return content
    common = content.common_questions
    left = [topic for topic in common.value.root if topic not in off]
    return replace(
        content,
        topics={key: file for key, file in content.topics.items() if key not in off},
        common_questions=replace(common, value=common.value.model_construct(root=left)),
    )


def _by_name(files: tuple[Filed[FileT], ...]) -> dict[str, Filed[FileT]]:
    return {file.name: file for file in files}
