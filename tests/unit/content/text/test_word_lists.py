"""A name in a phrase stands for any word of its list."""

from typing import Any

import pytest
from aftercare.domain.nlu.phrase_patterns import PhrasePatterns

from workbench.content.read.content import read_content
from workbench.content.text.word_lists import lists_named, with_lists
from workbench.training.tables import tables_of

LISTS = {"pills": ["pill", "pills"], "very": ["so", "really"]}


@pytest.mark.parametrize(
    "said",
    ["took too many pills", "took really too many pill", "took way too many doses", "took so too many pills"],
)
def test_a_phrase_is_heard_with_any_word_of_a_list(said: str) -> None:
    patterns = PhrasePatterns([with_lists("took {very}|way? too many {pills}|doses", LISTS)])
    assert list(patterns.spans_in(said.split()))


def test_a_phrase_without_lists_stays_as_it_is() -> None:
    assert with_lists("want|wants to? die", LISTS) == "want|wants to? die"
    assert lists_named("took {very}|way? too many {pills}") == ["very", "pills"]


def test_a_list_that_nobody_wrote_is_never_passed_over() -> None:
    with pytest.raises(KeyError):
        with_lists("took {pils}", LISTS)


def test_the_tables_hold_the_words_and_no_names(tree: Any) -> None:
    built = tables_of(read_content(tree.root))["triage"]["emergency"]
    heard = [built["shared"], built["patterns"]["too_many"]]
    assert "{" not in str(heard)
    assert "pill|pills|tablets" in str(heard)
