"""What each control does to a breathing session or a time to write, at each kind of place in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from aftercare.conversation.activities.pause_and_resume import PAUSE_MS
from aftercare.conversation.activities.words_in_activity import LONGEST_ACTION
from aftercare.conversation.reply import SEGMENT_ENDED
from aftercare.conversation.session_attributes import to_attributes
from aftercare.conversation.session_state import Place, SessionState
from aftercare.domain.breathing.playback import Playback
from aftercare.domain.nlu.meaning import Meaning, command
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.alexa_rules import broken_rules
from support.events import intent, on_a_screen, resolved, touched

BEGAN = datetime.fromisoformat("2026-03-02T18:00:00+00:00")
BEGAN_MS = int(BEGAN.timestamp() * 1000)
ALL_OF_IT = Playback(first_ms=1_200_000)

BOX = Place(
    kind="breathing",
    pattern="box",
    minutes=3,
    pace=100,
    from_ms=0,
    started_ms=BEGAN_MS,
    playback=replace(ALL_OF_IT),
)
"""Three minutes of box breathing: ten seconds to settle, breaths of sixteen, and ten to close."""
EASY = replace(BOX, pattern="easy")
WRITING = Place(kind="writing", minutes=5, started_ms=BEGAN_MS, playback=replace(ALL_OF_IT))


@dataclass(frozen=True)
class Answer:
    """What came of a control: the lines that were said first, and what the session remembers."""

    said: list[str]
    remembers: dict[str, Any]
    is_open: bool
    has_card: bool

    @property
    def place(self) -> dict[str, Any]:
        found: dict[str, Any] = self.remembers.get("breathing") or self.remembers.get("writing") or {}
        return found


@pytest.fixture
def fresh(parts: Parts) -> Handler:
    """Return a skill that knows nobody yet."""
    return handler_for(replace(parts, store=InMemoryStore(clock=lambda: 1_772_474_400)))


def tell(
    handle: Handler,
    place: Place,
    at: float,
    event: dict[str, Any],
    yes: Meaning | None = None,
    *,
    position: int = 0,
) -> Answer:
    """Send a request in a session, so many seconds after the place was begun."""
    memory = SessionState(area=place.kind, places=(place,), yes=yes, position=position)
    event["request"]["timestamp"] = (BEGAN + timedelta(seconds=at)).isoformat()
    event["session"] |= {"new": False, "attributes": to_attributes(memory)}
    answer = handle(event, None)
    assert broken_rules(answer) == []
    remembers = answer.get("sessionAttributes") or {}
    said = [spoken[0] for spoken in remembers.get("said", [])]
    return Answer(
        said,
        remembers,
        is_open=not answer["response"]["shouldEndSession"],
        has_card="card" in answer["response"],
    )


def control(action: str | None = None, **slots: str) -> dict[str, Any]:
    event = intent("BreatheControlIntent", **slots)
    if action is not None:
        event["request"]["intent"]["slots"] |= resolved(intent("BreatheControlIntent", action=action))[
            "request"
        ]["intent"]["slots"]
    return event


@pytest.mark.parametrize(
    ("place", "at", "event", "said", "then"),
    [
        # In the second breath in, which began at 26 seconds: each goes on with the beginning of one.
        (BOX, 27, control("longer"), "breathing.longer", {"minutes": 4, "from_ms": 24_000}),
        (BOX, 27, control("longer", minutes="PT3M"), "breathing.longer", {"minutes": 6}),
        (BOX, 27, control("longer", number="20"), "breathing.longer", {"minutes": 10}),
        (BOX, 27, control("longer", minutes="PT10S"), "breathing.longer", {"minutes": 4}),
        (BOX, 27, control("shorter"), "breathing.shorter", {"minutes": 2}),
        (BOX, 27, control("shorter", number="2"), "breathing.shorter", {"minutes": 1}),
        (BOX, 27, control(minutes="PT5M"), "breathing.longer", {"minutes": 5}),
        (BOX, 27, control(minutes="PT3M"), "breathing.resumed", {"minutes": 3, "from_ms": 26_000}),
        (replace(BOX, minutes=10), 27, control("longer"), "breathing.longest", {"minutes": 10}),
        (replace(BOX, minutes=1), 27, control("shorter"), "breathing.shortest", {"minutes": 1}),
        (BOX, 27, control("slower"), "breathing.slower", {"pace": 90}),
        (BOX, 27, control("faster"), "breathing.faster", {"pace": 110}),
        (replace(BOX, pace=75), 27, control("slower"), "breathing.slower", {"pace": 70}),
        (replace(BOX, pace=70), 27, control("slower"), "breathing.slowest", {"pace": 70}),
        (replace(BOX, pace=125), 27, control("faster"), "breathing.faster", {"pace": 130}),
        (replace(BOX, pace=130), 27, control("faster"), "breathing.fastest", {"pace": 130}),
        (BOX, 27, control("no_holds"), "breathing.no_holds", {"pattern": "easy"}),
        (EASY, 27, control("no_holds"), "breathing.no_holds.already", {"pattern": "easy"}),
        (BOX, 27, control("counts"), "breathing.counts", {"counts": True}),
        (replace(BOX, pattern="counted"), 27, control("counts"), "breathing.counts.itself", {}),
        (replace(BOX, counts=True), 27, control("no_counts"), "breathing.no_counts", {}),
        (BOX, 27, control("resume"), "breathing.resumed", {"from_ms": 26_000}),
        (BOX, 27, control("again"), "breathing.again", {}),
        (BOX, 27, control("pause"), "breathing.paused", {"from_ms": 26_000, "paused": True}),
        (BOX, 27, control("time_left"), "breathing.time_left", {"from_ms": 26_000}),
        (BOX, 130, control("time_left"), "breathing.time_left", {"from_ms": 130_000}),
        (BOX, 130.001, control("time_left"), "breathing.nearly_done", {"from_ms": 130_000}),
        # After the end there is no place left: only a longer session goes on where it was.
        (BOX, 181, control("pause"), "breathing.over", {}),
        (BOX, 180, control("pause"), "breathing.over", {}),
        (BOX, 179.9, control("pause"), "breathing.paused", {"paused": True}),
        (BOX, 181, control("time_left"), "breathing.over", {}),
        (BOX, 181, control("shorter"), "breathing.over", {}),
        (BOX, 181, control(minutes="PT3M"), "breathing.over", {}),
        (BOX, 181, control("resume"), "breathing.again", {}),
        (BOX, 181, control("slower"), "breathing.slower", {"pace": 90}),
    ],
)
def test_a_control_changes_what_it_says_and_nothing_else(
    fresh: Handler,
    place: Place,
    at: float,
    event: dict[str, Any],
    *,
    said: str,
    then: dict[str, Any],
) -> None:
    answer = tell(fresh, place, at, event)
    assert answer.said[0] == said
    assert answer.is_open
    assert "misses" not in answer.remembers
    if said == "breathing.over":
        return
    usual = {"pattern": place.pattern, "minutes": place.minutes, "pace": place.pace, "counts": False}
    for name, value in {**usual, **then}.items():
        assert answer.place.get(name, False) == value, name
    if "from_ms" not in then and said == "breathing.again":
        assert answer.place.get("from_ms", 0) == 0


def test_a_longer_session_goes_on_after_its_end_and_a_slower_one_begins_anew(fresh: Handler) -> None:
    assert tell(fresh, BOX, 181, control("longer")).place["from_ms"] > 100_000
    assert tell(fresh, BOX, 181, control("slower")).place.get("from_ms", 0) == 0


@pytest.mark.parametrize(("at", "minutes"), [(0, 3), (30, 2), (89.9, 2), (90, 2), (90.1, 1), (129, 1)])
def test_what_is_left_of_a_session_is_told_in_the_nearest_minutes(
    fresh: Handler, at: float, minutes: int
) -> None:
    said = tell(fresh, BOX, at, control("time_left")).remembers["said"]
    assert said[0] == ["breathing.time_left", {"minutes": f"@minutes.{minutes}"}]


def test_a_session_of_somebody_new_has_the_patterns_own_speed(fresh: Handler) -> None:
    assert tell(fresh, BOX, 27, resolved(intent("BreatheIntent", pattern="easy"))).place["pace"] == 100


def test_a_session_that_a_device_cannot_play_waits_at_its_beginning(fresh: Handler) -> None:
    event = intent("BreatheControlIntent")
    event["session"] |= {
        "new": False,
        "attributes": to_attributes(SessionState(area="breathing", places=(HALF,))),
    }
    event["request"] = {
        **event["request"],
        "type": "Alexa.Presentation.APLA.RuntimeError",
        "timestamp": (BEGAN + timedelta(seconds=9)).isoformat(),
    }
    place = fresh(event, None)["sessionAttributes"]["breathing"]
    assert (place["paused"], place["from_ms"]) == (True, 26_000)


def test_to_skip_the_talking_begins_with_the_first_breath_and_later_loses_nothing(fresh: Handler) -> None:
    assert tell(fresh, BOX, 3, control("skip_talking")).place["from_ms"] == 10_000
    assert tell(fresh, BOX, 27, control("skip_talking")).place["from_ms"] == 26_000


@pytest.mark.parametrize(
    ("at", "event", "said", "then"),
    [
        (60, control("time_left"), "journal.write.left", {"minutes": 5, "from_ms": 60_000}),
        (60, control("resume"), "journal.write.on", {"minutes": 5, "from_ms": 60_000}),
        (60, control("longer"), "journal.write.longer", {"minutes": 7, "from_ms": 60_000}),
        (60, control("longer", minutes="PT4M"), "journal.write.longer", {"minutes": 9}),
        (60, control("longer", minutes="PT15M"), "journal.write.longer", {"minutes": 20}),
        (60, control("longer", minutes="PT16M"), "journal.write.longest", {"minutes": 20}),
        (60, control(minutes="PT3M"), "journal.write", {"minutes": 3}),
        (60, control("pause"), "journal.write.paused", {"minutes": 5, "from_ms": 60_000, "paused": True}),
        (60, control("again"), "journal.write", {"minutes": 5}),
        (0, control("resume"), "journal.write", {"minutes": 5}),
        (299, control("time_left"), "journal.write.left", {"from_ms": 292_000}),
        (300, control("time_left"), "journal.write.end", {}),
        (301, control("longer"), "journal.write.longer", {"minutes": 7, "from_ms": 300_000}),
    ],
)
def test_a_control_of_a_time_to_write_keeps_the_place(
    fresh: Handler, at: float, event: dict[str, Any], *, said: str, then: dict[str, Any]
) -> None:
    answer = tell(fresh, replace(WRITING, playback=Playback(first_ms=300_000)), at, event)
    assert answer.said[0] == said
    assert answer.is_open
    for name, value in then.items():
        assert answer.place.get(name, False) == value, name


@pytest.mark.parametrize(("at", "minutes"), [(0, 5), (60, 4), (89, 4), (91, 3), (240, 1), (299, 1)])
def test_what_is_left_of_a_time_to_write_is_told_in_the_nearest_minutes(
    fresh: Handler, at: float, minutes: int
) -> None:
    said = tell(fresh, WRITING, at, control("time_left")).remembers["said"]
    assert said[0] == ["journal.write.left", {"minutes": f"@minutes.{minutes}"}]


AGAIN = command("breathe.control", action="again")


@pytest.mark.parametrize(
    ("place", "at", "yes", "said"),
    [
        (BOX, 27, AGAIN, "breathing.resumed"),
        (BOX, 181, AGAIN, "breathing.again"),
        (WRITING, 60, command("journal.write", minutes=5), "journal.write.on"),
        (WRITING, 299.9, command("journal.write", minutes=5), "journal.write.on"),
        (WRITING, 300, command("journal.write", minutes=5), "journal.write"),
    ],
)
def test_a_yes_before_the_question_is_a_yes_to_what_is_going_on(
    fresh: Handler, place: Place, at: float, yes: Meaning, said: str
) -> None:
    assert tell(fresh, place, at, intent("AMAZON.YesIntent"), yes).said[0] == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("AMAZON.NextIntent", None),
        ("AMAZON.PreviousIntent", "breathing.resumed"),
        ("AMAZON.RepeatIntent", "breathing.again"),
        ("AMAZON.StartOverIntent", "breathing.again"),
    ],
)
def test_common_words_steer_a_session(fresh: Handler, name: str, said: str | None) -> None:
    answer = tell(fresh, BOX, 27, intent(name))
    assert answer.said[:1] == ([said] if said else answer.said[:1])
    assert answer.place["pattern"] == "box"


@pytest.mark.parametrize(("pace", "said"), [("slower", "breathing.slower"), ("faster", "breathing.faster")])
def test_the_pace_of_speech_is_the_pace_of_the_breath_in_a_session(
    fresh: Handler, pace: str, said: str
) -> None:
    assert tell(fresh, BOX, 27, resolved(intent("SpeechPaceIntent", pace=pace))).said[0] == said


def test_the_usual_pace_of_speech_is_no_pace_of_the_breath(fresh: Handler) -> None:
    usual = tell(fresh, BOX, 27, resolved(intent("SpeechPaceIntent", pace="normal")))
    assert usual.said[0] == "speech.pace.normal"


def test_how_long_a_pause_is_quiet_and_a_wish_may_be_is_fixed() -> None:
    assert (PAUSE_MS, LONGEST_ACTION) == (60_000, 5)


def test_a_session_waits_while_something_else_is_answered_and_not_after_its_end(fresh: Handler) -> None:
    waits = tell(fresh, BOX, 27, intent("DrivingIntent")).remembers
    assert (waits["area"], waits["breathing"]["from_ms"], waits["breathing"]["paused"]) == (
        "topic",
        26_000,
        True,
    )
    assert "breathing" not in tell(fresh, BOX, 181, intent("DrivingIntent")).remembers


def test_a_time_to_write_waits_too(fresh: Handler) -> None:
    place = replace(WRITING, playback=Playback(first_ms=300_000))
    waits = tell(fresh, place, 60, intent("DrivingIntent")).remembers
    assert (waits["area"], waits["writing"]["from_ms"]) == ("topic", 60_000)
    # The gentle end is said from its beginning.
    assert tell(fresh, place, 299, intent("DrivingIntent")).remembers["writing"]["from_ms"] == 292_000
    # After its end it is kept too, so that "resume" can offer the time again.
    ended = tell(fresh, place, 330, intent("DrivingIntent")).remembers["writing"]
    assert (ended["minutes"], ended.get("paused", False)) == (5, False)
    assert "writing" not in tell(fresh, place, 60, intent("JournalTodayIntent")).remembers


@pytest.mark.parametrize(("name", "position"), [("DrivingIntent", 3), ("QuestionsListIntent", 0)])
def test_the_prompt_at_hand_stays_at_hand_where_no_list_needs_the_place(
    fresh: Handler, name: str, position: int
) -> None:
    assert tell(fresh, BOX, 27, intent(name), position=3).remembers.get("position", 0) == position


def test_what_is_no_yes_is_none_while_a_time_to_write_goes_on(fresh: Handler) -> None:
    asked = command("journal.write", minutes=5)
    assert tell(fresh, WRITING, 60, intent("AMAZON.RepeatIntent"), asked).said[0] != "journal.write.on"


def test_a_yes_to_another_question_in_a_session_does_what_that_offered(fresh: Handler) -> None:
    other = command("questions.list")
    assert tell(fresh, BOX, 27, intent("AMAZON.YesIntent"), other).remembers["area"] == "list"
    assert tell(fresh, WRITING, 60, intent("AMAZON.YesIntent"), other).remembers["area"] == "list"
    assert tell(fresh, BOX, 27, intent("AMAZON.YesIntent")).remembers["area"] == "menu"


@pytest.mark.parametrize(
    ("asked", "limit"),
    [
        ("PT30S", "breathing.opening.shortest"),
        ("PT1M", None),
        ("PT10M", None),
        ("PT11M", "breathing.opening.longest"),
    ],
)
def test_a_limit_is_told_only_to_whom_it_stops(fresh: Handler, asked: str, limit: str | None) -> None:
    said = tell(fresh, BOX, 27, resolved(intent("BreatheIntent", minutes=asked))).said
    limits = [key for key in said if key in ("breathing.opening.shortest", "breathing.opening.longest")]
    assert limits == ([limit] if limit else [])


HALF = replace(BOX, from_ms=26_000, playback=Playback(first_ms=90_000))


def segment_ended(handle: Handler, place: Place, started_ms: int = BEGAN_MS) -> dict[str, Any]:
    event = on_a_screen(touched(SEGMENT_ENDED, str(started_ms)))
    event["session"]["attributes"] = to_attributes(SessionState(area="breathing", places=(place,)))
    event["request"]["timestamp"] = (BEGAN + timedelta(seconds=100)).isoformat()
    return handle(event, None)


def test_a_screen_goes_on_where_its_segment_has_ended(fresh: Handler) -> None:
    # 116 seconds into the session a breath out is running, which began at 114.
    assert segment_ended(fresh, HALF)["sessionAttributes"]["breathing"]["from_ms"] == 114_000


@pytest.mark.parametrize(
    ("place", "started_ms"),
    [
        (HALF, BEGAN_MS - 1),
        (replace(HALF, paused=True), BEGAN_MS),
        (replace(HALF, playback=Playback(first_ms=154_000)), BEGAN_MS),
    ],
    ids=["an earlier session", "paused", "at the end"],
)
def test_a_segment_that_is_not_the_one_led_changes_nothing(
    fresh: Handler, place: Place, started_ms: int
) -> None:
    assert set(segment_ended(fresh, place, started_ms)["response"]) <= {"shouldEndSession"}


@pytest.mark.parametrize(("asked", "said"), [("PT20M", "journal.write"), ("PT21M", "journal.write.longest")])
def test_the_longest_time_to_write_is_told_only_to_whom_it_stops(
    fresh: Handler, asked: str, said: str
) -> None:
    assert tell(fresh, BOX, 27, intent("JournalWriteIntent", minutes=asked)).said[0] == said


def test_the_prompt_is_read_before_a_time_to_write_and_not_before_more_of_it(fresh: Handler) -> None:
    first = command("journal.write", minutes=5)
    more = command("journal.write", minutes=5, more=1)
    assert tell(fresh, WRITING, 301, intent("AMAZON.YesIntent"), first).said[1].startswith("prompt.")
    assert tell(fresh, WRITING, 301, intent("AMAZON.YesIntent"), more).said == ["journal.write"]
    offered = tell(fresh, WRITING, 301, control("time_left")).remembers["yes"]
    assert offered == to_attributes(SessionState(yes=more))["yes"]


IN_PART = replace(WRITING, playback=Playback(first_ms=299_999))


@pytest.mark.parametrize(
    ("places", "goes_on"),
    [
        ((IN_PART,), True),
        ((replace(IN_PART, paused=True),), False),
        ((replace(WRITING, playback=Playback(first_ms=300_000)),), False),
        ((), False),
    ],
    ids=["going on", "paused", "at the end", "gone"],
)
def test_a_screen_goes_on_with_a_time_to_write_until_its_end(
    fresh: Handler, places: tuple[Place, ...], *, goes_on: bool
) -> None:
    event = on_a_screen(touched(SEGMENT_ENDED, str(BEGAN_MS)))
    event["session"]["attributes"] = to_attributes(SessionState(area="writing", places=places))
    assert bool(fresh(event, None)["response"]) is goes_on


def test_the_prompt_goes_to_the_app_once_and_to_a_screen_each_time(fresh: Handler) -> None:
    begins = intent("JournalWriteIntent", minutes="PT5M")
    assert tell(fresh, BOX, 27, begins).has_card
    assert not tell(fresh, WRITING, 60, control("resume")).has_card
    assert tell(fresh, WRITING, 60, on_a_screen(control("resume"))).has_card
