"""Names that a recogniser writes as other words of the same sound: "kettle mean", "spray votto"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

WORDS_OF_A_NAME = 4
"""Words into which a recogniser breaks one name, at most."""
SHORTEST_SOUND = 4
"""Consonants that a name must have; shorter ones sound like too many other things."""

_SPELLED = (
    (re.compile("tion|ssion"), "xn"),
    (re.compile("cial"), "xl"),
    (re.compile("sh|tch|ch"), "x"),
    (re.compile("th"), "0"),
    (re.compile("ph"), "f"),
    (re.compile("c(?=[eiy])"), "s"),
)
_MAY_BE_RESPELLED = re.compile("h|c[eiy]|ion|cial")
_HEARD_ALIKE = str.maketrans("cqgdbvz", "kkktpfs", "aeiouhwy' ")
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Sounds:
    """Finds the names that some words sound like."""

    names: Mapping[str, str]
    """Name by sound."""
    framed: Mapping[str, Sequence[str]]
    """The sounds of names by their first and last consonant."""
    first: frozenset[str]
    """The consonants that a name begins with."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Sounds:
        """Return the finder of some names; those of too few consonants are left out."""
        sounds = {sound_of(name): name for name in names}
        kept = {sound: name for sound, name in sounds.items() if len(sound) >= SHORTEST_SOUND}
        framed: dict[str, list[str]] = {}
        for sound in kept:
            framed.setdefault(_frame(sound), []).append(sound)
        return cls(kept, framed, frozenset(sound[0] for sound in kept))

    def found_in(self, words: Sequence[str]) -> list[str]:
        """Return the names that runs of words sound like; a name that stands there itself is none of them."""
        sounds = [sound_of(word) for word in words]
        starts = (start for start, sound in enumerate(sounds) if sound[:1] in self.first)
        return [name for start in starts for name in self._from(start, words, sounds)]

    def _from(self, start: int, words: Sequence[str], sounds: Sequence[str]) -> Iterator[str]:
        heard = ""
        for end in range(start, min(start + WORDS_OF_A_NAME, len(words))):
            heard = _joined(heard, sounds[end])
            # One word that is only nearly alike is most often a word of its own, as "cotton" is.
            name = self.names.get(heard) if end == start else self._like(heard)
            if name is not None and name not in words[start : end + 1]:
                yield name

    def _like(self, heard: str) -> str | None:
        if heard in self.names:
            return self.names[heard]
        alike = (sound for sound in self.framed.get(_frame(heard), ()) if is_one_apart(sound, heard))
        return next((self.names[sound] for sound in alike), None)


def _frame(sound: str) -> str:
    return sound[:1] + sound[-1:]


def _joined(one: str, next_one: str) -> str:
    """Return two sounds said without a pause; a consonant that ends one and begins the next is heard once."""
    return one + (next_one[1:] if one[-1:] == next_one[:1] else next_one)


def sound_of(text: str) -> str:
    """Return the consonants of a text, those heard alike made one: "ketamine" and "cat a mine" are "ktmn"."""
    if _MAY_BE_RESPELLED.search(text):
        for spelled, heard in _SPELLED:
            text = spelled.sub(heard, text)
    return _TWICE.sub(r"\1", text.translate(_HEARD_ALIKE))


def is_one_apart(one: str, other: str) -> bool:
    """Tell whether two sounds begin and end alike, and differ by one consonant between."""
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1] or one[-1:] != other[-1:]:
        return False
    short, long = sorted((one, other), key=len)
    first = next((n for n, sound in enumerate(short) if sound != long[n]), len(short))
    rest = first + (len(short) == len(long))
    return short[rest:] == long[first + 1 :]
