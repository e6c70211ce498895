import pytest
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Line, line
from support.packs import pack

from workbench.content.check.across_files import FILLED_IN

WORDS = Words(pack())


def test_a_line_is_filled_with_what_stands_for_the_clinic() -> None:
    assert WORDS.printed(Line(key="card.clinic")) == f"{pack().clinic.name}, {pack().clinic.phone}"


def test_a_value_can_be_another_line() -> None:
    printed = WORDS.printed(line("breathing.time_left", minutes="@minutes.2"))
    assert printed == "About two minutes left."


def test_every_line_of_the_pack_can_be_filled() -> None:
    values = dict.fromkeys(sorted(set().union(*FILLED_IN.values())), "something")
    for key in pack().lines:
        assert "{" not in WORDS.printed(line(key, **values)), key


def test_a_line_that_names_itself_ends() -> None:
    with pytest.raises(KeyError):
        WORDS.printed(line("no.such.line"))
