"""What a response sounds like: real speech, exact silence, as samples."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from workbench.simulator.apla_text import RENDER, root_of
from workbench.simulator.audio_pieces import Pause, Piece, Spoken
from workbench.simulator.ssml_text import pieces_of
from workbench.voice.pico import PLAIN, Manner, silence, spoken

Json = Mapping[str, Any]

_PITCH = re.compile(r'<prosody[^>]* pitch="([+-]\d+)%"')
_VOLUME = re.compile(r'<prosody[^>]* volume="(x-soft|soft)"')
_VOLUMES = {"x-soft": 40, "soft": 60}


def sounds_of(output: Json) -> Iterator[bytes]:
    """Yield the sound of a response, or of a reprompt, part by part. Raises NoVoice."""
    speech = output.get("outputSpeech") or {}
    if speech.get("ssml"):
        yield from map(_sound, pieces_of(speech["ssml"]))
    for directive in output.get("directives") or ():
        if directive.get("type") == RENDER:
            yield from map(_component, root_of(directive["document"])["items"])


def count_of(output: Json) -> int:
    """Return how many parts `sounds_of` yields."""
    speech = output.get("outputSpeech") or {}
    documents = [d["document"] for d in output.get("directives") or () if d.get("type") == RENDER]
    spoken_parts = len(pieces_of(speech["ssml"])) if speech.get("ssml") else 0
    return spoken_parts + sum(len(d["mainTemplate"]["items"][0]["items"]) for d in documents)


def cut_at_breaks(ssml: str) -> list[tuple[str, int]]:
    """Return each text of a speech with the milliseconds of silence after it."""
    cut: list[tuple[str, int]] = []
    for piece in pieces_of(ssml):
        if isinstance(piece, Spoken):
            cut.append((piece.text, 0))
        elif isinstance(piece, Pause) and cut:
            cut[-1] = (cut[-1][0], cut[-1][1] + piece.length_ms)
    return cut


def _component(component: Json) -> bytes:
    match component["type"]:
        case "Silence":
            return silence(component["duration"])
        case "Speech":
            return _speech(component["content"])
        case "Mixer":
            return _mixed(component["items"])
        case _:
            return b"".join(map(_component, component["items"]))


def _mixed(items: list[Json]) -> bytes:
    """Return parts that sound at once, as long as the longest of those that are not cut to it."""
    parts = [(_component(item), item.get("duration") == "trimToParent") for item in items]
    length = max(len(sound) for sound, is_cut in parts if not is_cut)
    voices = [sound[:length].ljust(length, b"\0") for sound, _ in parts if sound.strip(b"\0")]
    return reduce(_over_each_other, voices, bytes(length))


def _over_each_other(one: bytes, other: bytes) -> bytes:
    mixed = (a + b for a, b in zip(memoryview(one).cast("h"), memoryview(other).cast("h"), strict=True))
    return array("h", (max(-32_768, min(32_767, sample)) for sample in mixed)).tobytes()


def _speech(ssml: str) -> bytes:
    pitch, volume = _PITCH.search(ssml), _VOLUME.search(ssml)
    manner = Manner(
        pitch=PLAIN.pitch + int(pitch[1]) if pitch else PLAIN.pitch,
        volume=_VOLUMES[volume[1]] if volume else PLAIN.volume,
    )
    return b"".join(_sound(piece, manner) for piece in pieces_of(ssml))


def _sound(piece: Piece, manner: Manner = PLAIN) -> bytes:
    match piece:
        case Spoken():
            rate = round(piece.rate * 100)
            return spoken(piece.text, Manner(rate=rate, pitch=manner.pitch, volume=manner.volume))
        case _:
            return silence(piece.length_ms)
