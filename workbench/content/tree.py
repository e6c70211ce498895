"""All content of one locale, read and shaped, each record with the file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from workbench.content import schema
from workbench.content.meanings import Meanings, read_meanings
from workbench.content.model_schema import BuiltInsFile, CarriersFile, CommandsFile, SlotValuesFile
from workbench.content.problem import ContentError, ContentProblem
from workbench.content.reading import Document, read_file
from workbench.content.schema import FileT

LOCALE = "en-US"
FOLDER = Path("content") / LOCALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Generic[FileT]):
    """A shaped file, and where to point when something in it is wrong."""

    document: Document
    value: FileT

    @property
    def name(self) -> str:
        """The file's name without `.yaml`."""
        return Path(self.document.path).name.removesuffix(".yaml")

    @property
    def folder(self) -> str:
        """The name of the folder the file is in."""
        return Path(self.document.path).parent.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every file of a locale."""

    meanings: Meanings
    clinic: Filed[schema.ClinicFile]
    safety: Filed[schema.SafetyFile]
    sources: Filed[schema.SourcesFile]
    manifest: Filed[schema.ManifestFile]
    common_questions: Filed[schema.CommonQuestionsFile]
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
    """What `domain.understanding` knows about words, by file."""
    built_ins: Filed[BuiltInsFile]
    commands: Filed[CommandsFile]
    carriers: Filed[CarriersFile]
    slot_types: Mapping[str, Filed[SlotValuesFile]]


def read_content(root: Path) -> Content:
    """Read every file of the locale. Raises ContentError with the problems of all files."""
    shelf = _Shelf(root)
    parts = {
        "meanings": read_meanings(root),
        "clinic": shelf.one("clinic.yaml", schema.ClinicFile),
        "safety": shelf.one("safety.yaml", schema.SafetyFile),
        "sources": shelf.one("sources.yaml", schema.SourcesFile),
        "manifest": shelf.one("manifest.yaml", schema.ManifestFile),
        "common_questions": shelf.one("common_questions.yaml", schema.CommonQuestionsFile),
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
    }
    problems = shelf.all_problems()
    if problems:
        raise ContentError(problems)
    return Content(**parts)  # type: ignore[arg-type]  # a missing part is a problem, raised above


class _Shelf:
    """Takes files from disk once each, and knows what nobody took."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._taken: set[Path] = set()
        self._problems: list[ContentProblem] = []

    def one(self, name: str, kind: type[FileT]) -> Filed[FileT] | None:
        """Take a file that has to be there."""
        path = self._root / FOLDER / name
        if path.is_file():
            return self._take(path, kind)
        shown = (FOLDER / name).as_posix()
        self._problems.append(
            ContentProblem(
                path=shown, line=1, what="the file is missing", mend="Write it; see docs/content-guide.md."
            )
        )
        return None

    def many(self, pattern: str, kind: type[FileT]) -> tuple[Filed[FileT], ...]:
        """Take all files of a pattern that nobody took before, by path."""
        paths = sorted(path for path in (self._root / FOLDER).glob(pattern) if path not in self._taken)
        return tuple(filed for filed in (self._take(path, kind) for path in paths) if filed is not None)

    def all_problems(self) -> list[ContentProblem]:
        """Return what was wrong with the files taken, and the files nobody reads."""
        on_disk = {path for path in (self._root / FOLDER).rglob("*") if path.is_file()}
        mend = "Move it to a folder that is read, or remove it; see docs/content-guide.md."
        unread = [
            ContentProblem(
                path=path.relative_to(self._root).as_posix(),
                line=1,
                what="nothing reads this file",
                mend=mend,
            )
            for path in sorted(on_disk - self._taken)
        ]
        return self._problems + unread

    def _take(self, path: Path, kind: type[FileT]) -> Filed[FileT] | None:
        self._taken.add(path)
        try:
            document = read_file(self._root, path)
        except ContentError as error:
            self._problems.extend(error.problems)
            return None
        value = schema.parse(document, kind)
        if isinstance(value, list):
            self._problems.extend(value)
            return None
        return Filed(document=document, value=value)


def _by_name(files: tuple[Filed[FileT], ...]) -> dict[str, Filed[FileT]]:
    return {file.name: file for file in files}
