"""The recipes and examples of the docs, followed in a copy of the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

# A recipe builds a checkout of its own, and learns the phrasings where it adds one: up to two minutes each.
pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
COPIED = ("content", "corpus", "docs", "lambda", "workbench", "interaction_models", "skill-package")
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))')
ANYTHING = "..."


@dataclass(frozen=True)
class Block:
    """One fenced block: something to write, or something to type."""

    kind: str
    about: dict[str, str]
    text: str


def sections(page: str, level: str) -> list[tuple[str, list[Block]]]:
    """Return the parts of a page that have something to follow, each with its blocks in order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = []
    for part in re.split(rf"^{level} ", text, flags=re.MULTILINE)[1:]:
        blocks = [Block(m[1], attributes(m[2]), m[3]) for m in BLOCK.finditer(part)]
        found += [(part.splitlines()[0], blocks)] if blocks else []
    return found


def attributes(text: str) -> dict[str, str]:
    return {m[1]: (m[2] or m[3] or "").replace('\\"', '"') for m in ATTRIBUTE.finditer(text)}


def follow(blocks: list[Block], house: Path) -> None:
    for block in blocks:
        if "file" in block.about:
            target = house / block.about["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif "in" in block.about:
            insert(house / block.about["in"], block.about["after"], block.text)
        elif block.kind == "sh":
            for command, expected in typed(block.text):
                said = run(command, house)
                assert matches(expected, said), f"$ {command}\n{said[-3000:]}"


def insert(path: Path, after: str, text: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.startswith(after)]
    assert len(places) == 1, f"{path.name} has {len(places)} lines that begin with {after!r}"
    lines.insert(places[0] + 1, text)
    path.write_text("".join(lines), encoding="utf-8")


def typed(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts]


def matches(expected: str, said: str) -> bool:
    """Tell whether what was said is what the page shows; three dots stand for anything."""
    pieces = [" ".join(piece.split()) for piece in expected.split(ANYTHING)]
    return bool(re.search(".*".join(map(re.escape, pieces)), " ".join(said.split())))


def run(command: str, house: Path) -> str:
    """Type a command in the copy, with `aftercare` as its own."""
    python = f'"{sys.executable}" -m workbench.cli'
    environment = {**os.environ, "PYTHONPATH": f"{house}{os.pathsep}{house / 'lambda'}"}
    done = subprocess.run(
        ["sh", "-c", re.sub(r"\baftercare(?= )", lambda _: python, command, count=1)],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    unneeded = ignore_patterns("node_modules", "__pycache__", "screenshots")
    for name in COPIED:
        copytree(ROOT / name, tmp_path / name, ignore=unneeded)
    return tmp_path


@pytest.mark.parametrize(
    ("title", "blocks"),
    sections("recipes.md", "##"),
    ids=[title for title, _ in sections("recipes.md", "##")],
)
def test_a_recipe_works_as_it_is_written(title: str, blocks: list[Block], house: Path) -> None:
    follow(blocks, house)


def test_the_clinicians_page_works_from_start_to_end(house: Path) -> None:
    for _, blocks in sections("for-clinicians.md", "##"):
        follow(blocks, house)
