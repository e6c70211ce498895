"""The sheet to take home, printed by a real browser."""

from typing import Any

import pytest
from support.browser import on_the_page

from workbench.content.generate.generated_files import checked_content
from workbench.handout.sheet import sheet_of
from workbench.simulator.checkout import ROOT

pytestmark = pytest.mark.system

A_PAGE = 703
"""Width in CSS pixels of what a margin of 12 mm leaves of A4."""


@pytest.fixture(scope="module", params=[None, "lakeside"], ids=["base", "overlay"])
def printed(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    page = tmp_path_factory.mktemp("handout") / "handout.html"
    page.write_text(sheet_of(checked_content(ROOT, request.param)), encoding="utf-8")
    return on_the_page("handout", page.as_uri())


def test_it_is_one_page_on_either_paper(printed: Any) -> None:
    assert printed["pages"] == {"A4": 1, "Letter": 1}


def test_nothing_is_cut_off_on_paper_or_on_a_phone(printed: Any) -> None:
    assert printed["wide"] <= A_PAGE
    assert printed["narrow"] <= 360


def test_it_fetches_nothing(printed: Any) -> None:
    assert printed["asked"] == []


def test_the_numbers_and_the_draft_are_on_it(printed: Any) -> None:
    assert all(words in printed["text"] for words in ("911", "988", "Draft: no clinician has signed"))
