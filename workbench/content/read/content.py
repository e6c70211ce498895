"""All content of one locale, read and shaped, each record with the file it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from workbench.content.read.content_files import CONTENT, LOCALE, OVERLAYS, ContentFiles, Filed
from workbench.content.read.corpus import asked_in, read_corpus
from workbench.content.read.language import LANGUAGE
from workbench.content.read.meanings import IntentsFile, Meanings, meanings_of
from workbench.content.read.phrasing import Phrasing, in_order
from workbench.content.read.problem import ContentError, ContentProblem
from workbench.content.schema import files as schema
from workbench.content.schema.files import FileT
from workbench.content.schema.language import LANGUAGE_FILES
from workbench.content.schema.model import BuiltInsFile, CarriersFile, CommandsFile, SlotValuesFile
from workbench.content.schema.safety_times import OverlayFile, TimesFile

__all__ = ["CONTENT", "LOCALE", "OVERLAYS", "Content", "Filed", "read_content"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Content:
    """Every file of a locale; two that were read apart are never the same."""

    locale: str
    intents: Filed[IntentsFile]
    meanings: Meanings
    clinic: Filed[schema.ClinicFile]
    safety: Filed[schema.SafetyFile]
    plain: Filed[schema.PlainFile]
    """The signed list of plain danger."""
    in_context: Filed[schema.InContextFile]
    """What whole utterances mean where the listener is."""
    word_lists: Filed[schema.WordListsFile]
    """Words that phrases of the triage table name together."""
    frames: Filed[schema.FramesFile]
    """The ways in which the signs of the table are told when they are tested."""
    triage: Mapping[str, Filed[schema.TriageFile]]
    """The signed table of signs and situations, by file."""
    sources: Filed[schema.SourcesFile]
    manifest: Filed[schema.ManifestFile]
    common_questions: Filed[schema.CommonQuestionsFile]
    handout: Filed[schema.HandoutFile]
    times: Filed[TimesFile]
    topics: Mapping[str, Filed[schema.TopicFile]]
    prompts: Mapping[str, Filed[schema.PromptsFile]]
    patterns: Mapping[str, Filed[schema.PatternFile]]
    breathing: Filed[schema.BreathingFile]
    cue_lengths: Filed[schema.CueLengthsFile]
    strings: Mapping[str, Filed[schema.StringsFile]]
    phrasings: tuple[Phrasing, ...]
    """What people say, look-alikes and what is unrelated among it, in the order of training."""
    language: Mapping[str, Filed[BaseModel]]
    """The locale's own words that code needs, by file."""
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
    on_disk = ContentFiles(root, clinic, locale)
    topics = on_disk.many("topics/*.yaml", schema.TopicFile)
    intents = on_disk.one("intents.yaml", IntentsFile)
    said = [*read_corpus(root, locale), *_asked(topics)]
    parts: dict[str, object] = {
        "locale": locale,
        "clinic": on_disk.one("clinic.yaml", schema.ClinicFile),
        "safety": on_disk.one("safety.yaml", schema.SafetyFile),
        "plain": on_disk.one("triage/plain.yaml", schema.PlainFile),
        "in_context": on_disk.one("language/in_context.yaml", schema.InContextFile),
        "word_lists": on_disk.one("triage/word_lists.yaml", schema.WordListsFile),
        "frames": on_disk.one("triage/frames.yaml", schema.FramesFile),
        "triage": _by_name(on_disk.many("triage/*.yaml", schema.TriageFile)),
        "sources": on_disk.one("sources.yaml", schema.SourcesFile),
        "manifest": on_disk.one("manifest.yaml", schema.ManifestFile),
        "common_questions": on_disk.one("common_questions.yaml", schema.CommonQuestionsFile),
        "handout": on_disk.one("handout.yaml", schema.HandoutFile),
        "times": on_disk.one("times.yaml", TimesFile),
        "topics": _by_name(topics),
        "prompts": _by_name(on_disk.many("prompts/*.yaml", schema.PromptsFile)),
        "patterns": _by_name(on_disk.many("patterns/*.yaml", schema.PatternFile)),
        "breathing": on_disk.one("breathing.yaml", schema.BreathingFile),
        "cue_lengths": on_disk.one("cue_lengths.yaml", schema.CueLengthsFile),
        "strings": _by_name(on_disk.many("strings/*.yaml", schema.StringsFile)),
        "language": {
            name: on_disk.one(f"{LANGUAGE}/{name}.yaml", kind) for name, kind in LANGUAGE_FILES.items()
        },
        "built_ins": on_disk.one("model/built_ins.yaml", BuiltInsFile),
        "commands": on_disk.one("model/commands.yaml", CommandsFile),
        "carriers": on_disk.one("model/carriers.yaml", CarriersFile),
        "slot_types": _by_name(on_disk.many("model/slot_types/*.yaml", SlotValuesFile)),
        "signed": _by_name(on_disk.many("signed/*.yaml", schema.SignedFile)),
        "overlay": on_disk.one("overlay.yaml", OverlayFile) if clinic else None,
    }
    parts["intents"] = intents
    parts["phrasings"] = in_order(each for each in said if isinstance(each, Phrasing))
    problems = [*on_disk.all_problems(), *(each for each in said if isinstance(each, ContentProblem))]
    if problems or intents is None:
        raise ContentError(problems)
    parts["meanings"] = meanings_of(intents, on_disk.only_in_overlay("topics/*.yaml"))
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
