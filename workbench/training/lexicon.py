"""The lexicon of a pack, from the small files about words and from how often each word was phrased."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from aftercare.domain.nlu.inflection import endings_from
from aftercare.domain.nlu.lexicon import LONGEST_PHRASE, Lexicon
from aftercare.domain.nlu.normalise import words_of
from aftercare.domain.nlu.signs import Signs
from aftercare.domain.nlu.sounds import Sounds

FOLDER = Path("content/en-US/language")
COMMON = 10
"""Phrasings from which a word speaks for itself; more common words need no idea to stand for."""


def build_lexicon(root: Path, texts: Iterable[str]) -> dict[str, Any]:
    """Return the lexicon as the pack holds it; `texts` are the phrasings that tell common words from rare."""
    bare = read_spoken(root)
    ideas = _ideas(_read(root, "concepts"), bare)
    names = {phrase: phrase.replace(" ", "_") for phrase in ideas}
    known = replace(bare, ideas=names)
    common = Counter(found for text in texts for found in set(known.ideas_in(known.heard(text))))
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, meant in sorted(ideas.items()):
        if common[phrase.replace(" ", "_")] <= COMMON:
            kept[" ".join(meant)].append(phrase)
    return {
        "spoken": dict(bare.spoken),
        "fillers": sorted(bare.fillers),
        "denials": sorted(_read(root, "denials")),
        "endings": _endings(root),
        "people": sorted(bare.people),
        "names": sorted(_read(root, "spoken")["mangled"]),
        "ideas": {idea: "|".join(phrases) for idea, phrases in sorted(kept.items())},
        "signs": {
            sign: ";".join(dict.fromkeys(_pattern(said, bare) for said in patterns))
            for sign, patterns in sorted(_read(root, "signs").items())
        },
    }


def read_spoken(root: Path) -> Lexicon:
    """Return how words are spoken and who is spoken of, and nothing else."""
    spoken = _read(root, "spoken")
    fillers = frozenset(filler for filler in spoken["fillers"] if " " not in filler)
    return Lexicon(
        spoken=_spoken(spoken, fillers),
        fillers=fillers,
        people=frozenset(_heard(said, fillers) for said in _read(root, "listeners")["person"]),
        ideas={},
        endings=endings_from(_endings(root)),
        sounds=Sounds.of(()),
        signs=Signs({}),
    )


def _endings(root: Path) -> list[dict[str, Any]]:
    return [{**each, "doubled": "doubled" in each} for each in _read(root, "endings")]


def _read(root: Path, name: str) -> Any:
    return yaml.load((root / FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # builds strings only


def _pattern(said: str, lexicon: Lexicon) -> str:
    """Return a pattern as it is; a plain phrase in the form in which it is heard."""
    return said if "|" in said or "~" in said else " ".join(lexicon.heard(said))


def _spoken(file: Mapping[str, Any], fillers: frozenset[str]) -> dict[str, str]:
    spoken = {_heard(filler, fillers): "" for filler in file["fillers"]}
    spoken |= {_heard(heard, fillers): meant for heard, meant in file["contractions"].items()}
    spoken |= {
        _heard(heard, fillers): meant for meant, all_heard in file["mangled"].items() for heard in all_heard
    }
    return dict(sorted(spoken.items()))


def _heard(text: str, fillers: frozenset[str]) -> str:
    return " ".join(words_of(text, fillers))


def _ideas(concepts: Mapping[str, list[str]], lexicon: Lexicon) -> dict[str, list[str]]:
    ideas: defaultdict[str, list[str]] = defaultdict(list)
    for idea, phrases in concepts.items():
        for phrase in phrases:
            heard = " ".join(lexicon.heard(phrase))
            if heard and len(heard.split()) <= LONGEST_PHRASE and idea not in ideas[heard]:
                ideas[heard].append(idea)
    return ideas
