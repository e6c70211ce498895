"""The cost table is a formula over what was counted."""

import pytest

from workbench.bench.cost import per_million_sessions


def test_a_million_sessions_of_ten_turns_cost_two_dollars_of_requests() -> None:
    cost = per_million_sessions(counted={"turns": 1_000}, sessions=100, cpu_seconds=0)
    assert cost["dollars_per_million_sessions"] == {
        "lambda_requests": 2.0,
        "lambda_time": 0.0,
        "dynamodb_reads": 0.0,
        "dynamodb_writes": 0.0,
        "log": 0.0,
        "all": 2.0,
    }


@pytest.mark.parametrize(
    ("counted", "part"), [("GetItem", "reads"), ("PutItem", "writes"), ("DeleteItem", "writes")]
)
def test_every_call_of_the_database_is_counted(counted: str, part: str) -> None:
    cost = per_million_sessions(counted={counted: 300}, sessions=100, cpu_seconds=0)
    assert cost["per_session"][part] == 3.0
    assert cost["dollars_per_million_sessions"]["lambda_time"] > 0
