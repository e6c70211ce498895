"""Aftercare questions: the short answer first, then more for those who want it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from aftercare.content.records import Topic, TopicPart
from aftercare.conversation.offers import breathe_offer, menu_offer, topic_offer
from aftercare.conversation.reply import Card, Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import answer as about
from aftercare.domain.nlu.meaning import command

GROUP = 2
"""Questions named at a time; a tired listener holds two (docs/decisions/0007)."""

NAMED_BELOW = 0.65
"""Confidence below which an answer names its topic first (docs/understanding.md has the measure)."""

OFFERED = 2
"""Next questions offered after an answer, one at a time; a second "no" means no."""


def answer(turn: Turn) -> Reply:
    """Answer a question with its short answer, and offer the rest; a feeling is offered a breath."""
    topic = turn.pack.topics[turn.meaning.id or ""]
    named = (line("questions.named", topic=f"@{topic.line('title')}"),) if _is_a_guess(turn) else ()
    say, state = (*named, _first_words(turn, topic)), _about(turn, topic)
    if topic.offers == "breathe":
        return Reply(say=say, offer=breathe_offer(), state=state, card=_card(topic))
    offer = Offer(ask=line("questions.more.ask"), yes=command("more"))
    return replace(turn.reply(*say, offer=offer, state=state), card=_card(topic))


def _first_words(turn: Turn, topic: Topic) -> Line:
    """Return the short answer, or the words of the sign that led to the topic, for whom it was said."""
    slots = turn.meaning.slots
    parts = ("helper", "say") if slots.get("other") else ("say",)
    keys = (f"triage.{slots.get('sign')}.{part}" for part in parts)
    return line(next((key for key in keys if key in turn.pack.lines), topic.line("short")))


def _is_a_guess(turn: Turn) -> bool:
    """Tell whether words were understood so unsurely that the answer has to say what it is about."""
    return turn.meaning.confidence < NAMED_BELOW


def more(turn: Turn) -> Reply:
    """Tell more about the topic at hand, then when to call the clinic, then what people ask next."""
    topic = _topic_at_hand(turn)
    if topic is None:
        return _nothing_at_hand(turn)
    if turn.meaning.slots.get("part") == "call_clinic":
        return _part(turn, topic, "call_clinic", _next_question(turn, topic))
    offer = Offer(ask=line("questions.call_clinic.ask"), yes=command("more", part="call_clinic"))
    return _part(turn, topic, "more", offer)


def source(turn: Turn) -> Reply:
    """Say where the answer comes from and what kind of evidence that is; without one, who speaks here."""
    topic = _topic_at_hand(turn)
    if topic is None:
        is_signed = all(each.reviewed for each in turn.pack.topics.values())
        return _nothing_at_hand(turn, "questions.who.signed" if is_signed else "questions.who.draft")
    return _part(turn, topic, "evidence", _next_question(turn, topic))


def tell_clinic(turn: Turn) -> Reply:
    """Say what to tell the clinic: about the topic at hand, or in general."""
    return _to_take_along(turn, "tell_clinic")


def companion(turn: Turn) -> Reply:
    """Say what the person beside the listener can watch for."""
    return _to_take_along(turn, "companion")


def send_card(turn: Turn) -> Reply:
    """Put the whole answer in the Alexa app, with its source and the clinic's number."""
    topic = _topic_at_hand(turn)
    if topic is None:
        return _nothing_at_hand(turn, "questions.nothing_to_send")
    parts: tuple[TopicPart, ...] = ("more", "call_clinic", "evidence")
    extra = tuple(line(topic.line(part)) for part in parts)
    offer = _next_question(turn, topic)
    reply = turn.reply(line("questions.sent"), offer=offer, state=_about(turn, topic))
    return replace(reply, card=_card(topic, *extra))


def another_question(turn: Turn) -> Reply:
    """Offer the next question after a "no" to the one before."""
    topic = _topic_at_hand(turn)
    offer = _next_question(turn, topic, int(turn.meaning.slots.get("from", 0))) if topic else menu_offer()
    state = _about(turn, topic) if topic else SessionState()
    return Reply(say=(line("okay"),), offer=offer, state=state)


def switched_off(turn: Turn) -> Reply:
    """Leave a question to the clinic, which asked for that."""
    return turn.reply(line("questions.switched_off"), offer=menu_offer(), state=SessionState())


