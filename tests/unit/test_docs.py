"""The docs say what is there."""

import re
from dataclasses import fields

from aftercare.settings import Settings
from aftercare.state.preferences import Preferences
from support.packs import ROOT, pack


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
