"""What the Makefile hands to other tools."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from workbench.simulator.checkout import ROOT

LAYERS = ("talk", "content", "training", "dev")
PROGRAM = """
import sys
for name in {absent}: sys.modules[name] = None
from workbench.cli import main
sys.exit(main({arguments}))
"""
"""Runs a command as if packages of a larger layer were not installed."""
IMPORTED_AS = {"pyyaml": "yaml", "scikit-learn": "sklearn", "python-dateutil": "dateutil", "pillow": "PIL"}


def packages(layer: str) -> set[str]:
    pinned = (ROOT / "requirements" / f"{layer}.txt").read_text(encoding="utf-8")
    return {found[1] for found in re.finditer(r"^([a-z0-9-]+)(?:\[.*\])?==", pinned, re.MULTILINE)}


def run_with(layer: str, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    absent = {IMPORTED_AS.get(name, name.replace("-", "_")) for name in packages("dev") - packages(layer)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(absent=sorted(absent), arguments=list(arguments))],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'lambda'}"},
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("target", "layer"),
    [
        ("talk", "talk"),
        ("web", "talk"),
        ("review", "content"),
        ("handout", "content"),
        ("content", "training"),
    ],
)
def test_a_target_sets_up_its_layer_and_nothing_larger(target: str, layer: str) -> None:
    command = ["make", "--dry-run", "--always-make", target]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"-r requirements/([a-z]+)[.]txt", done.stdout) == [layer]


@pytest.mark.parametrize(("smaller", "larger"), list(pairwise(LAYERS)))
def test_a_layer_holds_the_one_before_it(smaller: str, larger: str) -> None:
    assert packages(smaller) < packages(larger)


def test_talking_needs_the_smallest_layer_only(tmp_path: Path) -> None:
    state = str(tmp_path / "state.db")
    done = run_with("talk", "talk", "--jsonl", "--state", state, said="can i drive tomorrow\n")
    assert "twenty-four hours" in done.stdout, done.stderr
    assert not done.stderr


def test_checking_the_content_needs_no_training() -> None:
    done = run_with("content", "review")
    assert done.returncode == 0, done.stderr


def test_a_command_whose_layer_is_missing_says_what_to_make() -> None:
    done = run_with("talk", "review")
    assert done.returncode == 2
    assert "is not installed yet; make review sets it up" in done.stderr


def test_a_deployment_keeps_its_answers_where_the_next_one_and_the_doctor_look() -> None:
    command = ["make", "--dry-run", "--always-make", "deploy"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert f'sam deploy --config-file "{ROOT / "samconfig.toml"}"' in done.stdout
    assert f'grep -q parameter_overrides "{ROOT / "samconfig.toml"}"' in done.stdout
