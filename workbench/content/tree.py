"""All content of one locale, read and shaped, each record with the file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.content import schema
from workbench.content.meanings import Meanings, read_meanings
from workbench.content.model_schema import BuiltInsFile, CarriersFile, CommandsFile, SlotValuesFile
from workbench.content.problem import ContentError
from workbench.content.schema import FileT
from workbench.content.shelf import CONTENT, LOCALE, OVERLAYS, Filed, Shelf
from workbench.content.times import OverlayFile, TimesFile

__all__ = ["CONTENT", "LOCALE", "OVERLAYS", "Content", "Filed", "read_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every file of a locale."""

    locale: str
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
    phrasings: tuple[Filed[schema.PhrasingsFile], ...]
    """One file for each meaning and author; the folder is the meaning."""
    look_alikes: tuple[Filed[schema.LookAlikesFile], ...]
    unrelated: tuple[Filed[schema.PhrasingsFile], ...]
    words: Mapping[str, Filed[schema.WordsFile]]
    """What `domain.nlu` knows about words, by file."""
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
    parts: dict[str, object] = {
        "locale": locale,
        "clinic": shelf.one("clinic.yaml", schema.ClinicFile),
        "safety": shelf.one("safety.yaml", schema.SafetyFile),
        "sources": shelf.one("sources.yaml", schema.SourcesFile),
        "manifest": shelf.one("manifest.yaml", schema.ManifestFile),
        "common_questions": shelf.one("common_questions.yaml", schema.CommonQuestionsFile),
        "times": shelf.one("times.yaml", TimesFile),
        "topics": _by_name(shelf.many("topics/*.yaml", schema.TopicFile)),
        "prompts": _by_name(shelf.many("prompts/*.yaml", schema.PromptsFile)),
        "patterns": _by_name(shelf.many("patterns/*.yaml", schema.PatternFile)),
        "breathing": shelf.one("breathing.yaml", schema.BreathingFile),
        "cue_lengths": shelf.one("cue_lengths.yaml", schema.CueLengthsFile),
        "strings": _by_name(shelf.many("strings/*.yaml", schema.StringsFile)),
        "look_alikes": shelf.many("phrasings/look_alikes/*.yaml", schema.LookAlikesFile),
        "unrelated": shelf.many("phrasings/unrelated/*.yaml", schema.PhrasingsFile),
        "phrasings": shelf.many("phrasings/*/*.yaml", schema.PhrasingsFile),
        "words": _by_name(shelf.many("understanding/*.yaml", schema.WordsFile)),
        "built_ins": shelf.one("model/built_ins.yaml", BuiltInsFile),
        "commands": shelf.one("model/commands.yaml", CommandsFile),
        "carriers": shelf.one("model/carriers.yaml", CarriersFile),
        "slot_types": _by_name(shelf.many("model/slot_types/*.yaml", SlotValuesFile)),
        "signed": _by_name(shelf.many("signed/*.yaml", schema.SignedFile)),
        "overlay": shelf.one("overlay.yaml", OverlayFile) if clinic else None,
    }
    parts["meanings"] = _with_extra_topics(read_meanings(root), shelf.only_in_overlay("topics/*.yaml"))
    problems = shelf.all_problems()
    if problems:
        raise ContentError(problems)
    return _without_what_is_off(Content(**parts))  # type: ignore[arg-type]  # a missing part is a problem, raised above


def _with_extra_topics(meanings: Meanings, extra: frozenset[str]) -> Meanings:
    """Return the meanings with a clinic's own topics, which need no row on the page of the base."""
    return replace(meanings, answers={**meanings.answers, **dict.fromkeys(sorted(extra), 1)})


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
