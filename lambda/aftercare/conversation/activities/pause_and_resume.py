"""Start an activity, pause it, let it go on, make it longer, put it aside, end it: alike for every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation.activities.activity import Activity, Control, Kind
from aftercare.conversation.reply import SEGMENT_ENDED, GuidedSession, Line, Offer, Reply, line
from aftercare.conversation.session_state import Place, SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command

CONTROL = "breathe.control"
"""The command that steers whatever goes on; the understanding named it when there was only breathing."""

PAUSE_MS = 60_000
"""A pause is quiet for so long before it asks, and again before it asks once more; then the session ends."""

NEARLY_DONE_MS = 50_000
"""Below this "about one minute" would be too much."""

STAY_AS_IT_IS = Reply(outcome="silent", stays=True)


def start(turn: Turn, kind: Kind, place: Place, *say: Line, position: int | None = None) -> Reply:
    """Begin an activity as it is laid down in `place`."""
    activity = Activity(kind=kind, place=place, pack=turn.pack, now_ms=turn.request.now_ms)
    return play(turn, activity, *say, position=position)


def play(turn: Turn, activity: Activity, *say: Line, from_ms: int = 0, position: int | None = None) -> Reply:
    """Let an activity go on from what runs at `from_ms`; `position` is the prompt's, where there is one."""
    kind = activity.kind
    begins = activity.begins(from_ms)
    position = turn.state.position if position is None else position
    place = activity.place.started(begins, now_ms=activity.now_ms)
    guided = GuidedSession(
        timeline=kind.rest(activity, begins),
        ending=(line(kind.lines.ending),),
        onward=replace(resume_offer(kind), ask=line(kind.lines.onward_ask)),
        further=line(kind.lines.resume_ask),
    )
    state = SessionState(area=kind.name, position=position, places=(place,))
    offer = again_offer(kind, place.minutes)
    return kind.played(turn, Reply(say=say, guided=guided, offer=offer, state=state), place)


def control(turn: Turn, activity: Activity) -> Reply:
    """Do to an activity what the action in the turn's meaning says."""
    known = {**_SHARED, **activity.kind.controls}
    usual = known[activity.kind.usual_action]
    return known.get(str(turn.meaning.slots.get("action", activity.kind.usual_action)), usual)(turn, activity)


def segment_ended(turn: Turn) -> Reply:
    """Go on where a segment has ended; an event of a paused or an earlier activity changes nothing."""
    activity = turn.going_on
    if activity is None or activity.place.paused:
        return STAY_AS_IT_IS
    if turn.request.event != (SEGMENT_ENDED, str(activity.place.started_ms)):
        return STAY_AS_IT_IS
    # The document says that its segment has ended, which the clocks of two machines need not agree on.
    from_ms = activity.place.from_ms + activity.place.playback.first_ms
    if from_ms >= activity.timeline.length_ms:
        return STAY_AS_IT_IS
    return play(turn, activity, from_ms=from_ms)


def pause(turn: Turn, activity: Activity) -> Reply:
    """Wait where the listener is; after the end there is nothing to wait for."""
    if activity.has_ended:
        return over(turn, activity)
    return replace(suspend(turn, activity, line(activity.kind.lines.paused)), quiet_ms=PAUSE_MS)


def resume(turn: Turn, activity: Activity) -> Reply:
    """Go on with what was running."""
    return go_on(turn, activity, line(activity.kind.lines.resumed))


def go_on(turn: Turn, activity: Activity, *say: Line) -> Reply:
    """Say something and go on with what was running."""
    if activity.has_ended:
        return activity.kind.after_end(turn, activity)
    return play(turn, activity, *say, from_ms=activity.at_ms)


def longer(turn: Turn, activity: Activity) -> Reply:
    """Add the minutes said, or a few."""
    return extend(turn, activity, activity.place.minutes + step(turn, activity))


def step(turn: Turn, activity: Activity) -> float:
    """Return by how many minutes the length is to change."""
    return max(1, turn.minutes_said) if turn.minutes_said else activity.kind.usual_step


def extend(turn: Turn, activity: Activity, asked: float) -> Reply:
    """Go on with an activity of about so many minutes; one that is over can only get longer."""
    kind, now = activity.kind, activity.place.minutes
    minutes = kind.minutes(asked)
    if activity.has_ended and minutes <= now:
        return over(turn, activity)
    said = kind.length_line(now, asked, minutes)
    if minutes == now:
        return go_on(turn, activity, said)
    changed = activity.changed(minutes=minutes)
    return play(turn, changed, said, from_ms=kind.moved(activity, changed))


def time_left(turn: Turn, activity: Activity) -> Reply:
    """Say how long it still lasts, and go on."""
    if activity.has_ended:
        return over(turn, activity)
    left_ms, lines = activity.timeline.length_ms - activity.at_ms, activity.kind.lines
    if lines.nearly_done and left_ms < NEARLY_DONE_MS:
        return go_on(turn, activity, line(lines.nearly_done))
    minutes = max(1, round(left_ms / 60_000))
    return go_on(turn, activity, line(lines.time_left, minutes=f"@minutes.{minutes}"))


def suspend(turn: Turn, activity: Activity, say: Line, *, misses: int = 0) -> Reply:
    """Say something, and ask whether to go on from here."""
    kind = activity.kind
    state = SessionState(area=kind.name, position=turn.state.position, misses=misses)
    return Reply(say=(say,), offer=resume_offer(kind), state=state.holding(activity.suspended()))


def over(turn: Turn, activity: Activity) -> Reply:
    """Say that it has ended, and offer it again."""
    offer = again_offer(activity.kind, activity.place.minutes)
    return Reply(say=(line(activity.kind.lines.over),), offer=offer, state=replace(turn.state, misses=0))


def resume_offer(kind: Kind) -> Offer:
    """Ask whether to go on from here."""
    return Offer(ask=line(kind.lines.resume_ask), yes=command(CONTROL, action="resume"), no=command("stop"))


def again_offer(kind: Kind, minutes: int) -> Offer:
    """Ask whether to do it once more."""
    return Offer(ask=line(kind.lines.again_ask), yes=kind.again(minutes), no=command("stop"))


_SHARED: Mapping[str, Control] = MappingProxyType(
    {"pause": pause, "resume": resume, "longer": longer, "time_left": time_left}
)
"""What can be done to any activity, by the values of the slot `action`."""
