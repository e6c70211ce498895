"""What the Makefile hands to other tools."""

import subprocess

from workbench.simulator.checkout import ROOT


def test_a_deployment_keeps_its_answers_where_the_next_one_and_the_doctor_look() -> None:
    command = ["make", "--dry-run", "--always-make", "deploy"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert f'sam deploy --config-file "{ROOT / "samconfig.toml"}"' in done.stdout
    assert f'grep -q parameter_overrides "{ROOT / "samconfig.toml"}"' in done.stdout
