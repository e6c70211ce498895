"""What `make package` lays under build/, with a small project and a small dependency."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.python import needs_deployed_python

from workbench.manifest import MANIFEST, manifest_text
from workbench.package import GENERATED, NEEDED, PROJECT, PackagingError, package

pytestmark = needs_deployed_python

WHEEL = "lantern-1.0-py3-none-any.whl"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with every file that is deployed, and a dependency that no network is needed for."""
    root = tmp_path / "project"
    for path in NEEDED:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.suffix:
            place.write_text("{}" if place.suffix == ".json" else f"# {path.name}\n")
    (root / PROJECT).write_text('[project]\nversion = "0.1.0"\n')
    (root / MANIFEST).write_text(manifest_text())
    (root / "skill-package/assets/images").mkdir(parents=True)
    (root / "skill-package/assets/images/icon.png").write_bytes(b"icon")
    wheel = make_wheel(tmp_path)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "lambda/requirements.txt").write_text(
        f"--no-index\n--find-links {tmp_path}\nlantern==1.0 --hash=sha256:{digest}\n"
    )
    return root


def make_wheel(folder: Path) -> Path:
    about = "lantern-1.0.dist-info"
    with ZipFile(folder / WHEEL, "w") as wheel:
        wheel.writestr("lantern.py", "GLOWS = True\n")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: lantern\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return folder / WHEEL


def laid(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_everything_that_is_deployed_is_laid_where_the_tools_look(project: Path, tmp_path: Path) -> None:
    package(project, tmp_path / "build")
    assert set(laid(tmp_path / "build")) == {
        "ask-resources.json",
        "template.yaml",
        "lambda/lambda_function.py",
        "lambda/aftercare/packs/en-US.json",
        "lambda/aftercare/packs/en-US.model.json",
        "lambda/lantern.py",
        "lambda/lantern-1.0.dist-info/METADATA",
        "lambda/lantern-1.0.dist-info/WHEEL",
        "lambda/LICENCES.txt",
        "lambda/sbom.cdx.json",
        "lambda/__pycache__/lambda_function.cpython-313.pyc",
        "lambda/__pycache__/lantern.cpython-313.pyc",
        "skill-package/skill.json",
        "skill-package/assets/images/icon.png",
        "skill-package/interactionModels/custom/en-US.json",
    }


def test_what_python_left_behind_is_not_laid(project: Path, tmp_path: Path) -> None:
    cache = project / "lambda/aftercare/__pycache__"
    cache.mkdir()
    (cache / "skill.cpython-313.pyc").write_bytes(b"")
    package(project, tmp_path / "build")
    assert not list((tmp_path / "build/lambda/aftercare").rglob("*pyc*"))


def test_packaging_twice_gives_the_same_files_with_the_same_times(project: Path, tmp_path: Path) -> None:
    package(project, tmp_path / "one")
    os.utime(project / "lambda/lambda_function.py", (2_000_000_000, 2_000_000_000))
    package(project, tmp_path / "two")
    assert laid(tmp_path / "one") == laid(tmp_path / "two")
    times = {path.stat().st_mtime for path in (tmp_path / "two").rglob("*")}
    assert times == {315_532_800}


def test_packaging_again_drops_what_is_no_longer_there(project: Path, tmp_path: Path) -> None:
    (project / "lambda/old.py").write_text("")
    package(project, tmp_path / "build")
    (project / "lambda/old.py").unlink()
    package(project, tmp_path / "build")
    assert not (tmp_path / "build/lambda/old.py").exists()


def test_the_skill_id_that_ask_cli_noted_is_kept(project: Path, tmp_path: Path) -> None:
    states = tmp_path / "build/.ask/ask-states.json"
    states.parent.mkdir(parents=True)
    states.write_text("kept")
    package(project, tmp_path / "build")
    assert states.read_text() == "kept"


@pytest.mark.parametrize("path", NEEDED, ids=str)
def test_a_missing_part_is_named(project: Path, tmp_path: Path, path: Path) -> None:
    (project / path).rename(project / "elsewhere")
    with pytest.raises(PackagingError, match=path.name):
        package(project, tmp_path / "build")
    assert not (tmp_path / "build").exists()


def test_a_dependency_with_another_hash_is_refused_and_the_last_build_stays(
    project: Path, tmp_path: Path
) -> None:
    package(project, tmp_path / "build")
    before = laid(tmp_path / "build")
    requirements = project / "lambda/requirements.txt"
    requirements.write_text(requirements.read_text().partition("sha256:")[0] + "sha256:" + "0" * 64 + "\n")
    with pytest.raises(PackagingError, match=r"(?i)hash"):
        package(project, tmp_path / "build")
    assert laid(tmp_path / "build") == before


@pytest.mark.parametrize("entry", ["import what_did_not_ship", "import pytest", "1 / 0"])
def test_a_function_that_does_not_start_is_refused_and_the_last_build_stays(
    project: Path, tmp_path: Path, entry: str
) -> None:
    package(project, tmp_path / "build")
    before = laid(tmp_path / "build")
    (project / "lambda/lambda_function.py").write_text(entry)
    with pytest.raises(PackagingError, match=r"does not start: \w+Error"):
        package(project, tmp_path / "build")
    assert laid(tmp_path / "build") == before


@pytest.mark.parametrize(
    ("account", "named"),
    [("000000000000", False), ("123456789012", True)],
    ids=["before the first deployment", "after it"],
)
def test_the_function_is_named_once_it_is_there(
    project: Path, tmp_path: Path, account: str, *, named: bool
) -> None:
    text = (project / MANIFEST).read_text()
    (project / MANIFEST).write_text(text.replace("000000000000", account))
    package(project, tmp_path / "build")
    packaged = json.loads((tmp_path / "build/skill-package/skill.json").read_text())["manifest"]
    assert ("events" in packaged, "endpoint" in packaged["apis"]["custom"]) == (named, named)


def test_another_clinic_brings_its_own_words_and_model(project: Path, tmp_path: Path) -> None:
    clinic = tmp_path / "harbor"
    for path in GENERATED:
        (clinic / path).parent.mkdir(parents=True, exist_ok=True)
        (clinic / path).write_text(manifest_text() if path == MANIFEST else '{"of": "harbor"}')
    package(project, tmp_path / "build", clinic=clinic)
    found = laid(tmp_path / "build")
    assert found["lambda/aftercare/packs/en-US.json"] == b'{"of": "harbor"}'
    assert found["lambda/aftercare/packs/en-US.model.json"] == b'{"of": "harbor"}'
    assert found["skill-package/interactionModels/custom/en-US.json"] == b'{"of": "harbor"}'


def test_a_clinic_that_was_not_built_is_named(project: Path, tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="make content"):
        package(project, tmp_path / "build", clinic=tmp_path / "nowhere")
