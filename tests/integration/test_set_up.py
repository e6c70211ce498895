"""From a fresh checkout to the first answer, as a newcomer does it."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
NEEDED = (
    "Makefile",
    "pyproject.toml",
    "requirements",
    "lambda",
    "workbench",
    "interaction_models",
    "README.md",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    unneeded = shutil.ignore_patterns("node_modules", "__pycache__", "*.egg-info")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=unneeded)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def test_one_command_sets_up_what_talking_needs_and_answers(checkout: Path) -> None:
    began = time.monotonic()
    done = subprocess.run(
        ["make", "talk"],
        cwd=checkout,
        input="can i drive tomorrow\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    print(f"from make talk to the answer: {time.monotonic() - began:.0f} s")  # noqa: T201 - README's figure
    assert "Wait at least twenty-four hours" in done.stdout, done.stderr
    assert not (checkout / ".venv/.content").exists()
