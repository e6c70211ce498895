from __future__ import annotations

import subprocess
import sys

import pytest

from workbench.cli import main


@pytest.mark.parametrize("command", ["talk", "understand"])
def test_an_unknown_locale_is_said_to_be_unknown(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--locale", "xx-YY"]) == 2
    assert "no locale 'xx-YY'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["sing"], ["talk", "--now", "soon"], ["talk", "--device", "toaster"]]
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
