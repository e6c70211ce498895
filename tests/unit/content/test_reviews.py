"""A signature holds for the words that were signed, and no others."""

from __future__ import annotations

from typing import Any

from workbench.content.build import build_pack

DRIVING = "content/en-US/topics/driving.yaml"


def sign(tree: Any, digest: str) -> None:
    signature = f"reviewed: {{by: R. Moss, role: nurse, on: 2025-03-01, digest: {digest}}}"
    tree.replace(DRIVING, "reviewed: null", signature)


def right_digest(tree: Any) -> str:
    problem = next(p for p in tree.problems() if "were signed" in p.what)
    return str(problem.mend).split("digest: ")[1].split(";")[0]


def test_a_topic_nobody_signed_is_a_draft(tree: Any) -> None:
    assert build_pack(tree.root, {})["topics"]["driving"]["reviewed"] is False


def test_a_wrong_signature_is_refused_and_told_the_right_one(tree: Any) -> None:
    sign(tree, "000000000000")
    tree.replace(DRIVING, "000000000000", right_digest(tree))
    assert build_pack(tree.root, {})["topics"]["driving"]["reviewed"] is True


def test_a_changed_word_voids_the_signature(tree: Any) -> None:
    sign(tree, "000000000000")
    tree.replace(DRIVING, "000000000000", right_digest(tree))
    tree.replace(DRIVING, "tomorrow", "tonight")
    assert any("the words are not the ones that were signed" in each for each in tree.printed())
