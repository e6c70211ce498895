"""Words in the middle of something are read with what is going on, and hide no danger."""

import pytest
from aftercare.domain.nlu.in_context import PLACES, InContext
from aftercare.domain.nlu.lexicon import PERSON
from aftercare.domain.nlu.meaning import Meaning
from aftercare.domain.nlu.understand import Understanding
from support.packs import pack

understand = Understanding.from_pack(pack().understanding, pack().language).understand


@pytest.mark.parametrize(
    ("place", "said", "meant"),
    [
        ("breathing", "stop the breathing", ("stop", None)),
        ("breathing", "can we stop breathing now please", ("stop", None)),
        ("breathing", "okay i'm done with breathing thanks", ("stop", None)),
        ("breathing", "i can't breathe out that long", ("breathe.control", "ease")),
        ("breathing", "i ran out of breath", ("breathe.control", "ease")),
        ("breathing", "can i breathe through my mouth", ("breathe.control", "resume")),
        ("breathing", "i lost count", ("breathe.control", "resume")),
        ("breathing", "there's no sound", ("breathe.control", "aloud")),
        ("breathing", "i'm ready to go on", ("breathe.control", "resume")),
        ("writing", "i haven't finished", ("breathe.control", "resume")),
        ("writing", "nothing comes to mind", ("journal.next", None)),
        ("prompt", "that's too heavy", ("journal.next", None)),
        ("offer", "i want to stop here", ("stop", None)),
        ("after_danger", "no no that was a mistake", ("safety.correction", None)),
        ("after_danger", "i don't want to talk to a stranger", ("safety.refusal", None)),
    ],
)
def test_the_place_decides(place: str, said: str, meant: tuple[str, str | None]) -> None:
    meaning = understand(said, [place])
    assert (meaning.id, meaning.slots.get("action")) == meant


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("one moment the dog wants out", "pause"),
        ("hold on my dog barks", "pause"),
        ("pause it i gotta pee", "pause"),
        ("whoa wait a second i have to sneeze", "pause"),
        ("don't end yet i want more of this", "resume"),
        ("don't rush me i'm thinking", "resume"),
    ],
)
@pytest.mark.parametrize("place", ["breathing", "writing"])
def test_a_sentence_that_begins_as_a_wish_is_one(place: str, said: str, action: str) -> None:
    assert understand(said, [place]).slots == {"action": action}


@pytest.mark.parametrize(
    "said", ["one moment my chest hurts", "hold on i can't breathe", "don't stop yet i want to die"]
)
def test_a_wish_hides_no_danger_behind_it(said: str) -> None:
    assert understand(said, ["breathing"]).kind == "safety"


@pytest.mark.parametrize("place", ["after_danger", "start", "breathing", "writing", "prompt", "offer"])
@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("i can't breathe", "emergency"),
        ("stop the breathing my chest hurts", "emergency"),
        ("i'm done i want to die", "crisis"),
        ("i'm not done i took all my pills", "emergency"),
        ("leave me alone i'm going to kill myself", "crisis"),
    ],
)
def test_danger_is_danger_in_every_place(place: str, said: str, level: str) -> None:
    assert understand(said, [place]).id == level


@pytest.mark.parametrize("said", ["i um", "can i", "my husband", "uh my", "is it okay if"])
def test_a_sentence_cut_off_by_a_pause_is_no_alarm_and_no_answer(said: str) -> None:
    meaning = understand(said)
    assert (meaning.kind, dict(meaning.slots)) == ("none", {"unfinished": 1})


@pytest.mark.parametrize("said", ["i can't breathe", "help me", "yes i can", "i want to die"])
def test_what_is_whole_is_not_asked_for_its_rest(said: str) -> None:
    assert not understand(said).slots.get("unfinished")


SMALL = InContext(
    {
        **{key: {} for key in PLACES},
        "breathing": {"stop": ["stop", "stop it"], "pause": ["stop it for now", "please please stop it"]},
        "start": {"giving_up": ["make it stop"]},
        "means": {
            "breathing": {"stop": "stop", "pause": "breathe.control action=pause"},
            "start": {"giving_up": "crisis unsure=1"},
        },
        "begun": {"breathing": {"pause": ["wait"]}},
        "around": ["please", "now"],
        "not_the_voice": ["heart"],
        "unfinished": {"endings": ["my", "can"], "complete": ["yes can"], "most": 3},
    }
)


@pytest.mark.parametrize(
    ("place", "said", "meaning"),
    [
        ("breathing", "stop", Meaning(kind="command", id="stop", confidence=1.0)),
        ("breathing", "please please stop now", Meaning(kind="command", id="stop", confidence=1.0)),
        # The phrase that explains the most words wins.
        (
            "breathing",
            "stop it for now",
            Meaning(kind="command", id="breathe.control", confidence=1.0, slots={"action": "pause"}),
        ),
        # The words before a phrase explain nothing of it.
        (
            "breathing",
            "please please stop it",
            Meaning(kind="command", id="breathe.control", confidence=1.0, slots={"action": "pause"}),
        ),
        ("breathing", "stop stop", Meaning(kind="command", id="stop", confidence=1.0)),
        ("start", "make it stop", Meaning(kind="safety", id="crisis", confidence=1.0, slots={"unsure": "1"})),
        ("breathing", "stop this", None),
        ("breathing", "this stop", None),
        ("breathing", "please", None),
        ("breathing", "", None),
        ("breathing", "please now", None),
    ],
)
def test_a_phrase_counts_where_it_is_all_that_was_said(
    place: str, said: str, meaning: Meaning | None
) -> None:
    assert SMALL.action_in(said.split(), [place]) == meaning


@pytest.mark.parametrize(
    ("said", "is_unfinished"),
    [
        ("", False),
        ("can", True),
        ("now can", True),
        ("well now can", True),
        ("so well now can", False),
        ("yes can", False),
        ("now yes can", True),
        ("now", False),
        (PERSON, True),
        (f"and {PERSON}", True),
        (f"{PERSON} now", False),
        (f"see and {PERSON}", False),
    ],
)
def test_a_few_words_are_unfinished_where_no_sentence_ends(said: str, *, is_unfinished: bool) -> None:
    assert SMALL.is_unfinished(said.split()) is is_unfinished


def test_a_pace_beside_the_heart_is_not_about_the_voice() -> None:
    assert SMALL.is_about_the_voice(["slow", "down"])
    assert not SMALL.is_about_the_voice(["my", "heart", "will", "not", "slow", "down"])
