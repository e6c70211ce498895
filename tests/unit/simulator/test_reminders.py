"""Reminders belong to Alexa, so a simulated Alexa keeps them from run to run too."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from aftercare.store.in_memory import InMemoryStore
from support.alexa_rules import heard_text
from support.store import Clock

from workbench.simulator.build import simulator_for

LATE = datetime(2026, 3, 3, 5, 40, tzinfo=UTC)
"""Twenty to eleven on Monday evening, in Denver."""


def heard(state: Path, *said: str) -> str:
    """Return what is heard in the last turn of a run of its own."""
    store = InMemoryStore(clock=Clock())
    simulator = simulator_for(locale="en-US", now=LATE, state=state, device="speaker", store=store)
    turns = [simulator.say(each) for each in said]
    return heard_text((turns[-1].response or {})["response"])


def test_a_reminder_of_one_run_is_there_in_the_next(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    heard(state, "remind me to write every evening at nine", "yes")
    assert "every day at 9 PM" in heard(state, "list my reminders")
    heard(state, "cancel my reminder", "yes")
    assert "no reminders" in heard(state, "list my reminders")


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"a": 1}', '{"a": {"when": {}}}'])
def test_a_broken_file_holds_no_reminders(tmp_path: Path, broken: str) -> None:
    (tmp_path / "state.db.reminders.json").write_text(broken)
    assert "no reminders" in heard(tmp_path / "state.db", "list my reminders")


def test_tomorrow_is_that_of_the_device_and_not_of_greenwich(tmp_path: Path) -> None:
    assert "tomorrow at 9 AM" in heard(tmp_path / "state.db", "remind me to breathe tomorrow morning")
