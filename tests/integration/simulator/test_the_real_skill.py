from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

NOW = ("--now", "2026-03-01T09:00:00Z")


def run(*arguments: str, lines: tuple[str, ...]) -> str:
    command = [sys.executable, "-m", "workbench.cli", *arguments]
    ran = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return ran.stdout


def talked(*lines: str, state: Path | None = None, options: tuple[str, ...] = NOW) -> list[dict[str, Any]]:
    kept = ("--state", str(state)) if state else ()
    out = run("talk", "--jsonl", *options, *kept, lines=lines)
    return [json.loads(line) for line in out.splitlines()]


def speech(turn: dict[str, Any]) -> str:
    return str(turn["response"]["response"]["outputSpeech"]["ssml"])


def test_a_conversation_opens_answers_and_closes() -> None:
    opened, answered, stopped = talked("!open", "can i drive tomorrow", "stop")
    assert [turn["response"]["response"]["shouldEndSession"] for turn in (opened, answered, stopped)] == [
        False,
        False,
        True,
    ]
    assert "drive" in speech(answered)


def test_the_same_words_at_the_same_moment_give_the_same_lines() -> None:
    lines = ("!open", "box breathing for one minute", "!silence")
    assert talked(*lines) == talked(*lines)


def test_a_listener_is_known_again_by_the_state_file(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    (first,), (again,) = talked("!open", state=state), talked("!open", state=state)
    user = [turn["request"]["session"]["user"]["userId"] for turn in (first, again)]
    assert user[0] == user[1]
    assert speech(first) != speech(again)


def test_a_listener_is_forgotten_when_the_skill_is_disabled(tmp_path: Path) -> None:
    first, disabled, again = talked("!open", "!disable", "!open", state=tmp_path / "state")
    assert "outputSpeech" not in disabled["response"]["response"]
    assert speech(first) == speech(again)


def test_another_state_file_knows_nothing(tmp_path: Path) -> None:
    (first,), (other,) = talked("!open", state=tmp_path / "a"), talked("!open", state=tmp_path / "b")
    assert first["request"]["session"]["user"] != other["request"]["session"]["user"]
    assert speech(first) == speech(other)


def test_silence_hears_the_reprompt_and_then_the_session_is_over() -> None:
    _, silent, after = talked("!open", "!silence", "can i drive")
    assert silent["request"]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert silent["reprompt"]["outputSpeech"]
    assert after["request"]["session"]["new"]


def test_a_screen_is_told_to_the_skill() -> None:
    (turn,) = talked("!open", options=(*NOW, "--device", "screen"))
    interfaces = turn["request"]["context"]["System"]["device"]["supportedInterfaces"]
    assert "Alexa.Presentation.APL" in interfaces


def test_people_can_talk_through_a_pipe(tmp_path: Path) -> None:
    out = run("talk", "--state", str(tmp_path / "state"), lines=("can i drive tomorrow", "stop"))
    assert "you > can i drive tomorrow" in out
    assert out.count("closed") == 2


def test_understanding_answers_every_line_in_order() -> None:
    lines = ("can i drive", "", "start box breathing for two minutes", "zebra")
    understood = [json.loads(line) for line in run("understand", lines=lines).splitlines()]
    assert [each["utterance"] for each in understood] == list(lines)
    assert all(set(each) == {"utterance", "kind", "id", "confidence", "slots"} for each in understood)
    assert (understood[0]["kind"], understood[0]["id"]) == ("answer", "driving")
    assert understood[1]["kind"] == "none"
