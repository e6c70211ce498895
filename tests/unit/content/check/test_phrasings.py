"""What people say is read from plain files; one phrasing means one thing, and reaches one intent."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.interaction_model import model_of
from workbench.content.read.content import read_content
from workbench.content.read.corpus import read_corpus
from workbench.content.read.phrasing import Phrasing
from workbench.content.read.problem import ContentProblem

RIVER = "corpus/en-US/river.txt"
MAPLE = "corpus/en-US/maple.txt"
DRIVING = "content/en-US/topics/driving.yaml"


def write(tree: Any, heading: str, *said: str) -> None:
    lines = "".join(f"{words}\n" for words in said)
    tree.write(RIVER, f"voices: another author\n\n[{heading}]\n{lines}")


def said_in(tree: Any) -> list[Phrasing]:
    return list(read_content(tree.root).phrasings)


def test_a_phrasing_under_two_ids_names_both_places(tree: Any) -> None:
    write(tree, "sleep_rest", "can i drive")
    found = [p for p in tree.problems() if "means sleep_rest here and driving" in p.what]
    assert [(p.path, p.line) for p in found] == [(RIVER, 4)]
    assert f"{MAPLE}:4" in found[0].what


def test_a_phrasing_written_twice_for_one_id_names_both_places(tree: Any) -> None:
    write(tree, "driving", "can i drive")
    what = f'{RIVER}:4: "can i drive" is already in {MAPLE}:4'
    assert tree.printed() == [f"{what}. Remove one of them."]


def test_an_unrelated_phrasing_cannot_also_be_a_question(tree: Any) -> None:
    write(tree, "unrelated", "can i drive")
    assert any("means none here and driving" in each for each in tree.printed())


def test_a_phrasing_that_says_a_slot_value_is_found_in_the_slot(tree: Any) -> None:
    write(tree, "crisis", "a bit slower")
    found = [each for each in tree.printed() if '"a bit slower" reaches' in each]
    assert "CrisisIntent" in found[0]
    assert "BreatheControlIntent" in found[0]


def test_words_that_yaml_takes_for_values_stay_words(tree: Any) -> None:
    write(tree, "stop", "no", "null", "off")
    assert tree.printed() == []


def test_comments_and_blank_lines_are_no_phrasings(tree: Any) -> None:
    write(tree, "stop", "# who says so", "", "  finish now  ")
    assert [each.text for each in said_in(tree) if each.author == "river"] == ["finish now"]


def test_a_look_alike_has_its_true_meaning_and_an_unrelated_phrasing_has_none(tree: Any) -> None:
    labels = {each.text: (each.label, each.is_look_alike, each.is_direct) for each in said_in(tree)}
    assert labels["i'm not suicidal i want to know if i can drive"] == ("driving", True, False)
    assert labels["i'm dying for a pizza"] == ("none", True, False)
    assert labels["what's the weather"] == ("none", False, False)
    assert labels["tell me more"] == ("more", False, True)


def test_phrasings_come_by_label_and_author_and_then_as_they_were_written(
    tree: Any,
) -> None:
    tree.write("corpus/en-US/birch.txt", "voices: b\n[stop]\nthat will do\nenough now\n")
    stop = [(each.author, each.text) for each in said_in(tree) if each.label == "stop"]
    assert stop == [("birch", "that will do"), ("birch", "enough now"), ("maple", "that's enough")]


def test_what_a_clinic_wants_asked_is_heard_like_any_phrasing(tree: Any) -> None:
    tree.replace(DRIVING, "reviewed", "asked: [may i take the wheel]\nreviewed")
    asked = next(each for each in said_in(tree) if each.author == "clinic")
    assert (asked.label, asked.text, asked.where) == ("driving", "may i take the wheel", f"{DRIVING}:9")
    intents = model_of(checked_content(tree.root))["interactionModel"]["languageModel"]["intents"]
    driving = next(each for each in intents if each["name"] == "DrivingIntent")
    assert "may i take the wheel" in driving["samples"]


def test_what_a_clinic_wants_asked_is_written_once_too(tree: Any) -> None:
    tree.replace(DRIVING, "reviewed", "asked: [can i take a nap]\nreviewed")
    assert any("means sleep_rest here and driving in" in each for each in tree.printed())


CORPUS_LIKE = st.text(st.sampled_from("ab [] _:#'\n"), max_size=60)


@given(st.one_of(st.text(max_size=80), CORPUS_LIKE), st.sampled_from(["", "voices: v\n[stop]\n"]))
def test_any_text_is_read_or_refused_with_its_line(tmp_path_factory: Any, text: str, before: str) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "corpus/en-US").mkdir(parents=True)
    (root / RIVER).write_text(before + text, encoding="utf-8", errors="replace")
    lines = (before + text).count("\n") + (before + text).count("\r") + 1
    for each in read_corpus(root, "en-US"):
        assert 1 <= each.line <= lines
        assert isinstance(each, ContentProblem) or each.heading < each.line
