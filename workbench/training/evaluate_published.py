"""`python -m workbench.training.evaluate_published FILE`: questions that patients and clinics published.

The file has one JSON object a line: `utterance`, `label`, and `also`, the labels that are right as well. The
questions are other people's sentences, so they are not kept here; what was found of them is in floors.yaml.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import yaml
from aftercare.content.pack import load_pack
from aftercare.domain.nlu.understand import Understanding

PACK = Path("lambda/aftercare/packs/en-US.json")
FLOORS = Path("tests/understanding/published_floors.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many published questions are understood; return 1 if a measure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--root", type=Path, default=Path())
    chosen = parser.parse_args(arguments)
    found = evaluate_published(chosen.root, chosen.file)
    floors: dict[str, float] = yaml.safe_load((chosen.root / FLOORS).read_text(encoding="utf-8"))
    for measure, share in found.items():
        print(f"{measure:16} {share:.3f}   floor {floors[measure]:.3f}")
    return int(any(share < floors[measure] for measure, share in found.items()))


def evaluate_published(root: Path, file: Path) -> dict[str, float]:
    """Return the share understood: of all, of each topic on average, and with what is right as well.

    Raises OSError, and ValueError for a line that is no JSON object of this shape.
    """
    pack = load_pack(root / PACK)
    understand = Understanding.from_pack(pack.understanding, pack.language).understand
    by_topic: defaultdict[str, list[bool]] = defaultdict(list)
    with_also: list[bool] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        heard = understand(asked["utterance"]).id
        by_topic[asked["label"]].append(heard == asked["label"])
        with_also.append(heard in (asked["label"], *asked.get("also", ())))
    everything = [right for topic in by_topic.values() for right in topic]
    return {
        "all": sum(everything) / len(everything),
        "macro_by_topic": sum(sum(right) / len(right) for right in by_topic.values()) / len(by_topic),
        "with_also": sum(with_also) / len(with_also),
    }


if __name__ == "__main__":
    sys.exit(main())
