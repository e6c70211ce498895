"""What is in workbench/bench/figures/ is a benchmark, and there is nothing to register."""

import pytest

from workbench.bench.registry import figures_of, names
from workbench.bench.statistics import quantile, ratio, spread


@pytest.mark.parametrize("name", names())
def test_every_module_of_figures_measures_something(name: str) -> None:
    assert callable(figures_of(name))


def test_the_cold_start_and_the_warm_turn_are_among_them() -> None:
    assert {"cold_start", "warm_turn"} <= set(names())


def test_a_ratio_compares_medians_and_tells_its_spread() -> None:
    found = ratio([1.0, 2.0, 900.0], [4.0, 4.0, 4.0])
    assert found == {"median": 0.5, "quarter": 0.375, "three_quarters": 112.75, "lowest": 0.25}


def test_a_spread_shows_how_far_the_median_is_to_be_trusted() -> None:
    assert spread([3.0, 1.0, 2.0]) == {"median_ms": 2.0, "lowest_ms": 1.0, "highest_ms": 3.0}


@pytest.mark.parametrize(("share", "expected"), [(0.5, 51), (0.99, 100), (1.0, 100), (0.0, 1)])
def test_a_quantile_is_one_of_the_values(share: float, expected: int) -> None:
    assert quantile(list(range(1, 101)), share) == expected
