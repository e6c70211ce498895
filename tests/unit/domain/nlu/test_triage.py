"""Words of danger are taken back only by words that belong to them."""

import pytest
from aftercare.domain.nlu.lexicon import PERSON, Lexicon
from aftercare.domain.nlu.triage import Sign, Triage, TriageReading, owners_parted
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

BUILT = pack().understanding
LEXICON = Lexicon.from_built(BUILT["lexicon"])
TRIAGE = Triage(BUILT["triage"], BUILT["plain"])


def level_of(triage: Triage, words: list[str]) -> str | None:
    sign = triage.read(words).sign
    return sign.level if sign else None


def level_in(said: str) -> str | None:
    return level_of(TRIAGE, LEXICON.folded(owners_parted(LEXICON.heard(said))))


@pytest.mark.parametrize(
    "said",
    [
        "therapy isn't helping and i want to die",
        "the drip did not work i want to die",
        "no my mom is not here and i want to kill myself",
        "i don't know what to eat i'm suicidal",
        "is it normal or not i'm suicidal",
        "i'm not just sad i'm suicidal",
        "i'm not just suicidal",
        "why not kill myself",
        "i am not only suicidal i have a plan",
        "i used to like it here now i want to die",
        "years ago i had a cat and now i want to die",
        "they asked about my sleep and i want to die",
        "what should i ask about i want to die",
        "who do i ask if i want to die",
        "does it help i want to die",
        "i can't promise i won't kill myself",
        "i'm not sure i don't want to die",
        "i just really want to fucking die",
        "i never felt better he said but she wants to kill herself",
        "i played a song and i want to kill myself",
        "my mum says she is going to end her life",
        "having suicidal thoughts since the spray",
    ],
)
def test_words_that_belong_to_something_else_never_take_despair_back(said: str) -> None:
    assert level_in(said) == "crisis"


@pytest.mark.parametrize(
    "said",
    [
        "i'm not hungry and i can't breathe",
        "my insurance denied it my chest hurts",
        "help me stop he stopped breathing",
        "my mom's not breathing",
        "i don't think he's breathing",
        "no my chest hurts",
        "please don't she won't wake up",
        "i want to die because i overdosed",
        "why not i took all my pills",
        "my mom's choking",
        "what can i ask about she stopped breathing",
    ],
)
def test_words_that_belong_to_something_else_never_take_an_emergency_back(said: str) -> None:
    assert level_in(said) == "emergency"


@pytest.mark.parametrize(
    "said",
    [
        "i'm not suicidal",
        "i am really not suicidal i just want to know if i can drive",
        "i don't want to die",
        "i'm not going to kill myself",
        "i would never hurt myself i'm not going to harm myself",
        "no chest pain",
        "i don't have any chest pain",
        "no thoughts of hurting myself",
        "i never said i want to die",
        "the form asked if i'm suicidal",
        "they keep asking me if i want to kill myself",
        "nobody is suicidal here",
        "why i'm not suicidal",
        "the form asked if i passed out",
        "i never said i drank",
    ],
)
def test_a_denial_or_a_quotation_of_the_very_words_takes_them_back(said: str) -> None:
    assert level_in(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "i used to be suicidal",
        "i was suicidal years ago",
        "last year i overdosed",
        "i overdosed in college",
        "i tried to kill myself when i was young",
        "my suicidal thoughts are gone",
        "he left and years ago i was suicidal",
        "he left and in high school i was suicidal",
        # As far as a date reaches: over two words of an object, and to a past three words before.
        "i overdosed on pills years ago",
        "i did so much want to die years ago",
    ],
)
def test_what_is_long_over_is_none(said: str) -> None:
    assert level_in(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "i overdosed an hour ago",
        "i wanted to die last night",
        "i'm suicidal years ago i had hope",
        "i overdosed and years ago i moved here",
        "he left years ago i was suicidal",
        "i overdosed on some pills years ago",
        "i did so very much want to die years ago",
    ],
)
def test_what_is_recent_is_still_danger(said: str) -> None:
    assert level_in(said) is not None


@pytest.mark.parametrize(
    "said",
    [
        "can ketamine make you suicidal",
        "does it help people who want to die",
        "what's the name of that movie called i want to die",
        "i overdosed on chocolate",
        "i took all my pills with breakfast",
        "i can't breathe through my nose",
        "i don't want to live in this apartment",
        "i want to die laughing",
        "that's not breathing",
    ],
)
def test_what_asks_in_general_or_means_something_else_is_none(said: str) -> None:
    assert level_in(said) is None


def test_an_owner_is_set_apart_from_what_they_do() -> None:
    assert owners_parted(["my", "mom's", "choking", "'s", "its"]) == [
        "my",
        "mom",
        "is",
        "choking",
        "'s",
        "its",
    ]


