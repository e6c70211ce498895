"""One phrasing means one thing, and reaches one intent."""

from __future__ import annotations

from typing import Any

PHRASINGS = "content/en-US/phrasings"


def test_a_phrasing_under_two_ids_names_both_places(tree: Any) -> None:
    tree.write(f"{PHRASINGS}/sleep_rest/maple.yaml", "- can i drive\n")
    found = [p for p in tree.problems() if "means sleep_rest here and driving" in p.what]
    assert [(p.path, p.line) for p in found] == [(f"{PHRASINGS}/sleep_rest/maple.yaml", 1)]
    assert f"{PHRASINGS}/driving/maple.yaml:1" in found[0].what


def test_a_phrasing_written_twice_for_one_id_names_both_places(tree: Any) -> None:
    tree.write(f"{PHRASINGS}/driving/river.yaml", "# voices\n- can i drive\n")
    place, first = f"{PHRASINGS}/driving/river.yaml:2", f"{PHRASINGS}/driving/maple.yaml:1"
    assert tree.printed() == [f'{place}: "can i drive" is already in {first}. Remove one of them.']


def test_an_unrelated_phrasing_cannot_also_be_a_question(tree: Any) -> None:
    tree.write(f"{PHRASINGS}/unrelated/river.yaml", "- can i drive\n")
    assert any("means none here and driving" in each for each in tree.printed())


def test_a_phrasing_that_says_a_slot_value_is_found_in_the_slot(tree: Any) -> None:
    tree.write(f"{PHRASINGS}/crisis/river.yaml", "- a bit slower\n")
    found = [each for each in tree.printed() if '"a bit slower" reaches' in each]
    assert "CrisisIntent" in found[0]
    assert "BreatheControlIntent" in found[0]


def test_words_that_yaml_takes_for_values_stay_words(tree: Any) -> None:
    tree.write(f"{PHRASINGS}/stop/river.yaml", "- no\n- null\n- off\n")
    assert tree.printed() == []
