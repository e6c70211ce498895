"""One line a turn: CloudWatch finds its metrics in it, and nobody finds a person."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aftercare.safety_count import SESSIONS_TOGETHER
from aftercare.telemetry import Note, count, log_turn, turn_log
from jsonschema import Draft7Validator

# The embedded metric format, as its specification gives it.
EMF = {
    "type": "object",
    "required": ["_aws"],
    "properties": {
        "_aws": {
            "type": "object",
            "required": ["Timestamp", "CloudWatchMetrics"],
            "properties": {
                "Timestamp": {"type": "integer"},
                "CloudWatchMetrics": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["Namespace", "Dimensions", "Metrics"],
                        "properties": {
                            "Namespace": {"type": "string", "minLength": 1},
                            "Dimensions": {"type": "array", "minItems": 1, "items": {"type": "array"}},
                            "Metrics": {"type": "array", "items": {"required": ["Name", "Unit"]}},
                        },
                    },
                },
            },
        }
    },
}


def line_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft7Validator(EMF).validate(line)
    [declared] = line["_aws"]["CloudWatchMetrics"]
    assert all(isinstance(line[metric["Name"]], int | float) for metric in declared["Metrics"])
    return line


@pytest.mark.parametrize(
    ("outcome", "metric"),
    [
        ("answered", "Answered"),
        ("not_understood", "NotUnderstood"),
        ("safety", "Answered"),
        ("trouble", "Trouble"),
    ],
)
def test_each_outcome_is_counted_with_its_latency(
    capsys: pytest.CaptureFixture[str], outcome: str, metric: str
) -> None:
    log_turn(Note(outcome=outcome))
    line = line_of(capsys)
    assert (line[metric], line["start"]) == (1, "warm")
    assert line["Latency"] >= 0


def test_silence_is_no_outcome_worth_counting(capsys: pytest.CaptureFixture[str]) -> None:
    log_turn(Note(outcome="silent"))
    [declared] = line_of(capsys)["_aws"]["CloudWatchMetrics"]
    assert [metric["Name"] for metric in declared["Metrics"]] == ["Latency"]


def test_what_went_wrong_is_counted_beside_the_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    log_turn(Note(outcome="safety", store_failed=True, safety_failed=True, is_cold=True))
    line = line_of(capsys)
    assert (line["StateFailed"], line["SafetyFailed"], line["ColdStart"]) == (1, 1, 1)
    assert (line["state"], line["start"]) == ("failed", "cold")


def test_a_refusal_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    count("refused", "Refused", reason="a request for another skill")
    assert line_of(capsys)["Refused"] == 1


def test_the_safety_path_is_counted_in_a_line_without_a_request(capsys: pytest.CaptureFixture[str]) -> None:
    log = turn_log()
    for _ in range(SESSIONS_TOGETHER):
        log(Note(outcome="safety", opens_session=True))
    assert "SafetyPath" not in capsys.readouterr().out
    log(Note(opens_session=True, request_id="amzn1.echo-api.request.1"))
    count_of_safety, turn = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    Draft7Validator(EMF).validate(count_of_safety)
    assert (count_of_safety["event"], count_of_safety["SafetyPath"], "request_id" in count_of_safety) == (
        "tally",
        SESSIONS_TOGETHER,
        False,
    )
    assert turn["event"] == "turn"


def test_two_logs_share_no_count(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = turn_log(), turn_log()
    for _ in range(SESSIONS_TOGETHER):
        first(Note(outcome="safety", opens_session=True))
    second(Note(opens_session=True))
    assert "SafetyPath" not in capsys.readouterr().out
