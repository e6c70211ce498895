"""What a session costs, counted at the database client."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from aftercare.skill import Parts
from aftercare.store.dynamodb import DynamoDbStore, new_client
from lambda_function import Handler, handler_for
from support.events import SKILL_ID, ended, intent, launch
from support.packs import pack

if TYPE_CHECKING:
    from .conftest import DynamoDbPlace

Calls = Counter[str]


@pytest.fixture
def calls() -> Calls:
    return Counter()


@pytest.fixture
def skill(dynamodb_place: DynamoDbPlace, calls: Calls) -> Handler:
    client = new_client()

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    client.meta.events.register("before-call.dynamodb", count)
    store = DynamoDbStore(dynamodb_place.table, clock=lambda: 1_772_474_400, client_factory=lambda: client)
    return handler_for(
        Parts(
            pack=pack(),
            store=store,
            skill_id=SKILL_ID,
            listener_secret="a secret",
            device_zone=lambda _: lambda: "America/Denver",
        )
    )


def session(skill: Handler, *events: dict[str, Any]) -> None:
    """Send events one after another in one session, as Alexa would, and let it end."""
    attributes: Any = {}
    for number, event in enumerate([*events, ended()]):
        event["session"] |= {"new": number == 0, "attributes": attributes}
        attributes = skill(event, None).get("sessionAttributes") or {}


def known(skill: Handler, calls: Calls) -> None:
    """Make the listener one who was here before."""
    session(skill, launch())
    calls.clear()


QUESTIONS = ("DrivingIntent", "HydrationIntent", "AMAZON.YesIntent", "SleepRestIntent", "AMAZON.NoIntent")


@pytest.mark.parametrize("name", ["DrivingIntent", "TmsIntent", "HelpIntent", "CrisisIntent"])
def test_a_one_shot_question_costs_nothing(skill: Handler, calls: Calls, name: str) -> None:
    session(skill, intent(name))
    assert calls == {}


def test_the_first_session_of_a_listener_who_only_asks_costs_one_read_and_one_write(
    skill: Handler, calls: Calls
) -> None:
    session(skill, launch(), *map(intent, QUESTIONS))
    assert calls == {"GetItem": 1, "PutItem": 1}


def test_a_first_session_that_is_only_opened_is_kept_at_its_end(skill: Handler, calls: Calls) -> None:
    session(skill, launch())
    assert calls == {"GetItem": 1, "PutItem": 1}


@pytest.mark.parametrize("opened", [True, False])
def test_the_very_first_session_with_one_breathing_costs_one_read_and_one_write(
    skill: Handler, calls: Calls, *, opened: bool
) -> None:
    session(skill, *([launch()] if opened else []), intent("BreatheIntent", minutes="PT2M"))
    assert calls == {"GetItem": 1, "PutItem": 1}


def test_a_later_session_of_questions_costs_one_read(skill: Handler, calls: Calls) -> None:
    known(skill, calls)
    session(skill, launch(), *map(intent, QUESTIONS))
    assert calls == {"GetItem": 1}


@pytest.mark.parametrize("opened", [True, False])
def test_a_session_with_one_breathing_costs_one_read_and_one_write(
    skill: Handler, calls: Calls, *, opened: bool
) -> None:
    known(skill, calls)
    session(skill, *([launch()] if opened else []), intent("BreatheIntent", minutes="PT2M"))
    assert calls == {"GetItem": 1, "UpdateItem": 1}


def test_breathing_as_usual_again_costs_one_read(skill: Handler, calls: Calls) -> None:
    session(skill, launch(), intent("BreatheIntent", minutes="PT2M"))
    calls.clear()
    session(skill, launch(), intent("BreatheIntent"))
    assert calls == {"GetItem": 1}


def test_a_session_with_the_journal_costs_one_read_however_many_prompts_are_heard(
    skill: Handler, calls: Calls
) -> None:
    known(skill, calls)
    nexts = [intent("AMAZON.NextIntent") for _ in range(4)]
    session(skill, launch(), intent("JournalTodayIntent"), *nexts)
    assert calls["GetItem"] == 1
    assert calls["UpdateItem"] == 5
