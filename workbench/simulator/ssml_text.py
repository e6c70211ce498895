"""SSML as the pieces that are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from workbench.simulator.audio_pieces import Pause, Piece, Sound, Spoken, joined

RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "default": 1.0, "fast": 1.25, "x-fast": 1.5}
STRENGTHS = {"none": 0, "x-weak": 0, "weak": 200, "medium": 300, "strong": 500, "x-strong": 800}
"""Milliseconds of a break that is named by its strength; the voice decides, this is about what it does."""

SPELLED = {"digits", "telephone", "characters", "spell-out"}

_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_OPENING = re.compile(r"^\s*<speak(?=[\s>])")


class NotSpeakable(ValueError):
    """Alexa would refuse this speech and say nothing."""


@dataclass(frozen=True, slots=True)
class _Manner:
    rate: float = 1.0
    whispered: bool = False


def pieces_of(ssml: str) -> list[Piece]:
    """Return what is heard of a `<speak>` document. Raises NotSpeakable."""
    try:
        root = ET.fromstring(_OPENING.sub('<speak xmlns:amazon="amazon"', ssml))  # noqa: S314 - as above
    except ET.ParseError as error:
        raise NotSpeakable(f"SSML that cannot be read, {error}: {ssml[:200]}") from error
    if root.tag != "speak":
        raise NotSpeakable(f"SSML that does not begin with <speak>: {ssml[:200]}")
    return joined(_inside(root, _Manner()))


def plain(text: str, *, rate: float = 1.0, whispered: bool = False) -> list[Piece]:
    """Return words without any tags as a piece; none for blank text."""
    words = " ".join(text.split())
    return [Spoken(text=words, rate=rate, whispered=whispered)] if words else []


def _inside(element: ET.Element, manner: _Manner) -> Iterator[Piece]:
    yield from _said(element.text, manner)
    for child in element:
        yield from _element(child, manner)
        yield from _said(child.tail, manner)


def _element(element: ET.Element, manner: _Manner) -> Iterator[Piece]:
    match element.tag:
        case "break":
            yield Pause(_break_ms(element))
        case "audio":
            yield Sound(element.get("src", ""))
        case "sub":
            yield from _said(element.get("alias"), manner)
        case "say-as" if element.get("interpret-as") in SPELLED:
            yield from _said(" ".join("".join(element.itertext()).replace(" ", "")), manner)
        case "p" | "s":
            yield from _inside(element, manner)
            yield Pause(STRENGTHS["x-strong" if element.tag == "p" else "strong"])
        case _:
            yield from _inside(element, _manner_of(element, manner))


def _said(text: str | None, manner: _Manner) -> list[Piece]:
    return plain(text or "", rate=manner.rate, whispered=manner.whispered)


def _manner_of(element: ET.Element, outer: _Manner) -> _Manner:
    if element.tag == "prosody":
        return replace(outer, rate=outer.rate * _rate(element.get("rate", "medium")))
    if element.tag == "{amazon}effect" and element.get("name") == "whispered":
        return replace(outer, whispered=True)
    return outer


def _rate(rate: str) -> float:
    percent = _PERCENT.fullmatch(rate)
    if percent is None and rate not in RATES:
        raise NotSpeakable(f"a rate of {rate}")
    # Alexa speaks no slower than at a fifth of its pace.
    return max(0.2, float(percent[1]) / 100) if percent else RATES[rate]


def _break_ms(element: ET.Element) -> int:
    time = element.get("time")
    if time is None:
        return STRENGTHS.get(element.get("strength", "medium"), STRENGTHS["medium"])
    found = _TIME.fullmatch(time)
    if found is None:
        raise NotSpeakable(f"a break of {time}")
    return round(float(found[1]) * (1000 if found[2] == "s" else 1))
