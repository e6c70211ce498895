"""Whatever is asked of an activity, a turn lays it out once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aftercare.content.records import ContentPack
from aftercare.conversation.activities.activity import Activity, Kind
from aftercare.conversation.activities.breathing import BREATHING
from aftercare.conversation.request import Request
from aftercare.conversation.router import reply_to
from aftercare.conversation.session_state import Place, SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Playback
from aftercare.domain.breathing.timeline import Timeline
from aftercare.domain.nlu.meaning import Meaning, answer, command
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener
from support.packs import pack

BEGAN = datetime(2026, 3, 2, 18, tzinfo=UTC)
PLACE = Place(
    kind="breathing",
    pattern="box",
    minutes=3,
    started_ms=int(BEGAN.timestamp() * 1000),
    playback=Playback(first_ms=180_000),
)


@pytest.mark.parametrize(
    "meaning",
    [command("breathe.control", action="pause"), command("help"), command("yes"), answer("driving")],
)
def test_a_session_under_way_is_laid_out_once(meaning: Meaning) -> None:
    laid_out: list[Place] = []

    def counted(place: Place, of: ContentPack) -> Timeline:
        laid_out.append(place)
        return BREATHING.timeline(place, of)

    reply_to(turn(meaning, replace(BREATHING, timeline=counted)))
    assert laid_out == [PLACE]


def turn(meaning: Meaning, kind: Kind) -> Turn:
    """Return a turn a minute into a session."""
    yes = command("breathe.control", action="again")
    state = SessionState(area="breathing", places=(PLACE,), yes=yes)
    request = Request(kind="intent", now=BEGAN + timedelta(minutes=1), is_new=False, state=state)
    return Turn(
        request=request,
        meaning=meaning,
        pack=pack(),
        activities=(Activity(kind=kind, place=PLACE, pack=pack(), now_ms=request.now_ms),),
        listener=Listener(InMemoryStore(clock=lambda: 0), "ada", now=0),
        time_zone=lambda: "America/Denver",
        reminders=lambda: pytest.fail("nobody asked for reminders"),
    )
