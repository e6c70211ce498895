"""What a whole utterance means where the listener is, by a table of phrases for each place.

A phrase counts only where it is all that was said, politeness aside, so that no danger can hide beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aftercare.domain.nlu.lexicon import PERSON
from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Kind, Meaning
from aftercare.domain.nlu.phrase_patterns import PhrasePatterns, words_in

PLACES = ("after_danger", "start", "breathing", "writing", "prompt", "topic", "number", "offer", "anywhere")
"""Where a listener can be; more than one may fit, and the first that has the words decides."""


CERTAIN = 1.0
PERSON_ALONE = 2
"""Words up to which somebody's name is all that was said: "and my wife"."""


class InContext:
    """Finds what words mean in a place; built once from the table of a locale."""

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._phrases = {
            place: {action: PhrasePatterns(said) for action, said in built[place].items()} for place in PLACES
        }
        self._begun = {
            place: {action: PhrasePatterns(said) for action, said in actions.items()}
            for place, actions in built["begun"].items()
        }
        self._means = {
            (place, action): _meaning(written)
            for place, actions in built["means"].items()
            for action, written in actions.items()
        }
        self._around = frozenset(built["around"])
        said = (phrase for place in PLACES for phrases in built[place].values() for phrase in phrases)
        self._words = self._around | {
            word for phrase in said for step in phrase.split() for word in words_in(step)
        }
        self._not_the_voice = frozenset(built["not_the_voice"])
        unfinished = built["unfinished"]
        self._endings = frozenset(unfinished["endings"])
        self._complete = PhrasePatterns(unfinished["complete"])
        self._most = int(unfinished["most"])

    def action_in(self, words: Sequence[str], places: Iterable[str]) -> Meaning | None:
        """Return what words that are all that was said mean; None if the places do not know them.

        `words` are in the lexicon's spoken form. Raises KeyError for a place that is none of `PLACES`.
        """
        if not self._words.issuperset(words):
            return None
        for place in places:
            covered = {
                action: self._covered(phrases, words) for action, phrases in self._phrases[place].items()
            }
            best = max(covered, key=lambda action: covered[action], default=None)
            if best is not None and covered[best]:
                return self._means[place, best]
        return None

    def begun_in(self, words: Sequence[str], places: Iterable[str]) -> tuple[Meaning, int] | None:
        """Return what a sentence means that begins as a wish for what goes on, and where the wish ends.

        What follows is for the caller to look at: "one moment my chest hurts" is no pause.
        """
        for place in places:
            for action, phrases in self._begun.get(place, {}).items():
                if ends := phrases.ends_of(words, 0):
                    return self._means[place, action], max(ends)
        return None

    def is_about_the_voice(self, words: Sequence[str]) -> bool:
        """Tell whether "slower" or "faster" may be about the voice: "my heart won't slow down" is not."""
        return self._not_the_voice.isdisjoint(words)

    def is_unfinished(self, words: Sequence[str]) -> bool:
        """Tell whether a few words end where no sentence ends: "i um", "my husband", "can i".

        `words` have whoever is spoken of folded into one word; a name alone is the beginning of something.
        """
        if not 0 < len(words) <= self._most:
            return False
        if words[-1] == PERSON and len(words) <= PERSON_ALONE:
            return True
        return words[-1] in self._endings and len(words) not in self._complete.ends_of(words, 0)

    def _covered(self, phrases: PhrasePatterns, words: Sequence[str]) -> int:
        """Return how many words phrases of one action are, the rest being politeness; else 0."""
        most = {0: 0}
        for at, word in enumerate(words):
            if at not in most:
                continue
            steps = [(end, end - at) for end in phrases.ends_of(words, at)]
            for end, said in [*steps, (at + 1, 0)] if word in self._around else steps:
                most[end] = max(most.get(end, 0), most[at] + said)
        return most.get(len(words), 0)


def _meaning(written: str) -> Meaning:
    """Return a meaning from its id and its slots: `breathe.control action=ease`."""
    meaning_id, *pairs = written.split()
    slots: dict[str, str | int | float] = {
        name: value for name, _, value in (pair.partition("=") for pair in pairs)
    }
    kind: Kind = "safety" if meaning_id in SAFETY_LEVELS else "command"
    return Meaning(kind=kind, id=meaning_id, confidence=CERTAIN, slots=slots)
