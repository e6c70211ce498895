"""What libraries write while the deployed function answers, with every logger heard: no id, token or word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from support.events import NOBODY, SKILL_ID, intent, launch, yes_to
from support.packs import ROOT

MARKED = "zanzibar"
RUN = """
import json, logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
import lambda_function
for line in sys.stdin:
    print("ANSWERED", bool(lambda_function.lambda_handler(json.loads(line), None)["response"]))
"""


def marked(event: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an event whose every id and token holds the mark, and whose services refuse."""
    system = event["context"]["System"]
    system["user"]["userId"] = event["session"]["user"]["userId"] = f"amzn1.ask.account.{MARKED}{number}"
    system["device"]["deviceId"] = f"amzn1.ask.device.{MARKED}{number}"
    system |= {"apiEndpoint": NOBODY, "apiAccessToken": f"token-{MARKED}-{number}"}
    return event


EVENTS = [
    launch(),
    intent("JournalTodayIntent"),
    intent("ReminderListIntent"),
    intent("ReminderSetIntent", errand=f"journal {MARKED}", time="20:00"),
    yes_to("reminder.set", errand="journal", time="20:00"),
    intent("PrivacyShowIntent"),
    intent("SayIWantIntent", words=f"to {MARKED} die"),
]


@pytest.mark.parametrize("database", [NOBODY, ""], ids=["a database that refuses", "no database"])
def test_no_id_token_or_word_is_written_by_any_library(database: str) -> None:
    said = "".join(json.dumps(marked(event, at)) + "\n" for at, event in enumerate(EVENTS))
    kept = {"TABLE_NAME": "listeners", "AWS_ENDPOINT_URL_DYNAMODB": database} if database else {}
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "lambda"),
        "SKILL_ID": SKILL_ID,
        "LISTENER_KEY": "a secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        **kept,
    }
    run = subprocess.run(
        [sys.executable, "-c", RUN],
        input=said,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert run.stdout.count("ANSWERED True") == len(EVENTS)
    assert (run.stdout + run.stderr).count(MARKED) == 0
