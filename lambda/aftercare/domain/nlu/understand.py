"""The one function that decides what free text means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp
from typing import Any

from aftercare.domain.language import Language
from aftercare.domain.nlu.clauses import clauses_of, is_question
from aftercare.domain.nlu.features import blocks_of, signs_among
from aftercare.domain.nlu.in_context import InContext
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import NOTHING, SAFETY_LEVELS, Meaning
from aftercare.domain.nlu.scorer import Scorer
from aftercare.domain.nlu.sign_features import DENIED
from aftercare.domain.nlu.slots import own_rhythm_in, slots_of
from aftercare.domain.nlu.triage import NEXT_TO_NOTHING, Sign, Triage, TriageReading, owners_parted

# All of these were found by leaving one author out; docs/decisions/0008 has the tables.
SURE = -0.7
"""Score from which a meaning is taken as meant; below it, a topic is only worth a "did you mean"."""
NEAR = -0.95
"""Score below which nothing is near."""
SURE_CUT_OFF = 0.0
"""The same for words that seem to break off: "my husband" is near many questions."""
VOICE = "speech.pace"
"""The command for the voice's own pace."""
NO_SENTENCE = 2
"""Words that say nothing by themselves, whatever the model makes of them."""
SURE_ALARM = 0.8
"""Confidence from which a danger is heard in words that seem to break off."""
ALARM_LEAST = {"emergency": -0.5, "crisis": -0.2, "urgent_call_clinic": -0.5}
"""Score below which no alarm is raised, by its level, where no sign of danger was said.

Despair is what the model most often hears in everyday talk, so it needs the most.
"""
ALARM_LEAST_WITH_SIGN = -0.8
"""The same where one of `language/signs.yaml` was said.

It has to be ahead of nothing: whichever is as likely as the rest, a level of safety comes first.
"""
CLAUSE_LEAST = 0.0
"""The same score where only a part of the utterance is looked at: torn from the rest, words sound worse."""
CLAUSE_MARGIN = 0.7
"""How far a level of safety has to be ahead of everything else in that part."""
ASKED_TOO = 0.0
"""Score from which another part of the utterance asks for something of its own."""
LATER = frozenset(
    ["breathe", "journal.today", "journal.write", "reminder.set", "send_card", "companion", "tell_clinic"]
)
"""Commands that make sense after a danger has been answered; "stop" in "it has to stop" is none of them."""
SOFTENED = frozenset(["denied", "over", "quoted", "asked"])
"""Signs around danger that say there is none; a part without them would say the opposite."""
FIRST = frozenset(["emergency", "crisis"])
"""Levels for which nothing that goes on waits; the clinic can be called after a pause."""
UNFINISHED = Meaning(kind="none", slots={"unfinished": 1})
"""A sentence that a pause cut off; its rest is asked for."""
_AHEAD, _SCORE, _BASE = 2.9, 0.7, -0.2
"""Turn the distance to the second best, and the score itself, into how often the like was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    label: str
    score: float
    ahead: float

    @property
    def confidence(self) -> float:
        return round(1 / (1 + exp(-(_BASE + _AHEAD * self.ahead + _SCORE * self.score))), 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How some words were read: the likeliest level of safety beside the likeliest of everything else."""

    danger: _Ranked | None
    other: _Ranked
    signs: frozenset[str]

    @property
    def alarm(self) -> _Ranked | None:
        """The danger, if the whole utterance tells of it."""
        has_sign = not self.signs.isdisjoint(SAFETY_LEVELS)
        level = self.danger.label if self.danger else "crisis"
        return self._danger(least=ALARM_LEAST_WITH_SIGN if has_sign else ALARM_LEAST[level], margin=0.0)

    @property
    def alarm_in_part(self) -> _Ranked | None:
        """The danger, if it is plain enough for a part of an utterance that says nothing to the contrary."""
        return None if self.is_softened else self._danger(least=CLAUSE_LEAST, margin=CLAUSE_MARGIN)

    def _danger(self, *, least: float, margin: float) -> _Ranked | None:
        danger = self.danger
        return None if danger is None or danger.score < least or danger.ahead < margin else danger

    @property
    def is_softened(self) -> bool:
        """Whether words around the danger say that there is none."""
        return any(sign in SOFTENED or sign.endswith(DENIED) for sign in self.signs)


