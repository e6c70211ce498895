"""No ordinary words outvote plain danger: every sign of the list beside what everybody ever phrased."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.phrase_index import PhraseIndex
from aftercare.domain.nlu.phrase_patterns import PhrasePatterns
from aftercare.domain.nlu.triage import PLAIN, Triage, owners_parted
from aftercare.domain.nlu.understand import Understanding
from support.packs import pack

from workbench.content.read.content import read_content
from workbench.training.evaluate import built_in_pack
from workbench.training.inputs import read_inputs
from workbench.training.phrase_index import WordCounts, indexed
from workbench.training.utterances import read_utterances

ROOT = Path(__file__).parents[2]
BUILT = built_in_pack(ROOT)
LEXICON = Lexicon.from_built(BUILT["lexicon"])
TABLE = read_content(ROOT).plain.value.model_dump()
TRIAGE = Triage(BUILT["triage"], BUILT["plain"])
SUBJECTS = {"chest": "my", "throat": "my", "lips": "her", "face": "his", "bleeding": "the", "life": "my"}
PEOPLE = {"<person>": "she"}
LOOK_ALIKES = PhraseIndex(BUILT["triage"]["look_alikes"])
LONG_AGO = PhrasePatterns(TABLE["long_ago"])
JOINTS = (" ", " and ", " because ", " but ", " so ")


def heard(said: str) -> list[str]:
    return LEXICON.folded(owners_parted(LEXICON.heard(said)))


def level_in(said: str) -> str | None:
    sign = TRIAGE.read(heard(said)).sign
    return sign.level if sign else None


def signs(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield each sign of the list in full, as somebody would say it, and its level."""
    for level in ("emergency", "crisis"):
        for pattern in TABLE[level]:
            words = [
                chance.choice(part.removesuffix("?").split("|")) for part in pattern.split() if part != "^"
            ]
            said = " ".join(PEOPLE.get(word, word) for word in words)
            said = said if words[0] in ("i", "<person>", "my") else f"{SUBJECTS.get(words[0], 'i')} {said}"
            if level_in(said):
                yield said, level


def is_said_otherwise(first: str, second: str) -> bool:
    """Tell whether words on both sides of a border make one phrase: "i overdosed" + "years ago ..."."""
    words, border = ["^", *heard(f"{first} {second}"), "$"], len(heard(first)) + 1
    spans = [(start, end) for start, end, _ in LOOK_ALIKES.spans_in(words)]
    spans += LONG_AGO.spans_in(words)
    dated = {start for start, _ in LONG_AGO.spans_in(words)}
    return any(start < border < end for start, end in spans) or any(border + gap in dated for gap in range(3))


def sentences(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield sentences made of a sign and ordinary words, and the level of the sign."""
    chance = random.Random(seed)  # noqa: S311  # a fixed sequence
    said = [phrasing.text for phrasing in read_inputs(ROOT).phrasings]
    said += [utterance.text for utterance in read_utterances(ROOT)]
    for _ in range(count // 100):
        for sign, level in chance.sample(found := list(signs(chance)), min(len(found), 100)):
            before, after = chance.choice(said), chance.choice(said)
            joint, other = chance.choice(JOINTS), chance.choice(JOINTS)
            place = chance.choice(["before", "after", "middle"])
            if place != "after" and is_said_otherwise(sign, after):
                continue
            yield (
                {
                    "before": f"{sign}{joint}{after}",
                    "after": f"{before}{joint}{sign}",
                    "middle": f"{before}{joint}{sign}{other}{after}",
                }[place],
                level,
            )


def missed(count: int, seed: int) -> list[str]:
    levels = ("emergency", "crisis")
    return [
        said
        for said, level in sentences(count, seed)
        if (found := level_in(said)) is None or levels.index(found) > levels.index(level)
    ]


def test_every_sign_of_the_list_is_heard_alone() -> None:
    chance = random.Random(1)  # noqa: S311  # a fixed sequence
    assert len({sign for sign, _ in signs(chance)}) >= 70


def test_plain_danger_beside_anything_is_danger() -> None:
    assert missed(3_000, seed=1) == []


@pytest.mark.long
def test_plain_danger_beside_anything_is_danger_a_hundred_thousand_times() -> None:
    assert missed(110_000, seed=2) == []


def test_the_model_may_add_danger_and_never_remove_it() -> None:
    understand = Understanding.from_pack(BUILT, pack().language).understand
    levels = ("emergency", "crisis", "urgent_call_clinic")
    for said, level in sentences(300, seed=3):
        found = understand(said)
        assert found.kind == "safety", said
        assert levels.index(str(found.id)) <= levels.index(level), said


def harmless(*, alike: bool) -> list[str]:
    return [
        p.text
        for p in read_inputs(ROOT).phrasings
        if p.label not in SAFETY_LEVELS and p.is_look_alike is alike
    ]


def share_alarmed(triage: Triage, said: list[str]) -> float:
    return sum(triage.read(heard(each)).sign is not None for each in said) / len(said)


def plain_list_alone() -> Triage:
    counts = WordCounts(())
    table = {level: indexed({PLAIN: TABLE.get(level, [])}, counts) for level in SAFETY_LEVELS}
    nothing = indexed({}, counts)
    table |= {"look_alikes": indexed({PLAIN: TABLE["look_alikes"]}, counts)}
    return Triage({**table, "common": nothing, "common_look_alikes": nothing}, BUILT["plain"])


@pytest.mark.long
def test_its_price_in_false_alarms_is_small() -> None:
    # Look-alikes are written to sound like danger; one in a hundred of them may be taken for it by the list.
    assert share_alarmed(plain_list_alone(), harmless(alike=True)) <= 0.012
    assert share_alarmed(plain_list_alone(), harmless(alike=False)) <= 0.0001


@pytest.mark.long
def test_the_price_of_the_whole_table_in_false_alarms_is_small() -> None:
    # Most of the others tell what a clinic should hear of ("i had a margarita after my infusion").
    # The last authors wrote every look-alike with the very words of a sign ("overdosed on halloween candy").
    assert share_alarmed(TRIAGE, harmless(alike=True)) <= 0.026
    assert share_alarmed(TRIAGE, harmless(alike=False)) <= 0.003
