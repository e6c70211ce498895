"""Lays everything that is deployed under one folder: the function, its template and the skill package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from aftercare.content.pack import understanding_beside

from workbench.bill_of_materials import write_bill
from workbench.compile_function import CompilationError, compile_function
from workbench.interpreter import InterpreterMissingError
from workbench.manifest import LOCALE, MANIFEST, knows_endpoint, without_endpoint
from workbench.start_function import StartError, start
from workbench.trim_function import trim

FUNCTION = Path("lambda")
REQUIREMENTS = FUNCTION / "requirements.txt"
PACK = FUNCTION / "aftercare/packs" / f"{LOCALE}.json"
UNDERSTANDING = understanding_beside(PACK)
MODEL = Path("interaction_models") / f"{LOCALE}.json"
ASSETS = Path("skill-package/assets")
PROJECT = Path("pyproject.toml")
AS_THEY_ARE = (Path("template.yaml"), Path("ask-resources.json"))
GENERATED = (PACK, UNDERSTANDING, MODEL, MANIFEST)
"""What another clinic has of its own."""
NEEDED = (FUNCTION / "lambda_function.py", REQUIREMENTS, *GENERATED, ASSETS, PROJECT, *AS_THEY_ARE)

PLATFORM = ("--platform", "manylinux2014_aarch64", "--python-version", "3.13", "--implementation", "cp")
"""Where the function runs, as template.yaml says."""

NOISE = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What pip notes about the installation itself; licences and METADATA stay."""

ALWAYS = 315_532_800
"""1980-01-01 00:00 UTC, the earliest time a zip file can hold: the same sources give the same archive."""


class PackagingError(Exception):
    """Something that is deployed is missing, cannot be installed, or does not start."""


def package(root: Path, out: Path, clinic: Path | None = None) -> None:
    """Lay the deployable project under `out`; what was there stays until all of it is ready.

    Other files of `out` are left alone, among them the state that ask-cli keeps. With `clinic`, the folder
    into which another clinic's content was built, its files stand for those of the base.
    Raises PackagingError.
    """
    own = clinic or root
    sources = {path: own if path in GENERATED else root for path in NEEDED}
    missing = [str(path) for path, source in sources.items() if not (source / path).exists()]
    if missing:
        raise PackagingError(f"missing: {', '.join(missing)}; `make content` builds what is generated")
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out, prefix=".laying-") as folder:
        laid = Path(folder)
        lay_function(root, laid / FUNCTION)
        for path in (PACK, UNDERSTANDING):
            shutil.copyfile(own / path, laid / path)
        _start(laid / FUNCTION)
        _lay_skill_package(root, own, laid / "skill-package")
        for path in AS_THEY_ARE:
            shutil.copyfile(root / path, laid / path)
        _make_alike(laid)
        for part in laid.iterdir():
            _put(part, out / part.name)


def lay_function(root: Path, target: Path) -> None:
    """Lay the function with what it imports. Raises PackagingError."""
    _install(root / REQUIREMENTS, target)
    trim(target)
    write_bill(target, version=_version(root))
    _drop_notes(target)
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc", REQUIREMENTS.name)
    shutil.copytree(root / FUNCTION, target, ignore=unwanted, dirs_exist_ok=True)
    try:
        compile_function(target)
    except (CompilationError, InterpreterMissingError) as error:
        raise PackagingError(str(error)) from error


def _start(function: Path) -> None:
    try:
        start(function)
    except StartError as error:
        raise PackagingError(str(error)) from error


def _version(root: Path) -> str:
    with (root / PROJECT).open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def _lay_skill_package(root: Path, own: Path, target: Path) -> None:
    shutil.copytree(root / ASSETS, target / "assets")
    model = target / "interactionModels/custom" / MODEL.name
    model.parent.mkdir(parents=True)
    shutil.copyfile(own / MODEL, model)
    manifest = json.loads((own / MANIFEST).read_text(encoding="utf-8"))
    if not knows_endpoint(manifest):
        manifest = without_endpoint(manifest)
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (target / MANIFEST.name).write_text(text, encoding="utf-8")


def _install(requirements: Path, target: Path) -> None:
    # The list is whole, and pip would judge the conditions of what it depends on by the Python it runs on.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    how = ["--require-hashes", "--no-compile", "--only-binary=:all:", *PLATFORM]
    done = subprocess.run(
        [*pip, *how, "--target", str(target), "--requirement", str(requirements)],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise PackagingError(f"pip cannot install {requirements}:\n{done.stderr.strip()}")
    shutil.rmtree(target / "bin", ignore_errors=True)


def _drop_notes(target: Path) -> None:
    for note in (
        note for about in target.glob("*.dist-info") for note in about.iterdir() if note.name in NOISE
    ):
        note.unlink()


def _make_alike(laid: Path) -> None:
    for path in [laid, *laid.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (ALWAYS, ALWAYS))


def _put(part: Path, place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    part.replace(place)
