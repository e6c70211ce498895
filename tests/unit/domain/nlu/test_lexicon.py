import pytest
from aftercare.domain.nlu.lexicon import PERSON, TREATMENT, Lexicon
from support.packs import pack

LEXICON = Lexicon.from_built(
    {
        "fillers": ["um"],
        "denials": ["not"],
        "endings": pack().understanding["lexicon"]["endings"],
        "spoken": {"um": "", "i'm": "i am", "kept a mean": "ketamine", "gonna": "going to"},
        "people": ["my wife", "she"],
        "treatments": {"spray": "spray|the spray", "infusion": "drip|infusion"},
        "ideas": {"alcohol": "prosecco|red wine", "alcohol food": "trifle", "sport": "jog"},
        "names": ["ketamine"],
        "signs": {},
    }
)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Um, I\u2019m gonna drive", "i am going to drive"),
        ("kept a mean made me sick", "ketamine made me sick"),
        ("um", "um"),
        ("café", "cafe"),
        ("", ""),
    ],
)
def test_words_are_heard_in_one_form(said: str, heard: str) -> None:
    assert LEXICON.heard(said) == heard.split()


def test_whoever_is_spoken_of_is_one_person() -> None:
    assert LEXICON.folded(["can", "my", "wife", "drive", "she", "asks"]) == [
        "can",
        PERSON,
        "drive",
        PERSON,
        "asks",
    ]


def test_a_rare_word_stands_for_its_ideas() -> None:
    assert LEXICON.ideas_in(["prosecco", "or", "red", "wine", "trifle"]) == [
        "alcohol",
        "alcohol",
        "alcohol",
        "food",
    ]


def test_a_rare_word_is_known_in_every_form() -> None:
    assert LEXICON.ideas_in(["trifles", "jogging", "jogged", "jog's"]) == ["alcohol", "food", *["sport"] * 3]


@pytest.mark.parametrize(
    ("said", "read", "ways"),
    [
        ("is the spray safe", f"is {TREATMENT} safe", ["spray"]),
        ("is a drip safe after an infusion", f"is a {TREATMENT} safe after an {TREATMENT}", ["infusion"]),
        # Where two ways are named, the names are the question.
        ("is the spray safer than a drip", "is the spray safer than a drip", ["infusion", "spray"]),
        ("is it safe", "is it safe", []),
    ],
)
def test_the_name_of_the_treatment_carries_no_meaning(said: str, read: str, ways: list[str]) -> None:
    assert LEXICON.with_one_treatment(said.split()) == (read.split(), ways)
