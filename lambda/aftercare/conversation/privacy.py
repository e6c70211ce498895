"""What is kept, deleting it, and a promise about what never is."""

from __future__ import annotations

from collections.abc import Iterator

from aftercare.content.records import ContentPack
from aftercare.conversation.activities.breathing import USUAL_MINUTES, USUAL_PACE
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.speech_rate import OWN_RATE
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import answer, command
from aftercare.store.preferences import Preferences


def show(turn: Turn) -> Reply:
    """Read back what is kept, in plain words, and say that nothing heard is among it."""
    kept = turn.listener.read_anew()
    if turn.listener.failed:
        return _closing(turn, "privacy.not_read")
    said = tuple(_read_back(kept, turn.pack))
    if not said:
        return _closing(turn, "privacy.nothing")
    offer = Offer(ask=line("privacy.delete.ask"), yes=command("privacy.delete", confirmed=1))
    say = (line("privacy.not_recorded"), line("privacy.show"), *said)
    return Reply(say=say, offer=offer, state=SessionState(area="privacy"))


def _closing(turn: Turn, key: str) -> Reply:
    return turn.reply(line("privacy.not_recorded"), line(key), offer=menu_offer(), state=SessionState())


def delete(turn: Turn) -> Reply:
    """Delete after one yes; a one-shot request stays open for it."""
    if not turn.meaning.slots.get("confirmed"):
        offer = Offer(ask=line("privacy.delete.ask"), yes=command("privacy.delete", confirmed=1))
        return Reply(say=(line("privacy.delete"),), offer=offer, state=SessionState(area="privacy"))
    done = turn.listener.forget()
    return Reply(
        say=(line("privacy.deleted" if done else "privacy.not_deleted"),),
        offer=menu_offer(),
        state=SessionState(),
    )


def treatment(turn: Turn) -> Reply:
    """Meet "I had my treatment" with warmth and the general timeline; nothing of it is kept."""
    offer = Offer(ask=line("treatment.ask"), yes=answer("paa.resume_activities"))
    return turn.reply(line("treatment.warm"), line("treatment.not_kept"), offer=offer, state=SessionState())


def _read_back(kept: Preferences, pack: ContentPack) -> Iterator[Line]:
    """Yield a line for each thing that is kept; what was kept in company is told in company."""
    yield from _breathing(kept, pack)
    if kept.prompt_day is not None:
        yield line("privacy.prompts")
    if kept.speech_pace is not None:
        yield line("privacy.slower" if kept.speech_pace < OWN_RATE else "privacy.faster")
    if kept.sound is not None:
        yield line("privacy.sound")
    if kept.time_zone is not None:
        yield line("privacy.time_zone")
    elif kept.time_zone_asked is not None:
        yield line("privacy.time_zone.asked")
    if kept.welcomed:
        yield line("privacy.welcomed")


def _breathing(kept: Preferences, pack: ContentPack) -> Iterator[Line]:
    pattern = pack.pattern(kept.breathing_pattern)
    if pattern is not None:
        minutes = f"@minutes.{kept.breathing_minutes or USUAL_MINUTES}"
        yield line("privacy.breathing", pattern=f"@pattern.{pattern.id}.spoken", minutes=minutes)
    elif kept.breathing_advice_heard or kept.breathing_pattern or kept.breathing_minutes:
        yield line("privacy.breathing.advice")
    if kept.breathing_pace not in (None, USUAL_PACE):
        is_slower = (kept.breathing_pace or USUAL_PACE) < USUAL_PACE
        yield line("privacy.breathing.slower" if is_slower else "privacy.breathing.faster")
    if kept.breathing_counts:
        yield line("privacy.counts")
