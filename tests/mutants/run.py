"""Change the safety path in every small way, and see whether a test notices. Run by `make mutants`.

Cosmic Ray says what can be changed. Each change is made in the memory of a process of its own, which then
runs the tests of that module: no file is ever touched, and nothing but the module is imported anew.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SKILL = ROOT / "lambda" / "aftercare"
AT_ONCE = max(1, len(os.sched_getaffinity(0)))
OPTIONS = (
    "-x",
    "-q",
    "-m",
    "not system and not long",
    "-p",
    "no:cacheprovider",
    "--assert=plain",
    "--hypothesis-profile=ci",
)
WARM = ("hypothesis", "ask_sdk_core.serialize", "ask_sdk_model", "numpy", "boto3")
"""What every run of tests imports and no change can reach."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small change."""

    path: str
    line: int
    change: str
    """The changed line before and after, by which a justification finds it."""
    source: str

    @property
    def module(self) -> str:
        """Return the name under which the module is imported."""
        return "aftercare." + self.path.removesuffix(".py").replace("/", ".")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n    {self.change}"


class _Changed(MetaPathFinder, Loader):
    """Imports a mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(SKILL / self._mutant.path))

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source, str(SKILL / self._mutant.path), "exec"), module.__dict__)  # noqa: S102


def mutants_of(path: str, operators: re.Pattern[str], left_alone: re.Pattern[str]) -> Iterator[Mutant]:
    """Yield every change that can be made to a module, in the order of its lines for each operator."""
    source = (SKILL / path).read_text(encoding="utf-8")
    tree = get_ast(source)
    for name in filter(operators.fullmatch, operator_names()):
        operator = get_operator(name)()
        places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
        for occurrence, ((line, _), _) in enumerate(places):
            changed = mutate_code(source, operator, occurrence)
            if changed is not None and not left_alone.match(change := _change(source, changed)):
                yield Mutant(path, line, change, changed)


def _change(before: str, after: str) -> str:
    old, new = before.splitlines(), after.splitlines()
    first = next(at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return " ".join(f"{old[first]} -> {new[first]}".split())


def survivors_among(mutants: list[Mutant], tests: list[str], seconds: int) -> Iterator[Mutant]:
    """Yield the mutants whose tests all pass; a mutant that never ends is noticed too."""
    waiting, running = iter(mutants), dict[int, Mutant]()
    for mutant in waiting:
        running[_begin(mutant, tests, seconds)] = mutant
        if len(running) >= AT_ONCE:
            yield from _next_survivor(running)
    while running:
        yield from _next_survivor(running)


def _next_survivor(running: dict[int, Mutant]) -> Iterator[Mutant]:
    pid, status = os.wait()
    mutant = running.pop(pid)
    if status == 0:
        yield mutant


def _begin(mutant: Mutant, tests: list[str], seconds: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.meta_path.insert(0, _Changed(mutant))
    os._exit(int(pytest.main([*OPTIONS, *tests])))


def main() -> int:
    """Try the modules that are named, or all; return 1 for a survivor without a reason, or the reverse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="parts of paths of modules; all of them if none is named")
    wanted = parser.parse_args().modules
    config = yaml.safe_load((HERE / "mutants.yaml").read_text(encoding="utf-8"))
    reasons = yaml.safe_load((HERE / "justified.yaml").read_text(encoding="utf-8")) or {}
    for each in WARM:
        importlib.import_module(each)
    os.chdir(ROOT)
    bad = 0
    for path, tests in config["modules"].items():
        if not wanted or any(part in path for part in wanted):
            bad += _try(path, tests, config, Counter(each["change"] for each in reasons.get(path, ())))
    return min(bad, 1)


def _try(path: str, tests: list[str], config: dict[str, Any], reasons: Counter[str]) -> int:
    """Try one module, print what came of it, and return how many survivors or reasons are wrong."""
    began = time.monotonic()
    unchanged = Mutant(path, 0, "", (SKILL / path).read_text(encoding="utf-8"))
    if not [*survivors_among([unchanged], tests, config["seconds"])]:
        raise SystemExit(f"the tests of {path} fail, or take too long, without any change")
    tried = re.compile(config["operators"].replace(" ", "")), re.compile(config["left_alone"])
    mutants = [*mutants_of(path, *tried)]
    alive, surprising = Counter[str](), 0
    for mutant in survivors_among(mutants, tests, config["seconds"]):
        alive[mutant.change] += 1
        if alive[mutant.change] > reasons[mutant.change]:
            surprising += 1
            _say(f"  survives: {mutant}")
    idle = [*(reasons - alive).elements()]
    for change in idle:
        _say(f"  a reason for nothing: {change}")
    _say(
        f"{path}: {len(mutants)} changes, {len(mutants) - alive.total()} noticed, "
        f"{alive.total() - surprising} justified, {surprising} survive; {time.monotonic() - began:.0f} s"
    )
    return surprising + len(idle)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
