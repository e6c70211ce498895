"""Time to write: the prompt, then quiet. Nothing is recorded."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities.breathing import STAY_AS_IT_IS
from aftercare.conversation.activities.breathing_controls import PAUSE_MS
from aftercare.conversation.journal import at_hand, card_of, words_of
from aftercare.conversation.reply import SEGMENT_ENDED, GuidedSession, Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState, WritingPlace
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Playback
from aftercare.domain.journal.prompts import prompt_at
from aftercare.domain.journal.writing_time import LONGEST_MINUTES, USUAL_MINUTES, rest_of, writing_minutes
from aftercare.domain.nlu.meaning import command

MORE_MINUTES = 2
"""What "a little longer" adds, where no number was said."""

MINUTE_MS = 60_000

_RESUME = command("breathe.control", action="resume")


def start(turn: Turn) -> Reply:
    """Read the prompt at hand and keep the time; the session stays open, so that "stop" is heard."""
    slots = turn.meaning.slots
    minutes = writing_minutes(float(slots.get("minutes", USUAL_MINUTES)))
    opening = line(
        "journal.write.longest" if _is_too_long(turn) else "journal.write", minutes=_spoken(minutes)
    )
    prompt, step = at_hand(turn)
    said = () if slots.get("more") else words_of(prompt)
    return _quiet(turn, WritingPlace(minutes=minutes), say=(opening, *said), position=step)


def control(turn: Turn) -> Reply:
    """Steer the time to write: wait, go on, longer, how much is left."""
    place = turn.state.writing
    if place is None:
        return start(turn)
    at = place.from_ms if place.paused else place.at(turn.request.now_ms)
    action = turn.meaning.slots.get("action")
    if action == "again" or (action == "resume" and at == 0):
        # Where no time has passed, the prompt was not heard to its end, or not at all.
        return start(replace(turn, meaning=command("journal.write", minutes=place.minutes)))
    if action == "longer":
        return _longer(turn, place, at)
    if at >= place.length_ms:
        offer = _again_offer(place.minutes)
        return Reply(say=(line("journal.write.end"),), offer=offer, state=turn.state)
    if action == "pause":
        paused = line("journal.write.paused")
        return Reply(say=(paused,), offer=resume_offer(), quiet_ms=PAUSE_MS, state=with_place_kept(turn))
    left = max(1, round((place.length_ms - at) / MINUTE_MS))
    say = (line("journal.write.left", minutes=_spoken(left)),) if action == "time_left" else ()
    return _quiet(turn, replace(place, from_ms=at), say=say or (line("journal.write.on"),))


def _longer(turn: Turn, place: WritingPlace, at: int) -> Reply:
    """Add the minutes that were said, or a few, up to the longest time to write."""
    wished = place.minutes + writing_minutes(float(turn.minutes_said or MORE_MINUTES))
    minutes = min(LONGEST_MINUTES, wished)
    added = minutes - place.minutes
    if wished > LONGEST_MINUTES or not added:
        say = line("journal.write.longest", minutes=_spoken(LONGEST_MINUTES))
    else:
        say = line("journal.write.longer", minutes=_spoken(added))
    return _quiet(turn, WritingPlace(minutes=minutes, from_ms=at), say=(say,))


def goes_on(turn: Turn) -> Reply:
    """Go on where a segment has ended; an event of a paused or an earlier time changes nothing."""
    place = turn.state.writing
    if place is None or place.paused or turn.request.event != (SEGMENT_ENDED, str(place.started_ms)):
        return STAY_AS_IT_IS
    # The document says that its segment has ended, which the clocks of two machines need not agree on.
    at = place.from_ms + place.playback.first_ms
    if at >= place.length_ms:
        return STAY_AS_IT_IS
    return _quiet(turn, replace(place, from_ms=at), say=())


def with_place_kept(turn: Turn, *, misses: int = 0) -> SessionState:
    """Remember the place in the time to write while something else is said."""
    place = turn.state.writing
    kept = None if place is None else place.paused_at(turn.request.now_ms)
    return replace(turn.state, writing=kept, misses=misses)


def resume_offer() -> Offer:
    """Ask whether to go on from here."""
    return Offer(ask=line("journal.write.resume.ask"), yes=_RESUME, no=command("stop"))


def _quiet(turn: Turn, place: WritingPlace, *, say: tuple[Line, ...], position: int | None = None) -> Reply:
    """Keep quiet from a place on, by the same means as a breathing session (docs/decisions/0009)."""
    position = turn.state.position if position is None else position
    place = replace(place, started_ms=turn.request.now_ms, paused=False, playback=Playback())
    guided = GuidedSession(
        timeline=rest_of(place.minutes, place.from_ms),
        ending=(line("journal.write.end"),),
        onward=Offer(ask=line("journal.write.onward.ask"), yes=_RESUME, no=command("stop")),
        further=line("journal.write.resume.ask"),
    )
    state = SessionState(area="writing", position=position, writing=place)
    reply = Reply(say=say, guided=guided, offer=_again_offer(place.minutes), state=state)
    # A screen shows the prompt all along; the app has had its card at the start.
    if place.from_ms and not turn.request.device.has_screen:
        return reply
    return replace(reply, card=card_of(prompt_at(turn.today(), turn.pack.prompts, position)))


def _again_offer(minutes: int) -> Offer:
    yes = command("journal.write", minutes=minutes, more=1)
    return Offer(ask=line("journal.write.more.ask"), yes=yes, no=command("stop"))


def _is_too_long(turn: Turn) -> bool:
    return float(turn.meaning.slots.get("minutes", 0)) > LONGEST_MINUTES


def _spoken(minutes: int) -> str:
    return f"@minutes.{minutes}"
