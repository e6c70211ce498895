from __future__ import annotations

import json
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

from support.simulator import simulator

from workbench.simulator.jsonl import talk
from workbench.simulator.lines import utterances


def turns(*lines: str) -> list[dict[str, Any]]:
    out = StringIO()
    talk(simulator(), lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_one_turn_in_order() -> None:
    assert [turn["utterance"] for turn in turns("!open", "can i drive", "!end", "!end")] == [
        "!open",
        "can i drive",
        "!end",
        "!end",
    ]


def test_a_turn_holds_request_and_response() -> None:
    (turn,) = turns("!open")
    assert set(turn) == {"utterance", "request", "response"}
    assert turn["request"]["request"]["type"] == "LaunchRequest"
    assert turn["response"]["response"]["shouldEndSession"] is False


def test_blank_lines_are_no_turns() -> None:
    assert turns("", "   ", "\t") == []


def test_words_are_written_as_they_are() -> None:
    out = StringIO()
    talk(simulator(), ["können wir"], out)
    assert "können wir" in out.getvalue()


def test_lines_end_at_line_feeds_alone() -> None:
    stream = TextIOWrapper(BytesIO(b"one\r\ntwo\rstill two\xff\nthree"))
    assert list(utterances(stream)) == ["one", "two\rstill two\ufffd", "three"]
