"""Finds the benchmarks: every module of workbench/bench/figures/ is one."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from workbench.bench import figures as home


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a benchmark may use."""

    work: Path
    """A folder of its own, kept from run to run, never committed."""
    artifact: Path | None = None
    """A function that is laid out already; by default it is packaged anew."""
    rounds: int = 11
    """How often a cold start is measured; the median is reported."""
    turns: int = 10_000
    """Turns of the load benchmark."""


Figures = Callable[[Setup], dict[str, Any]]


def names() -> list[str]:
    """Return the names of all benchmarks, in order."""
    return sorted(module.name for module in pkgutil.iter_modules(home.__path__))


def figures_of(name: str) -> Figures:
    """Return the benchmark of a name. Raises ModuleNotFoundError."""
    module = import_module(f"{home.__name__}.{name}")
    found: Figures = module.figures
    return found
