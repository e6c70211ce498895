"""Each kind of mistake stops the build, says where it is, and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.long

EN = "content/en-US"
DRIVING = f"{EN}/topics/driving.yaml"
INTENTS = f"{EN}/intents.yaml"
MAPLE = "corpus/en-US/maple.txt"


def test_content_that_is_in_order_has_no_problems(tree: Any) -> None:
    assert tree.printed() == []


def test_a_short_answer_that_is_too_long_says_how_long_it_may_be(tree: Any) -> None:
    tree.replace(DRIVING, "Wait until tomorrow.", " ".join(["word"] * 41))
    what = f"{DRIVING}:3: short has 41 words, at most 35 are allowed."
    assert tree.printed() == [f"{what} Shorten it: the answer must fit in one breath."]


# file, what stands there, what is written instead, the line, a part of what, a part of how to mend it
MISTAKES = [
    (DRIVING, "title: driving", "titel: driving", 1, "titel is not a key of this file", "spelling"),
    (DRIVING, "title: driving\n", "", 1, "title is missing", "Add it"),
    (DRIVING, "Wait until", "Wait & wait until", 3, "short has &", "Write it as words"),
    (DRIVING, "Wait until", "Wait < until", 3, "short has <", "Write it as words"),
    (
        DRIVING,
        "Waiting is",
        "Waiting, {name}, is",
        4,
        "nothing fills {name} in topic.driving.more",
        "Use one of",
    ),
    (DRIVING, "Waiting is", "Waiting {clinic_name is", 4, "more has a single brace", "{name}"),
    (DRIVING, "[label]", "[lable]", 7, "there is no source lable", "Mend the name"),
    (DRIVING, "[sleep_rest]", "[slep]", 8, "there is no topic slep", "Mend the name"),
    (DRIVING, "[sleep_rest]", "[driving]", 8, "driving offers itself next", "Name other topics"),
    (DRIVING, "[sleep_rest]", "[home, home]", 8, "home is named twice", "Keep one"),
    (DRIVING, "driving?", "driving.", 2, "question has 0 question marks", "Ask one thing"),
    (DRIVING, "reviewed: null", "reviewed: yes", 9, "reviewed does not fit", "docs/content-guide.md"),
    (f"{EN}/sources.yaml", "label:", "lable:", 1, "no topic uses the source lable", "Name it in a topic"),
    (f"{EN}/common_questions.yaml", "- home", "- hom", 5, "there is no topic hom", "Mend the name"),
    (f"{EN}/common_questions.yaml", "- home\n", "", 1, "at least 5 items", "docs/content-guide.md"),
    (f"{EN}/clinic.yaml", "Denver", "Gotham", 4, "there is no time zone", "IANA"),
    (f"{EN}/clinic.yaml", "harbor comp", "the comp", 3, "skill_name has the word the", "choose another"),
    (f"{EN}/clinic.yaml", "https:", "http:", 5, "privacy_url is 'http:", "https://"),
    (
        f"{EN}/triage/home.yaml",
        "{pills}",
        "{pils}",
        4,
        "names the list {pils}, which nobody",
        "word_lists.yaml",
    ),
    (
        f"{EN}/triage/word_lists.yaml",
        "pills:",
        "pils: [pil]\npills:",
        1,
        "no phrase names the list pils",
        "remove it",
    ),
    (
        f"{EN}/triage/word_lists.yaml",
        "tablets",
        "too much",
        1,
        "'too much' is no single word",
        "single words",
    ),
    (f"{EN}/triage/word_lists.yaml", "tablets", "don't", 1, "is no single word", "in full"),
    (f"{EN}/triage/home.yaml", "too many {", "don't {", 4, "has don't, which is never heard so", "in full"),
    (
        f"{EN}/triage/home.yaml",
        "Call {emergency_number} now. Stay",
        "Stay. Call {emergency_number}",
        5,
        "has no {emergency_number}",
        "in the first sentence",
    ),
    (f"{EN}/strings/session.yaml", "goodbye:", "topic.x:", 1, "begins like a generated key", "another word"),
    (f"{EN}/strings/session.yaml", "menu:", "goodbye:", 2, "goodbye stands here again", "Keep one"),
    (f"{EN}/prompts/rest.yaml", "today?", "today? And now?", 6, "text has 2 question marks", "Ask one thing"),
    (
        f"{EN}/prompts/rest.yaml",
        "rest.today",
        "body.today",
        4,
        "body.today is in rest.yaml",
        "name of its file",
    ),
    (f"{EN}/prompts/rest.yaml", "gentle", "light", 5, "weight does not fit", "docs/content-guide.md"),
    (f"{EN}/prompts/rest.yaml", "gentle", "heavy", 4, "has no way_out", "Add way_out"),
    (f"{EN}/prompts/rest.yaml", "What felt", "what " * 31, 6, "at most 30 are allowed", "Shorten it"),
    (f"{EN}/patterns/box.yaml", "default: true\n", "", 1, "no pattern is the default", "exactly one"),
    (f"{EN}/patterns/box.yaml", "true", "false", 4, "default is 'false'", "leave the key out"),
    (f"{EN}/patterns/box.yaml", "seconds: 4", "seconds: 4.2", 6, "seconds is 4.2", "multiple of 0.5"),
    (f"{EN}/patterns/box.yaml", "seconds: 4", "seconds: 13", 6, "seconds is 13", "from 0.5 to 12"),
    (f"{EN}/patterns/box.yaml", "seconds: 4", "seconds: soon", 6, "seconds is 'soon'", "multiple of 0.5"),
    (f"{EN}/breathing.yaml", "+6%", "high", 2, "does not fit", "docs/content-guide.md"),
    (f"{EN}/cue_lengths.yaml", "900", "long", 1, "the length is 'long'", "aftercare measure-cues"),
    (f"{EN}/patterns/box.yaml", "kind: in", "kind: sniff", 6, "kind does not fit", "docs/content-guide.md"),
    (MAPLE, "can i drive", "Can I drive?", 4, "'Can I drive?' is not written the way", "lower-case"),
    (MAPLE, "can i drive", "drive " * 26, 4, "26 words", "Shorten"),
    (MAPLE, "[look_alike driving]", "[look_alike drivng]", 43, "drivng is not a meaning", "or none"),
    (MAPLE, "[unrelated]", "[none]", 46, "none is not a meaning", "docs/meanings.md"),
    (MAPLE, "[stop]", "[stop", 26, "[stop is no heading", "[driving], [look_alike driving] or [unrelated]"),
    (MAPLE, "[sleep]", "[driving]", 10, "stands here again, first in line 3", "Put all its phrasings there"),
    (MAPLE, "[driving]", "", 4, '"can i drive" has no heading', "above it"),
    (MAPLE, "voices: a tree that is in order", "[home]", 1, "there are no voices", "who speaks"),
    (DRIVING, "reviewed", "asked: [Can I]\nreviewed", 9, "not written the way", "lower-case"),
    (f"{EN}/model/commands.yaml", "start {pattern}", "start {pace}", 4, "a slot pace", "Add it to slots"),
    (
        f"{EN}/model/commands.yaml",
        "ACTION",
        "ACTIONS",
        6,
        "the type ACTIONS, which has no values",
        "slot_types",
    ),
    (f"{EN}/model/commands.yaml", "start {pattern}", "Start {pattern}", 4, "is not a sample", "lower-case"),
    (f"{EN}/model/slot_types/action.yaml", "[longer]", "[slower]", 2, "is already in line 1", "Keep one"),
    (f"{EN}/model/slot_types/action.yaml", "[longer]", f"[{'o' * 141}]", 2, "141 characters", "Shorten"),
    (f"{EN}/model/carriers.yaml", "  i: []", "  i: []\n  i': []", 5, "same intent name", "one entry"),
    (
        f"{EN}/model/built_ins.yaml",
        "AMAZON.Next",
        "AMAZON.",
        2,
        "AMAZON.Intent is not a built-in",
        "StopIntent",
    ),
    (
        f"{EN}/model/built_ins.yaml",
        "[journal.next]",
        "[journl]",
        4,
        "journl is not a meaning",
        "docs/meanings.md",
    ),
    (f"{EN}/manifest.yaml", "can i drive", "can i fly", 1, "is not a sample of the model", "add a phrasing"),
    (INTENTS, "kind: safety", "kind: alarm", 11, "crisis.kind does not fit", "docs/content-guide.md"),
    (INTENTS, "here: cars", "hear: cars", 1, "driving.here is missing", "Add it"),
    (INTENTS, "[action]", "[actoin]", 7, "breathe.control has no slot actoin in", "mend the name"),
    (INTENTS, "stop:", "more:", 10, "the key more stands here again, first in line 8", "Keep one"),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "says"),
    [(path, old, new, line, (what, mend)) for path, old, new, line, what, mend in MISTAKES],
    ids=[f"{mistake[0]}-{mistake[4]}" for mistake in MISTAKES],
)
def test_a_mistake_is_named_with_its_place_and_its_remedy(  # noqa: PLR0917  # one for each column of the table
    tree: Any, path: str, old: str, new: str, line: int, says: tuple[str, str]
) -> None:
    tree.replace(path, old, new)
    what, mend = says
    found = [p for p in tree.problems() if p.path == path and p.line == line]
    assert any(what in p.what and mend in p.mend for p in found), tree.printed()


def test_every_problem_of_every_file_is_named_at_once(tree: Any) -> None:
    tree.replace(DRIVING, "title: driving\n", "")
    tree.replace(f"{EN}/clinic.yaml", "Harbor", "<Harbor>")
    tree.replace(f"{EN}/patterns/box.yaml", "seconds: 4", "seconds: 99")
    assert {p.path for p in tree.problems()} == {
        DRIVING,
        f"{EN}/clinic.yaml",
        f"{EN}/patterns/box.yaml",
    }


def test_a_file_that_nothing_reads_is_a_problem(tree: Any) -> None:
    tree.write(f"{EN}/topics/driving.yml", "title: Driving\n")
    assert any("driving.yml:1: nothing reads this file" in each for each in tree.printed())


@pytest.mark.parametrize("path", ["corpus/en-US/maple.yaml", "corpus/en-US/driving/maple.txt"])
def test_a_file_of_the_corpus_that_nothing_reads_is_a_problem(tree: Any, path: str) -> None:
    tree.write(path, "voices: nobody\n")
    assert f"{path}:1: nothing reads this file" in tree.printed()[0]


def test_phrasings_that_are_not_utf_8_are_named_with_their_line(tree: Any) -> None:
    (tree.root / "corpus/en-US/river.txt").write_bytes(b"voices: r\n[stop]\n\xff\n")
    assert tree.printed()[0].startswith("corpus/en-US/river.txt:3: this is not UTF-8 text")


def test_a_missing_file_is_a_problem(tree: Any) -> None:
    (tree.root / f"{EN}/safety.yaml").unlink()
    assert any("safety.yaml:1: the file is missing" in each for each in tree.printed())


def test_an_answer_without_a_topic_points_to_where_it_is_named(tree: Any) -> None:
    (tree.root / DRIVING).unlink()
    assert any(each.startswith(f"{INTENTS}:1: driving has no topic") for each in tree.printed())


def test_a_topic_without_a_border_is_a_problem(tree: Any) -> None:
    tree.replace(INTENTS, "driving: {kind: answer, here: cars}\n", "")
    assert any(f"driving is not an answer of {INTENTS}" in each for each in tree.printed())


def test_a_meaning_without_phrasings_is_a_problem(tree: Any) -> None:
    tree.replace(MAPLE, "i don't want to wake up", "")
    assert any(f"{INTENTS}:11: crisis has no phrasings" in each for each in tree.printed())


def test_a_second_default_pattern_is_a_problem(tree: Any) -> None:
    text = (tree.root / f"{EN}/patterns/box.yaml").read_text(encoding="utf-8")
    tree.write(f"{EN}/patterns/even.yaml", text.replace("[box, square breathing]", "[even]"))
    assert any("even.yaml:4: a second default, after" in each for each in tree.printed())
