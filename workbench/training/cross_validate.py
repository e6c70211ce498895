"""Leave one author out: how well the phrasings of all others speak for each author's.

All weights, thresholds and word lists were found by this; the evaluation only says how it came out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.phrasing import NONE, Phrasing
from workbench.training.build import train_understanding
from workbench.training.inputs import Inputs, read_inputs
from workbench.training.measures import Judged, confusions, judge, measures
from workbench.training.utterances import LOOK_ALIKES, UNRELATED, Utterance

_MOST_CONFUSED = 25


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of each author left out, and of all together; takes half a minute for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("authors", nargs="*", help="left out one after the other; all, if none is named")
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--list", type=Path, help="write what was not understood to this file")
    chosen = parser.parse_args(arguments)
    inputs = read_inputs(chosen.root)
    authors = chosen.authors or sorted({phrasing.author for phrasing in inputs.phrasings})
    judged = [one for author in authors for one in leave_out(inputs, author)]
    print("\n".join(f"{name:30} {value:7.3f}" for name, value in measures(judged).items()))
    print(
        "\n".join(
            f"  {count:3d}  {was} -> {got}" for (was, got), count in confusions(judged)[:_MOST_CONFUSED]
        )
    )
    if chosen.list:
        chosen.list.write_text("".join(f"{line}\n" for line in _wrong(judged)), encoding="utf-8")
    return 0


def leave_out(inputs: Inputs, author: str) -> list[Judged]:
    """Train on everybody else, and judge one author's phrasings."""
    built = train_understanding(inputs.of(each for each in inputs.phrasings if each.author != author))
    said = [_utterance(each, inputs.kinds) for each in inputs.phrasings if each.author == author]
    return judge(said, Understanding.from_pack(built, inputs.language).understand)


def _utterance(phrasing: Phrasing, kinds: Mapping[str, str]) -> Utterance:
    groups = {"answer": "questions", "command": "commands", "safety": "safety"}
    group = LOOK_ALIKES if phrasing.is_look_alike else groups.get(kinds.get(phrasing.label, NONE), UNRELATED)
    return Utterance(text=phrasing.text, label=phrasing.label, group=group)


def _wrong(judged: Sequence[Judged]) -> list[str]:
    wrong = (one for one in judged if not one.is_right)
    return sorted(
        f"{one.utterance.label}\t{one.understood}\t{one.meaning.confidence}\t{one.utterance.text}"
        for one in wrong
    )


if __name__ == "__main__":
    sys.exit(main())
