"""Build what is generated from content/, once all of it is in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.content.check.across_files import problems_of
from workbench.content.generate.interaction_model import MODEL, model_of, model_text
from workbench.content.generate.meanings_page import PAGE, page_of
from workbench.content.generate.pack import PACK, pack_of, pack_text
from workbench.content.generate.samples import slot_values
from workbench.content.overlay.checks import overlay_problems
from workbench.content.read.content import LOCALE, Content, read_content
from workbench.content.read.problem import ContentError
from workbench.progress import telling


def checked_content(root: Path, clinic: str | None = None, locale: str = LOCALE) -> Content:
    """Read the content below the root, with what a clinic lays over it.

    Raises ContentError with every problem in it, and UnknownClinic.
    """
    with telling(f"reading and checking content/{locale} and corpus/{locale}"):
        content = read_content(root, clinic, locale)
        problems = [*problems_of(content), *overlay_problems(content, root)]
    if problems:
        raise ContentError(problems)
    return content


def build_pack(root: Path, clinic: str | None = None) -> dict[str, Any]:
    """Return the words of the pack. Raises ContentError with every problem, and UnknownClinic."""
    return pack_of(checked_content(root, clinic))


def build_model(root: Path, clinic: str | None = None) -> dict[str, Any]:
    """Return the interaction model. Raises ContentError with every problem, and UnknownClinic."""
    return model_of(checked_content(root, clinic))


def built_files(content: Content) -> Iterator[tuple[Path, str]]:
    """Yield what follows from the content without training: each file's path below the root, and its text."""
    yield PACK.with_stem(content.locale), pack_text(pack_of(content))
    yield MODEL.with_stem(content.locale), model_text(model_of(content))
    if content.locale == LOCALE and content.overlay is None:
        values = {name: list(said) for name, said in slot_values(content).items()}
        yield PAGE, page_of(content.intents, values)
