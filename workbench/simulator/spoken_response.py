"""The audible part of a response, and of its reprompt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.simulator.apla_text import RENDER, pieces_of_directive
from workbench.simulator.audio_pieces import Piece, joined
from workbench.simulator.ssml_text import pieces_of, plain

Json = Mapping[str, Any]


def pieces_heard(response: Json) -> list[Piece]:
    """Return what is heard of a `response` object, or of a `reprompt`. Raises NotSpeakable.

    Speech comes before a document; whether a device keeps that order is not documented.
    """
    return joined((*_output_speech(response), *_documents(response)))


def _output_speech(response: Json) -> list[Piece]:
    speech = response.get("outputSpeech") or {}
    return (
        pieces_of(speech.get("ssml", "")) if speech.get("type") == "SSML" else plain(speech.get("text", ""))
    )


def _documents(response: Json) -> Iterator[Piece]:
    for directive in response.get("directives") or ():
        if directive.get("type") == RENDER:
            yield from pieces_of_directive(directive)
