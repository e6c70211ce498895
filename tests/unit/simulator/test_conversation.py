from __future__ import annotations

from functools import partial
from typing import Any, Literal

import pytest
from support.simulator import StandInSkill, answer, simulator

from workbench.simulator.conversation import Turn

LONG = '<speak>In.<break time="10s"/><break time="10s"/></speak>'
REPROMPT = {"outputSpeech": {"type": "SSML", "ssml": '<speak>Still there?<break time="5s"/></speak>'}}


def sent(turn: Turn) -> dict[str, Any]:
    assert turn.request is not None
    return turn.request


def timestamps(*turns: Turn) -> list[str]:
    return [sent(turn)["request"]["timestamp"][11:19] for turn in turns]


def test_an_answer_that_asks_keeps_the_session_open() -> None:
    device = simulator()
    first, second = device.say("!open"), device.say("can i drive")
    assert sent(first)["session"]["sessionId"] == sent(second)["session"]["sessionId"]
    assert [sent(turn)["session"]["new"] for turn in (first, second)] == [True, False]
    assert [sent(turn)["session"]["attributes"] for turn in (first, second)] == [{}, {"thread": "kept"}]


def test_words_without_a_session_are_a_request_of_their_own() -> None:
    turn = simulator().say("can i drive")
    assert (sent(turn)["request"]["type"], sent(turn)["session"]["new"]) == ("IntentRequest", True)


@pytest.mark.parametrize("closes", [True, None])
def test_an_answer_that_does_not_keep_the_session_open_closes_it(closes: Literal[True] | None) -> None:
    device = simulator(StandInSkill(partial(answer, closes=closes)))
    device.say("!open")
    assert not device.is_open
    assert sent(device.say("can i drive"))["session"]["new"]


def test_naming_the_skill_begins_anew() -> None:
    device = simulator()
    device.say("!open")
    turn = device.say("alexa, ask aftercare companion can i drive")
    assert sent(turn)["session"]["new"]
    assert sent(turn)["session"]["attributes"] == {}


def test_attributes_that_are_not_sent_back_are_gone() -> None:
    device = simulator(StandInSkill(lambda: {"version": "1.0", "response": {"shouldEndSession": False}}))
    device.say("!open")
    assert sent(device.say("can i drive"))["session"]["attributes"] == {}


def test_silence_ends_the_session_after_its_reprompt() -> None:
    device = simulator(StandInSkill(partial(answer, reprompt=REPROMPT)))
    device.say("!open")
    turn = device.say("!silence")
    assert sent(turn)["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert turn.as_json()["reprompt"] == REPROMPT
    assert not device.is_open


def test_silence_without_a_reprompt_hears_none() -> None:
    device = simulator()
    device.say("!open")
    assert "reprompt" not in device.say("!silence").as_json()


def test_hanging_up_ends_the_session() -> None:
    device = simulator()
    device.say("!open")
    assert sent(device.say("!end"))["request"]["reason"] == "USER_INITIATED"
    assert not device.is_open


@pytest.mark.parametrize("command", ["!end", "!silence"])
def test_a_session_that_is_not_there_cannot_end(command: str) -> None:
    skill = StandInSkill()
    assert simulator(skill).say(command).as_json() == {
        "utterance": command,
        "request": None,
        "response": None,
    }
    assert skill.asked == []


def test_disabling_tells_the_skill_and_closes() -> None:
    device = simulator()
    device.say("!open")
    turn = device.say("!disable")
    assert sent(turn)["request"]["type"] == "AlexaSkillEvent.SkillDisabled"
    assert not device.is_open


def test_an_unknown_command_is_said_to_be_unknown() -> None:
    skill = StandInSkill()
    assert "!silence" in str(simulator(skill).say("!quiet").error)
    assert skill.asked == []


def test_a_skill_that_fails_ends_only_its_session(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> dict[str, Any]:
        raise KeyError("topic")

    device = simulator(StandInSkill(fail))
    turn = device.say("!open")
    assert (turn.response, turn.error) == (None, "KeyError: 'topic'")
    assert not device.is_open
    assert "Traceback" in capsys.readouterr().err
    assert sent(device.say("can i drive"))["session"]["new"]


def test_an_answer_that_is_no_object_is_a_failure() -> None:
    device = simulator(StandInSkill(lambda: ["hello"]))  # type: ignore[arg-type, return-value]
    assert device.say("!open").error == "TypeError: the skill returned a list, not an object"


def test_speech_that_alexa_would_refuse_closes_the_session() -> None:
    device = simulator(StandInSkill(partial(answer, "<speak>salt & pepper</speak>")))
    assert "refuse" in str(device.say("!open").error)
    assert not device.is_open


def test_the_clock_moves_by_what_was_heard() -> None:
    device = simulator(StandInSkill(partial(answer, LONG)))
    assert timestamps(device.say("!open"), device.say("can i drive")) == ["09:00:00", "09:00:20"]


def test_an_interruption_comes_as_early_as_it_says() -> None:
    device = simulator(StandInSkill(partial(answer, LONG)))
    turns = device.say("!open"), device.say("!after 7 stop")
    assert timestamps(*turns) == ["09:00:00", "09:00:07"]
    assert sent(turns[1])["request"]["intent"]["name"] == "AMAZON.StopIntent"
    assert turns[1].utterance == "!after 7 stop"


def test_silence_takes_as_long_as_the_microphone_is_open() -> None:
    device = simulator(StandInSkill(partial(answer, LONG, reprompt=REPROMPT)))
    # 20 s of speech, 8 s of open microphone, 5 s of reprompt, 8 s more.
    assert timestamps(device.say("!open"), device.say("!silence")) == ["09:00:00", "09:00:42"]


def test_a_session_that_is_left_is_ended_and_the_skill_is_told() -> None:
    skill = StandInSkill()
    device = simulator(skill)
    for _ in range(2):
        device.say("!open")
    for _ in range(2):
        device.leave()
    assert [asked["request"]["type"] for asked in skill.asked] == ["LaunchRequest", "SessionEndedRequest"] * 2


def test_what_a_screen_sends_reaches_the_skill_in_the_open_session() -> None:
    device = simulator(device="screen")
    first = device.say("!open")
    turn = device.send_event(["segment_ended", "7"], "circle")
    request = sent(turn)["request"]
    assert (request["type"], request["token"]) == ("Alexa.Presentation.APL.UserEvent", "circle")
    assert request["arguments"] == ["segment_ended", "7"]
    assert sent(turn)["session"]["sessionId"] == sent(first)["session"]["sessionId"]


def test_silence_about_what_a_screen_sent_leaves_the_session_as_it_was() -> None:
    skill = StandInSkill()
    device = simulator(skill, device="screen")
    device.say("!open")
    skill.answers = lambda: {"version": "1.0", "sessionAttributes": {}, "response": {}}
    device.send_event(["stale"], "circle")
    assert device.is_open
    assert sent(device.say("can i drive"))["session"]["attributes"] == {"thread": "kept"}


def test_without_a_session_a_screen_sends_nothing() -> None:
    assert simulator(device="screen").send_event(["late"], "circle").request is None
