from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.commands.talk import usual_state


@pytest.mark.parametrize("command", ["talk", "understand"])
def test_an_unknown_locale_is_said_to_be_unknown(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--locale", "xx-YY"]) == 2
    assert "no locale 'xx-YY'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["sing"],
        ["talk", "--now", "soon"],
        ["talk", "--device", "toaster"],
        ["listen", "help", "--out", "heard.mp3"],
        ["listen", "help", "--out", "no/such/folder/heard.wav"],
    ],
)
def test_arguments_that_mean_nothing_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    heavy = "{'ask_sdk_core', 'rich', 'yaml', 'boto3'}"
    program = f"import sys, workbench.cli; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_without_a_command_the_commands_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "talk to the skill" in capsys.readouterr().out


def test_a_command_that_is_nearly_right_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["tolk"])
    assert "did you mean talk?" in capsys.readouterr().err


def test_a_conversation_can_say_how_each_sentence_was_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("can i drive tomorrow\ni'm a bit panicky\n"))
    assert main(["talk", "--verbose", "--fast", "--state", str(tmp_path / "state.sqlite")]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "understood: driving, 1.00, DrivingIntent" in told
    assert (
        'understood: paa.emotional_tired (sign panic_attack), 1.00, "i\'m a bit panicky" by SayImIntent'
        in told
    )


def test_a_place_where_nothing_can_be_kept_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert main(["talk", "--state", str(tmp_path)]) == 0
    assert f"nothing will be kept: {tmp_path} is a folder" in capsys.readouterr().err


def test_each_clinic_has_a_state_of_its_own() -> None:
    assert usual_state("lakeside") != usual_state()
