"""The committed content: in order, fresh, and within Alexa's limits."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aftercare.content.pack import load_pack
from aftercare.content.records import ContentPack
from aftercare.conversation.router import COMMANDS
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.content.check.across_files import FILLED_IN
from workbench.content.command import run
from workbench.content.generate.generated_files import built_files, checked_content
from workbench.content.read.content import Content
from workbench.content.read.phrasing import NONE
from workbench.content.text.lines import lines_of

ROOT = Path(__file__).parents[3]
SAMPLE = re.compile(r"(?:[a-z']+|\{[a-z]+\})(?: (?:[a-z']+|\{[a-z]+\}))*")

BUILD = """
import hashlib, sys
from pathlib import Path
from workbench.content.generate.generated_files import built_files, checked_content
for path, text in built_files(checked_content(Path(sys.argv[1]))):
    print(path.as_posix(), hashlib.sha256(text.encode()).hexdigest())
"""


@cache
def content() -> Content:
    return checked_content(ROOT)


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "lambda/aftercare/packs/en-US.json")


@cache
def model_file() -> bytes:
    return (ROOT / "interaction_models/en-US.json").read_bytes()


@cache
def language_model() -> Any:
    return json.loads(model_file())["interactionModel"]["languageModel"]


def samples() -> list[tuple[str, str]]:
    return [(intent["name"], text) for intent in language_model()["intents"] for text in intent["samples"]]


@cache
def carriers() -> list[tuple[str, str, str]]:
    free = ((name, text.partition("{words}")) for name, text in samples() if "{words}" in text)
    return [(name, before, after) for name, (before, _, after) in free]


def carried(words: str) -> str | None:
    """Return what the skill would read of words that only a carrier takes."""
    for name, before, after in carriers():
        free = words.removeprefix(before).removesuffix(after)
        if words.startswith(before) and words.endswith(after) and free:
            route = pack().intents[name]
            return " ".join(filter(None, (route.carrier_prefix, free, route.carrier_suffix)))
    return None


def built(seed: str) -> str:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "lambda")])
    return subprocess.run(
        [sys.executable, "-c", BUILD, str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
    ).stdout


def test_the_committed_files_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(check=True, root=ROOT) == 0, capsys.readouterr().err


def test_the_same_content_gives_the_same_bytes() -> None:
    assert dict(built_files(content())) == dict(built_files(checked_content(ROOT)))


@pytest.mark.long
def test_another_hash_seed_gives_the_same_bytes() -> None:
    assert built("1") == built("2")


def test_every_place_that_code_fills_is_in_a_line_that_exists() -> None:
    assert FILLED_IN.keys() <= lines_of(content()).keys()


def test_no_two_prompts_of_a_theme_follow_each_other() -> None:
    themes = [prompt.theme for prompt in pack().prompts]
    assert all(one != other for one, other in zip(themes, [*themes[1:], themes[0]], strict=True))


def test_every_route_belongs_to_an_intent_and_every_intent_to_a_route() -> None:
    assert {intent["name"] for intent in language_model()["intents"]} == pack().intents.keys()


def test_every_topic_command_and_level_can_be_reached() -> None:
    reached = {route.meaning for route in pack().intents.values()}
    assert content().meanings.all <= reached


def test_the_code_knows_every_command_and_level_that_is_listened_for() -> None:
    assert set(content().meanings.levels) == set(SAFETY_LEVELS)
    # A yes is what was offered by the time a command is looked up.
    assert content().meanings.commands.keys() <= {*COMMANDS, "yes"}


def test_the_model_is_within_its_size() -> None:
    assert len(model_file()) < 1_000_000


def test_the_model_has_room_for_more_topics() -> None:
    intents, types = language_model()["intents"], language_model()["types"]
    assert len(intents) <= 200
    assert len(intents) + len(types) <= 350


def test_intent_names_are_letters_and_underscores() -> None:
    names = [intent["name"] for intent in language_model()["intents"]]
    assert all(re.fullmatch(r"(AMAZON\.)?[A-Za-z_]+", name) for name in names)
    assert len(set(names)) == len(names)


def test_samples_are_written_the_way_alexa_asks() -> None:
    assert [text for _, text in samples() if not SAMPLE.fullmatch(text)] == []


def test_no_sample_is_in_two_intents() -> None:
    counts = Counter(text for _, text in samples())
    assert [text for text, count in counts.items() if count > 1] == []


def test_free_text_stands_alone_with_words_around_it() -> None:
    free = [text for _, text in samples() if "{words}" in text]
    assert [text for text in free if text.count("{") > 1 or text == "{words}"] == []


def test_a_slot_name_keeps_its_type() -> None:
    slots = {
        (s["name"], s["type"]) for intent in language_model()["intents"] for s in intent.get("slots", [])
    }
    assert len(dict(slots)) == len(slots)


def test_every_slot_of_a_sample_is_declared() -> None:
    for intent in language_model()["intents"]:
        declared = {slot["name"] for slot in intent.get("slots", [])}
        assert set(re.findall(r"\{(\w+)\}", " ".join(intent["samples"]))) <= declared, intent["name"]


def test_slot_values_are_short_enough_and_written_once() -> None:
    for kind in language_model()["types"]:
        said = [
            word for each in kind["values"] for word in (each["name"]["value"], *each["name"]["synonyms"])
        ]
        assert max(map(len, said)) <= 140
        assert len(set(said)) == len(said), kind["name"]


def test_patterns_and_actions_have_the_ids_the_code_knows() -> None:
    ids = {kind["name"]: {value["id"] for value in kind["values"]} for kind in language_model()["types"]}
    assert ids["PATTERN"] == pack().patterns.keys()
    assert ids["ACTION"] == {
        *("pause", "resume", "again", "longer", "shorter"),
        *("slower", "faster", "no_holds", "skip_talking", "time_left", "counts", "no_counts", "about"),
    }


def test_nine_of_ten_sentences_find_a_carrier() -> None:
    # What is not for this skill need not reach it.
    ours = [each for each in content().phrasings if each.label != NONE]
    sentences = [each.text for each in ours[::7] if len(each.text.split()) > 2]
    assert sum(carried(words) is not None for words in sentences) >= 0.9 * len(sentences)


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("i don't want to be here", "i don't want to be here"),
        ("um can i drive tomorrow", "can i drive tomorrow"),
        ("my husband won't wake up", "my husband won't wake up"),
        ("i'm so tired of living", "i'm so tired of living"),
        ("may i have a glass of wine", "can i have a glass of wine"),
        ("isn't moving", "not moving"),
        ("whistling relaxes me", "whistling relaxes me"),
    ],
)
def test_what_a_carrier_takes_off_is_put_back(heard: str, read: str) -> None:
    assert carried(heard) == read
