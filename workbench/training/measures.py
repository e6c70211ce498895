"""How well utterances are understood, in the few numbers that have floors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Meaning

from workbench.training.utterances import LOOK_ALIKES, UNRELATED, Utterance

FEWEST = 6
"""Utterances from which a label counts in an average: one of two right says nothing of a topic."""
FALSE_ALARMS = ("false_alarms_on_look_alikes", "false_alarms_elsewhere", "fair_questions_declined")
"""Measures of which less is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An utterance and what was understood."""

    utterance: Utterance
    meaning: Meaning

    @property
    def understood(self) -> str:
        """The label that was understood."""
        return self.meaning.id or "none"

    @property
    def is_right(self) -> bool:
        """Whether the label is the right one."""
        return self.understood == self.utterance.label

    @property
    def is_heard(self) -> bool:
        """Whether a danger was heard at its level or a more pressing one, and anything else rightly."""
        if self.utterance.label not in SAFETY_LEVELS or not self.is_alarm:
            return self.is_right
        return SAFETY_LEVELS.index(self.understood) <= SAFETY_LEVELS.index(self.utterance.label)

    @property
    def is_alarm(self) -> bool:
        """Whether any level of safety was understood."""
        return self.meaning.kind == "safety"


def judge(utterances: Iterable[Utterance], understand: Callable[[str], Meaning]) -> list[Judged]:
    """Understand every utterance."""
    return [Judged(utterance=utterance, meaning=understand(utterance.text)) for utterance in utterances]


def by_label(judged: Sequence[Judged], group: str) -> dict[str, float]:
    """Return the share of right ones of each label of a group."""
    labels: defaultdict[str, list[bool]] = defaultdict(list)
    for one in judged:
        if one.utterance.group == group:
            labels[one.utterance.label].append(one.is_heard)
    return {label: _share(right) for label, right in sorted(labels.items())}


def confusions(judged: Sequence[Judged]) -> list[tuple[tuple[str, str], int]]:
    """Return (what it was, what was understood) and how often, the most frequent first."""
    wrong = Counter((one.utterance.label, one.understood) for one in judged if not one.is_right)
    return sorted(wrong.items(), key=lambda item: (-item[1], item[0]))


def measures(judged: Sequence[Judged]) -> dict[str, float]:
    """Return all that has a floor or a ceiling; averages are over labels, so that each counts the same."""
    often = Counter(one.utterance.label for one in judged)
    questions, commands = (
        {label: share for label, share in by_label(judged, group).items() if often[label] >= FEWEST}
        for group in ("questions", "commands")
    )
    levels = by_label(judged, "safety")
    people_also_ask = {label: share for label, share in questions.items() if label.startswith("paa.")}
    in_group = _grouped(judged)
    elsewhere = [*in_group["questions"], *in_group["commands"], *in_group[UNRELATED]]
    return {
        "questions": _mean(questions),
        "people_also_ask": _mean(people_also_ask),
        "commands": _mean(commands),
        **{level: levels.get(level, 0.0) for level in SAFETY_LEVELS},
        "unrelated_declined": _share(one.understood == "none" for one in in_group[UNRELATED]),
        "slots": _share(_slots_right(one) for one in judged if one.utterance.slots),
        "false_alarms_on_look_alikes": _share(one.is_alarm for one in in_group[LOOK_ALIKES]),
        "false_alarms_elsewhere": _share(one.is_alarm for one in elsewhere),
        "fair_questions_declined": _share(one.understood == "none" for one in in_group["questions"]),
    }


def below_floors(found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return a line for each measure that is worse than its floor."""
    return [
        f"{name}: {found[name]:.3f}, allowed {limit:.3f}"
        for name, limit in floors.items()
        if (found[name] > limit if name in FALSE_ALARMS else found[name] < limit)
    ]


def _slots_right(one: Judged) -> bool:
    return one.is_right and dict(one.meaning.slots) == dict(one.utterance.slots)


def _grouped(judged: Sequence[Judged]) -> defaultdict[str, list[Judged]]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.utterance.group].append(one)
    return groups


def _share(values: Iterable[bool]) -> float:
    seen = list(values)
    return sum(seen) / len(seen) if seen else 0.0


def _mean(shares: Mapping[str, float]) -> float:
    return sum(shares.values()) / len(shares) if shares else 0.0
