"""The reader: every scalar a string, every place a line, and no surprise but a ContentError."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workbench.content.read import yaml_file as reading
from workbench.content.read.problem import ContentError
from workbench.content.read.yaml_file import read_file, read_text


def read(text: str) -> Any:
    return read_text(text, "a.yaml")


def only_problem(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read(text)
    assert len(caught.value.problems) == 1
    return str(caught.value.problems[0])


def test_no_and_numbers_and_dates_stay_words() -> None:
    assert read("[no, 0o17, 2025-01-01, null, ~, 1_000]").value == [
        *("no", "0o17", "2025-01-01", "null", "~", "1_000")
    ]


def test_every_key_and_item_keeps_its_line() -> None:
    document = read("a: 1\nb:\n  - x\n  - c: >-\n      y\n      z\n")
    places = [("a",), ("b",), ("b", 0), ("b", 1, "c")]
    assert [document.line(place) for place in places] == [1, 2, 3, 4]


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    assert read("a: 1\nb:\n  c: 2\n").line(("b", "missing", 3)) == 2


def test_a_repeated_key_names_both_lines() -> None:
    assert only_problem("a: 1\nb: 2\na: 3\n").startswith(
        "a.yaml:3: the key a stands here again, first in line 1."
    )


def test_all_repeated_keys_are_named() -> None:
    with pytest.raises(ContentError) as caught:
        read("a: 1\na: 2\nb: 1\nb: 2\n")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", "a.yaml:1: the file is empty"),
        ("a: [1\n", "a.yaml:2: this is not YAML"),
        ("a: b: c\n", "a.yaml:1: this is not YAML"),
        ("a: 1\n--- \nb: 2\n", "a.yaml:2: this is not YAML"),
        ("a: 1\n\x07", "a.yaml:2: there is a character YAML does not allow"),
        ("? [a]\n: 1\n", "a.yaml:1: a key is not a word"),
        ("a: &x [*x]\n", "a.yaml:1: this alias contains itself"),
        ('a: "\\U99999999"\n', "a.yaml:1: this is not YAML"),
        ('a: "\\ud800"\n', "a.yaml:1: half a character stands here"),
        ("[" * 3000, "a.yaml:1: the file is nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, begins: str) -> None:
    assert only_problem(text).startswith(begins)


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(ContentError, match=r"a\.yaml:2: this is not UTF-8 text"):
        read_file(tmp_path, tmp_path / "a.yaml")


def all_strings(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and all_strings(each) for key, each in value.items())
    return all(map(all_strings, value)) if isinstance(value, list) else isinstance(value, str)


YAML_LIKE = st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@#?,~ \n\t\\x0é\x00"), max_size=60)


@given(st.one_of(st.text(max_size=80), YAML_LIKE))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ContentError):
        assert all_strings(read(text).value)


def read_or_refused(text: str) -> object:
    try:
        document = read(text)
    except ContentError as error:
        return str(error)
    return document.value, document.lines


@given(st.one_of(st.text(max_size=80), YAML_LIKE).filter(lambda text: "---" not in text))
def test_what_the_slow_reader_reads_the_fast_one_reads_the_same(text: str) -> None:
    found = read_or_refused(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "FAST", yaml.SafeLoader)
        slowly = read_or_refused(text)
    # The fast one takes a little more, such as a tab between words.
    assert found == slowly or isinstance(slowly, str)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.yaml").write_bytes(data)
    with suppress(ContentError):
        assert all_strings(read_file(folder, folder / "a.yaml").value)
