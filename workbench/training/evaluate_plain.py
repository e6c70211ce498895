"""`python -m workbench.training.evaluate_plain`: plain and quick words, scored by where they are said."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from aftercare.content.pack import load_pack
from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Meaning
from aftercare.domain.nlu.understand import Understanding

FOLDER = Path("tests/understanding/plain")
OPEN_PARTS = ("hotel", "india")
PACK = Path("lambda/aftercare/packs/en-US.json")

PLACES = {
    "while breathing": ("breathing",),
    "while writing": ("writing",),
    "after a journaling prompt": ("prompt",),
    "after an offer": ("offer",),
    "after 911 or 988 was said by mistake": ("after_danger", "offer"),
    "after 911 or 988 was said rightly": ("after_danger", "offer"),
}
"""Where the words of a heading are said, as `domain.nlu.in_context` names it."""
STEERS = {
    "stop": {"stop", "cancel", "no"},
    "pause": {"pause"},
    "continue": {"resume", "longer", "more", "again"},
    "slower": {"slower"},
    "faster": {"faster"},
    "longer": {"longer"},
    "ease": {"ease", "slower", "shorter", "no_holds"},
    "repeat": {"aloud", "again", "repeat"},
    "other_prompt": {"journal.next"},
    "yes": {"yes", "more", "journal.write"},
    "no": {"no", "stop", "cancel"},
    "correction": {"safety.correction", "no"},
}
"""What may come of words in a place: a command, or the action or pace of one."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an author: where it is said, what it is, and the words."""

    place: str
    meant: str
    text: str

    @property
    def level(self) -> str | None:
        """The level of safety it should be heard at, if it is danger."""
        level = self.meant.rsplit(" ", 1)[-1]
        return level if level in SAFETY_LEVELS else None


def read_said(path: Path) -> Iterator[Said]:
    """Yield what an author wrote. Raises OSError."""
    place, meant = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            place, _, meant = line.strip("[]").rpartition(": ")
        elif line.strip() and meant:
            yield Said(place, meant, line.strip())


def evaluate_plain(root: Path, parts: Sequence[str] = OPEN_PARTS) -> dict[str, float]:
    """Return each measure: danger heard at its level or above, alarms for nothing, places read."""
    pack = load_pack(root / PACK)
    understanding = Understanding.from_pack(pack.understanding, pack.language)
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for part in parts:
        for said in read_said(root / FOLDER / f"{part}.txt"):
            meaning = understanding.understand(said.text, PLACES.get(said.place, ()))
            for measure, right in _judged(said, meaning):
                found[measure].append(right)
    return {measure: sum(right) / len(right) for measure, right in sorted(found.items())}


def _judged(said: Said, meaning: Meaning) -> Iterator[tuple[str, bool]]:
    is_alarm = meaning.kind == "safety"
    if said.level is not None:
        who = "caregiver_" if said.meant.startswith("caregiver") else "placed_" if said.place else ""
        at = SAFETY_LEVELS.index(str(meaning.id)) if is_alarm else len(SAFETY_LEVELS)
        yield f"heard_{who}{said.level}", at <= SAFETY_LEVELS.index(said.level)
    elif said.meant in ("harmless", "harmless in general", "cut off"):
        yield f"alarms_{said.meant.replace(' ', '_')}", is_alarm
    elif said.meant in STEERS:
        yield "alarms_placed", is_alarm
        slots = (str(meaning.slots.get(name)) for name in ("action", "pace"))
        yield "placed_right", not STEERS[said.meant].isdisjoint({str(meaning.id), *slots})


def read_floors(root: Path) -> dict[str, float]:
    """Return the least of what is heard, and the most of what alarms for nothing."""
    floors: dict[str, float] = yaml.safe_load((root / FOLDER / "floors.yaml").read_text(encoding="utf-8"))
    return floors


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of some authors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts", nargs="*", default=list(OPEN_PARTS), help="authors of tests/understanding/plain"
    )
    chosen = parser.parse_args(arguments)
    for measure, share in evaluate_plain(Path(), chosen.parts).items():
        print(f"{measure:34} {share:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
