"""What is made of scores: when it is sure enough, when danger comes first, what else was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pytest
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.scorer import Scorer
from aftercare.domain.nlu.understand import Understanding
from support.packs import pack

BUILT = pack().understanding
LABELS = (
    "driving",
    "alcohol_drugs",
    "journal.today",
    "stop",
    "none",
    "emergency",
    "crisis",
    "urgent_call_clinic",
)
NOTHING_ELSE = dict.fromkeys(LABELS, -3.0)
APPLE, BOTH = ("apple",), ("apple", "plum")
KNOWN = (*BOTH, "suicidal")


@dataclass(frozen=True)
class Scores:
    """Stands in for the model: words are known by the fruits among them, and score as they are told to."""

    of: Mapping[tuple[str, ...], Mapping[str, float]]

    def scores(self, blocks: tuple[list[str], ...]) -> list[float]:
        fruits = tuple(fruit for fruit in KNOWN if f"w:{fruit}" in blocks[0])
        return [({**NOTHING_ELSE, **self.of.get(fruits, {})})[label] for label in LABELS]


def understood(said: str, whole: Mapping[str, float], **parts: Mapping[str, float]) -> Any:
    by_fruit: dict[tuple[str, ...], Mapping[str, float]] = {
        (fruit,): scores for fruit, scores in parts.items()
    }
    scores = Scores({BOTH if "plum" in said and "apple" in said else APPLE: whole, **by_fruit})
    lexicon = Lexicon.from_built(BUILT["lexicon"])
    return Understanding(
        lexicon, cast("Scorer", scores), pack().language, {**BUILT, "labels": LABELS}
    ).understand(said)


@pytest.mark.parametrize(
    ("score", "kind", "guess"),
    [(0.5, "answer", None), (-0.5, "answer", None), (-0.8, "none", "driving"), (-1.3, "none", None)],
)
def test_a_topic_is_answered_when_sure_asked_about_when_near_and_else_left(
    score: float, kind: str, guess: str | None
) -> None:
    meaning = understood("apple", {"driving": score})
    assert (meaning.kind, meaning.guess) == (kind, guess)
    assert meaning.id == ("driving" if kind == "answer" else None)


@pytest.mark.parametrize(("score", "kind"), [(-0.5, "command"), (-0.8, "none"), (-1.3, "none")])
def test_a_command_is_done_when_sure_and_never_guessed(score: float, kind: str) -> None:
    meaning = understood("apple", {"journal.today": score})
    assert (meaning.kind, meaning.guess) == (kind, None)


@pytest.mark.parametrize(
    ("said", "score", "is_alarm"),
    [
        ("apple", -0.3, True),
        ("apple", -0.65, False),
        ("apple used to", -0.65, False),
        ("apple had a fall", -0.65, True),
        ("apple had a fall", -1.2, False),
    ],
)
def test_a_plain_sign_of_danger_lowers_what_an_alarm_needs(
    said: str, score: float, *, is_alarm: bool
) -> None:
    assert (understood(said, {"urgent_call_clinic": score}).kind == "safety") is is_alarm


@pytest.mark.parametrize(
    ("level", "least"), [("emergency", -0.5), ("crisis", -0.2), ("urgent_call_clinic", -0.5)]
)
def test_an_alarm_without_a_sign_needs_a_score_of_its_level(level: str, least: float) -> None:
    assert understood("apple", {level: least + 0.05}).id == level
    assert understood("apple", {level: least - 0.05}).kind == "none"


def test_what_is_left_of_a_denial_is_judged_and_not_the_denial() -> None:
    scores = Scores({("apple", "suicidal"): {"crisis": 1.0}, APPLE: {"driving": 1.0}})
    lexicon = Lexicon.from_built(BUILT["lexicon"])
    built = {**BUILT, "labels": LABELS}
    understand = Understanding(lexicon, cast("Scorer", scores), pack().language, built).understand
    assert understand("i'm not suicidal apple").id != "crisis"
    assert understand("apple").id == "driving"


@pytest.mark.parametrize(
    ("said", "scores", "meant"),
    [
        # Two words say nothing by themselves, whatever the model makes of them.
        ("apple if", {"driving": 2.0}, None),
        ("apple if", {"crisis": 2.0}, None),
        ("red apple if", {"driving": 0.1}, "driving"),
        ("red apple if", {"driving": -0.1}, None),
        ("red apple if", {"stop": 0.1}, "stop"),
        ("red apple if", {"none": 2.0}, None),
        ("red apple if", {"crisis": 1.0}, "crisis"),
        ("red apple if", {"crisis": -0.1, "driving": -0.2}, None),
        ("red apple now", {"driving": -0.1}, "driving"),
    ],
)
def test_a_sentence_that_breaks_off_needs_more_to_be_heard(
    said: str, scores: Mapping[str, float], meant: str | None
) -> None:
    assert understood(said, scores).id == meant


def test_a_sign_names_its_row_and_whether_somebody_else_has_it() -> None:
    understand = Understanding.from_pack(BUILT, pack().language).understand
    heard = [understand(said) for said in ("i'm having a seizure", "my dad is having a seizure")]
    assert [(each.confidence, dict(each.slots)) for each in heard] == [
        (1.0, {"sign": "seizure"}),
        (1.0, {"sign": "seizure", "other": 1}),
    ]


def test_danger_comes_first_where_it_is_as_likely_as_the_rest_and_not_where_it_is_less() -> None:
    assert understood("apple", {"crisis": 0.5, "driving": 0.5}).id == "crisis"
    assert understood("apple", {"crisis": 0.4, "driving": 0.5}).id == "driving"


def test_the_likeliest_level_is_the_level() -> None:
    assert understood("apple", {"emergency": 0.1, "crisis": 0.5, "urgent_call_clinic": 0.2}).id == "crisis"


@pytest.mark.parametrize(
    ("said", "score", "other", "is_alarm"),
    [
        ("red apple and big plum", 0.5, -0.5, True),
        ("red apple and big plum", 0.5, 0.0, False),
        ("red apple and big plum", -0.3, -2.5, False),
        ("red apple and no plum she said", 0.5, -0.5, True),
        ("red apple and asked if plum", 0.5, -0.5, False),
        ("red apple and used to plum", 0.5, -0.5, False),
        ("red apple and not chest pain plum", 0.5, -0.5, False),
    ],
)
def test_a_part_alarms_where_it_is_plain_and_says_nothing_to_the_contrary(
    said: str, score: float, other: float, *, is_alarm: bool
) -> None:
    meaning = understood(said, {"driving": 1.0}, plum={"crisis": score, "driving": other})
    assert (meaning.kind == "safety") is is_alarm


def test_the_most_pressing_part_decides() -> None:
    meaning = understood(
        "red apple and big plum", {"driving": 1.0}, apple={"crisis": 1.0}, plum={"emergency": 0.5}
    )
    assert meaning.id == "emergency"


def test_the_plainest_words_are_outdone_only_by_a_more_pressing_level() -> None:
    assert understood("apple i want to die", {"driving": 2.0}).id == "crisis"
    assert understood("apple i want to die", {"urgent_call_clinic": 2.0}).id == "crisis"
    assert understood("apple i want to die", {"emergency": 2.0}).id == "emergency"


DANGER = {"crisis": 1.0}


@pytest.mark.parametrize(
    ("said", "asked", "also"),
    [
        ("red apple and can i plum", {"driving": 0.3}, "driving"),
        ("red apple and can i plum", {"driving": -0.3}, None),
        ("red apple and my plum hurts", {"driving": 0.3}, None),
        ("red apple and read the plum", {"journal.today": 0.3}, "journal.today"),
        ("red apple and this plum ends", {"stop": 0.3}, None),
        ("red apple and can i plum", {"driving": 0.3, "emergency": 0.5}, None),
    ],
)
def test_what_else_was_asked_is_kept_for_later(said: str, asked: dict[str, float], also: str | None) -> None:
    assert understood(said, DANGER, apple=DANGER, plum=asked).also == also


def test_of_two_other_questions_the_clearer_one_is_kept() -> None:
    said = "i want to die and can i apple and can i plum"
    clear, clearer = {"driving": 0.3}, {"alcohol_drugs": 0.9}
    assert understood(said, {}, apple=clear, plum=clearer).also == "alcohol_drugs"
    assert understood(said, {}, apple=clearer, plum=clear).also == "alcohol_drugs"


def test_what_is_farther_ahead_is_surer_and_no_surer_than_certain() -> None:
    found = [
        understood("apple", {"driving": score, "alcohol_drugs": second}).confidence
        for score, second in ((0.0, 0.0), (0.0, -0.5), (0.5, 0.0), (1.0, 0.0), (2.0, -2.0))
    ]
    assert found == sorted(found)
    assert 0.3 < found[0] < 0.6
    assert 0.9 < found[-1] <= 1.0


def test_nothing_said_means_nothing() -> None:
    assert understood("", {"crisis": 2.0}).kind == "none"
