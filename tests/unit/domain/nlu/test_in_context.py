"""Words in the middle of something are read with what is going on, and hide no danger."""

import pytest
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
