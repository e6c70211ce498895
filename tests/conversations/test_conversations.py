import pytest
from support.dialogues import Dialogue, all_dialogues, play


@pytest.mark.parametrize("dialogue", all_dialogues(), ids=str)
def test_the_conversation_goes_as_promised(dialogue: Dialogue) -> None:
    assert play(dialogue) == [], dialogue.about
