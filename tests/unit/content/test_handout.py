"""The sheet to take home says what the skill says, and only what the clinic answers."""

import re
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import main
from workbench.content.generate.generated_files import checked_content
from workbench.content.read.content import Content
from workbench.content.text.lines import lines_of
from workbench.handout.sheet import code_of, is_signed, sheet_of
from workbench.simulator.checkout import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return checked_content(ROOT)


def printed(content: Content) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", sheet_of(content)).replace("&#39;", "'").split())


def test_each_answer_is_printed_in_the_words_that_are_spoken(content: Content) -> None:
    sheet, lines = printed(content), lines_of(content)
    clinic, numbers = content.clinic.value, content.safety.value.numbers
    named = content.handout.value
    for topic in (*named.waits, *named.helps, *named.signs):
        words = lines[f"topic.{topic}.short"]
        for name, value in (("emergency_number", numbers.emergency), ("crisis_number", numbers.crisis)):
            words = words.replace(f"{{{name}}}", value)
        words = words.replace("{clinic_name}", clinic.name).replace("{clinic_phone}", clinic.phone)
        assert " ".join(words.split()) in sheet, topic


def test_nothing_is_left_to_fill_in(content: Content) -> None:
    assert "{" not in re.sub(r"<style>.*</style>", "", sheet_of(content), flags=re.DOTALL)


def test_it_says_that_it_is_a_draft_until_all_of_it_is_signed(content: Content) -> None:
    assert "Draft: no clinician has signed" in printed(content)
    assert not is_signed(content, ["driving"])


def test_another_clinic_has_its_own_name_and_number_on_it() -> None:
    lakeside = printed(checked_content(ROOT, "lakeside"))
    assert "Lakeside Example Clinic" in lakeside
    assert "(555) 010-0123" in lakeside
    assert "Axis" not in lakeside


def test_another_address_is_another_code() -> None:
    assert code_of("https://one.example").startswith("<svg")
    assert code_of("https://one.example") != code_of("https://two.example")


def test_a_topic_that_nobody_wrote_stops_the_build_with_its_line(tree: Any) -> None:
    laid_out = ["waits: [driving]", "helps: [flying]", "signs: [driving]", "asked: [driving]"]
    tree.write("content/en-US/handout.yaml", "\n".join(laid_out))
    assert any("handout.yaml:2: there is no topic flying" in line for line in tree.printed())


def test_the_command_writes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "--out", str(tmp_path / "new" / "sheet.html")]) == 0
    assert "print it on one sheet" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["sheet.html"]
