"""The day's journaling prompt, another one, the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aftercare.conversation.memory import Memory
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Card, Line, Offer, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.journal import prompt_for
from aftercare.domain.understanding.meaning import command


def today(turn: Turn) -> Reply:
    """Read the prompt of the listener's day."""
    return _read(turn, turn.today(), 0, intro="journal.today")


def another(turn: Turn) -> Reply:
    """Read the prompt after the one last read today."""
    day = turn.today()
    return _read(turn, day, _step(turn, day) + 1, intro="journal.another")


def before(turn: Turn) -> Reply:
    """Read the prompt before the one last read today; before the first, that is yesterday's."""
    day = turn.today()
    return _read(turn, day, _step(turn, day) - 1, intro="journal.before")


def write(turn: Turn) -> Reply:
    """Leave the listener to write: read the prompt and let them go."""
    reply = _read(turn, turn.today(), 0, intro="journal.write")
    return replace(reply, offer=None, memory=Memory())


def _step(turn: Turn, day: date) -> int:
    if turn.memory.area == "journal":
        return turn.memory.position
    kept = turn.listener.preferences
    return kept.prompt_step if kept.prompt_day == day.isoformat() else 0


def _read(turn: Turn, day: date, step: int, *, intro: str) -> Reply:
    prompt = prompt_for(day, turn.pack.prompts, step=step)
    _remember(turn, day, step)
    key = f"prompt.{prompt.id}"
    way_out = (Line(key=f"{key}.way_out"),) if prompt.has_way_out else ()
    memory = Memory(area="journal", position=step)
    again = Offer(ask=line("journal.again.ask"), yes=command("repeat"), no=command("journal.leave"))
    reply = turn.reply(line(intro), Line(key=key), *way_out, offer=again, memory=memory)
    return replace(reply, card=Card(title=line("journal.card.title"), text=(Line(key=key),)))


def leave(turn: Turn) -> Reply:
    """Let the listener think, and offer nothing more than they want."""
    return Reply(say=(line("journal.leave"),), offer=menu_offer(), memory=Memory())


def _remember(turn: Turn, day: date, step: int) -> None:
    """Keep the place, but only once it is not the day's own prompt: most listeners never leave that."""
    in_session = turn.memory.area == "journal" and turn.memory.position != 0
    if step or in_session:
        turn.listener.change(prompt_day=day.isoformat(), prompt_step=step)
