import itertools
from datetime import date, timedelta

import pytest
from aftercare.domain.journal import prompt_for
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

days = st.dates(date(2020, 1, 1), date(2090, 1, 1))
PROMPTS = pack().prompts


@given(days)
def test_a_day_has_one_prompt(day: date) -> None:
    assert prompt_for(day, PROMPTS) is prompt_for(day, PROMPTS)


@given(days)
def test_no_prompt_comes_back_within_sixty_days(day: date) -> None:
    assert len({prompt_for(day + timedelta(days=n), PROMPTS).id for n in range(60)}) == 60


@given(days, st.integers(-50, 50))
def test_another_and_before_undo_each_other(day: date, step: int) -> None:
    assert prompt_for(day + timedelta(days=1), PROMPTS, step=step - 1) == prompt_for(day, PROMPTS, step=step)


def test_neighbouring_days_differ_in_theme() -> None:
    themes = [prompt_for(date(2026, 1, 1), PROMPTS, step=step).theme for step in range(20)]
    assert all(one != two for one, two in itertools.pairwise(themes))


def test_a_pack_without_prompts_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one prompt"):
        prompt_for(date(2026, 1, 1), [])
