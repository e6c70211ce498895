"""What is kept is read back whole, whatever it is."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aftercare.alexa.response.words import Words
from aftercare.conversation.privacy import show
from aftercare.conversation.request import Request
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener
from aftercare.store.preferences import DEFAULTS, Preferences
from support.packs import pack
from support.store import NOON, Clock

KEPT: dict[str, Any] = {
    "welcomed": True,
    "breathing_pattern": "box",
    "breathing_minutes": 3,
    "breathing_pace": 80,
    "breathing_counts": True,
    "breathing_advice_heard": True,
    "sound": "ssml",
    "prompt_day": "2026-03-02",
    "prompt_step": 2,
    "journal_days": 4,
    "speech_pace": 80,
    "time_zone": "Europe/Lisbon",
    "time_zone_asked": "2026-03-02",
}
ALWAYS_WITH = {"prompt_step": "prompt_day", "journal_days": "prompt_day"}
"""Fields that are never kept without another one."""


def read_back(kept: Preferences) -> list[str]:
    store = InMemoryStore(clock=Clock())
    store.write("ada", kept, expected_version=0, now=NOON)
    turn = Turn(
        request=Request(kind="intent", now=datetime(2026, 3, 2, 18, tzinfo=UTC)),
        meaning=command("privacy.show"),
        pack=pack(),
        listener=Listener(store, "ada", now=NOON),
        time_zone=lambda: "America/Denver",
        reminders=lambda: pytest.fail("nobody asked for reminders"),
    )
    words = Words(pack())
    return [words.printed(said) for said in show(turn).say]


def test_every_field_is_among_those_tried() -> None:
    assert set(KEPT) == {field.name for field in fields(Preferences)}


@pytest.mark.parametrize("name", KEPT)
def test_nobody_is_told_that_nothing_is_kept_while_anything_is(name: str) -> None:
    alone = replace(DEFAULTS, **{each: KEPT[each] for each in (name, ALWAYS_WITH.get(name, name))})
    assert "nothing about you at all" not in " ".join(read_back(alone))
    assert len(read_back(alone)) >= 3


def test_all_of_it_can_be_read_back_at_once() -> None:
    said = " ".join(read_back(Preferences(**KEPT)))
    parts = (
        "box breathing",
        "breathe slower",
        "count",
        "prompts",
        "speak slower",
        "simpler",
        "time zone",
        "met",
    )
    for part in parts:
        assert part in said


def test_a_pattern_that_was_retired_is_read_back_without_its_name() -> None:
    assert "I know that we've breathed together." in read_back(Preferences(breathing_pattern="retired"))


def test_who_is_not_known_hears_that_nothing_is_kept() -> None:
    assert "Right now I keep nothing about you at all." in read_back(DEFAULTS)
