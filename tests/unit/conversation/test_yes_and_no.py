import pytest
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.yes_and_no import yes_or_no_means
from aftercare.domain.nlu.meaning import Meaning, answer, command

OFFERED = SessionState(yes=answer("driving"), no=command("stop"))
NOTHING = SessionState()


@pytest.mark.parametrize(
    ("said", "state", "means"),
    [
        ("yes", OFFERED, answer("driving")),
        ("no", OFFERED, command("stop")),
        ("yes", NOTHING, command("menu")),
        ("no", NOTHING, command("no")),
        ("yes", SessionState(yes=command("yes")), command("menu")),
        ("no", SessionState(no=command("yes")), command("no")),
    ],
)
def test_yes_and_no_mean_what_was_offered(said: str, state: SessionState, means: Meaning) -> None:
    assert yes_or_no_means(command(said), state) == means


def test_any_other_meaning_stays_what_it_is() -> None:
    assert yes_or_no_means(answer("yes"), OFFERED) == answer("yes")
    assert yes_or_no_means(command("menu"), OFFERED) == command("menu")
