"""Before SnapStart takes its snapshot everything is made that a listener would wait for; nobody is told."""

import json
import subprocess
import sys
from pathlib import Path

from workbench.trim_function import NEVER_IMPORTED

LAMBDA = Path(__file__).parents[3] / "lambda"
SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"
# Nothing listens at port 9 of this machine: whoever would call the database there would be refused.
ENVIRONMENT = {
    "AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:9",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "TABLE_NAME": "listeners",
    "SKILL_ID": SKILL_ID,
}
LOOK = """
import gc, sys, lambda_function
from aftercare.domain.nlu import understand
named = ["botocore.client", "ask_sdk_model.interfaces.alexa.presentation.apl"]
built = [each for each in gc.get_objects() if isinstance(each, understand.Understanding)]
print([name for name in named if name in sys.modules] + ["understanding"] * len(built))
"""


WITHOUT = "import sys; sys.modules |= dict.fromkeys({names}); "


def run(script: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-c", script]
    environment = ENVIRONMENT | {"PYTHONPATH": ":".join([str(LAMBDA), *sys.path])} | more
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def started(**more: str) -> list[str]:
    """Start the function as Lambda does; return what it logged, and last which modules it has read."""
    done = run(LOOK, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_before_a_snapshot_the_client_is_made_and_the_first_requests_are_read() -> None:
    *logged, read = started(AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
    assert len(json.loads(read.replace("'", '"'))) == 3
    assert logged == []


def test_without_a_snapshot_nothing_is_made_before_it_is_needed() -> None:
    assert started(AWS_LAMBDA_INITIALIZATION_TYPE="on-demand") == ["[]"]


def test_a_snapshot_is_taken_even_where_no_client_can_be_made() -> None:
    *_, read = started(AWS_LAMBDA_INITIALIZATION_TYPE="snap-start", AWS_DEFAULT_REGION="")
    assert "alexa.presentation.apl" in read


def test_nothing_is_taken_out_of_the_package_that_the_function_or_its_client_imports() -> None:
    script = WITHOUT.format(names=NEVER_IMPORTED) + LOOK
    done = run(script, AWS_LAMBDA_INITIALIZATION_TYPE="snap-start")
    assert "botocore.client" in done.stdout, done.stderr


def test_a_version_whose_packages_are_not_whole_is_never_published() -> None:
    script = WITHOUT.format(names=["boto3"]) + LOOK
    assert "ModuleNotFoundError" in run(script, AWS_LAMBDA_INITIALIZATION_TYPE="snap-start").stderr