class Understanding:
    """Understands the words of one locale; built once from its pack."""

    def __init__(
        self, lexicon: Lexicon, scorer: Scorer, language: Language, built: Mapping[str, Any]
    ) -> None:
        self._lexicon = lexicon
        self._scorer = scorer
        self._language = language
        self._labels: Sequence[str] = built["labels"]
        self._kinds: Mapping[str, str] = built["kinds"]
        self._patterns: Mapping[str, str] = built["patterns"]
        self._in_context = InContext(built["in_context"])
        self._triage = Triage(built["triage"], built["plain"])
        self._topics_of_signs: Mapping[str, str] = built["topics_of_signs"]

    @classmethod
    def from_pack(cls, built: Mapping[str, Any], language: Language) -> Understanding:
        """Return the understanding that was built into a pack, of a locale with these words."""
        return cls(Lexicon.from_built(built["lexicon"]), Scorer(built["model"]), language, built)

    def understand(self, text: str, places: Sequence[str] = (), others: Iterable[str] = ()) -> Meaning:
        """Return what an utterance means; any text at all has a meaning, if only "none".

        `places` are those of `in_context.PLACES` where the listener is, the nearest first. `others` are other
        words that may have been said just as well: a sign of danger in any of them counts, and so does what
        means something in a place.
        """
        words = self._lexicon.heard(text)
        if not words:
            return NOTHING
        folded = self._lexicon.folded(owners_parted(words))
        or_said = [self._lexicon.folded(owners_parted(self._lexicon.heard(other))) for other in others]
        for said in (folded, *or_said):
            if (found := self._in_context.action_in(said, places)) is not None:
                return found
        triage = self._triage.read(folded)
        sign = self._with_others(triage.sign, or_said)
        whole = self._read(words)
        # What was taken back tells the model of danger all the same, so it judges what is left.
        rest = words if triage.rest is None else triage.rest
        clauses = {tuple(clause): self._read(clause) for clause in clauses_of(rest, self._language.clauses)}
        alarm = whole.alarm if rest is words else self._alarm_in_rest(rest)
        danger = None if triage.is_common_alone else alarm or _worst(clauses.values())
        if sign is not None and (danger is None or _is_at_least(sign.level, danger.label)):
            return _of_sign(sign, also=self._asked_too(clauses))
        cut_off = UNFINISHED if self._is_cut_off(whole, danger, folded) else None
        if (begun := self._begun(folded, places) or cut_off) is not None:
            return begun
        if danger is None:
            return self._of_common(triage) or self._asked(whole.other, words)
        return Meaning(
            kind="safety", id=danger.label, confidence=danger.confidence, also=self._asked_too(clauses)
        )

    def _alarm_in_rest(self, rest: list[str]) -> _Ranked | None:
        """Return the danger in what is left of a denial; of next to nothing there is none."""
        return self._read(rest).alarm if len(rest) > NEXT_TO_NOTHING else None

    def _with_others(self, sign: Sign | None, or_said: Iterable[list[str]]) -> Sign | None:
        """Return the sign that was heard, or a graver one in other words where it is none of the first."""
        if sign is not None and sign.level in FIRST:
            return sign
        return _gravest([sign, *(self._triage.read(said).sign for said in or_said)])

    def _of_common(self, triage: TriageReading) -> Meaning | None:
        """Return the answer to a common sign, unless the words beside it ask for something else."""
        row, beside = triage.common, triage.beside
        topic = self._topics_of_signs.get(row or "")
        if row is None or topic is None or beside is None:
            return None
        if topic != (self._asked_beside(beside) or topic):
            return None
        return Meaning(kind="answer", id=topic, confidence=1.0, slots={"sign": row})

    def _asked_beside(self, words: list[str]) -> str | None:
        """Return what the words beside a sign ask for, if they ask for something plainly."""
        if self._language.clauses.asking.isdisjoint(words):
            return None
        other = self._read(words).other
        return other.label if other.score >= ASKED_TOO and self._is_answer(other) else None

    def _begun(self, folded: list[str], places: Sequence[str]) -> Meaning | None:
        """Return what a sentence wishes for that begins with a wish, unless there is danger in its rest."""
        found = self._in_context.begun_in(folded, places)
        if found is None:
            return None
        meaning, end = found
        alarm = self._read(folded[end:]).alarm_in_part
        return meaning if alarm is None or alarm.label not in FIRST else None

    def _is_cut_off(self, whole: _Reading, danger: _Ranked | None, folded: Sequence[str]) -> bool:
        """Tell whether words break off, and neither a danger nor anything else is sure."""
        if not self._in_context.is_unfinished(folded):
            return False
        if len(folded) <= NO_SENTENCE:
            return True
        if danger is not None and danger.confidence >= SURE_ALARM:
            return False
        is_known = self._kinds.get(whole.other.label) is not None and whole.other.score >= SURE_CUT_OFF
        return not is_known

    def _read(self, words: list[str]) -> _Reading:
        blocks = blocks_of(words, self._lexicon)
        scores = dict(zip(self._labels, self._scorer.scores(blocks), strict=True))
        levels = {level: scores.pop(level) for level in SAFETY_LEVELS if level in scores}
        if not self._in_context.is_about_the_voice(words):
            scores.pop(VOICE, None)
        other = _best(scores)
        level = max(levels, key=lambda name: levels[name], default=None)
        danger = level and _Ranked(label=level, score=levels[level], ahead=levels[level] - other.score)
        return _Reading(danger=danger or None, other=other, signs=signs_among(blocks))

    def _asked_too(self, clauses: Mapping[tuple[str, ...], _Reading]) -> str | None:
        """Return what another part asks for; despair put as a statement asks for nothing."""
        asked = (
            reading.other
            for clause, reading in clauses.items()
            if reading.other.score >= ASKED_TOO
            and reading.alarm is None
            and (
                reading.other.label in LATER or (self._is_answer(reading.other) and self._is_question(clause))
            )
        )
        best = max(asked, key=lambda ranked: ranked.score, default=None)
        return None if best is None else best.label

    def _is_question(self, clause: Sequence[str]) -> bool:
        return is_question(clause, self._language.clauses)

    def _is_answer(self, ranked: _Ranked) -> bool:
        return self._kinds.get(ranked.label) == "answer"

    def _asked(self, best: _Ranked, words: list[str]) -> Meaning:
        if own_rhythm_in(words, self._language) is not None:
            return self._command("breathe", 1.0, words)
        kind = self._kinds.get(best.label)
        if kind == "command" and best.score >= SURE:
            return self._command(best.label, best.confidence, words)
        if kind == "answer" and best.score >= SURE:
            return Meaning(kind="answer", id=best.label, confidence=best.confidence)
        guess = best.label if kind == "answer" and best.score >= NEAR else None
        return Meaning(kind="none", confidence=best.confidence, guess=guess)

    def _command(self, command_id: str, confidence: float, words: list[str]) -> Meaning:
        slots = slots_of(command_id, words, self._patterns, self._language)
        return Meaning(kind="command", id=command_id, confidence=confidence, slots=slots)


def _of_sign(sign: Sign, *, also: str | None) -> Meaning:
    slots: dict[str, str | int | float] = {"sign": sign.row} if sign.row else {}
    if sign.of_other:
        slots["other"] = 1
    return Meaning(kind="safety", id=sign.level, confidence=1.0, slots=slots, also=also)


def _is_at_least(level: str, other: str) -> bool:
    return SAFETY_LEVELS.index(level) <= SAFETY_LEVELS.index(other)


def _gravest(signs: Iterable[Sign | None]) -> Sign | None:
    """Return the sign of the most pressing level; the first of those that are alike."""
    heard = filter(None, signs)
    return min(heard, key=lambda sign: SAFETY_LEVELS.index(sign.level), default=None)


def _best(scores: Mapping[str, float]) -> _Ranked:
    first, second = nlargest(2, scores, key=lambda label: scores[label])
    return _Ranked(label=first, score=scores[first], ahead=scores[first] - scores[second])


def _worst(clauses: Iterable[_Reading]) -> _Ranked | None:
    alarms = (clause.alarm_in_part for clause in clauses)
    return min(filter(None, alarms), key=lambda alarm: SAFETY_LEVELS.index(alarm.label), default=None)
