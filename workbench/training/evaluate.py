"""The evaluation: what is understood of utterances that nobody trained on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from aftercare.content.pack import load_pack
from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.language import read_language
from workbench.training.measures import Judged, below_floors, by_label, confusions, judge, measures
from workbench.training.utterances import FOLDER, OPEN_PARTS, read_utterances

PACK = Path("lambda/aftercare/packs/en-US.json")
FLOORS = FOLDER / "floors.yaml"
AIMS = {
    "questions": 0.97,
    "people_also_ask": 0.99,
    "commands": 0.99,
    "emergency": 0.99,
    "crisis": 0.99,
    "urgent_call_clinic": 0.85,
    "unrelated_declined": 0.95,
    "false_alarms_on_look_alikes": 0.02,
    "false_alarms_elsewhere": 0.01,
    "fair_questions_declined": 0.05,
}
_MOST_CONFUSED = 15


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how well the built pack understands; return 1 if anything is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(OPEN_PARTS), help="folders of tests/understanding")
    parser.add_argument("--root", type=Path, default=Path())
    chosen = parser.parse_args(arguments)
    judged = evaluate(chosen.root, built_in_pack(chosen.root), tuple(chosen.parts))
    found = measures(judged)
    floors = read_floors(chosen.root)
    print("\n".join(report(judged, found, floors)))
    problems = below_floors(found, floors)
    print("\n".join(["", *problems] if problems else ["", "Nothing is below its floor."]))
    return 1 if problems else 0


def evaluate(root: Path, built: Mapping[str, Any], parts: tuple[str, ...] = OPEN_PARTS) -> list[Judged]:
    """Understand the utterances of some parts with a built understanding."""
    return judge(read_utterances(root, parts), Understanding.from_pack(built, read_language(root)).understand)


def built_in_pack(root: Path) -> Mapping[str, Any]:
    """Return the understanding of the committed pack."""
    return load_pack(root / PACK).understanding


def read_floors(root: Path) -> dict[str, float]:
    """Return what each measure must not fall below (or, for false alarms, rise above)."""
    floors: dict[str, float] = yaml.safe_load((root / FLOORS).read_text(encoding="utf-8"))
    return floors


def report(judged: Sequence[Judged], found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return the lines of the report: accuracy by label, confusions, and the closing table."""
    lines = [f"{len(judged)} utterances", ""]
    for group in ("questions", "commands", "safety", "look_alikes"):
        lines.append(f"{group}:")
        lines += [
            f"  {share:5.2f}  {label}"
            for label, share in sorted(by_label(judged, group).items(), key=lambda item: item[1])
        ]
    lines += ["", "confused most often:"]
    lines += [
        f"  {count:3d}  {was} -> {understood}"
        for (was, understood), count in confusions(judged)[:_MOST_CONFUSED]
    ]
    lines += ["", f"{'measure':30} {'found':>7} {'floor':>7} {'aim':>7}"]
    lines += [
        f"{name:30} {value:7.3f} {_shown(floors.get(name))} {_shown(AIMS.get(name))}"
        for name, value in found.items()
    ]
    return lines


def _shown(value: float | None) -> str:
    return f"{value:7.3f}" if value is not None else f"{'-':>7}"


if __name__ == "__main__":
    sys.exit(main())
