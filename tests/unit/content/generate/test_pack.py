"""The pack: what is written arrives under the key the code knows it by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aftercare.content.pack import FORMAT, load_pack, understanding_beside
from aftercare.content.records import ContentPack, IntentRoute

from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.pack import built_understanding, pack_of, pack_text, understanding_text
from workbench.content.text.lines import lines_of

EN = "content/en-US"


def packed(tree: Any) -> ContentPack:
    path: Path = tree.root / "pack.json"
    path.write_text(pack_text(pack_of(checked_content(tree.root))), encoding="utf-8")
    understanding_beside(path).write_text(understanding_text({"labels": ["driving"]}), encoding="utf-8")
    return load_pack(path)


def test_a_topic_has_a_line_for_each_part(tree: Any) -> None:
    pack = packed(tree)
    topic = pack.topics["driving"]
    assert pack.lines[topic.line("short")] == "Wait until tomorrow."
    assert pack.lines[topic.line("question")] == "When can I driving?"
    assert topic.next == ("sleep_rest",)


def test_a_phase_points_to_its_cues_and_knows_its_length(tree: Any) -> None:
    pack = packed(tree)
    phase = pack.patterns["box"].phases[1]
    assert (pack.lines[phase.first_cue], pack.lines[phase.cue]) == ("Breathe out.", "And out.")
    assert phase.milliseconds == 5500
    assert pack.default_pattern == "box"


def test_a_prompt_has_its_words_and_its_way_out(tree: Any) -> None:
    pack = packed(tree)
    hard = next(prompt for prompt in pack.prompts if prompt.id == "rest.hard")
    assert (hard.weight, hard.has_way_out) == ("heavy", True)
    assert pack.lines["prompt.rest.hard.way_out"] == "You can name one soft thing instead."
    assert pack.lines["theme.rest"] == "rest"


def test_neighbouring_prompts_differ_in_theme(tree: Any) -> None:
    text = (tree.root / f"{EN}/prompts/rest.yaml").read_text(encoding="utf-8")
    tree.write(f"{EN}/prompts/body.yaml", text.replace("rest.", "body."))
    assert [prompt.theme for prompt in packed(tree).prompts] == ["body", "rest", "body", "rest"]


def test_the_clinic_and_the_numbers_arrive(tree: Any) -> None:
    pack = packed(tree)
    assert pack.clinic.phone == "(555) 010-0100"
    assert pack.numbers == {"crisis": "988", "emergency": "911"}


def test_intents_lead_to_meanings_or_to_words(tree: Any) -> None:
    intents = packed(tree).intents
    assert intents["SleepRestIntent"] == IntentRoute(meaning="sleep_rest")
    assert intents["AMAZON.StopIntent"] == IntentRoute(meaning="stop")
    assert intents["AMAZON.FallbackIntent"] == IntentRoute()
    assert intents["SayCanIIntent"] == IntentRoute(carrier_prefix="can i")
    assert intents["SayTonightLastIntent"] == IntentRoute(carrier_suffix="tonight")
    assert intents["SayIntent"] == IntentRoute(carrier_prefix="")


def test_a_carrier_names_what_else_may_have_been_heard_where_a_danger_begins_or_ends_so(tree: Any) -> None:
    home = f"{EN}/triage/home.yaml"
    tree.write(
        home, (tree.root / home).read_text(encoding="utf-8").replace("heard: [", "heard: [may? i drown, ")
    )
    assert packed(tree).intents["SayCanIIntent"].others == ("may i",)


def test_of_many_other_words_only_those_count_on_which_a_known_danger_turns(tree: Any) -> None:
    home, carriers = f"{EN}/triage/home.yaml", f"{EN}/model/carriers.yaml"
    words = ["may", *"abcdefghi"]
    heard = f'heard: ["{"|".join(words)} i drown", '
    tree.write(home, (tree.root / home).read_text(encoding="utf-8").replace("heard: [", heard))
    table = (tree.root / carriers).read_text(encoding="utf-8")
    tree.write(
        carriers,
        table.replace("can i: [may i]", f"can i: [may i, {', '.join(f'{w} i' for w in 'abcdefghi')}]"),
    )
    tree.write("corpus/en-US/wren.txt", "voices: a test\n\n[crisis]\nmay i drown tonight\n")
    assert packed(tree).intents["SayCanIIntent"].others == ("may i",)


def test_every_line_has_one_key(tree: Any) -> None:
    lines = lines_of(checked_content(tree.root))
    assert lines["goodbye"] == "Take good care."
    assert len(lines) == len(packed(tree).lines)


def test_a_changed_word_changes_one_line_of_the_pack(tree: Any) -> None:
    before = pack_text(pack_of(checked_content(tree.root))).splitlines()
    tree.replace(f"{EN}/strings/session.yaml", "Take good care.", "Take care.")
    after = pack_text(pack_of(checked_content(tree.root))).splitlines()
    assert [(one, two) for one, two in zip(before, after, strict=True) if one != two] == [
        ('  "goodbye": "Take good care.",', '  "goodbye": "Take care.",')
    ]


def test_the_understanding_lies_beside_the_words(tree: Any) -> None:
    assert packed(tree).understanding["labels"] == ["driving"]
    assert built_understanding(tree.root / "pack.json") == {"labels": ["driving"]}


def test_words_without_their_understanding_are_no_pack(tree: Any) -> None:
    packed(tree)
    understanding_beside(tree.root / "pack.json").unlink()
    with pytest.raises(FileNotFoundError, match=r"pack\.model\.json"):
        load_pack(tree.root / "pack.json")


@pytest.mark.parametrize("text", ["not json", "[]", json.dumps({"format": FORMAT - 1, "labels": []})])
def test_an_understanding_that_cannot_be_read_is_trained_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "pack.model.json").write_text(text, encoding="utf-8")
    assert built_understanding(tmp_path / "pack.json") is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("not json", "is not a content pack"),
        ("[]", "has format None"),
        (json.dumps({"format": FORMAT + 1}), f"has format {FORMAT + 1}, this skill reads format {FORMAT}"),
        (json.dumps({"format": FORMAT}), "is damaged .*locale.*; run make content"),
    ],
)
def test_a_file_that_is_no_pack_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "pack.json").write_text(text, encoding="utf-8")
    (tmp_path / "pack.model.json").write_text(understanding_text({}), encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        load_pack(tmp_path / "pack.json")
