"""The skill itself breaks, anywhere in a turn: whoever may be in danger still hears the number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from aftercare.conversation.session_attributes import to_attributes
from aftercare.conversation.session_state import SessionState
from aftercare.domain.nlu.meaning import Meaning
from aftercare.skill import Parts
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules, heard_text, spoken_text
from support.events import ended, intent, launch, only_under_slot_value

IN_DANGER = {
    "988": ("SayIWantIntent", "to kill myself"),
    "9 8 8": ("CrisisIntent", None),
    "911": ("EmergencyIntent", None),
    "7204007025": ("UrgentCallClinicIntent", None),
}
PLACES = ["conversation.router.kept_for_later", "skill.render", "skill.request_from", "skill.meaning_of"]


def broken(monkeypatch: pytest.MonkeyPatch, place: str, parts: Parts) -> Handler:
    handler = handler_for(parts)

    def fail(*_: object, **__: object) -> Any:
        raise RuntimeError("words that no log may hold")

    monkeypatch.setattr(f"aftercare.{place}", fail)
    return handler


def said(name: str, words: str | None) -> dict[str, Any]:
    return intent(name) if words is None else intent(name, words=words)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", IN_DANGER)
def test_the_number_is_given_wherever_the_turn_breaks(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, place: str, number: str
) -> None:
    answer = broken(monkeypatch, place, parts)(said(*IN_DANGER[number]), None)
    assert broken_rules(answer) == []
    assert number.replace(" ", "") in spoken_text(answer["response"]["outputSpeech"])


@pytest.mark.parametrize("words", ["to kill myself", ["to kill myself"], ["home", "to kill myself"]])
def test_the_number_is_given_for_words_that_stand_under_slot_value_alone(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, words: str | list[str]
) -> None:
    event = intent("SayIWantIntent")
    event["request"]["intent"]["slots"] = {"words": only_under_slot_value("words", words)}
    answer = broken(monkeypatch, "skill.request_from", parts)(event, None)
    assert "988" in spoken_text(answer["response"]["outputSpeech"])


@pytest.mark.parametrize(("length", "heard"), [(2_000, "988"), (2_001, "not your fault")])
def test_an_utterance_is_read_as_far_as_anybody_speaks(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, length: int, heard: str
) -> None:
    words = ("x " * 1_000)[: length - 14] + " i want to die"
    answer = broken(monkeypatch, "skill.render", parts)(said("SayIntent", words), None)
    assert heard in spoken_text(answer["response"]["outputSpeech"])


def test_a_yes_after_the_number_hears_it_again(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, handle: Handler
) -> None:
    with monkeypatch.context() as patch:
        told = broken(patch, "skill.render", parts)(said("CrisisIntent", None), None)
    yes = intent("AMAZON.YesIntent")
    yes["session"] |= {"new": False, "attributes": told["sessionAttributes"]}
    again = spoken_text(handle(yes, None)["response"]["outputSpeech"])
    assert "988" in again
    assert again != spoken_text(told["response"]["outputSpeech"])


def test_a_date_in_a_turn_that_breaks_is_no_danger(monkeypatch: pytest.MonkeyPatch, parts: Parts) -> None:
    answer = broken(monkeypatch, "skill.render", parts)(intent("ReminderSetIntent", date="FUTURE_REF"), None)
    assert "not your fault" in spoken_text(answer["response"]["outputSpeech"])


def test_a_yes_to_the_number_again_is_about_danger_too(monkeypatch: pytest.MonkeyPatch, parts: Parts) -> None:
    event = intent("AMAZON.YesIntent")
    again = Meaning(kind="safety", id="emergency", slots={"again": 1})
    event["session"] |= {"new": False, "attributes": to_attributes(replace(SessionState(), yes=again))}
    answer = broken(monkeypatch, "skill.render", parts)(event, None)
    assert "911" in spoken_text(answer["response"]["outputSpeech"])


def test_words_that_cannot_be_understood_any_more_get_all_the_numbers(parts: Parts) -> None:
    def fail(text: str, places: Sequence[str] = (), others: Iterable[str] = ()) -> Meaning:
        raise RuntimeError

    answer = handler_for(replace(parts, understand=fail))(intent("SayIWantIntent", words="anything"), None)
    assert broken_rules(answer) == []
    assert all(n in spoken_text(answer["response"]["outputSpeech"]) for n in ("988", "911", "7204007025"))


def test_a_break_in_the_middle_of_a_talk_about_danger_gets_all_the_numbers(
    monkeypatch: pytest.MonkeyPatch, parts: Parts
) -> None:
    event = intent("AMAZON.NoIntent")
    event["session"] |= {"new": False, "attributes": to_attributes(SessionState(area="safety"))}
    answer = broken(monkeypatch, "skill.render", parts)(event, None)
    assert "988" in spoken_text(answer["response"]["outputSpeech"])


@pytest.mark.parametrize("place", PLACES[1:])
def test_any_other_turn_that_breaks_gets_a_kind_sentence_and_one_question(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, place: str
) -> None:
    answer = broken(monkeypatch, place, parts)(intent("DrivingIntent"), None)
    assert broken_rules(answer) == []
    assert "not your fault" in spoken_text(answer["response"]["outputSpeech"])


def test_a_yes_after_trouble_means_what_was_just_asked(monkeypatch: pytest.MonkeyPatch, parts: Parts) -> None:
    old = to_attributes(replace(SessionState(), yes=Meaning(kind="command", id="stop")))
    event = launch(new=False, attributes=old)
    answer = broken(monkeypatch, "skill.render", parts)(event, None)
    assert answer["sessionAttributes"]["yes"][1] == "questions.list"


def test_an_event_that_breaks_is_answered_with_silence(monkeypatch: pytest.MonkeyPatch, parts: Parts) -> None:
    assert broken(monkeypatch, "skill.render", parts)(ended(), None)["response"] == {"shouldEndSession": True}


def test_the_log_counts_a_break_near_danger_and_quotes_nobody(
    monkeypatch: pytest.MonkeyPatch, parts: Parts, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(monkeypatch, "skill.render", parts)(said("SayIWantIntent", "to kill myself"), None)
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (line["SafetyFailed"], line["outcome"], line["error"]) == (1, "trouble", "RuntimeError")
    assert not any(words in json.dumps(line) for words in ("kill", "no log may hold", "crisis"))


@pytest.mark.parametrize(
    ("words", "number"),
    [("i want to die", "988"), ("i can't breathe", "911"), ("can i drive", "twenty-four")],
)
@pytest.mark.parametrize("where", ["a slot", "the request", "the session"])
def test_a_request_too_large_to_be_read_whole_is_answered_by_what_was_said(
    handle: Handler, words: str, number: str, where: str
) -> None:
    event = intent("SayIntent", words=words)
    ballast = "x" * 300_000
    if where == "a slot":
        event["request"]["intent"]["slots"]["other"] = {"name": "other", "value": ballast}
    elif where == "the request":
        event["request"]["ballast"] = [ballast] * 3
    else:
        event["session"]["attributes"] = {"said": ballast}
    answer = handle(event, None)
    assert number in heard_text(answer["response"])
    assert broken_rules(answer) == []
