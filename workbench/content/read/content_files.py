"""Takes content from disk, each file once; a clinic's own files lie over those of the base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic

from workbench.content.read.problem import ContentError, ContentProblem, UnknownClinic
from workbench.content.read.yaml_file import Document, read_file
from workbench.content.schema import files as schema
from workbench.content.schema.files import FileT

LOCALE = "en-US"
"""The locale that everything was first written in."""

CONTENT = Path("content")
OVERLAYS = Path("content") / "overlays"

A_CLINIC_MAY_WRITE = (
    "overlay.yaml", "clinic.yaml", "common_questions.yaml", "sources.yaml",
    "topics/*.yaml", "signed/*.yaml",
)  # fmt: skip
"""Patterns of the files that lie over the base; words of danger and their numbers are not among them."""

READ_ME = "README.md"
"""Says to whoever opens a clinic's folder what may be in it."""

ONLY_THE_CLINICS = ("overlay.yaml",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Generic[FileT]):
    """A shaped file, and where to point when something in it is wrong."""

    document: Document
    value: FileT
    layers: tuple[Document, ...] = ()
    """What the file was laid together from: the base's, then the clinic's own."""

    @property
    def name(self) -> str:
        """The file's name without `.yaml`."""
        return Path(self.document.path).name.removesuffix(".yaml")


class ContentFiles:
    """Takes files from disk once each, and knows what nobody took."""

    def __init__(self, root: Path, clinic: str | None = None, locale: str = LOCALE) -> None:
        """Look below the root, and in a clinic's overlay first. Raises UnknownClinic."""
        self._root = root
        self._base = root / CONTENT / locale
        self._own = _overlay(root, clinic)
        self._taken: set[Path] = set()
        self._problems: list[ContentProblem] = []

    def one(self, name: str, kind: type[FileT]) -> Filed[FileT] | None:
        """Take a file that has to be there."""
        if self._own is not None and self._is_there(name):
            return self._take(name, kind)
        if (self._base / name).is_file():
            return self._take(name, kind)
        folder = self._own if self._own and name in ONLY_THE_CLINICS else self._base
        shown = (folder / name).relative_to(self._root).as_posix()
        mend = "Write it; see docs/content-guide.md."
        self._problems.append(ContentProblem(path=shown, line=1, what="the file is missing", mend=mend))
        return None

    def many(self, pattern: str, kind: type[FileT]) -> tuple[Filed[FileT], ...]:
        """Take all files of a pattern that nobody took before, by path."""
        names = sorted({name for folder in self._folders() for name in self._names(folder, pattern)})
        return tuple(filed for filed in (self._take(name, kind) for name in names) if filed is not None)

    def only_in_overlay(self, pattern: str) -> frozenset[str]:
        """Return the names, without `.yaml`, of files that the base does not have."""
        own = self._own.glob(pattern) if self._own else ()
        return frozenset(
            path.stem if path.suffix == ".yaml" else path.name
            for path in own
            if not (self._base / path.relative_to(self._own or self._base)).exists()
        )

    def all_problems(self) -> list[ContentProblem]:
        """Return what was wrong with the files taken, and the files nobody reads."""
        on_disk = {path for folder in self._folders() for path in folder.rglob("*") if path.is_file()}
        on_disk -= {self._own / READ_ME} if self._own else set()
        mend = "Move it to a folder that is read, or remove it; see docs/content-guide.md."
        unread = [
            ContentProblem(path=self._shown(path), line=1, what="nothing reads this file", mend=mend)
            for path in sorted(on_disk - self._taken)
        ]
        return self._problems + unread

    def _folders(self) -> tuple[Path, ...]:
        return (self._base,) if self._own is None else (self._base, self._own)

    def _names(self, folder: Path, pattern: str) -> Iterator[str]:
        for path in folder.glob(pattern):
            name = path.relative_to(folder).as_posix()
            if path not in self._taken and (folder == self._base or _may_write(name)):
                yield name

    def _is_there(self, name: str) -> bool:
        return self._own is not None and _may_write(name) and (self._own / name).is_file()

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _take(self, name: str, kind: type[FileT]) -> Filed[FileT] | None:
        try:
            layers = self._read(name)
        except ContentError as error:
            self._problems.extend(error.problems)
            return None
        document = _laid_together(layers)
        value = schema.parse(document, kind)
        if isinstance(value, list):
            self._problems.extend(value)
            return None
        return Filed(document=document, value=value, layers=layers)

    def _read(self, name: str) -> tuple[Document, ...]:
        """Return a file of the base, of the clinic, or of both."""
        folders = self._folders() if _may_write(name) else (self._base,)
        paths = [folder / name for folder in folders if (folder / name).is_file()]
        self._taken.update(paths)
        return tuple(read_file(self._root, path) for path in paths)


def _laid_together(layers: tuple[Document, ...]) -> Document:
    """Return a file in which a clinic's keys replace those of the base, and what it leaves out stays."""
    *under, top = layers
    if not under or not isinstance(top.value, dict) or not isinstance(under[0].value, dict):
        return top
    return replace(top, value={**under[0].value, **top.value})


def _may_write(name: str) -> bool:
    path = Path(name)
    return any(
        path.match(pattern) and len(path.parts) == len(Path(pattern).parts) for pattern in A_CLINIC_MAY_WRITE
    )


def known_clinic(root: Path, clinic: str) -> str:
    """Return the name of a clinic that has an overlay. Raises UnknownClinic."""
    # Looked up among what is there, since a name from the command line may hold any characters.
    folder = root / OVERLAYS
    there = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if clinic not in there:
        listed = ", ".join(there) or "none yet; aftercare new-clinic makes one"
        raise UnknownClinic(f"no clinic {clinic!r} in {OVERLAYS.as_posix()}; there is {listed}")
    return clinic


def _overlay(root: Path, clinic: str | None) -> Path | None:
    return root / OVERLAYS / known_clinic(root, clinic) if clinic is not None else None