def list_questions(turn: Turn) -> Reply:
    """Name the common questions, two at a time, from the first."""
    return _group(turn, int(turn.meaning.slots.get("from", 0)))


def next_questions(turn: Turn) -> Reply:
    """Name the next two questions; after the last, the first again."""
    return _group(turn, turn.state.position + GROUP)


def previous_questions(turn: Turn) -> Reply:
    """Name the two questions before."""
    return _group(turn, max(0, turn.state.position - GROUP))


def choose(turn: Turn) -> Reply:
    """Answer the question chosen by its place in the group just named."""
    place = int(turn.meaning.slots.get("place", 1))
    index = turn.state.position + place - 1
    questions = turn.pack.common_questions
    if turn.state.area != "list" or not 0 <= index < len(questions):
        return _group(turn, 0)
    return answer(replace(turn, meaning=about(questions[index])))


def next_topic(turn: Turn) -> Reply:
    """Answer what people tend to ask after the topic at hand."""
    topic = _topic_at_hand(turn)
    if topic is None:
        return _nothing_at_hand(turn)
    following = _not_heard_yet(turn, topic)
    if not following:
        return Reply(say=(line("okay"),), offer=menu_offer(), state=_about(turn, topic))
    return answer(replace(turn, meaning=about(following[0])))


def did_you_mean(turn: Turn, topic_id: str) -> Reply:
    """Ask whether the nearest topic was meant; a one-shot request stays open for the answer."""
    offer = Offer(
        ask=line("questions.did_you_mean.ask", question=f"@topic.{topic_id}.question"), yes=about(topic_id)
    )
    state = SessionState(area="topic", misses=turn.state.misses + 1)
    return Reply(offer=offer, state=state, outcome="not_understood")


def _to_take_along(turn: Turn, part: Literal["tell_clinic", "companion"]) -> Reply:
    topic = _topic_at_hand(turn)
    if topic is None:
        return turn.reply(line(f"questions.{part}"), offer=menu_offer(), state=SessionState())
    return _part(turn, topic, part, _next_question(turn, topic))


def _part(turn: Turn, topic: Topic, part: TopicPart, offer: Offer) -> Reply:
    words = line(topic.line(part))
    return replace(turn.reply(words, offer=offer, state=_about(turn, topic)), card=_card(topic, words))


def _next_question(turn: Turn, topic: Topic, skipped: int = 0) -> Offer:
    """Offer what people ask next; a "no" leads to the question after that, and then to anything else."""
    following = _not_heard_yet(turn, topic)[skipped:OFFERED]
    if not following:
        return menu_offer()
    offer = topic_offer(following[0], is_another=skipped > 0)
    is_last = len(following) == 1
    return offer if is_last else replace(offer, no=command("questions.another", **{"from": skipped + 1}))


def _not_heard_yet(turn: Turn, topic: Topic) -> list[str]:
    """Return what people ask next; all of it may be answered by now, or switched off by a clinic."""
    return [each for each in topic.next if each not in turn.state.answered]


def _about(turn: Turn, topic: Topic) -> SessionState:
    return SessionState(answered=turn.state.answered).about(topic.id)


def _topic_at_hand(turn: Turn) -> Topic | None:
    return turn.pack.topics.get(turn.state.topic or "")


def _nothing_at_hand(turn: Turn, say: str = "questions.nothing_at_hand") -> Reply:
    offer = Offer(ask=line("menu.questions.ask"), yes=command("questions.list"))
    return Reply(say=(line(say),), offer=offer, state=SessionState())


def _group(turn: Turn, start: int) -> Reply:
    questions = turn.pack.common_questions
    start = start if 0 <= start < len(questions) else 0
    named = [Line(key=f"topic.{topic}.question") for topic in questions[start : start + GROUP]]
    intro = line("questions.list.first" if start == 0 else "questions.list.next")
    is_last = start + GROUP >= len(questions)
    ask = line("questions.list.again.ask" if is_last else "questions.list.ask")
    following = 0 if is_last else start + GROUP
    offer = Offer(ask=ask, yes=command("questions.list", **{"from": following}))
    return Reply(say=(intro, *named), offer=offer, state=SessionState(area="list", position=start))


def _card(topic: Topic, *extra: Line) -> Card:
    draft = () if topic.reviewed else (line("card.draft"),)
    return Card(
        title=line(topic.line("question")),
        text=(line(topic.line("short")), *extra, line("card.clinic"), *draft),
        source=line(topic.line("evidence")),
    )
