"""Session attributes come back from outside: an older version, or somebody with bad intent."""

import json
from dataclasses import replace

import pytest
from aftercare.conversation.session_attributes import SCHEMA, from_attributes, to_attributes
from aftercare.conversation.session_state import Place, SessionState, Spoken
from aftercare.domain.breathing.playback import Playback
from aftercare.domain.nlu.meaning import Meaning, answer, command
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner)
)
FIELDS = [
    "area",
    "topic",
    "position",
    "misses",
    "slow",
    "yes",
    "no",
    "said",
    "asked",
    "breathing",
    "theme",
    "weight",
    "writing",
    "heard",
]

FULL = SessionState(
    area="breathing",
    topic="driving",
    answered=("sleep_rest", "driving"),
    position=-3,
    misses=1,
    yes=command("breathe.control", action="again"),
    no=Meaning(kind="command", id="safety.after", confidence=1.0, also="driving"),
    said=(
        Spoken(
            key="breathing.opening", values=(("minutes", "@minutes.2"), ("pattern", "@pattern.box.spoken"))
        ),
    ),
    asked=Spoken(key="breathing.again.ask"),
    slow=True,
    places=(
        Place(
            kind="breathing",
            pattern="box",
            minutes=2,
            pace=90,
            counts=True,
            from_ms=4_000,
            started_ms=1_772_000_000_000,
            playback=Playback(intro_ms=1, first_ms=2, wait_ms=3, second_ms=4),
        ),
    ),
)


def test_memory_survives_the_way_to_alexa_and_back() -> None:
    there = json.loads(json.dumps(to_attributes(FULL)))
    assert from_attributes(there, pack()) == FULL


WRITING = SessionState(
    area="writing",
    position=7,
    theme="sleep",
    weight="gentle",
    places=(Place(kind="writing", minutes=20, from_ms=61_000, started_ms=1_772_000_000_000, paused=True),),
    yes=command("reminder.cancel", confirmed=1, token="t" * 200),
    said=(Spoken(key="reminder.done", values=(("day", "on March 14"), ("time", "8:30 PM"))),),
)


def test_time_to_write_and_a_reminder_survive_it_too() -> None:
    assert from_attributes(json.loads(json.dumps(to_attributes(WRITING))), pack()) == WRITING


@pytest.mark.parametrize("value", ["8 PM", "12:05 AM", "on March 14", "365", "@day.today"])
def test_hours_dates_and_counts_can_be_said_again(value: str) -> None:
    said = {"v": SCHEMA, "said": [["reminder.done", {"time": value}]]}
    assert from_attributes(said, pack()).said


@pytest.mark.parametrize("value", ["@nowhere", "<audio/>", "call 900 555 0000", "8 PM and more", ""])
def test_no_other_words_of_a_session_are_ever_said(value: str) -> None:
    said = {"v": SCHEMA, "said": [["reminder.done", {"time": value}]]}
    assert from_attributes(said, pack()).said == ()


@pytest.mark.parametrize("key", ["breathing.again", "nowhere", ""])
def test_what_asks_nothing_was_never_asked(key: str) -> None:
    assert from_attributes({"v": SCHEMA, "asked": [key]}, pack()).asked is None


def test_an_empty_memory_takes_hardly_any_room() -> None:
    assert to_attributes(SessionState()) == {"v": SCHEMA, "area": "menu"}


def test_a_session_of_another_schema_starts_afresh() -> None:
    assert from_attributes(to_attributes(FULL) | {"v": SCHEMA + 1}, pack()) == SessionState()


@given(anything)
def test_any_attributes_at_all_make_a_memory(attributes: object) -> None:
    assert isinstance(from_attributes(attributes, pack()), SessionState)


@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_any_fields_at_all_make_a_memory_that_can_be_kept(fields: dict[str, object]) -> None:
    state = from_attributes({"v": SCHEMA, **fields}, pack())
    assert from_attributes(json.loads(json.dumps(to_attributes(state))), pack()) == state


def test_words_from_outside_are_never_repeated() -> None:
    said = to_attributes(replace(FULL, said=())) | {
        "said": [["breathing.opening", {"minutes": "<b>ten</b>"}]]
    }
    assert from_attributes(said, pack()).said == ()


def test_an_offer_from_outside_can_only_mean_what_the_skill_knows() -> None:
    offered = to_attributes(SessionState(yes=answer("driving"))) | {
        "yes": ["answer", "no.such.topic", {}, None]
    }
    assert from_attributes(offered, pack()).yes is None
