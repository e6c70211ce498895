"""Whatever arrives as words has a meaning, without an exception and in bounded work."""

from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Meaning
from aftercare.domain.nlu.normalise import LONGEST_UTTERANCE, words_of
from aftercare.domain.nlu.understand import UNFINISHED, Understanding
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packs import pack

UNDERSTANDING = Understanding.from_pack(pack().understanding, pack().language)
KINDS = pack().understanding["kinds"]

markup = st.lists(
    st.sampled_from(["<", "/", ">", "&amp;", "speak", "{slot}", "\x00", "{", "}", '"', "drive"])
).map("".join)
numbers = st.one_of(st.integers().map(str), st.floats().map(str))
mixed = st.lists(
    st.sampled_from(["can", "i", "drive", "die", "not", "breathe", "", " ", "\u202e", "é", "\uff11", "😀"])
).map(" ".join)


def assert_valid(meaning: Meaning) -> None:
    assert 0 <= meaning.confidence <= 1
    assert (meaning.id is None) == (meaning.kind == "none")
    assert meaning.id is None or KINDS[meaning.id] == meaning.kind
    assert meaning.guess is None or (meaning.kind == "none" and KINDS[meaning.guess] == "answer")
    assert meaning.also is None or meaning.kind == "safety"
    assert not meaning.slots or meaning.kind in ("command", "safety") or meaning == UNFINISHED


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), markup, numbers, mixed, st.text(alphabet=st.characters(codec=None))))
def test_any_text_has_a_valid_meaning(text: str) -> None:
    assert_valid(UNDERSTANDING.understand(text))


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=5))
def test_ten_thousand_characters_have_a_valid_meaning(text: str) -> None:
    assert_valid(UNDERSTANDING.understand(text * (10_000 // len(text))))


@given(st.text(max_size=60))
def test_the_same_text_always_means_the_same(text: str) -> None:
    assert UNDERSTANDING.understand(text) == UNDERSTANDING.understand(text)


def test_only_so_many_characters_are_looked_at() -> None:
    assert sum(map(len, words_of("word " * 10_000))) <= LONGEST_UTTERANCE


def test_nothing_said_means_nothing() -> None:
    assert all(UNDERSTANDING.understand(text).kind == "none" for text in ("", " ", "...", "🙂", "\n"))


def test_a_text_of_nothing_but_fillers_raises_no_alarm() -> None:
    assert UNDERSTANDING.understand("um uh er").id not in SAFETY_LEVELS
