"""The day's journaling prompt, another one, the one before, one of a kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Card, Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.journal.prompts import Prompt, Wish, next_step, prompt_at, step_before
from aftercare.domain.journal.streak import current_streak, days_in_a_row
from aftercare.domain.nlu.meaning import command

OWN = 0
"""The place of a day's own prompt."""

_DAYS_BACK = {"yesterday": 1, "before_yesterday": 2}


def today(turn: Turn) -> Reply:
    """Read the prompt of the listener's day, or yesterday's, or one of the kind wished for."""
    day, wish = turn.today(), _wish(turn)
    if (back := _DAYS_BACK.get(str(turn.meaning.slots.get("day")))) is not None:
        return _read(turn, day, -back, intro=line(f"journal.{turn.meaning.slots['day']}"))
    if wish == Wish():
        return _read(turn, day, OWN, intro=line("journal.today"))
    return _chosen(turn, day, _step(turn, day) if turn.state.area == "journal" else -1, wish)


def another(turn: Turn) -> Reply:
    """Read the prompt after the one last read today; of the same kind, if a kind was wished for."""
    day, wish = turn.today(), _wish(turn)
    if wish != Wish():
        return _chosen(turn, day, _step(turn, day), wish)
    wish = _wish_so_far(turn)
    step = next_step(day, turn.pack.prompts, _step(turn, day), wish)
    return _read(
        turn, day, step, intro=line("journal.today" if step == OWN else "journal.another"), wish=wish
    )


def before(turn: Turn) -> Reply:
    """Read the prompt before the one last read today; before the day's own, that is yesterday's."""
    if turn.meaning.slots.get("again"):
        return again(turn)
    day, wish = turn.today(), _wish_so_far(turn)
    if (back := _DAYS_BACK.get(str(turn.meaning.slots.get("day")))) is not None:
        return _read(turn, day, -back, intro=line(f"journal.{turn.meaning.slots['day']}"))
    step = step_before(day, turn.pack.prompts, _step(turn, day), wish)
    return _read(
        turn, day, step, intro=line("journal.yesterday" if step == -1 else "journal.before"), wish=wish
    )


def again(turn: Turn) -> Reply:
    """Read the prompt last read today once more, as a session that broke off left it."""
    day = turn.today()
    return _read(turn, day, _step(turn, day), intro=line("journal.here"), wish=_wish_so_far(turn))


def twice(turn: Turn) -> Reply:
    """Read the prompt at hand two times over, with time to hear it."""
    day = turn.today()
    return _read(
        turn, day, _step(turn, day), intro=line("journal.here"), wish=_wish_so_far(turn), is_twice=True
    )


def streak(turn: Turn) -> Reply:
    """Tell the days in a row to a listener who asks, and never make much of a gap."""
    kept = turn.listener.preferences
    count = current_streak(turn.today(), last=_date(kept.prompt_day), count=kept.journal_days)
    state = replace(turn.state, area="journal")
    offer = Offer(ask=line("menu.journal.ask"), yes=command("journal.today"))
    if count < 1:
        return turn.reply(line("journal.days.none"), offer=offer, state=state)
    say = line("journal.days.one") if count == 1 else line("journal.days", count=str(count))
    return turn.reply(say, offer=offer, state=state)


def leave(turn: Turn) -> Reply:
    """Let the listener think, and offer nothing more than they want."""
    return Reply(say=(line("journal.leave"),), offer=menu_offer(), state=SessionState())


def at_hand(turn: Turn) -> tuple[Prompt, int]:
    """Return the prompt this session or day is about, or one that is wished for, and keep its place."""
    day, wish = turn.today(), _wish(turn)
    step = _step(turn, day)
    if wish != Wish():
        step = next_step(day, turn.pack.prompts, step - 1, wish)
    keep_place(turn, day, step)
    return prompt_at(day, turn.pack.prompts, step), step


def words_of(prompt: Prompt) -> tuple[Line, ...]:
    """Return what is said of a prompt: its words, and how to leave it for another day."""
    key = f"prompt.{prompt.id}"
    return (Line(key=key), Line(key=f"{key}.way_out")) if prompt.has_way_out else (Line(key=key),)


def card_of(prompt: Prompt) -> Card:
    """Return the prompt as it stays in the app."""
    return Card(title=line("journal.card.title"), text=(Line(key=f"prompt.{prompt.id}"),))


def keep_place(turn: Turn, day: date, step: int) -> None:
    """Keep how far the listener got, and how many days in a row they came."""
    kept = turn.listener.preferences
    days = days_in_a_row(day, last=_date(kept.prompt_day), count=kept.journal_days)
    turn.listener.change(prompt_day=day.isoformat(), prompt_step=step, journal_days=days)


def _wish(turn: Turn) -> Wish:
    slots = turn.meaning.slots
    theme, weight = slots.get("theme"), slots.get("weight")
    themes = {prompt.theme for prompt in turn.pack.prompts}
    return Wish(
        theme=str(theme) if theme in themes else None,
        weight=str(weight) if weight in ("gentle", "heavy") else None,
    )


def _wish_so_far(turn: Turn) -> Wish:
    if turn.state.area not in ("journal", "writing"):
        return Wish()
    return Wish(theme=turn.state.theme, weight=turn.state.weight)


def _step(turn: Turn, day: date) -> int:
    if turn.state.area in ("journal", "writing"):
        return turn.state.position
    kept = turn.listener.preferences
    return kept.prompt_step if kept.prompt_day == day.isoformat() else OWN


def _chosen(turn: Turn, day: date, after: int, wish: Wish) -> Reply:
    step = next_step(day, turn.pack.prompts, after, wish)
    if wish.theme is not None:
        intro = line("journal.about", theme=f"@theme.{wish.theme}")
    else:
        intro = line(f"journal.{wish.weight}")
    return _read(turn, day, step, intro=intro, wish=wish)


def _read(
    turn: Turn, day: date, step: int, *, intro: Line, wish: Wish | None = None, is_twice: bool = False
) -> Reply:
    prompt, wish = prompt_at(day, turn.pack.prompts, step), wish or Wish()
    keep_place(turn, day, step)
    said = words_of(prompt)
    if is_twice or turn.meaning.slots.get("twice"):
        said = (said[0], line("journal.twice"), *said)
    state = SessionState(area="journal", position=step, theme=wish.theme, weight=wish.weight)
    # A prompt is a question, so even one asked for in passing leaves the session open.
    write = command("journal.write", more=1)
    offer = Offer(ask=line("journal.write.ask"), yes=write, no=command("journal.leave"))
    return Reply(say=(intro, *said), offer=offer, card=card_of(prompt), state=state)


def _date(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
