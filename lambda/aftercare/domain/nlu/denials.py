"""How words around a danger take it back, read by structure.

A danger is taken back only by words that belong to it: a denial that reaches it through its own verb, a
question or a quotation that it is the object of, a past that it is told in. What is denied, asked or over
elsewhere in the sentence changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aftercare.domain.nlu.phrase_patterns import PhrasePatterns

OBJECT_WORDS = 2
"""Words of a danger's own object, over which a past time reaches it: "overdosed on pills years ago"."""
PREDICATE_WORDS = 3
"""Words before a danger that are looked at for its tense."""
_FRAMES = ("doubts", "mentions", "in_general", "long_ago", "used_to")
_WORDS = (
    "denials",
    "denials_of_things",
    "things",
    "no_denial_after",
    "no_denial_before",
    "passed_over",
    "subjects",
    "before_things",
    "past_words",
    "joints",
    "emphasis",
)


class Denials:
    """Tells what takes a danger back; built once from the words of a locale."""

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._frames = {name: PhrasePatterns(built[name]) for name in _FRAMES}
        self._words = {name: frozenset(built[name]) for name in _WORDS}

    def without_emphasis(self, words: Sequence[str]) -> list[str]:
        """Return the words without emphasis; after a denial it stays, since "not just" denies nothing."""
        emphasis, denials = self._words["emphasis"], self._words["denials"]
        kept: list[str] = []
        for word in words:
            if word not in emphasis or (kept and kept[-1] in denials):
                kept.append(word)
        return kept

    def without_denials(self, words: Sequence[str]) -> tuple[list[str], list[int]]:
        """Return the words without what denies something, and where in them it stood: before which word."""
        kept: list[str] = []
        denied_at: list[int] = []
        for at, word in enumerate(words):
            if word in self._words["denials"] and self._denies(words, at):
                denied_at.append(len(kept))
            else:
                kept.append(word)
        return kept, denied_at

    def stood_in(self, words: Sequence[str], span: tuple[int, int], denied_at: Sequence[int]) -> bool:
        """Tell whether a denial stood within a phrase, or before it among words that it reaches over."""
        start, end = span
        return any(self._verb_begins(words, start) <= at < end for at in denied_at)

    def takes_back(self, words: Sequence[str], start: int, end: int) -> bool:
        """Tell whether words that belong to a danger between two places say that there is none."""
        if self._is_over(words, start, end) or self._is_mentioned(words, start):
            return True
        # Where danger brings its own subject, no verb before it reaches in: "help me stop he stopped ...".
        has_subject = words[start] in self._words["subjects"]
        return not has_subject and (self._is_denied(words, start) or self._is_asked_in_general(words, start))

    def _is_denied(self, words: Sequence[str], start: int) -> bool:
        """Tell whether a denial reaches the danger through its own verb, and is not itself in doubt."""
        at = self._verb_begins(words, start) - 1
        if not self._denies(words, at):
            return False
        return not self._frames["doubts"].ends_at(words, self._verb_begins(words, at))

    def _denies(self, words: Sequence[str], at: int) -> bool:
        if words[at - 1] in self._words["no_denial_after"]:
            return False
        if words[at] in self._words["denials_of_things"]:
            return words[at + 1] in self._words["things"]
        return words[at] in self._words["denials"] and words[at + 1] not in self._words["no_denial_before"]

    def _is_mentioned(self, words: Sequence[str], start: int) -> bool:
        """Tell whether the danger is told of, quoted or named, and not had."""
        return any(self._frames["mentions"].ends_at(words, at) for at in self._mentioned_from(words, start))

    def _mentioned_from(self, words: Sequence[str], start: int) -> Iterator[int]:
        """Yield where a frame may end that mentions a danger."""
        if words[start] not in self._words["subjects"]:
            yield from (start, self._verb_begins(words, start))
            return
        # A phrase may bring its own subject, which ends the frame: "the form asked if i" + "passed out".
        yield start + 1
        if words[start - 1] not in self._words["before_things"]:
            yield start

    def _is_asked_in_general(self, words: Sequence[str], start: int) -> bool:
        frames = self._frames["in_general"]
        return frames.ends_at(words, start) or frames.ends_at(words, self._verb_begins(words, start))

    def _is_over(self, words: Sequence[str], start: int, end: int) -> bool:
        if self._frames["used_to"].ends_at(words, start):
            return True
        if self._words["past_words"].isdisjoint(words[max(0, start - PREDICATE_WORDS) : end]):
            return False
        sentence = self.sentence_begins(words, start)
        return self._is_dated_before(words, sentence) or self._is_dated_after(words, end)

    def _is_dated_before(self, words: Sequence[str], sentence: int) -> bool:
        """Tell whether all that stands between the last joint and the sentence is a time long ago."""
        begin = sentence
        while begin > 1 and words[begin - 1] not in self._words["joints"]:
            begin -= 1
        return sentence in self._frames["long_ago"].ends_of(words, begin)

    def _is_dated_after(self, words: Sequence[str], end: int) -> bool:
        """Tell whether a time long ago follows, with nothing but the danger's own object between."""
        stops = self._words["joints"] | self._words["subjects"] | self._words["passed_over"]
        for at in range(end, min(end + OBJECT_WORDS + 1, len(words))):
            if self._frames["long_ago"].ends_of(words, at):
                return True
            if words[at] in stops:
                return False
        return False

    def _verb_begins(self, words: Sequence[str], start: int) -> int:
        """Return where the words begin that only carry the danger: "am going to", "do", "have any"."""
        while words[start - 1] in self._words["passed_over"]:
            start -= 1
        return start

    def sentence_begins(self, words: Sequence[str], start: int) -> int:
        """Return where the danger's own sentence begins: before its verb and its subject."""
        start = self._verb_begins(words, start)
        return start - 1 if words[start - 1] in self._words["subjects"] else start
