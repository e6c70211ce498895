import itertools
from datetime import date, timedelta

import pytest
from aftercare.domain.journal.prompts import (
    ANY,
    NEAR,
    ROUND,
    Prompt,
    Weight,
    Wish,
    next_step,
    order_for,
    prompt_at,
    prompt_for,
    step_before,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.packs import pack

days = st.dates(date(2020, 1, 1), date(2090, 1, 1))
PROMPTS = pack().prompts
THEMES = sorted({prompt.theme for prompt in PROMPTS})
wishes = st.builds(
    Wish, theme=st.none() | st.sampled_from(THEMES), weight=st.none() | st.sampled_from(["gentle", "heavy"])
)
DECADES = [date(2026, 1, 1) + timedelta(days=n) for n in range(10 * 365)]


def read_on(days: list[date], prompts: tuple[Prompt, ...]) -> list[str]:
    return [prompt_for(day, prompts).id for day in days]


BEFORE = read_on(DECADES[:1240], PROMPTS)


def share_changed(prompts: tuple[Prompt, ...]) -> float:
    """Return the share of twenty rounds' days that have another prompt than the pack's."""
    twenty_rounds = DECADES[:1240]
    pairs = zip(BEFORE, read_on(twenty_rounds, prompts), strict=True)
    return sum(before != after for before, after in pairs) / len(twenty_rounds)


def made_up(number: int, theme: str, weight: Weight = "gentle") -> Prompt:
    return Prompt(id=f"{theme}.made_up_{number}", theme=theme, weight=weight, has_way_out=False)


def test_no_prompt_comes_back_within_sixty_days_in_ten_years() -> None:
    last: dict[str, int] = {}
    for number, prompt in enumerate(read_on(DECADES, PROMPTS)):
        assert number - last.get(prompt, -100) > 60
        last[prompt] = number


@given(st.integers(1, 200), days)
@settings(max_examples=40)
def test_however_many_prompts_there_are_they_come_back_as_late_as_they_can(count: int, day: date) -> None:
    prompts = tuple(made_up(n, THEMES[n % 5]) for n in range(count))
    length = min(count, ROUND)
    read = [prompt_for(day + timedelta(days=n), prompts).id for n in range(length)]
    assert len(set(read)) == length


def test_every_gentle_prompt_is_read_within_ten_years_and_a_heavy_one_never_unasked() -> None:
    assert set(read_on(DECADES, PROMPTS)) == {prompt.id for prompt in PROMPTS if prompt.weight == "gentle"}


@given(days, st.sampled_from([None, *THEMES]), st.integers(-1, 300))
@settings(max_examples=50)
def test_another_one_is_heavy_only_for_who_asks_for_that(day: date, theme: str | None, step: int) -> None:
    def weight(wish: Wish) -> Weight:
        return prompt_at(day, PROMPTS, next_step(day, PROMPTS, step, wish)).weight

    assert weight(Wish(theme=theme)) == "gentle"
    assert weight(Wish(weight="heavy")) == "heavy"


@given(days, st.randoms())
@settings(max_examples=30)
def test_the_prompt_of_a_day_does_not_depend_on_the_order_of_the_files(day: date, random: object) -> None:
    shuffled = sorted(PROMPTS, key=lambda prompt: hash((prompt.id, str(random))))
    assert prompt_for(day, shuffled) == prompt_for(day, PROMPTS)


def test_a_retired_prompt_changes_few_days() -> None:
    changed = [share_changed(tuple(p for p in PROMPTS if p is not retired)) for retired in PROMPTS[::9]]
    assert max(changed) < 0.06
    assert sum(changed) / len(changed) < 0.02


def test_a_new_prompt_changes_few_days() -> None:
    changed = [share_changed((*PROMPTS, made_up(n, THEMES[n % 13]))) for n in range(13)]
    assert max(changed) < 0.06
    assert sum(changed) / len(changed) < 0.02


def test_neighbouring_days_differ_in_theme() -> None:
    themes = [prompt_for(day, PROMPTS).theme for day in DECADES]
    assert all(one != two for one, two in itertools.pairwise(themes))


@given(days)
@settings(max_examples=30)
def test_a_days_order_has_every_prompt_once_and_its_own_first(day: date) -> None:
    order = order_for(day, PROMPTS)
    assert order[0] == prompt_for(day, PROMPTS)
    assert len({prompt.id for prompt in order}) == len(order) == len(PROMPTS)


@given(days, st.integers(1, NEAR))
@settings(max_examples=30)
def test_another_one_is_neither_tomorrows_nor_one_of_the_last_two_weeks(day: date, away: int) -> None:
    firsts = [prompt_at(day, PROMPTS, step).id for step in range(1, 60)]
    assert prompt_for(day + timedelta(days=away), PROMPTS).id not in firsts
    assert prompt_for(day - timedelta(days=away), PROMPTS).id not in firsts


@given(days, st.integers(-50, len(PROMPTS) - 2))
@settings(max_examples=50)
def test_another_and_before_undo_each_other(day: date, step: int) -> None:
    assume(step <= 0 or ANY.fits(prompt_at(day, PROMPTS, step)))
    following = next_step(day, PROMPTS, max(step, -1))
    assert prompt_at(day, PROMPTS, step_before(day, PROMPTS, following)) == prompt_at(
        day, PROMPTS, max(step, -1)
    )


@given(days, wishes)
@settings(max_examples=20, deadline=None)
def test_each_of_a_kind_is_read_before_one_is_read_again(day: date, wish: Wish) -> None:
    of_a_kind = [prompt for prompt in PROMPTS if wish.fits(prompt)]
    step, read = -1, []
    for _ in of_a_kind:
        step = next_step(day, PROMPTS, step, wish)
        read.append(prompt_at(day, PROMPTS, step).id)
    assert sorted(read) == sorted(prompt.id for prompt in of_a_kind) or not of_a_kind


def first_of_each_theme(day: date) -> dict[str, str]:
    """Return what each theme begins with when another prompt is wished for."""
    return {prompt.theme: prompt.id for prompt in reversed(order_for(day, PROMPTS)[1:])}


def test_in_ten_years_no_theme_begins_with_the_same_prompt_three_days_running() -> None:
    firsts = [first_of_each_theme(day) for day in DECADES]
    for three in zip(firsts, firsts[1:], firsts[2:], strict=False):
        assert all(len({day[theme] for day in three}) > 1 for theme in THEMES)


@given(days)
@settings(max_examples=30)
def test_another_one_is_about_something_else(day: date) -> None:
    themes = [prompt_at(day, PROMPTS, step).theme for step in range(1, len(THEMES) + 1)]
    assert len({*themes}) == len(themes)


@given(days, st.integers(1, 300))
def test_before_the_days_own_come_the_days_before(day: date, back: int) -> None:
    assert prompt_at(day, PROMPTS, -back) == prompt_for(day - timedelta(days=back), PROMPTS)


def test_there_are_prompts_enough_and_the_heavy_ones_have_a_way_out() -> None:
    assert len(PROMPTS) >= 90
    assert all(prompt.has_way_out for prompt in PROMPTS if prompt.weight == "heavy")
    assert all(len(pack().lines[f"prompt.{prompt.id}"].split()) <= 30 for prompt in PROMPTS)


def test_a_kind_that_nothing_fits_gives_any_prompt() -> None:
    assert next_step(date(2026, 1, 1), PROMPTS, 0, Wish(theme="none such")) == 1


def test_a_pack_without_prompts_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one prompt"):
        prompt_for(date(2026, 1, 1), [])
