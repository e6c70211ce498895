"""What is said in the specification of this skill, and in the studies that tested assistants before it."""

import pytest
from aftercare.domain.nlu.understand import Understanding
from support.packs import pack

UNDERSTANDING = Understanding.from_pack(pack().understanding, pack().language)
understand = UNDERSTANDING.understand


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("um is it ok if i um drive to work tomorrow or what", "driving"),
        ("kept a mean made me sick", "heavy_meals_nausea"),
        ("i'm not suicidal, i just want to know if i can drive", "driving"),
        ("is spur auto better than the drip", "iv_vs_spravato"),
        ("my wife wants to know when she can have a glass of wine", "alcohol_drugs"),
        ("IS IT OK TO GO FOR A RUN?!", "exercise"),
    ],
)
def test_a_question_is_heard_through_how_it_is_said(said: str, meant: str) -> None:
    meaning = understand(said)
    assert (meaning.kind, meaning.id) == ("answer", meant)


@pytest.mark.parametrize(
    "said",
    [
        "my back is killing me",
        "what's the weather",
        "i'm dying for a pizza",
        "kill the lights",
        "play a song",
    ],
)
def test_an_idiom_or_something_unrelated_is_declined_without_an_alarm(said: str) -> None:
    assert understand(said).kind == "none"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("i just want it to stop", "crisis"),
        ("i want to commit suicide", "crisis"),
        ("i was raped", "crisis"),
        ("i am being abused", "crisis"),
        ("i was beaten up by my husband", "crisis"),
        ("he says he's going to kill himself", "crisis"),
        ("i am having a heart attack", "emergency"),
        ("she won't wake up", "emergency"),
        ("there's blood in my urine", "urgent_call_clinic"),
    ],
)
def test_danger_is_heard(said: str, level: str) -> None:
    assert understand(said).id == level


def test_depression_leads_to_an_answer_that_names_the_line_or_to_the_line_itself() -> None:
    assert understand("i am depressed").id in ("paa.not_better_yet", "crisis")


def test_danger_comes_before_the_question_in_the_same_breath() -> None:
    meaning = understand("can i have coffee and also my chest hurts")
    assert (meaning.id, meaning.also) == ("emergency", "paa.food_supplements")


@pytest.mark.parametrize(
    "said",
    [
        "i just feel empty and nothing matters",
        "i can't sleep and i want to die",
        "it has to stop and i want to be dead",
    ],
)
def test_despair_said_twice_asks_for_nothing_else(said: str) -> None:
    meaning = understand(said)
    assert (meaning.id, meaning.also) == ("crisis", None)


@pytest.mark.parametrize(
    "said",
    [
        "i don't want to die or anything i'm only weepy is that normal",
        "he used to want to die and he doesn't now but when does the rest improve",
    ],
)
def test_a_danger_that_is_denied_or_over_is_none_in_a_part_of_the_sentence_either(said: str) -> None:
    assert understand(said).kind != "safety"


def test_a_near_miss_has_one_guess_and_no_meaning() -> None:
    guesses = [
        understand(said) for said in ("the thing with the stuff after", "is the whatsit open tonight for him")
    ]
    assert all(meaning.kind != "safety" for meaning in guesses)


@pytest.mark.parametrize(
    ("said", "command", "slots"),
    [
        ("box breathing for two minutes please", "breathe", {"pattern": "box", "minutes": 2}),
        ("give me five minutes to write", "journal.write", {"minutes": 5}),
        ("shut up and just count", "breathe.control", {"action": "skip_talking"}),
        ("speak more slowly please", "speech.pace", {"pace": "slower"}),
    ],
)
def test_a_command_brings_what_it_needs(said: str, command: str, slots: dict[str, object]) -> None:
    meaning = understand(said)
    assert (meaning.id, dict(meaning.slots)) == (command, slots)


@pytest.mark.parametrize(
    ("said", "meant", "sign"),
    [
        ("i'm having a panic attack", "paa.emotional_tired", "panic_attack"),
        ("is it normal that i'm shaky", "side_effects", "tremor_shaky"),
    ],
)
def test_a_common_sign_is_answered_for_certain_and_named(said: str, meant: str, sign: str) -> None:
    meaning = understand(said)
    assert (meaning.kind, meaning.id, meaning.confidence) == ("answer", meant, 1.0)
    assert dict(meaning.slots) == {"sign": sign}


def test_a_common_sign_beside_a_question_leaves_the_question_its_answer() -> None:
    meaning = understand("i'm a bit shaky can i eat something now")
    assert (meaning.id, dict(meaning.slots)) == ("heavy_meals_nausea", {})


def test_a_sign_that_is_denied_is_none_and_a_danger_half_denied_stays_one() -> None:
    assert understand("i'm not seeing double").kind != "safety"
    assert understand("she's not unconscious she's napping and she answers me").kind == "safety"


def test_a_rhythm_of_the_listener_s_own_is_heard_for_certain() -> None:
    meaning = understand("in for five out for seven")
    assert (meaning.kind, meaning.id, meaning.confidence) == ("command", "breathe", 1.0)
    assert dict(meaning.slots) == {"pattern": "own_rhythm 5 0 7 0"}
