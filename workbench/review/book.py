"""The content book: everything a listener can hear, on one page to print and read in one sitting."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from workbench.content.read.content import Content
from workbench.content.schema.safety_times import minutes_in, spoken_time
from workbench.content.text.lines import HEARD_PARTS
from workbench.content.text.sheets import DANGER
from workbench.html_page import filled_in
from workbench.review.report import STATES
from workbench.review.standing import sheet_standings, standings

PART_TITLES = {
    "question": "The question",
    "short": "First answer",
    "more": "If they want more",
    "call_clinic": "When to call the clinic",
    "tell_clinic": "What to tell the clinic",
    "companion": "For the person beside them",
    "evidence": "Who says so",
}

LEVELS = {
    "emergency": "Emergency",
    "crisis": "Crisis",
    "urgent_call_clinic": "Call the clinic",
    "common": "Common, no alarm",
    "ask": "Answered, no alarm",
}
"""What the levels of the triage table are called."""


def book_of(content: Content, on: date) -> str:
    """Return the book as one HTML page that needs nothing beside it."""
    return filled_in(Path(__file__).with_name("book.html.j2"), _told(content, on))


def _told(content: Content, on: date) -> dict[str, Any]:
    topics, sheets = standings(content), sheet_standings(content)
    lines = {
        each.id.removeprefix("strings."): each.words for each in sheets if each.id.startswith("strings.")
    }
    return {
        "clinic": content.clinic.value,
        "numbers": content.safety.value.numbers,
        "on": on.isoformat(),
        "standings": topics,
        "count": Counter(each.status for each in topics),
        "sheets": {each.id: each for each in sheets},
        "sheet_count": Counter(each.status for each in sheets),
        "states": STATES,
        "danger_sheet": DANGER,
        "parts": PART_TITLES,
        "topics": {topic_id: file.value for topic_id, file in content.topics.items()},
        "sources": content.sources.value.root,
        "phrasings": Counter(phrasing.label for phrasing in content.phrasings if phrasing.is_direct),
        "times": [_time(content, name) for name in content.times.value.root],
        "danger": lines.pop("safety", {}),
        "strings": lines,
        "triage": {name: file.value.root for name, file in content.triage.items()},
        "levels": LEVELS,
        "patterns": {name: file.value for name, file in content.patterns.items()},
        "prompts": {name: file.value for name, file in content.prompts.items()},
        "off": sorted(content.off),
        "heard_parts": HEARD_PARTS,
    }


def _time(content: Content, name: str) -> dict[str, Any]:
    usual = content.times.value.root[name]
    amount = content.time(name)
    return {
        "name": name,
        "about": usual.about,
        "spoken": spoken_time(amount),
        "usual": spoken_time(usual.at_least),
        "is_longer": minutes_in(amount) > minutes_in(usual.at_least),
        "sources": usual.sources,
    }
