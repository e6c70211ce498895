"""A signature holds for the words that were signed, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.pack import pack_of
from workbench.content.text.signatures import signable_ids, status_of
from workbench.doctor import unsigned
from workbench.review.book import book_of
from workbench.review.report import report
from workbench.review.sign import CannotSign, Reviewer, sign, with_review
from workbench.review.standing import changed_words, sheet_standings, standings

pytestmark = pytest.mark.long

DRIVING = "content/en-US/topics/driving.yaml"
MOSS = Reviewer(name="R. Moss: RN", role="nurse", on=date(2026, 3, 1))


def signed(tree: Any, *topics: str) -> None:
    sign(tree.root, checked_content(tree.root), topics or ("driving",), MOSS)


def status(tree: Any) -> str:
    return status_of(checked_content(tree.root), "driving")


def is_reviewed(tree: Any) -> bool:
    return bool(pack_of(checked_content(tree.root))["topics"]["driving"]["reviewed"])


def test_a_topic_nobody_signed_is_a_draft(tree: Any) -> None:
    assert (status(tree), is_reviewed(tree)) == ("draft", False)


def test_a_signed_topic_is_no_draft(tree: Any) -> None:
    signed(tree)
    assert (status(tree), is_reviewed(tree)) == ("signed", True)


@pytest.mark.parametrize("part", ["When can I", "tomorrow", "Waiting is safer", "If you are unsure"])
def test_a_changed_word_makes_it_a_draft_again(tree: Any, part: str) -> None:
    signed(tree)
    tree.replace(DRIVING, part, f"{part}, perhaps")
    assert (status(tree), is_reviewed(tree)) == ("changed", False)


def test_a_longer_safety_time_makes_the_topics_that_say_it_drafts_again(tree: Any) -> None:
    signed(tree)
    tree.replace("content/en-US/times.yaml", "24 hours", "48 hours")
    assert status(tree) == "changed"


def test_another_crisis_number_makes_it_a_draft_again(tree: Any) -> None:
    tree.replace(DRIVING, "Waiting is", "Or call {crisis_number}. Waiting is")
    signed(tree)
    tree.replace("content/en-US/safety.yaml", "988", "116 123")
    assert status(tree) == "changed"


@pytest.mark.parametrize(
    ("old", "new"), [("title: driving", "title: Cars"), ("next: [sleep_rest]", "next: [home]")]
)
def test_what_nobody_hears_does_not_void_a_signature(tree: Any, old: str, new: str) -> None:
    signed(tree)
    tree.replace(DRIVING, old, new)
    assert status(tree) == "signed"


def test_signing_changes_nothing_else_in_the_file(tree: Any) -> None:
    tree.replace(DRIVING, "reviewed: null\n", "# about the review\nreviewed:   null\n# after it\n")
    before = (tree.root / DRIVING).read_text(encoding="utf-8")
    signed(tree)
    after = (tree.root / DRIVING).read_text(encoding="utf-8")
    block = after[after.index("reviewed:") : after.index("# after it")]
    assert after.replace(block, "reviewed:   null\n") == before
    assert "by: 'R. Moss: RN'" in block


def test_signing_again_replaces_the_signature(tree: Any) -> None:
    signed(tree)
    once = (tree.root / DRIVING).read_text(encoding="utf-8")
    signed(tree)
    assert (tree.root / DRIVING).read_text(encoding="utf-8") == once


def test_all_topics_are_signed_at_once(tree: Any) -> None:
    signed(tree, *checked_content(tree.root).topics)
    assert {each.status for each in standings(checked_content(tree.root))} == {"signed"}


def test_a_release_counts_as_unsigned_what_has_changed_since(tree: Any) -> None:
    signed(tree, *signable_ids(checked_content(tree.root)))
    assert unsigned(checked_content(tree.root)) == []
    tree.replace(DRIVING, "Wait until tomorrow.", "Wait until tonight.")
    tree.replace("content/en-US/strings/session.yaml", "Take good care.", "Take care.")
    assert unsigned(checked_content(tree.root)) == ["driving", "strings.session"]


@pytest.mark.parametrize(
    ("sheet", "path", "old", "new"),
    [
        ("strings.session", "strings/session.yaml", "Take good care.", "Take care."),
        ("prompts.rest", "prompts/rest.yaml", "one soft thing", "a soft thing"),
        ("patterns.box", "patterns/box.yaml", "seconds: 5.5", "seconds: 6"),
    ],
)
def test_what_is_said_outside_the_answers_is_signed_too(
    tree: Any, sheet: str, path: str, old: str, new: str
) -> None:
    assert status_of(checked_content(tree.root), sheet) == "draft"
    signed(tree, sheet)
    assert status_of(checked_content(tree.root), sheet) == "signed"
    tree.replace(f"content/en-US/{path}", old, new)
    assert status_of(checked_content(tree.root), sheet) == "changed"
    now = next(each for each in sheet_standings(checked_content(tree.root)) if each.id == sheet)
    assert [len(now.changes), now.review and now.review.by] == [1, MOSS.name]


def test_a_sheet_that_names_a_wait_is_a_draft_again_when_the_wait_changes(tree: Any) -> None:
    tree.replace("content/en-US/strings/session.yaml", "Take good care.", "Rest for {wait}.")
    signed(tree, "strings.session")
    tree.replace("content/en-US/times.yaml", "24 hours", "48 hours")
    assert status_of(checked_content(tree.root), "strings.session") == "changed"


def test_a_line_that_moves_or_goes_is_told_apart(tree: Any) -> None:
    page = "content/en-US/strings/session.yaml"
    signed(tree, "strings.session")
    tree.write(page, "menu: You can ask {clinic_name}.\ngoodbye: Take good care.\n")
    assert status_of(checked_content(tree.root), "strings.session") == "signed"
    tree.write(page, "menu: You can ask {clinic_name}.\n")
    (now,) = (each for each in sheet_standings(checked_content(tree.root)) if each.id == "strings.session")
    assert now.changes == {"goodbye": [("gone", "Take good care.")]}


def test_a_topic_that_is_not_there_stops_the_signing_before_it_begins(tree: Any) -> None:
    with pytest.raises(CannotSign, match="no topic or sheet drving"):
        signed(tree, "driving", "drving")
    assert status(tree) == "draft"


def test_a_file_that_cannot_be_signed_by_a_program_is_refused() -> None:
    with pytest.raises(CannotSign, match="on a line of its own"):
        with_review("{title: a, reviewed: null}\n", {"by": "x"}, "a.yaml")


def test_the_report_shows_what_changed_since(tree: Any) -> None:
    signed(tree)
    tree.replace(DRIVING, "Wait until tomorrow.", "Wait until tonight.")
    lines = list(report(standings(checked_content(tree.root))))
    assert lines[0] == "5 topics: 0 signed, 1 changed since they were signed, 4 drafts."
    assert "           short: Wait until [-tomorrow.-] [+tonight.+]" in lines


def test_a_difference_is_told_word_by_word() -> None:
    assert changed_words("wait a day", "wait two days") == [
        ("same", "wait"),
        ("gone", "a day"),
        ("new", "two days"),
    ]


def test_the_book_shows_every_word_and_what_has_changed(tree: Any) -> None:
    signed(tree)
    tree.replace(DRIVING, "Wait until tomorrow.", "Wait until tonight.")
    book = book_of(checked_content(tree.root), date(2026, 3, 2))
    for said in (
        "Wait until tonight.",
        "the drug label",
        "What felt restful today?",
        "Take good care.",
        "And out.",
    ):
        assert said in book
    assert "<del>tomorrow.</del> <ins>tonight.</ins>" in book
    assert "Signed by R. Moss: RN, nurse, on 2026-03-01." in book


def test_the_book_says_numbers_and_waits_as_they_are_heard(tree: Any) -> None:
    tree.write("content/en-US/strings/safety.yaml", "safety.crisis.first: Call {crisis_number} now.\n")
    tree.replace("content/en-US/strings/session.yaml", "Take good care.", "Rest for {wait}.")
    book = book_of(checked_content(tree.root), date(2026, 3, 2))
    assert "Call 988 now." in book
    assert "Rest for twenty-four hours." in book
    assert book.count('<span class="state">draft</span>') == len(signable_ids(checked_content(tree.root)))


def test_the_book_escapes_whatever_is_written(tree: Any) -> None:
    tree.replace("content/en-US/sources.yaml", "section 5", '"<script>alert(1)</script>"')
    book = book_of(checked_content(tree.root), date(2026, 3, 2))
    assert "<script" not in book
    assert "&lt;script&gt;" in book


def test_the_book_needs_nothing_beside_it(tree: Any) -> None:
    book = book_of(checked_content(tree.root), date(2026, 3, 2))
    assert not [mark for mark in ("src=", "<link", "@import", "url(") if mark in book]
