"""What the doctor finds in a checkout that is all right but for one thing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from aftercare.content.pack import understanding_beside

from workbench.cli import main
from workbench.content.command import run as build
from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.pack import PACK, built_understanding
from workbench.doctor import findings, unsigned
from workbench.manifest import CLINIC, MANIFEST
from workbench.review.sign import Reviewer, sign
from workbench.simulator.checkout import ROOT

pytestmark = pytest.mark.long

LOOKED_AT = (
    "content",
    "corpus",
    "docs",
    "interaction_models",
    "skill-package",
    "template.yaml",
    "samconfig.toml",
    PACK,
    understanding_beside(PACK),
)
DRIVING = "content/en-US/topics/driving.yaml"
SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"


def change(root: Path, path: Path | str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout, ready to be deployed: all of it signed, and built from what was signed."""
    root = tmp_path_factory.mktemp("signed")
    for name in LOOKED_AT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    change(root, CLINIC, "www.example-clinic.com", "www.riverside.org")
    content = checked_content(root)
    sign(root, content, unsigned(content), Reviewer(name="A. Clinician", role="MD", on=date(2026, 3, 1)))
    understanding = built_understanding(root / PACK)
    assert understanding is not None
    assert build(check=False, root=root, learn=lambda *_: understanding) == 0
    change(root, MANIFEST, ":000000000000:", ":123456789012:")
    with (root / "samconfig.toml").open("a") as config:
        config.write(f'parameter_overrides = "SkillId={SKILL_ID}"\n')
    return root


@pytest.fixture
def checkout(signed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(signed, tmp_path / "checkout")


def whats(root: Path) -> str:
    return "\n".join(finding.what for finding in findings(root))


def test_a_checkout_that_is_ready_has_nothing_to_mend(checkout: Path) -> None:
    assert whats(checkout) == ""


BREAKAGES: dict[str, Callable[[Path], object]] = {
    "privacy policy": lambda root: change(root, CLINIC, "www.riverside.org", "www.example.com"),
    "Amazon refuses": lambda root: change(root, CLINIC, "www.riverside.org", "my-alexa-skill.org"),
    "phone": lambda root: change(root, CLINIC, "(720) 400-7025", "(555) 010-0100"),
    "unsigned": lambda root: change(root, "content/en-US/strings/safety.yaml", "day or night", "at any hour"),
    "not what content/ gives": lambda root: change(root, DRIVING, "Wait at least", "Perhaps wait at least"),
    "no interaction model": lambda root: (root / "interaction_models/en-US.json").unlink(),
    "108 by 108": lambda root: (root / "skill-package/assets/images/en-US_smallIconUri.png").write_bytes(b""),
    "longer than Alexa waits": lambda root: change(root, "template.yaml", "Timeout: 7", "Timeout: 9"),
    "no alias": lambda root: change(root, "template.yaml", "AutoPublishAlias", "Alias"),
    "id is not known": lambda root: change(root, "samconfig.toml", SKILL_ID, "amzn1.ask.skill.YOURS"),
    "names no function": lambda root: change(root, MANIFEST, ":123456789012:", ":000000000000:"),
}


@pytest.mark.parametrize("what", BREAKAGES)
def test_what_is_missing_is_named_with_how_to_mend_it(checkout: Path, what: str) -> None:
    BREAKAGES[what](checkout)
    assert what in whats(checkout)
    assert all(len(finding.mend) > 10 for finding in findings(checkout))


def test_every_check_runs_on_an_empty_content_without_stumbling(checkout: Path) -> None:
    (checkout / CLINIC).write_text("")
    assert "phone" in whats(checkout)


def test_a_release_refuses_drafts_unless_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    if not unsigned(checked_content(ROOT)):
        pytest.skip("all content is signed")
    assert main(["package", "--release"]) == 1
    assert "unsigned drafts" in capsys.readouterr().err


def test_an_answer_that_changed_after_it_was_signed_is_a_draft_again(checkout: Path) -> None:
    change(checkout, DRIVING, "Wait at least", "Perhaps wait at least")
    understanding = built_understanding(checkout / PACK)
    assert understanding is not None
    assert build(check=False, root=checkout, learn=lambda *_: understanding) == 0
    assert unsigned(checked_content(checkout)) == ["driving"]
