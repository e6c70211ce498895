"""Leave for reminders, asked by voice: the whole skill, with a stand-in for Alexa's API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from aftercare.alexa.response.render import LEAVE
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.alexa_api import TOKEN, AlexaApi, alexa_api
from support.alexa_rules import broken_rules, spoken_text
from support.events import SKILL_ID, consent, intent
from support.packs import pack

REFUSED = {"code": "UNAUTHORIZED", "message": "no leave"}
SET = {"alertToken": "a-token", "createdTime": "2026-03-02T18:00:00.000Z", "status": "ON", "version": "1"}


@pytest.fixture
def api() -> Iterator[AlexaApi]:
    with alexa_api() as stand_in:
        yield stand_in


@pytest.fixture
def skill() -> Handler:
    parts = Parts(
        pack=pack(),
        store=InMemoryStore(clock=lambda: 1_772_474_400),
        skill_id=SKILL_ID,
        listener_secret="a secret",
        device_zone=lambda _: lambda: "America/Denver",
    )
    return handler_for(parts)


def ask(skill: Handler, api: AlexaApi, event: dict[str, Any], attributes: Any = None) -> dict[str, Any]:
    event["context"]["System"] |= {"apiEndpoint": api.address, "apiAccessToken": TOKEN}
    if attributes is not None:
        event["session"] |= {"new": False, "attributes": attributes}
    answer = skill(event, None)
    assert broken_rules(answer) == []
    return answer


def heard(answer: dict[str, Any]) -> str:
    return spoken_text(answer["response"].get("outputSpeech"))


def agreed(skill: Handler, api: AlexaApi) -> dict[str, Any]:
    """Ask for a reminder this evening and say yes; return what comes of the yes."""
    offered = ask(skill, api, intent("ReminderSetIntent", time="20:00"))
    assert "today at 8 PM" in heard(offered)
    assert api.asked == []
    return ask(skill, api, intent("AMAZON.YesIntent"), offered["sessionAttributes"])


def directive(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer["response"]["directives"][0]
    return found


def test_nothing_is_set_before_the_yes_and_with_it_what_was_restated(skill: Handler, api: AlexaApi) -> None:
    api.replies(200, SET)
    assert "Done. I'll remind you today at 8 PM." in heard(agreed(skill, api))
    assert api.asked[0].body["trigger"]["scheduledTime"] == "2026-03-02T20:00:00"
    assert api.asked[0].authorization == f"Bearer {TOKEN}"


def test_without_leave_alexa_is_made_to_ask_for_it(skill: Handler, api: AlexaApi) -> None:
    api.replies(401, REFUSED)
    answer = agreed(skill, api)
    assert directive(answer)["type"] == "Connections.SendRequest"
    assert directive(answer)["name"] == "AskFor"
    assert directive(answer)["payload"] == {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": LEAVE,
    }
    assert answer["response"]["shouldEndSession"] is False


def test_with_leave_given_the_reminder_agreed_on_is_set_and_restated(skill: Handler, api: AlexaApi) -> None:
    api.replies(401, REFUSED)
    token = directive(agreed(skill, api))["token"]
    api.replies(200, SET)
    answer = ask(skill, api, consent("ACCEPTED", token))
    assert "Done. I'll remind you today at 8 PM." in heard(answer)
    assert api.asked[-1].body["trigger"]["scheduledTime"] == "2026-03-02T20:00:00"


@pytest.mark.parametrize("status", ["DENIED", "NOT_ANSWERED", "BRAND_NEW", None])
def test_a_no_or_no_answer_sets_nothing(skill: Handler, api: AlexaApi, status: str | None) -> None:
    answer = ask(skill, api, consent(status, "journal|2026-03-02T20:00:00|"))
    assert "no reminder" in heard(answer)
    assert api.asked == []


def test_leave_that_is_given_but_not_yet_known_to_alexa_does_not_ask_in_circles(
    skill: Handler, api: AlexaApi
) -> None:
    api.replies(401, REFUSED)
    answer = ask(skill, api, consent("ACCEPTED", "journal|2026-03-02T20:00:00|"))
    assert "not allowed to use reminders" in heard(answer)
    assert not answer["response"].get("directives")


@pytest.mark.parametrize(
    "token", ["", "x", "|||", "journal|yesterday|", "journal|2020-01-01T20:00:00|", "🙂" * 90]
)
def test_a_token_that_is_not_ours_sets_nothing(skill: Handler, api: AlexaApi, token: str) -> None:
    answer = ask(skill, api, consent("ACCEPTED", token))
    assert heard(answer)
    assert api.asked == []


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (403, "DEVICE_NOT_SUPPORTED", "This device can't hold reminders."),
        (403, "MAX_REMINDERS_EXCEEDED", "Alexa holds no more reminders."),
        (429, "RATE_EXCEEDED", "I couldn't reach the reminders just now."),
        (500, "INTERNAL_ERROR", "I couldn't reach the reminders just now."),
        (503, "SERVICE_UNAVAILABLE", "I couldn't reach the reminders just now."),
    ],
)
def test_a_refusal_is_told_in_clear_words(
    skill: Handler, api: AlexaApi, status: int, code: str, words: str
) -> None:
    api.replies(status, {"code": code, "message": "x"})
    assert words in heard(agreed(skill, api))


def test_what_alexa_speaks_later_names_nothing_private(skill: Handler, api: AlexaApi) -> None:
    api.replies(200, SET)
    agreed(skill, api)
    said = api.asked[0].body["alertInfo"]["spokenInfo"]["content"][0]["text"].lower()
    assert not any(word in said for word in ("ketamine", "treatment", "clinic", "aftercare", "medicine"))


def test_a_reminder_is_changed_under_its_own_token(skill: Handler, api: AlexaApi) -> None:
    trigger = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-03-02T20:00:00.000"}
    held = {"alertToken": "tok-1", "status": "ON", "trigger": trigger}
    api.replies_to("GET", 200, {"totalCount": "1", "alerts": [held]})
    api.replies_to("PUT", 200, SET)
    offered = ask(skill, api, intent("ReminderChangeIntent", time="21:00"))
    answer = ask(skill, api, intent("AMAZON.YesIntent"), offered["sessionAttributes"])
    assert "It's now today at 9 PM." in heard(answer)
    assert [(a.method, a.path) for a in api.asked][-1] == ("PUT", "/v1/alerts/reminders/tok-1")


def test_a_reminder_that_is_moved_still_says_what_it_was_set_to_say(skill: Handler, api: AlexaApi) -> None:
    text = pack().lines["reminder.text.breathe"]
    trigger = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-03-02T20:00:00.000"}
    spoken = {"spokenInfo": {"content": [{"locale": "en-US", "text": text}]}}
    held = {"alertToken": "tok-1", "status": "ON", "trigger": trigger, "alertInfo": spoken}
    api.replies_to("GET", 200, {"totalCount": "1", "alerts": [held]})
    api.replies_to("PUT", 200, SET)
    offered = ask(skill, api, intent("ReminderChangeIntent", time="21:00"))
    ask(skill, api, intent("AMAZON.YesIntent"), offered["sessionAttributes"])
    assert api.asked[-1].body["alertInfo"]["spokenInfo"]["content"][0]["text"] == text


def test_a_sentence_that_lands_in_the_errand_is_understood(skill: Handler, api: AlexaApi) -> None:
    offered = ask(skill, api, intent("ReminderSetIntent", errand="journal every evening at nine"))
    assert "I can remind you to write, every day at 9 PM." in heard(offered)


def test_a_reminder_that_comes_again_is_set_though_its_first_hour_passed_before_the_yes(
    skill: Handler, api: AlexaApi
) -> None:
    api.replies(200, SET)
    offered = ask(skill, api, intent("ReminderSetIntent", time="20:00", errand="x every day"))
    late = intent("AMAZON.YesIntent")
    late["request"]["timestamp"] = "2026-03-03T03:00:30Z"
    assert "Done." in heard(ask(skill, api, late, offered["sessionAttributes"]))
    assert api.asked[-1].body["trigger"]["recurrence"]["startDateTime"] == "2026-03-03T20:00:00"
