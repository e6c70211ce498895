"""What takes long says what it is."""

import sys
from threading import Event

import pytest

from workbench import progress
from workbench.progress import telling


def test_what_is_done_at_once_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with telling("working"):
        pass
    assert capsys.readouterr().err == ""


def test_what_takes_longer_says_so_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Event()
    monkeypatch.setattr(progress, "SECONDS", 0.0)
    monkeypatch.setattr(sys.stderr, "flush", said.set)
    with telling("working"):
        assert said.wait(20)
    assert capsys.readouterr().err == "working ...\n"
