from __future__ import annotations

from typing import Any

import pytest
from aftercare.alexa.response.ssml import escape
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.apla_text import RENDER
from workbench.simulator.audio_pieces import Pause, Piece, Sound, Spoken, length_ms
from workbench.simulator.spoken_response import pieces_heard
from workbench.simulator.ssml_text import NotSpeakable, pieces_of


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [
        ("Breathe in.", [Spoken(text="Breathe in.")]),
        ('In.<break time="4s"/>Out.', [Spoken(text="In."), Pause(4000), Spoken(text="Out.")]),
        ('<break time="10000ms"/><break time="1.5s"/>', [Pause(11500)]),
        ('Call <say-as interpret-as="digits">911</say-as>, now.', [Spoken(text="Call 9 1 1, now.")]),
        ('<prosody rate="slow">In.</prosody>', [Spoken(text="In.", rate=0.75)]),
        ('<prosody rate="50%">In.</prosody> Out.', [Spoken(text="In.", rate=0.5), Spoken(text="Out.")]),
        ('<amazon:effect name="whispered">Hush.</amazon:effect>', [Spoken(text="Hush.", whispered=True)]),
        ('<sub alias="magnetic">TMS</sub>', [Spoken(text="magnetic")]),
        ('<audio src="soundbank://rain"/>', [Sound("soundbank://rain")]),
        ("<p>One.</p>Two.", [Spoken(text="One."), Pause(800), Spoken(text="Two.")]),
        ("salt &amp; pepper", [Spoken(text="salt & pepper")]),
        ("  ", []),
    ],
)
def test_speech_becomes_words_and_pauses(inside: str, pieces: list[Piece]) -> None:
    assert pieces_of(f"<speak>{inside}</speak>") == pieces


@pytest.mark.parametrize(
    "ssml",
    ["<speak>salt & pepper</speak>", "hello", "", "<p>hello</p>", '<speak><break time="long"/></speak>',
     '<speak><prosody rate="calm">hello</prosody></speak>'],
)  # fmt: skip
def test_speech_that_alexa_refuses_is_refused(ssml: str) -> None:
    with pytest.raises(NotSpeakable):
        pieces_of(ssml)


@given(st.text())
def test_any_escaped_text_can_be_spoken(text: str) -> None:
    assert all(isinstance(piece, Spoken) for piece in pieces_of(f"<speak>{escape(text)}</speak>"))


def document(*items: dict[str, Any], payload: dict[str, Any] | None = None) -> dict[str, Any]:
    main = {"parameters": ["payload"], "items": [{"type": "Sequencer", "items": list(items)}]}
    directive = {
        "type": RENDER,
        "token": "guide",
        "document": {"type": "APLA", "version": "0.91", "mainTemplate": main},
    }
    return {"directives": [{**directive, "datasources": payload or {}}]}


def speech(content: str, kind: str = "PlainText") -> dict[str, Any]:
    return {"type": "Speech", "contentType": kind, "content": content}


def silence(milliseconds: int) -> dict[str, Any]:
    return {"type": "Silence", "duration": milliseconds}


def test_an_audio_document_is_heard_in_order() -> None:
    heard = pieces_heard(document(speech("In."), silence(4000), speech("<speak>Out.</speak>", "SSML")))
    assert heard == [Spoken(text="In."), Pause(4000), Spoken(text="Out.")]


def test_a_cue_beside_silence_takes_as_long_as_the_silence() -> None:
    heard = pieces_heard(document({"type": "Mixer", "items": [silence(4000), speech("Breathe in.")]}))
    assert heard[0] == Spoken(text="Breathe in.")
    assert length_ms(heard) == 4000


def test_an_audio_document_takes_words_from_its_data() -> None:
    sources = {"cues": {"in": "Breathe in."}}
    heard = pieces_heard(document(speech("${payload.cues.in}"), payload=sources))
    assert heard == [Spoken(text="Breathe in.")]


@pytest.mark.parametrize("item", [{"type": "Choir"}, {"type": "Silence", "duration": "long"}, "In.", {}])
def test_an_audio_document_that_cannot_be_played_is_refused(item: Any) -> None:
    with pytest.raises(NotSpeakable):
        pieces_heard(document(item))


def test_speech_comes_before_an_audio_document() -> None:
    response = {"outputSpeech": {"type": "PlainText", "text": "Ready."}, **document(speech("In."))}
    assert pieces_heard(response) == [Spoken(text="Ready. In.")]


def test_a_response_without_words_is_silent() -> None:
    assert pieces_heard({"shouldEndSession": True}) == []


def test_slow_words_take_longer() -> None:
    assert Spoken(text="out", rate=0.5).length_ms == 2 * Spoken(text="out").length_ms
