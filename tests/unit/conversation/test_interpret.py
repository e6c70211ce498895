"""The words of a request: with those that a carrier took, and read as they were said."""

from datetime import UTC, datetime

import pytest
from aftercare.conversation.interpret import meaning_of, places_of, words_of
from aftercare.conversation.request import Request, SlotValue
from aftercare.conversation.session_state import Area, SessionState
from aftercare.domain.nlu.meaning import command
from aftercare.skill import understanding_of
from support.packs import pack

UNDERSTAND = understanding_of(pack())


def heard(intent: str, *, area: Area = "menu", **slots: str) -> Request:
    filled = {name: SlotValue(text=text) for name, text in slots.items()}
    return Request(
        kind="intent",
        intent=intent,
        slots=filled,
        now=datetime(2026, 3, 2, 18, tzinfo=UTC),
        state=SessionState(area=area),
    )


@pytest.mark.parametrize(
    ("request_heard", "words"),
    [
        (heard("SayIWantIntent", words="to sleep"), "i want to sleep"),
        (heard("SayTodayLastIntent", words="can i drive"), "can i drive today"),
        (heard("SayIWantIntent"), ""),
        (heard("DrivingIntent"), ""),
        (heard("OrderPizzaIntent", size="large"), "large"),
    ],
)
def test_words_are_those_that_alexa_passed_on_with_their_carrier(request_heard: Request, words: str) -> None:
    assert words_of(request_heard, pack()) == words


def test_a_denial_that_the_carrier_took_still_denies() -> None:
    assert UNDERSTAND("suicidal").kind == "safety"
    assert meaning_of(heard("SayNotIntent", words="suicidal"), pack(), UNDERSTAND).kind != "safety"


@pytest.mark.parametrize(
    ("intent", "words", "level"),
    [
        ("SayDieLastIntent", "i'm fine but i don't want to", "crisis"),  # live
        ("SaySevereIntent", "headache of my life", "emergency"),  # worst
        ("SayIntent", "is terribly wrong with me", "emergency"),  # something
        ("SayLastIntent", "shut up i'm going to end", "crisis"),  # it
    ],
)
def test_danger_that_turns_on_the_carriers_own_words_is_heard(intent: str, words: str, level: str) -> None:
    assert meaning_of(heard(intent, words=words), pack(), UNDERSTAND).id == level


def test_danger_that_was_heard_is_not_outdone_by_other_words_of_the_carrier() -> None:
    assert meaning_of(heard("SayTroubleIntent", words="i want to die"), pack(), UNDERSTAND).id == "crisis"


def test_a_common_sign_is_answered_unless_something_else_is_asked() -> None:
    assert UNDERSTAND("i'm having a panic attack").slots == {"sign": "panic_attack"}
    assert UNDERSTAND("i'm a bit shaky can i eat something now").slots == {}
    assert UNDERSTAND("my dog died and i want to go too").id == "crisis"


def test_danger_in_an_intent_of_another_model_is_danger() -> None:
    assert meaning_of(heard("OrderPizzaIntent", size="i want to die"), pack(), UNDERSTAND).id == "crisis"
    assert meaning_of(heard("OrderPizzaIntent", size="large"), pack(), UNDERSTAND).kind == "none"


def test_the_most_pressing_of_several_slots_decides() -> None:
    both = heard("ReminderSetIntent", errand="i want to die", every="i overdosed")
    assert meaning_of(both, pack(), UNDERSTAND).id == "emergency"


def test_who_feels_unwell_while_breathing_is_let_off_and_elsewhere_answered() -> None:
    assert meaning_of(heard("SayImIntent", area="breathing", words="dizzy"), pack(), UNDERSTAND).slots == {
        "action": "ease"
    }
    assert meaning_of(heard("SayImIntent", words="dizzy"), pack(), UNDERSTAND).id != "breathe.control"


OFFERED = command("menu")


@pytest.mark.parametrize(
    ("state", "places"),
    [
        (SessionState(), ("start",)),
        (SessionState(yes=OFFERED), ("start", "offer")),
        (SessionState(answered=("driving",)), ()),
        (SessionState(answered=("driving",), yes=OFFERED), ("offer",)),
        (SessionState(area="topic"), ("topic",)),
        (SessionState(area="topic", yes=OFFERED), ("topic", "offer")),
        (SessionState(area="list"), ()),
        (SessionState(area="journal", yes=OFFERED), ("prompt",)),
        (SessionState(area="breathing"), ("breathing",)),
        (SessionState(area="writing", danger="crisis"), ("after_danger", "writing")),
        (SessionState(area="privacy", danger="crisis", since_danger=5), ()),
    ],
)
def test_where_a_listener_is_follows_from_what_the_session_remembers(
    state: SessionState, places: tuple[str, ...]
) -> None:
    assert places_of(state) == (*places, "anywhere")
