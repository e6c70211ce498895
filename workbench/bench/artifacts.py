"""Lays out what is measured: the built function, and the skills it is measured against."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workbench.bench.registry import Setup
from workbench.interpreter import deployed_python
from workbench.package import lay_function
from workbench.simulator.checkout import ROOT

SKILLS = Path(__file__).parent / "skills"
REQUIREMENTS = ROOT / "requirements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifacts:
    """Folders that each hold a whole function, and the Python to run them in."""

    python: Path
    ours: Path
    plain: Path
    """The SDK with its own DynamoDB adapter, built as it comes: nothing compiled."""
    empty: Path
    """Imports the SDK, compiled, and answers nothing."""
    floor: Path
    """Says one word with the SDK, compiled."""


def artifacts(setup: Setup) -> Artifacts:
    """Lay out every function; what is there from an earlier run and still fits is used again."""
    python = _python(setup.work)
    plain = _plain(setup.work, python)
    ours = setup.artifact or _ours(setup.work)
    return Artifacts(
        python=python,
        ours=ours,
        plain=plain,
        empty=_beside_sdk("empty", ours, setup.work),
        floor=_beside_sdk("floor", ours, setup.work),
    )


def _ours(work: Path) -> Path:
    place = work / "ours"
    shutil.rmtree(place, ignore_errors=True)
    lay_function(ROOT, place)
    return place


def _python(work: Path) -> Path:
    """Return a Python of the deployed version that has the runtime client."""
    python = work / "venv/bin/python"
    wanted = REQUIREMENTS / "bench.txt"
    if not _is_fresh(work / "venv/.set-up", wanted):
        shutil.rmtree(work / "venv", ignore_errors=True)
        subprocess.run([deployed_python(), "-m", "venv", work / "venv"], check=True)
        _pip(python, ["--require-hashes", "--requirement", str(wanted)])
        (work / "venv/.set-up").touch()
    return python


def _plain(work: Path, python: Path) -> Path:
    place = work / "plain"
    wanted = REQUIREMENTS / "plain.txt"
    if not _is_fresh(place / ".set-up", wanted):
        shutil.rmtree(place, ignore_errors=True)
        target = ["--no-compile", "--target", str(place)]
        _pip(python, [*target, "--require-hashes", "--requirement", str(wanted)])
        (place / ".set-up").touch()
    shutil.copyfile(SKILLS / "plain/lambda_function.py", place / "lambda_function.py")
    return place


def _beside_sdk(name: str, ours: Path, work: Path) -> Path:
    """Lay a handler beside our own copy of the SDK, so that both are compiled alike."""
    place = work / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for package in ("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "six.py"):
        (place / package).symlink_to(ours.resolve() / package)
    shutil.copyfile(SKILLS / name / "lambda_function.py", place / "lambda_function.py")
    return place


def _pip(python: Path, arguments: list[str]) -> None:
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, *arguments], check=True, capture_output=True)


def _is_fresh(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime
