"""Whatever Alexa's own services and the database do: an answer in time, and nothing done is made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any

import pytest
from aftercare.deadline import Deadline
from aftercare.skill import Parts, understanding_of
from aftercare.store.dynamodb import DynamoDbStore
from aftercare.telemetry import Note
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, heard_text
from support.events import SKILL_ID, intent, launch, yes_to
from support.packs import pack

from .conftest import SHORT_SECONDS, impatient_client

pytestmark = pytest.mark.long

TONIGHT: dict[str, Any] = {"confirmed": 1, "errand": "journal", "at": "2026-03-02T20:00:00"}
ASKED: dict[str, dict[str, Any]] = {
    "launch": launch(),
    "the day's prompt": intent("JournalTodayIntent"),
    "which reminders": intent("ReminderListIntent"),
    "a reminder": yes_to("reminder.set", **TONIGHT),
    "another time for it": yes_to("reminder.change", token="a-token", **TONIGHT),
    "no reminder any more": yes_to("reminder.cancel", confirmed=1, token="a-token"),
    "no reminders at all": yes_to("reminder.cancel", confirmed=1, token="all"),
    "what is kept": intent("PrivacyShowIntent"),
    "to be forgotten": yes_to("privacy.delete", confirmed=1),
}
BELIEVED = ("no reminder any more",)
"""Alexa answers a deletion with a status alone, so a good one has to be believed."""
DONE = ("done.", "i'll remind", "no reminders from me", "about you is deleted", "keep nothing about you")
"""What only somebody who answers properly can make true."""


@pytest.fixture(scope="module")
def notes() -> list[Note]:
    return []


@pytest.fixture(scope="module")
def handle(faulty_address: str, notes: list[Note]) -> Iterator[Handler]:
    """Give a skill whose waits are a fraction of what they are, with all that it asks in trouble."""
    with closing(impatient_client(faulty_address)) as client:
        parts = Parts(
            pack=pack(),
            store=DynamoDbStore("listeners", clock=lambda: 0, client_factory=lambda: client),
            skill_id=SKILL_ID,
            listener_secret="a secret",
            log=notes.append,
            deadline=partial(Deadline, SHORT_SECONDS * 4),
            understand=understanding_of(pack()),
        )
        yield handler_for(parts)


@pytest.mark.parametrize("name", ASKED)
def test_every_turn_is_answered_in_kind_and_true_words(
    handle: Handler, notes: list[Note], faulty_address: str, name: str
) -> None:
    event = json.loads(json.dumps(ASKED[name]))
    event["context"]["System"]["apiEndpoint"] = faulty_address
    answer = handle(event, None)
    heard = heard_text(answer["response"]).lower()
    if name in BELIEVED:
        heard = heard.removeprefix("done. it won't come again.")
    assert (notes[-1].error, broken_rules(answer)) == (None, [])
    assert not [words for words in DONE if words in heard], heard
