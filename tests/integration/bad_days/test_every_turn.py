"""Whatever the database does: at every turn of every golden dialogue a valid answer, and nothing made up."""

from __future__ import annotations

from typing import Any

import pytest
from support.alexa_rules import broken_rules, spoken_text
from support.dialogues import Dialogue, all_dialogues, play, spoken

from .conftest import SpeakTo

pytestmark = pytest.mark.long

WITHOUT_STATE = ("questions", "safety")
"""Areas whose dialogues need nothing that is kept, and so go as ever."""

SCARY = ("error", "exception", "database", "failed", "something went wrong", "crash", "timeout")
UNTRUE = ("i kept about you is deleted", "i saved", "i'll remember", "i keep nothing about you at all")
"""What would be promised without having been kept."""


@pytest.mark.parametrize("dialogue", all_dialogues(), ids=str)
def test_every_turn_has_a_valid_answer_in_kind_and_true_words(dialogue: Dialogue, speak_to: SpeakTo) -> None:
    if dialogue.path.parent.name in WITHOUT_STATE:
        assert play(dialogue, speak_to(dialogue)) == []
    else:
        assert [p for turn in spoken(dialogue, speak_to(dialogue)) for p in problems(*turn)] == []


def problems(turn: dict[str, Any], envelope: dict[str, Any]) -> list[str]:
    if turn.get("you") in ("!end", "!disable", "!silence"):
        return []
    heard = spoken_text(envelope["response"].get("outputSpeech")).lower()
    return broken_rules(envelope) + [words for words in SCARY + UNTRUE if words in heard]
