"""The docs say what is there."""

import re
import shlex
from dataclasses import fields
from textwrap import dedent

import pytest
from aftercare.settings import Settings
from aftercare.store.preferences import Preferences
from pydantic import BaseModel
from support.packs import ROOT, pack
from support.simulator import SUNDAY_MORNING

from workbench.cli import _parser
from workbench.content.read.yaml_file import read_text
from workbench.content.schema.files import PatternFile, PromptsFile, SourcesFile, TopicFile, parse
from workbench.simulator.audio_pieces import Spoken
from workbench.simulator.build import simulator_for


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_names_every_setting() -> None:
    assert {field.name.upper() for field in fields(Settings)} <= set(
        re.findall(r"`([A-Z_]+)`", read("README.md"))
    )


def test_the_privacy_page_names_exactly_what_is_kept() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", read("docs/privacy-and-safety.md"), re.MULTILINE)
    assert set(rows) == {field.name for field in fields(Preferences)}


def test_every_topic_has_its_border_drawn() -> None:
    assert set(pack().topics) <= set(re.findall(r"^\| `([a-z_.]+)`", read("docs/meanings.md"), re.MULTILINE))


def test_every_link_of_the_docs_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_make_target_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"^    make ([a-z-]+)", read("README.md") + read("CONTRIBUTING.md"), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


def test_what_a_device_and_a_release_need_names_files_and_names_that_are_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "lambda/aftercare").rglob("*.py"))
    for page in ("docs/on-device.md", "docs/release-checklist.md"):
        named = re.findall(r"`([\w./-]+)`", read(page))
        for path in (name for name in named if "/" in name):
            places = (ROOT / path, ROOT / "docs" / path, ROOT / "lambda/aftercare" / path)
            assert any(place.exists() for place in places), f"{page}: {path}"
        for name in (name for name in named if re.fullmatch(r"_[a-z_]+|[A-Z]+_[A-Z_]+", name)):
            assert name in code, f"{page}: {name}"


def commands() -> list[str]:
    """Return every `aftercare ...` that the docs show, in a line of its own or between backticks."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    shown = r"(?:^\s*(?:\$ )?(?:.*\| )?|`)(?:\.venv/bin/)?aftercare ([a-z-]+ [^`\n|]*|[a-z-]+)(?=[`\n|])"
    found = [
        m[1] for page in pages for m in re.finditer(shown, page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    return sorted({command.split(" #")[0].strip() for command in found})


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_docs_is_one(command: str) -> None:
    # `aftercare bench --load` and the like: what follows has to be an option that is there.
    _parser().parse_args(shlex.split(re.sub(r"<[a-z]+>|[A-Z]{4,}", "some", command)))


def test_the_readme_shows_what_the_skill_says() -> None:
    shown = re.findall(r"^    you > (.+)\n      (.+?)(?: \.\.\.)?$", read("README.md"), re.MULTILINE)
    assert len(shown) >= 2
    for words, begins in shown:
        device = simulator_for(locale="en-US", now=SUNDAY_MORNING, state=None, device="speaker")
        heard = " ".join(piece.text for piece in device.say(words).pieces if isinstance(piece, Spoken))
        assert heard.startswith(begins), words


def indented(page: str, heading: str) -> str:
    """Return the first indented block under a heading, without its comments."""
    section = read(f"docs/{page}").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    block = re.search(r"(?:^ {4,}\S.*\n|^\n(?= {4}))+", section, re.MULTILINE)
    assert block is not None, heading
    return dedent(block[0])


def test_the_guides_skeleton_of_a_topic_has_every_key() -> None:
    keys = re.findall(r"^([a-z_]+):", indented("content-guide.md", "Add a topic"), re.MULTILINE)
    assert keys == list(TopicFile.model_fields)


@pytest.mark.parametrize(
    ("heading", "kind", "form"),
    [
        ("Add or change a breathing pattern", PatternFile, "{}"),
        ("Add a source", SourcesFile, "{}"),
        ("Add a journaling prompt", PromptsFile, "title: Rest\nspoken: rest\nprompts:\n{}"),
    ],
)
def test_the_guides_examples_are_in_order(heading: str, kind: type[BaseModel], form: str) -> None:
    document = read_text(form.format(indented("content-guide.md", heading)), "docs/content-guide.md")
    assert isinstance(parse(document, kind), kind)
