from xml.etree import ElementTree

from aftercare.alexa.response.ssml import LONGEST_BREAK_MS, escape, pause, spoken
from aftercare.alexa.response.words import Part
from hypothesis import given
from hypothesis import strategies as st


def text_of(ssml: str) -> str:
    return "".join(ElementTree.fromstring(f"<speak>{ssml}</speak>").itertext())


@given(st.text())
def test_any_text_becomes_valid_ssml(text: str) -> None:
    ElementTree.fromstring(f"<speak>{escape(text)}</speak>")


@given(st.text(st.characters(codec="ascii", min_codepoint=32)))
def test_escaping_keeps_what_was_said(text: str) -> None:
    assert text_of(escape(text)) == text


@given(st.integers(-5, 200_000))
def test_a_pause_is_exact_and_no_tag_is_too_long(milliseconds: int) -> None:
    tags = ElementTree.fromstring(f"<speak>{pause(milliseconds)}</speak>").findall("break")
    lengths = [int(tag.attrib["time"].removesuffix("ms")) for tag in tags]
    assert sum(lengths) == max(0, milliseconds)
    assert all(0 < length <= LONGEST_BREAK_MS for length in lengths)


def test_a_number_is_said_digit_by_digit_and_slowly() -> None:
    ssml = spoken([Part("text", "Call "), Part("number", "988"), Part("text", ".")], slow=False)
    assert ssml == 'Call <prosody rate="slow"><say-as interpret-as="digits">988</say-as></prosody>.'


def test_slowness_is_not_wrapped_in_slowness() -> None:
    assert spoken([Part("number", "988")], slow=True).count("<prosody") == 1
