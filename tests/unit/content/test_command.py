"""`make content` and its check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.content.command import run

MODEL = "interaction_models/en-US.json"


def built(*, check: bool, root: Path) -> int:
    """Build a tree too small to learn anything from."""
    return run(check=check, root=root, learn=lambda _root, _content, _packs: {})


def stale(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what a check found, without what it was doing meanwhile."""
    return [line for line in capsys.readouterr().err.splitlines() if not line.endswith(" ...")]


def test_what_was_built_is_fresh(tree: Any) -> None:
    assert built(check=False, root=tree.root) == 0
    assert built(check=True, root=tree.root) == 0


def test_a_check_names_a_stale_file_and_writes_nothing(tree: Any, capsys: pytest.CaptureFixture[str]) -> None:
    built(check=False, root=tree.root)
    tree.write(MODEL, "{}\n")
    assert built(check=True, root=tree.root) == 1
    assert stale(capsys) == [f"{MODEL} is not what content/ gives; run make content"]
    assert (tree.root / MODEL).read_text(encoding="utf-8") == "{}\n"


def test_a_check_before_the_first_build_names_every_file(
    tree: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built(check=True, root=tree.root) == 1
    assert len(stale(capsys)) == 5


def test_a_mistake_stops_the_build_before_anything_is_written(
    tree: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.replace("content/en-US/clinic.yaml", "Harbor", "<Harbor>")
    assert built(check=False, root=tree.root) == 1
    assert "content/en-US/clinic.yaml:1: name has < >" in capsys.readouterr().err
    assert not (tree.root / MODEL).exists()
