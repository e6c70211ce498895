"""Which journaling prompt belongs to which day, and in which order a day's other prompts are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import zip_longest
from typing import Literal

Weight = Literal["gentle", "heavy"]

ROUND = 62
"""Days after which a place in the walk comes round again, so that sixty whole days lie between."""

NEAR = 14
"""Days around a date whose own prompts are read last when another one is wished for.

With more, a theme of ten prompts would on some days have but one left to begin with.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One journaling prompt; its words are the line `prompt.<id>`."""

    id: str
    theme: str
    weight: Weight
    has_way_out: bool
    """Whether the line `prompt.<id>.way_out` says how to leave this one for another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a prompt should be like; without a theme it may be any, and what is heavy has to be asked for."""

    theme: str | None = None
    weight: str | None = None

    def fits(self, prompt: Prompt) -> bool:
        """Tell whether a prompt is like that."""
        return self.theme in (None, prompt.theme) and (self.weight or "gentle") == prompt.weight


ANY = Wish()


def prompt_for(day: date, prompts: Sequence[Prompt]) -> Prompt:
    """Return the prompt of a local date; the same for everyone, and no other day's within sixty.

    It is a gentle one: any day may be the day after a treatment. With fewer gentle prompts than `ROUND` it
    comes back after as many days as there are prompts.
    Raises ValueError when there are no prompts.
    """
    gentle = tuple(prompt for prompt in prompts if prompt.weight == "gentle")
    places = _places(gentle or tuple(prompts))
    turn, place = divmod(day.toordinal(), len(places))
    return max(places[place], key=lambda prompt: (_draw(f"{turn}", prompt.id), prompt.id))


def order_for(day: date, prompts: Sequence[Prompt]) -> tuple[Prompt, ...]:
    """Return all prompts in the order they are read on a date, its own first.

    Then come those that are no near day's own, so that "another" gives neither tomorrow's away nor
    last week's again. Themes take turns, and each begins one prompt further on every day, so that
    whoever asks for a theme day after day does not hear the same prompt first. Raises ValueError
    when there are no prompts.
    """
    return _order(day, tuple(prompts))


@lru_cache(maxsize=8)
def _order(day: date, prompts: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    own = prompt_for(day, prompts)
    near = {
        prompt_for(date.fromordinal(each), prompts).id
        for each in range(day.toordinal() - NEAR, day.toordinal() + NEAR + 1)
    }
    others = [prompt for prompt in prompts if prompt.id != own.id]
    return (
        own,
        *_themes_in_turn(day, [prompt for prompt in others if prompt.id not in near]),
        *_themes_in_turn(day, [prompt for prompt in others if prompt.id in near]),
    )


def _themes_in_turn(day: date, prompts: Sequence[Prompt]) -> Iterator[Prompt]:
    by_theme: dict[str, list[Prompt]] = {}
    for prompt in sorted(prompts, key=lambda prompt: _draw("circle", prompt.id)):
        by_theme.setdefault(prompt.theme, []).append(prompt)
    rounds = zip_longest(*(_begun_at(day, of_a_theme) for of_a_theme in by_theme.values()))
    return (prompt for round_ in rounds for prompt in round_ if prompt is not None)


def _begun_at(day: date, circle: Sequence[Prompt]) -> list[Prompt]:
    begin = day.toordinal() % len(circle)
    return [*circle[begin:], *circle[:begin]]


def next_step(day: date, prompts: Sequence[Prompt], step: int, wish: Wish = ANY) -> int:
    """Return the place in a date's order of the next prompt that fits, beginning again after the last.

    From a day before, it is the date's own that comes next. When nothing fits, any prompt does.
    """
    order = order_for(day, prompts)
    start = max(step, -1)
    after = [(start + n) % len(order) for n in range(1, len(order) + 1)]
    return next((n for n in after if wish.fits(order[n])), after[0])


def step_before(day: date, prompts: Sequence[Prompt], step: int, wish: Wish = ANY) -> int:
    """Return the place of the prompt before: what fits, else the date's own, else the day before's."""
    if step <= 0:
        return step - 1
    order = order_for(day, prompts)
    return next((n for n in range(min(step, len(order)) - 1, -1, -1) if wish.fits(order[n])), 0)


def prompt_at(day: date, prompts: Sequence[Prompt], step: int) -> Prompt:
    """Return the prompt at a place in a date's order; negative places are days before."""
    if step <= 0:
        return prompt_for(date.fromordinal(max(1, day.toordinal() + step)), prompts)
    return order_for(day, prompts)[step % len(prompts)]


@lru_cache(maxsize=4)
def _places(prompts: tuple[Prompt, ...]) -> tuple[tuple[Prompt, ...], ...]:
    """Return the prompts that share each place of a round.

    Prompts and places choose each other by lot, the best lot first, so that a new or retired prompt
    moves few others; whoever finds every place taken joins the place it drew best. Even and odd
    places take different themes, so that neighbouring days differ.
    """
    if not prompts:
        raise ValueError("a pack needs at least one prompt")
    length = min(ROUND, len(prompts))
    members: dict[int, list[Prompt]] = {place: [] for place in range(length)}
    for places, takers in _halves(length, prompts):
        for place, prompt in _matched(places, takers):
            members[place].append(prompt)
    return tuple(tuple(shared) for shared in members.values())


def _halves(length: int, prompts: Sequence[Prompt]) -> Iterable[tuple[range, list[Prompt]]]:
    side = {theme: n % 2 for n, theme in enumerate(sorted({prompt.theme for prompt in prompts}))}
    halves = [
        (range(n, length, 2), [prompt for prompt in prompts if side[prompt.theme] == n]) for n in (0, 1)
    ]
    if length % 2 or any(len(takers) < len(places) for places, takers in halves):
        return [(range(length), list(prompts))]
    return halves


def _matched(places: range, prompts: list[Prompt]) -> list[tuple[int, Prompt]]:
    by_id = {prompt.id: prompt for prompt in prompts}
    lots = sorted(
        ((_draw(f"{place}", name), place, name) for place in places for name in by_id), reverse=True
    )
    taken: dict[int, str] = {}
    placed: dict[str, int] = {}
    for _, place, name in lots:
        if place not in taken and name not in placed:
            taken[place] = name
            placed[name] = place
    best: dict[str, int] = {}
    for _, place, name in lots:
        best.setdefault(name, place)
    return [(placed.get(name, best[name]), prompt) for name, prompt in by_id.items()]


def _draw(lot: str, prompt_id: str) -> float:
    """Return a number from 0 to 1 that is always the same for these two."""
    digest = blake2b(f"{lot}:{prompt_id}".encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / 2**56
