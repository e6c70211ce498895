"""`make content`: build everything that is generated from content/, or say what is wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from aftercare.content.pack import understanding_beside

from workbench.content.generate.generated_files import built_files, checked_content
from workbench.content.generate.pack import PACK, built_understanding, understanding_text
from workbench.content.read.content import LOCALE, Content
from workbench.content.read.problem import ContentError
from workbench.content.text.signatures import signable_ids, status_of
from workbench.manifest import MANIFEST, render_manifest
from workbench.progress import telling

CLINICS = Path("build") / "clinics"
"""Where another clinic's files are built; those of the base are committed where they are used."""

CACHE = Path("build") / "cache"
"""Where the features of phrasings are kept from one training to the next; may be deleted at any time."""

Understood = dict[str, Any]
Learn = Callable[[Path, Content, Iterable[Path]], Understood]
"""Trains the understanding of a content, or returns that of a built pack if nothing it reads has changed."""


def run(
    check: bool,  # noqa: FBT001  # the command line passes it by name
    root: Path,
    clinic: str | None = None,
    locale: str = LOCALE,
    learn: Learn | None = None,
) -> int:
    """Build the generated files, or with `check` only compare them; return the exit code.

    Problems and stale files are printed, one a line, and give 1. Raises UnknownClinic.
    """
    try:
        content = checked_content(root, clinic, locale)
    except ContentError as error:
        return refuse(error)
    where = CLINICS / clinic if clinic else Path()
    pack = PACK.with_stem(content.locale)
    understanding = (learn or _train)(root, content, (root / where / pack, root / pack))
    files = [(where / path, text) for path, text in _files(content, understanding)]
    if check:
        return _compare(root, files)
    for path, text in files:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.as_posix()}")
    _tell_of_changes(content)
    return 0


def _train(root: Path, content: Content, packs: Iterable[Path]) -> Understood:
    from workbench.training.build import build_understanding  # noqa: PLC0415 - takes a while to import
    from workbench.training.inputs import inputs_of  # noqa: PLC0415

    before = filter(None, map(built_understanding, packs))
    with telling(f"training the understanding on {len(content.phrasings):,} phrasings"):
        return build_understanding(inputs_of(content), before, cache=root / CACHE)


def _files(content: Content, understanding: Understood) -> list[tuple[Path, str]]:
    pack = PACK.with_stem(content.locale)
    built = [*built_files(content), (understanding_beside(pack), understanding_text(understanding))]
    # The store's words are those of one locale; another brings its pack and its model.
    return [*built, (MANIFEST, _manifest_text(content))] if content.locale == LOCALE else built


def _tell_of_changes(content: Content) -> None:
    for signable in signable_ids(content):
        if status_of(content, signable) == "changed":
            print(f"{signable} has changed since it was signed and is a draft again; see aftercare review")


def _manifest_text(content: Content) -> str:
    manifest = render_manifest(content.clinic.value.model_dump(), content.manifest.value.example_phrases)
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def refuse(error: ContentError) -> int:
    """Print every problem, and return the exit code."""
    for problem in error.problems:
        print(problem, file=sys.stderr)
    count = len(error.problems)
    print(f"{count} problem{'s' if count > 1 else ''} in the content; nothing was built.", file=sys.stderr)
    return 1


def _compare(root: Path, files: Iterable[tuple[Path, str]]) -> int:
    stale = [path for path, text in files if _committed(root / path) != text.encode()]
    for path in stale:
        print(f"{path.as_posix()} is not what content/ gives; run make content", file=sys.stderr)
    return 1 if stale else 0


def _committed(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
