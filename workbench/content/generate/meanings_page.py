"""docs/meanings.md, for whoever labels sentences: the borders that `intents.yaml` draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workbench.content.read.content_files import Filed
from workbench.content.read.meanings import IntentsFile

PAGE = Path("docs/meanings.md")


def page_of(file: Filed[IntentsFile], values: Mapping[str, Sequence[str]]) -> str:
    """Return the page; `values` are the ids that a slot can have, where they are listed anywhere."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - the page is Markdown, from the house's own words
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("meanings.md.j2")
    return template.render(intents=file.value.root, values=values, source=file.document.path)
