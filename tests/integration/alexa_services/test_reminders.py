"""Reminders at a stand-in for Alexa's API, through the SDK's own client and our own HTTP."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import UTC, datetime
from socket import socket
from threading import Event
from typing import Any

import pytest
from aftercare.alexa.services.alexa_reminders import opener
from aftercare.domain.reminders.port import ExistingReminder, Refused, Reminder, Reminders
from aftercare.domain.reminders.times import When
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest
from ask_sdk_model.services.reminder_management.trigger import Trigger
from support.alexa_api import TOKEN, AlexaApi
from support.faults import behaving

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TONIGHT = When(at=datetime(2026, 3, 2, 20, 0))
DAILY = When(at=datetime(2026, 3, 2, 21, 30), every="daily")
FRIDAYS = When(at=datetime(2026, 3, 6, 9, 0), every="friday")
TEXT = "Time to write, if you like."
SET = {"alertToken": "a-token", "createdTime": "2026-03-02T18:00:00.000Z", "status": "ON", "version": "1"}


def reminder(when: When = TONIGHT) -> Reminder:
    return Reminder(when=when, time_zone="America/Denver", text="Time to write, if you like.", locale="en-US")


@pytest.fixture
def reminders(handler_input: Any) -> Reminders:
    return opener(handler_input)()


def alert(token: str, status: str = "ON", **trigger: Any) -> dict[str, Any]:
    spoken = {"spokenInfo": {"content": [{"locale": "en-US", "text": "Time to write, if you like."}]}}
    return {
        "alertToken": token,
        "createdTime": "2026-03-02T18:00:00.000Z",
        "status": status,
        "trigger": {"type": "SCHEDULED_ABSOLUTE", "timeZoneId": "America/Denver", **trigger},
        "alertInfo": spoken,
        "pushNotification": {"status": "ENABLED"},
        "version": "3",
    }


def test_a_reminder_is_posted_with_the_requests_own_token(api: AlexaApi, reminders: Reminders) -> None:
    api.replies(200, SET)
    reminders.add(reminder(), now=NOW)
    (asked,) = api.asked
    assert (asked.method, asked.path) == ("POST", "/v1/alerts/reminders")
    assert (asked.authorization, asked.content_type) == (f"Bearer {TOKEN}", "application/json")


def test_a_reminder_names_the_hour_on_the_wall_and_the_zone(api: AlexaApi, reminders: Reminders) -> None:
    api.replies(200, SET)
    reminders.add(reminder(), now=NOW)
    trigger = api.asked[0].body["trigger"]
    assert trigger == {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": "2026-03-02T20:00:00",
        "timeZoneId": "America/Denver",
    }


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        (DAILY, "FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"),
        (FRIDAYS, "FREQ=WEEKLY;BYDAY=FR;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"),
    ],
)
def test_a_reminder_that_comes_again_has_its_rule(
    api: AlexaApi, reminders: Reminders, when: When, rule: str
) -> None:
    api.replies(200, SET)
    reminders.add(reminder(when), now=NOW)
    recurrence = api.asked[0].body["trigger"]["recurrence"]
    assert recurrence == {"startDateTime": when.at.isoformat(), "recurrenceRules": [rule]}


@pytest.mark.parametrize("when", [TONIGHT, DAILY, FRIDAYS])
def test_every_body_is_one_that_the_sdks_own_model_reads_whole(
    api: AlexaApi, reminders: Reminders, when: When
) -> None:
    api.replies(200, SET)
    reminders.add(reminder(when), now=NOW)
    serializer, sent = DefaultSerializer(), api.asked[0].body
    read = serializer.deserialize(json.dumps(sent["trigger"]), Trigger)
    assert serializer.serialize(read) == sent["trigger"]
    assert set(sent) <= set(ReminderRequest.attribute_map.values())


def test_what_is_spoken_is_the_neutral_line_and_nothing_else(api: AlexaApi, reminders: Reminders) -> None:
    api.replies(200, SET)
    reminders.add(reminder(), now=NOW)
    spoken = api.asked[0].body["alertInfo"]["spokenInfo"]["content"]
    assert spoken == [{"locale": "en-US", "text": "Time to write, if you like."}]


def test_a_change_is_put_and_a_removal_deleted_under_the_reminders_token(
    api: AlexaApi, reminders: Reminders
) -> None:
    api.replies(200, SET)
    reminders.change("a/b token", reminder(DAILY), now=NOW)
    reminders.remove("a/b token")
    asked = [(each.method, each.path) for each in api.asked]
    assert asked == [(m, "/v1/alerts/reminders/a%2Fb%20token") for m in ("PUT", "DELETE")]
    assert api.asked[1].body is None


def test_what_is_held_is_read_back_the_soonest_first(api: AlexaApi, reminders: Reminders) -> None:
    rule = "FREQ=WEEKLY;BYDAY=FR;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"
    daily = "FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"
    alerts = [
        alert("fridays", recurrence={"startDateTime": "2026-03-06T09:00:00.000", "recurrenceRules": [rule]}),
        alert("daily", recurrence={"startDateTime": "2026-03-02T21:30:00.000", "recurrenceRules": [daily]}),
        alert("tonight", scheduledTime="2026-03-02T20:00:00.000"),
        alert("over", status="COMPLETED", scheduledTime="2026-03-01T20:00:00.000"),
    ]
    api.replies(200, {"totalCount": "4", "alerts": alerts, "links": "https://example.org/next"})
    assert reminders.existing() == (
        ExistingReminder(token="tonight", when=TONIGHT, text=TEXT),
        ExistingReminder(token="daily", when=DAILY, text=TEXT),
        ExistingReminder(token="fridays", when=FRIDAYS, text=TEXT),
    )
    assert (api.asked[0].method, api.asked[0].path) == ("GET", "/v1/alerts/reminders")


def test_what_other_rules_said_is_still_held_as_daily(api: AlexaApi, reminders: Reminders) -> None:
    odd = alert("odd", scheduledTime="2026-03-02T20:00:00.000", recurrence={"freq": "DAILY"})
    api.replies(200, {"totalCount": "2", "alerts": [odd, alert("no time")]})
    assert [(each.token, each.when.every) for each in reminders.existing()] == [("odd", "daily")]


@pytest.mark.parametrize(("every", "days"), [("weekdays", "MO TU WE TH FR"), ("weekends", "SA SU")])
def test_some_days_of_the_week_are_a_rule_each_and_are_read_back_as_they_were_said(
    api: AlexaApi, reminders: Reminders, every: str, days: str
) -> None:
    api.replies(200, SET)
    reminders.add(reminder(When(at=DAILY.at, every=every)), now=NOW)
    sent = api.asked[0].body["trigger"]["recurrence"]
    rules = [f"FREQ=WEEKLY;BYDAY={day};BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;" for day in days.split()]
    assert sent["recurrenceRules"] == rules
    api.replies(200, {"totalCount": "1", "alerts": [alert("some days", recurrence=sent)]})
    assert [each.when.every for each in reminders.existing()] == [every]


CALLS = {
    "existing": lambda reminders: reminders.existing(),
    "add": lambda reminders: reminders.add(reminder(), now=NOW),
    "change": lambda reminders: reminders.change("token", reminder(), now=NOW),
    "remove": lambda reminders: reminders.remove("token"),
}
REASONS = [
    (400, "INVALID_REQUEST", "busy"),
    (401, "UNAUTHORIZED", "permission"),
    (403, "FORBIDDEN", "permission"),
    (403, "DEVICE_NOT_SUPPORTED", "device"),
    (403, "MAX_REMINDERS_EXCEEDED", "full"),
    (404, "ALERT_NOT_FOUND", "gone"),
    (409, "CONFLICT", "busy"),
    (429, "RATE_EXCEEDED", "busy"),
    (500, "INTERNAL_ERROR", "busy"),
    (503, "SERVICE_UNAVAILABLE", "busy"),
    (504, "GATEWAY_TIMEOUT", "busy"),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("refusal", REASONS)
def test_every_refusal_has_a_reason_that_can_be_told(
    api: AlexaApi, reminders: Reminders, call: str, refusal: tuple[int, str, str]
) -> None:
    status, code, reason = refusal
    api.replies(status, {"code": code, "message": "said by Alexa"})
    with nullcontext() if (call, reason) == ("remove", "gone") else pytest.raises(Refused, match=reason):
        CALLS[call](reminders)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", ["", "{", "<html>oops</html>", "null", "[]"])
def test_a_refusal_that_says_nothing_readable_is_a_refusal_too(
    api: AlexaApi, reminders: Reminders, call: str, body: str
) -> None:
    api.replies(500, body)
    with pytest.raises(Refused):
        CALLS[call](reminders)


@pytest.mark.parametrize("call", ["existing", "add", "change"])
@pytest.mark.parametrize("body", ["{}", '{"alerts": "none"}', "[]", "null", ""])
def test_a_good_status_without_alexas_own_words_is_no_answer(
    api: AlexaApi, reminders: Reminders, call: str, body: str
) -> None:
    api.replies(200, body)
    with pytest.raises(Refused, match="busy"):
        CALLS[call](reminders)


def test_that_there_are_none_is_believed_when_alexa_says_so(api: AlexaApi, reminders: Reminders) -> None:
    api.replies(200, {"totalCount": "0", "alerts": [], "links": None})
    assert reminders.existing() == ()


@pytest.mark.parametrize(("call", "times"), [("existing", 2), ("add", 1), ("change", 1), ("remove", 1)])
def test_what_only_asks_is_asked_once_more_and_nothing_is_set_twice(
    handler_input: Any, call: str, times: int
) -> None:
    arrived = []

    def hang_up(connection: socket, over: Event) -> None:
        arrived.append(connection.recv(65_536))

    with behaving(hang_up) as address:
        handler_input.service_client_factory.api_configuration.api_endpoint = address
        with pytest.raises(Refused, match="busy"):
            CALLS[call](opener(handler_input)())
    assert len([sent for sent in arrived if sent]) == times


def test_a_service_that_hangs_is_not_waited_for(api: AlexaApi, reminders: Reminders) -> None:
    api.hangs = Event()
    with pytest.raises(Refused, match="busy"):
        reminders.add(reminder(), now=NOW)


def test_a_request_without_services_holds_no_reminders(handler_input: Any) -> None:
    handler_input.service_client_factory = None
    with pytest.raises(Refused, match="device"):
        opener(handler_input)()
