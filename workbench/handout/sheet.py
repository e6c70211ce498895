"""One page to print, in words that a clinician signs: waits, what helps, when to call, what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import segno

from workbench.content.read.content import Content
from workbench.content.text.fill import BUILD_ONLY, filled
from workbench.content.text.sheets import DANGER
from workbench.html_page import filled_in
from workbench.review.standing import sheet_standings, standings

PRINTED = f"{BUILD_ONLY}handout."
SHEETS = frozenset(["strings.handout", DANGER])
"""Sheets whose words are printed beside those of the topics."""


def sheet_of(content: Content) -> str:
    """Return the sheet as one HTML page that needs nothing beside it; A4 and Letter both hold it."""
    return filled_in(Path(__file__).with_name("sheet.html.j2"), _printed(content))


def _printed(content: Content) -> dict[str, Any]:
    clinic, numbers, laid_out = content.clinic.value, content.safety.value.numbers, content.handout.value
    named = [*laid_out.waits, *laid_out.helps, *laid_out.signs, *laid_out.asked]
    return {
        "lang": content.locale,
        "clinic": clinic,
        "numbers": numbers,
        "words": _words(content),
        "waits": _answers(content, laid_out.waits),
        "helps": _answers(content, laid_out.helps),
        "signs": _answers(content, laid_out.signs),
        "companion": _part(content, laid_out.signs[0], "companion"),
        "asked": [_part(content, topic, "question") for topic in laid_out.asked if topic in content.topics],
        "is_signed": is_signed(content, named),
        "code": code_of(clinic.website) if clinic.website else None,
    }


def is_signed(content: Content, topics: Sequence[str]) -> bool:
    """Tell whether all that is printed is signed as it stands: these topics, and the lines around them."""
    printed = [each for each in standings(content) if each.id in topics]
    printed += [each for each in sheet_standings(content) if each.id in SHEETS]
    return all(each.status == "signed" for each in printed)


def code_of(address: str) -> str:
    """Return a QR code of an address, as an SVG that prints sharply; a quarter of it may be worn away."""
    return segno.make(address, error="q", micro=False).svg_inline(
        scale=3, border=4, dark="#000", light="#fff"
    )


def _answers(content: Content, topics: Sequence[str]) -> list[tuple[str, str]]:
    """Return title and first answer of each topic; what a clinic would rather say itself is left out."""
    known = [topic for topic in topics if topic in content.topics]
    return [(_part(content, topic, "title"), _part(content, topic, "short")) for topic in known]


def _part(content: Content, topic: str, part: str) -> str:
    return _filled(content, getattr(content.topics[topic].value, part))


def _words(content: Content) -> dict[str, str]:
    lines = (item for file in content.strings.values() for item in file.value.root.items())
    return {
        key.removeprefix(PRINTED): _filled(content, text) for key, text in lines if key.startswith(PRINTED)
    }


def _filled(content: Content, text: str) -> str:
    """Return a text as it is printed, with everything filled in."""
    clinic, numbers = content.clinic.value, content.safety.value.numbers
    places = {
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "crisis_number": numbers.crisis,
        "emergency_number": numbers.emergency,
        "skill_name": clinic.skill_name,
    }
    text = filled(content, text)
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", value)
    return text
