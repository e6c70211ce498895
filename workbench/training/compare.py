"""Ways to understand, side by side: the table of docs/decisions/0008, the curve of docs/understanding.md."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from aftercare.domain.nlu.meaning import NOTHING, Kind, Meaning
from aftercare.domain.nlu.normalise import words_of
from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.phrasing import Phrasing
from workbench.training.build import train_understanding
from workbench.training.inputs import Inputs, read_inputs
from workbench.training.measures import judge, measures
from workbench.training.similarity import Similarity
from workbench.training.utterances import read_utterances

LINEAR: Mapping[str, Sequence[str]] = {
    "words and letters": ("ideas", "signs"),
    "with ideas of rare words": ("signs",),
    "with signs of danger": (),
}
"""Linear models, and what each does without."""
LIKE_ENOUGH = 0.42
"""Likeness from which the nearest phrasing is believed; found by leaving one author out."""
GENERAL_AUTHORS = (
    *("maple", "river", "cedar", "harbor", "ember", "birch", "slate", "willow"),
    *("alder", "quartz", "onyx", "marlow", "sorrel", "tamar", "ibis", "pike"),
    *("sable", "wick", "flint", "heather", "linden", "rowan", "hazel"),
)
"""Those who wrote for every meaning; the others wrote about danger, or about a few meanings."""
OF_QUESTIONS = ("clover",)
"""Those who wrote about questions alone; only the last point of the curve has them."""
CURVE = (1, 2, 4, 8, 16, 23)
"""Authors for every meaning at each point of the learning curve before the last."""
_SHOWN = ("questions", "people_also_ask", "commands", "crisis", "emergency", "urgent_call_clinic")
_SHOWN_TOO = ("false_alarms_on_look_alikes", "false_alarms_elsewhere", "unrelated_declined")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of each way, or, with --curve, of ever more authors; takes some minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--curve", action="store_true")
    chosen = parser.parse_args(arguments)
    inputs = read_inputs(chosen.root)
    print("".join(f"{name[:13]:>14}" for name in ("", *_SHOWN, *_SHOWN_TOO)))
    if chosen.curve:
        _print_curve(chosen.root, inputs)
    else:
        _print_ways(chosen.root, inputs)
    return 0


def _print_ways(root: Path, inputs: Inputs) -> None:
    _print_row(root, "similarity", by_similarity(inputs.phrasings, inputs.kinds))
    for name, without in LINEAR.items():
        built = train_understanding(inputs, without=without)
        _print_row(root, name, Understanding.from_pack(built, inputs.language).understand)


def _print_curve(root: Path, inputs: Inputs) -> None:
    for left_out in (*(GENERAL_AUTHORS[count:] + OF_QUESTIONS for count in CURVE), ()):
        some = [phrasing for phrasing in inputs.phrasings if phrasing.author not in left_out]
        built = train_understanding(inputs.of(some))
        topics = {label for label, kind in built["kinds"].items() if kind == "answer"}
        a_topic = sum(phrasing.label in topics for phrasing in some) // len(topics)
        _print_row(
            root,
            f"{a_topic} phrasings a topic",
            Understanding.from_pack(built, inputs.language).understand,
        )


def by_similarity(phrasings: Sequence[Phrasing], kinds: Mapping[str, Kind]) -> Callable[[str], Meaning]:
    """Return an understanding that believes the nearest phrasing."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for phrasing in phrasings:
        said[phrasing.label].append(phrasing.text)
    similarity = Similarity(said)

    def understand(text: str) -> Meaning:
        label, likeness = next(iter(similarity.rank(words_of(text))), ("none", 0.0))
        if label not in kinds or likeness < LIKE_ENOUGH:
            return NOTHING
        return Meaning(kind=kinds[label], id=label, confidence=likeness)

    return understand


def _print_row(root: Path, name: str, understand: Callable[[str], Meaning]) -> None:
    found = measures(judge(read_utterances(root), understand))
    print(f"{name:>28}" + "".join(f"{found[measure]:8.3f}" for measure in (*_SHOWN, *_SHOWN_TOO)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