NONE: dict[str, object] = {"shared": [], "patterns": {}}
SMALL = Triage(
    {
        "crisis": {"shared": [], "patterns": {"plain": ["!suicidal", "!gone"], "farewell": ["am? !gone"]}},
        "look_alikes": {"shared": [], "patterns": {"plain": ["to be !gone by"]}},
        "common": {"shared": [], "patterns": {"shaky": ["!shaky", "!shaky all over"], "sad": ["!sad"]}},
        "common_look_alikes": {"shared": [], "patterns": {"shaky": ["a !shaky table", "!gone shaky"]}},
        **dict.fromkeys(("emergency", "urgent_call_clinic"), NONE),
    },
    {
        "denials": ["not"],
        "no_denial_before": ["just"],
        "passed_over": ["am", "just"],
        "subjects": ["i", PERSON],
        **dict.fromkeys(("doubts", "mentions", "in_general", "long_ago", "used_to"), ()),
        **dict.fromkeys(("denials_of_things", "things", "no_denial_after", "before_things"), ()),
        **dict.fromkeys(("past_words", "joints", "emphasis"), ()),
    },
)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("suicidal", Sign("crisis", None, of_other=False)),
        ("gone", Sign("crisis", "farewell", of_other=False)),
        ("i am gone", Sign("crisis", "farewell", of_other=False)),
        (f"{PERSON} am gone", Sign("crisis", "farewell", of_other=True)),
        (f"{PERSON} and i am gone", Sign("crisis", "farewell", of_other=False)),
        (f"{PERSON} suicidal", Sign("crisis", None, of_other=True)),
    ],
)
def test_a_row_counts_before_the_plainest_words_and_says_whose_it_is(said: str, sign: Sign) -> None:
    assert SMALL.read(said.split()) == TriageReading(sign)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("i am well", None),
        ("not suicidal", ["not"]),
        ("i am not suicidal today", ["i", "am", "not", "today"]),
        ("hope to be gone by noon", ["hope", "to", "be", "by", "noon"]),
    ],
)
def test_what_is_no_sign_is_left_out_of_what_is_read_on(said: str, rest: list[str] | None) -> None:
    assert SMALL.read(said.split()) == TriageReading(None, rest)


@pytest.mark.parametrize(
    ("said", "row", "alone"),
    [
        ("i am shaky", "shaky", True),
        ("so i am shaky", "shaky", True),
        ("so now i am shaky", "shaky", False),
        ("so now i am shaky all over", "shaky", False),
        ("shaky all over and sad", "shaky", True),
        ("sad and shaky all over", "shaky", True),
        ("not shaky", None, False),
        ("a shaky table", None, False),
        ("a shaky table and sad", "sad", False),
    ],
)
def test_a_common_sign_is_heard_and_known_to_be_all_that_was_said(
    said: str, row: str | None, alone: bool
) -> None:
    reading = SMALL.read(said.split())
    assert (reading.sign, reading.common, reading.is_common_alone) == (None, row, alone)


def test_what_looks_like_a_common_sign_hides_no_danger() -> None:
    assert level_of(SMALL, ["gone", "shaky"]) == "crisis"
    assert SMALL.read(["suicidal", "and", "shaky"]) == TriageReading(Sign("crisis", None, of_other=False))


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("not suicidal", None),
        ("not am suicidal", None),
        ("not just suicidal", "crisis"),
        ("just not suicidal", None),
        ("not am just suicidal", None),
    ],
)
def test_a_denial_denies_nothing_where_the_next_word_says_so(said: str, level: str | None) -> None:
    assert level_of(SMALL, said.split()) == level


@given(
    st.lists(
        st.sampled_from(
            sorted(
                {w for p in BUILT["plain"]["mentions"] for w in p.replace("?", "").replace("|", " ").split()}
                | {"not", "no", "i", "die", "suicidal", "want", "to"}
            )
        ),
        max_size=30,
    )
)
def test_any_words_have_a_level_or_none(words: list[str]) -> None:
    sign = TRIAGE.read(words).sign
    assert sign is None or sign.level in ("emergency", "crisis", "urgent_call_clinic")


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("i am not shaky", ["i", "am"]),
        ("i can not stop shaky", None),
        ("i am sad not well", None),
        ("not just shaky all", None),
        ("i am not well", None),
        ("he is not shaky he coughed", ["he", "is", "he", "coughed"]),
    ],
)
def test_what_a_denial_says_is_not_there_is_left_out_of_what_is_read_on(
    said: str, rest: list[str] | None
) -> None:
    reading = SMALL.read(said.split())
    assert (reading.sign, reading.rest) == (None, rest)
