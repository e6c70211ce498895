"""The page of the meanings is made from the file that draws their borders."""

from __future__ import annotations

from typing import Any

from workbench.content.generate.generated_files import built_files, checked_content
from workbench.content.generate.meanings_page import PAGE

INTENTS = "content/en-US/intents.yaml"


def rows(tree: Any) -> list[str]:
    page = dict(built_files(checked_content(tree.root)))[PAGE]
    return [line for line in page.splitlines() if line.startswith("| `")]


def test_every_meaning_has_a_row_in_the_order_of_the_file(tree: Any) -> None:
    assert [row.split("`")[1] for row in rows(tree)] == [
        *("driving", "sleep_rest", "sleep", "rest", "home"),
        *("breathe", "breathe.control", "stop", "journal.next", "more", "crisis"),
    ]


def test_a_row_says_what_belongs_there_and_what_does_not(tree: Any) -> None:
    assert "| `sleep_rest` | sleep | a nap at work: `work` |" in rows(tree)
    assert "| `driving` | cars | |" in rows(tree)


def test_a_row_names_the_values_that_a_slot_can_have(tree: Any) -> None:
    assert "| `breathe` | start | `pattern`: box; `minutes`: a number |" in rows(tree)
    assert "| `breathe.control` | steer | `action`: slower, longer |" in rows(tree)


def test_a_border_that_is_written_in_several_lines_is_one_row(tree: Any) -> None:
    tree.replace(
        INTENTS, "driving: {kind: answer, here: cars}", "driving:\n  kind: answer\n  here: |\n    a\n    b"
    )
    assert "| `driving` | a b | |" in rows(tree)
