"""What is measured has to do its work while it is measured."""

import json

import pytest

from workbench.bench.verify import NotProvedError, prove_spoken, prove_turns, turns_in

ANSWERED = {"event": "turn", "outcome": "answered", "state": "ok"}


def test_a_turn_that_was_answered_with_its_state_proves_itself() -> None:
    log = f"START\n{json.dumps(ANSWERED)}\n{json.dumps({'event': 'refused'})}\n"
    prove_turns("it", turns_in(log))


@pytest.mark.parametrize("odd", [{"state": "failed"}, {"outcome": "trouble"}, {"event": "refused"}])
def test_a_turn_that_broke_or_lost_its_state_is_no_figure(odd: dict[str, str]) -> None:
    with pytest.raises(NotProvedError):
        prove_turns("it", turns_in(json.dumps(ANSWERED | odd)))


def test_silence_is_no_figure() -> None:
    prove_spoken("it", {"response": {"outputSpeech": {}, "directives": [{}]}})
    with pytest.raises(NotProvedError):
        prove_spoken("it", {"response": {"shouldEndSession": True}})
