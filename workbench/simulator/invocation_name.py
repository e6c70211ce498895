"""How the skill is called by its name: "open", "ask ... to", and the wake word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.simulator.words import Words, keys, spelled, words_of

WAKE_WORDS = (("alexa",), ("hey", "alexa"), ("ok", "alexa"))
OPENERS = tuple(
    tuple(words.split())
    for words in (
        "open",
        "launch",
        "start",
        "begin",
        "load",
        "run",
        "use",
        "resume",
        "talk to",
        "play",
        "enable",
    )
)
ASKERS = (("ask",), ("tell",), ("use",), ("open",), ("launch",), ("start",), ("talk", "to"))
POLITE = (("please",), ("can", "you"), ("could", "you"))
LINKS = ("to", "and", "about", "for", "if", "whether", "that", "please")
"""Words between the skill's name and what is asked of it; Alexa leaves them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An utterance without what was only said to reach the skill."""

    requests: tuple[Words, ...] = ()
    """What was asked, in the ways in which it may be read, the likeliest first."""
    by_name: bool = False
    is_launch: bool = False


@dataclass(frozen=True, slots=True)
class InvocationName:
    """Knows the skill's name."""

    name: Words

    @classmethod
    def of(cls, invocation_name: str) -> InvocationName:
        """Return the ways in which a skill is called by its invocation name."""
        return cls(keys(spelled(words_of(invocation_name))))

    def take_off(self, words: Words) -> Called:
        """Return what is left to understand when wake word and name are taken off."""
        words = _without(words, WAKE_WORDS)
        polite = _without(words, POLITE)
        if self._opens(polite):
            return Called(by_name=True, is_launch=True)
        asked = self._asked(polite)
        if asked is not None:
            return Called(requests=tuple(_readings(asked)), by_name=True)
        return Called(requests=(words,))

    def _opens(self, words: Words) -> bool:
        said = keys(words)
        last = said[:-1] if said[-1:] == ("please",) else said
        return last in (self.name, *((*opener, *self.name) for opener in (*OPENERS, ("ask",))))

    def _asked(self, words: Words) -> Words | None:
        for asker in (*ASKERS, ()):
            start = (*asker, *self.name)
            if keys(words[: len(start)]) == start and len(words) > len(start):
                return words[len(start) :]
        return None


def _readings(asked: Words) -> Iterator[Words]:
    if len(asked) > 1 and asked[0] in LINKS:
        yield asked[1:]
    yield asked


def _without(words: Words, starts: tuple[Words, ...]) -> Words:
    for start in starts:
        if words[: len(start)] == start:
            return words[len(start) :]
    return words
