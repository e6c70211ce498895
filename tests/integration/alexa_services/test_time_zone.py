"""The device's time zone, asked of a stand-in for Alexa's settings through the SDK's own client."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from threading import Event
from typing import Any

import pytest
from aftercare.alexa.services.time_zone import asker, zone_for
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener
from aftercare.store.preferences import Preferences
from hypothesis import given
from hypothesis import strategies as st
from support.alexa_api import TOKEN, AlexaApi
from support.store import NOON, Clock

CLINIC = "America/Denver"
TODAY = date(2026, 3, 2)


@pytest.fixture
def store() -> InMemoryStore:
    return InMemoryStore(clock=Clock())


def zone(handler_input: Any, store: InMemoryStore, day: date = TODAY) -> str:
    """Return the zone that a whole turn would use, and keep what it learnt."""
    listener = Listener(store, "ada", now=NOON)
    found = zone_for(listener, asker(handler_input), utc_day=day, fallback=CLINIC)
    listener.keep()
    return found


def test_the_device_is_asked_by_its_id_with_the_requests_own_token(
    api: AlexaApi, handler_input: Any, store: InMemoryStore
) -> None:
    api.replies(200, "Europe/Lisbon")
    api.answer = '"Europe/Lisbon"'
    assert zone(handler_input, store) == "Europe/Lisbon"
    (asked,) = api.asked
    assert (asked.method, asked.authorization) == ("GET", f"Bearer {TOKEN}")
    assert asked.path == "/v2/devices/amzn1.ask.device%2FTEST%20ID/settings/System.timeZone"


def test_within_a_week_the_answer_is_kept_and_after_it_asked_again(
    api: AlexaApi, handler_input: Any, store: InMemoryStore
) -> None:
    api.answer = '"Europe/Lisbon"'
    for days in range(7):
        assert zone(handler_input, store, TODAY + timedelta(days=days)) == "Europe/Lisbon"
    assert len(api.asked) == 1
    api.answer = '"Asia/Tokyo"'
    assert zone(handler_input, store, TODAY + timedelta(days=7)) == "Asia/Tokyo"
    assert len(api.asked) == 2


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 429, 500, 503])
def test_where_the_settings_refuse_the_clinics_zone_serves_and_they_are_left_alone_for_a_week(
    api: AlexaApi, handler_input: Any, store: InMemoryStore, status: int
) -> None:
    api.replies(status, "" if status == 204 else {"code": "ACCESS_DENIED", "message": "no"})
    assert [zone(handler_input, store) for _ in range(3)] == [CLINIC] * 3
    assert len(api.asked) == 1


@pytest.mark.parametrize("status", [204, 401, 429, 500])
def test_a_zone_that_was_kept_outlives_a_refusal(
    api: AlexaApi, handler_input: Any, store: InMemoryStore, status: int
) -> None:
    api.answer = '"Europe/Lisbon"'
    assert zone(handler_input, store) == "Europe/Lisbon"
    api.replies(status, "{}" if status != 204 else "")
    assert zone(handler_input, store, TODAY + timedelta(days=8)) == "Europe/Lisbon"


@pytest.mark.parametrize(
    "garbage",
    ["", "null", "{", "[]", "{}", "17", '"Mars/Olympus"', '"../etc/passwd"', "<html>", '"' + "A" * 9000],
)
def test_a_garbled_answer_is_no_answer(
    api: AlexaApi, handler_input: Any, store: InMemoryStore, garbage: str
) -> None:
    api.answer = garbage
    assert zone(handler_input, store) == CLINIC


def test_a_service_that_hangs_is_not_waited_for(
    api: AlexaApi, handler_input: Any, store: InMemoryStore
) -> None:
    api.hangs = Event()
    assert zone(handler_input, store) == CLINIC


def test_a_service_that_is_not_there_is_no_error(handler_input: Any, store: InMemoryStore) -> None:
    handler_input.service_client_factory.api_configuration.api_endpoint = "http://127.0.0.1:9"
    assert zone(handler_input, store) == CLINIC


def test_a_request_without_a_device_or_a_token_asks_nobody(
    api: AlexaApi, handler_input: Any, store: InMemoryStore
) -> None:
    handler_input.request_envelope.context.system.device = None
    assert zone(handler_input, store) == CLINIC
    assert api.asked == []


@given(st.lists(st.integers(0, 5), max_size=30))
def test_whatever_days_a_listener_comes_on_a_week_lies_between_two_questions(gaps: list[int]) -> None:
    store, asked, day = InMemoryStore(clock=Clock()), [], TODAY
    for gap in gaps:
        day += timedelta(days=gap)
        listener = Listener(store, "ada", now=NOON)

        def ask(day: date = day) -> str:
            asked.append(day)
            return "Europe/Lisbon"

        zone_for(listener, ask, utc_day=day, fallback=CLINIC)
        listener.keep()
    assert all((two - one).days >= 7 for one, two in pairwise(asked))


def test_a_zone_that_this_version_does_not_know_is_none(
    api: AlexaApi, handler_input: Any, store: InMemoryStore
) -> None:
    api.replies(503)
    store.write("ada", Preferences(time_zone="Mars/Base"), expected_version=0, now=NOON)
    assert zone(handler_input, store) == CLINIC
