"""The lexicon of a pack, from the small files about words and from how often each word was phrased."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from aftercare.domain.nlu.inflection import endings_from
from aftercare.domain.nlu.lexicon import LONGEST_PHRASE, Lexicon
from aftercare.domain.nlu.normalise import words_of
from aftercare.domain.nlu.sign_features import Signs
from aftercare.domain.nlu.sounds import Sounds

COMMON = 10
"""Phrasings from which a word speaks for itself; more common words need no idea to stand for."""


def build_lexicon(known_words: Mapping[str, Any], texts: Iterable[str]) -> dict[str, Any]:
    """Return the lexicon as the pack holds it.

    `known_words` is what is known about words, by file; `texts` are the phrasings that tell common words from
    rare ones.
    """
    bare = spoken_words(known_words)
    ideas = _ideas(known_words["concepts"], bare)
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
        "denials": sorted(known_words["denials"]),
        "endings": _endings(known_words),
        "people": sorted(bare.people),
        "treatments": {way: "|".join(said) for way, said in _treatments(known_words, bare).items()},
        "names": sorted(known_words["spoken"]["mangled"]),
        "ideas": {idea: "|".join(phrases) for idea, phrases in sorted(kept.items())},
        "signs": {
            sign: ";".join(dict.fromkeys(_pattern(said, bare) for said in patterns))
            for sign, patterns in sorted(known_words["signs"].items())
        },
    }


def spoken_words(known_words: Mapping[str, Any]) -> Lexicon:
    """Return how words are spoken and who is spoken of, and nothing else."""
    spoken = known_words["spoken"]
    fillers = frozenset(filler for filler in spoken["fillers"] if " " not in filler)
    return Lexicon(
        spoken=_spoken(spoken, fillers),
        fillers=fillers,
        people=frozenset(_heard(said, fillers) for said in known_words["listeners"]["person"]),
        treatments={},
        ideas={},
        endings=endings_from(_endings(known_words)),
        sounds=Sounds.of(()),
        signs=Signs({}),
    )


def _treatments(known_words: Mapping[str, Any], lexicon: Lexicon) -> dict[str, list[str]]:
    return {
        way: sorted({" ".join(lexicon.folded(lexicon.heard(name))) for name in names})
        for way, names in sorted(known_words["treatments"].items())
    }


def _endings(known_words: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{**each, "doubled": "doubled" in each} for each in known_words["endings"]]


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
