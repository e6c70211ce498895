"""The words of a locale that travel in its pack, for what is built and judged without a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aftercare.domain.language import Language

from workbench.content.read.content_files import CONTENT, LOCALE
from workbench.content.read.problem import ContentError
from workbench.content.read.yaml_file import read_file
from workbench.content.schema.files import parse
from workbench.content.schema.language import PACKED

LANGUAGE = "language"
"""The folder of these files, below the locale's."""


def read_language(root: Path, locale: str = LOCALE) -> Language:
    """Return the words of a locale. Raises OSError, and ContentError with the problems of a file."""
    built: dict[str, Any] = {}
    for name, kind in PACKED.items():
        parsed = parse(read_file(root, root / CONTENT / locale / LANGUAGE / f"{name}.yaml"), kind)
        if isinstance(parsed, list):
            raise ContentError(parsed)
        built[name] = parsed.model_dump()
    return Language(built)
