"""What is filled into texts when the pack is built; the rest is filled in when they are said."""

from __future__ import annotations

import re

from workbench.content.read.content import Content
from workbench.content.schema.safety_times import minutes_in, spoken_time
from workbench.content.schema.text_rules import places_in

HOURS = "clinic_hours"
"""A whole sentence: when the clinic can be reached, or that this is not known."""

BUILD_ONLY = "build."
"""Begins the keys of lines that are filled into others and never said by themselves."""


def places_filled_here(content: Content) -> frozenset[str]:
    """Return the places that the build fills."""
    return frozenset((*content.times.value.root, HOURS))


def filled(content: Content, text: str) -> str:
    """Return a text with the safety times and the clinic's hours in it; other places stay."""
    text = with_times(content, text)
    return text.replace(f"{{{HOURS}}}", _hours(content)) if f"{{{HOURS}}}" in text else text


def with_times(content: Content, text: str) -> str:
    """Return a text with the safety times in it."""
    for name in set(places_in(text)) & set(content.times.value.root):
        text = text.replace(f"{{{name}}}", spoken_time(content.time(name)))
    return text


def stricter_times(content: Content, *texts: str) -> str:
    """Return what has to follow the evidence where the clinic asks for a longer wait than its sources."""
    named = {name for text in texts for name in places_in(text)}
    longer = {
        spoken_time(content.time(name))
        for name, usual in content.times.value.root.items()
        if name in named and minutes_in(content.time(name)) > minutes_in(usual.at_least)
    }
    sentence = _string(content, "stricter")
    return "".join(f" {sentence.replace('{time}', time)}" for time in sorted(longer))


def _hours(content: Content) -> str:
    hours = content.clinic.value.hours
    if hours is None:
        return _string(content, "hours.unknown")
    return re.sub(r"\{hours\}", lambda _: hours, _string(content, "hours.known"))


def _string(content: Content, key: str) -> str:
    found = (file.value.root.get(BUILD_ONLY + key) for file in content.strings.values())
    return next((text for text in found if text is not None), "")
