"""The listener's own day, with the device's time zone asked of a stand-in for Alexa's settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from aftercare.domain.journal.prompts import prompt_for
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.alexa_api import TOKEN, AlexaApi, alexa_api
from support.alexa_rules import spoken_text
from support.dialogues import prompt_in
from support.events import SKILL_ID, intent
from support.packs import pack

MOMENT = "2026-03-02T18:00:00Z"
"""The third of March on Kiritimati, the second in Denver."""


@pytest.fixture
def skill() -> Handler:
    store = InMemoryStore(clock=lambda: 1_772_474_400)
    return handler_for(Parts(pack=pack(), store=store, skill_id=SKILL_ID, listener_secret="a secret"))


def prompt_heard(skill: Handler, api: AlexaApi) -> str | None:
    event: dict[str, Any] = intent("JournalTodayIntent")
    event["context"]["System"] |= {"apiEndpoint": api.address, "apiAccessToken": TOKEN}
    event["request"]["timestamp"] = MOMENT
    return prompt_in(spoken_text(skill(event, None)["response"]["outputSpeech"]))


def own_prompt(day: str) -> str:
    return prompt_for(date.fromisoformat(day), pack().prompts).id


def test_the_prompt_is_that_of_the_devices_own_day_and_the_zone_is_asked_once(skill: Handler) -> None:
    with alexa_api() as api:
        api.answer = '"Pacific/Kiritimati"'
        assert {prompt_heard(skill, api) for _ in range(3)} == {own_prompt("2026-03-03")}
        assert [(asked.method, asked.authorization) for asked in api.asked] == [("GET", f"Bearer {TOKEN}")]


def test_where_the_settings_refuse_it_is_the_clinics_day(skill: Handler) -> None:
    with alexa_api() as api:
        api.replies(403, {"code": "ACCESS_DENIED", "message": "no"})
        assert {prompt_heard(skill, api) for _ in range(3)} == {own_prompt("2026-03-02")}
        assert len(api.asked) == 1
