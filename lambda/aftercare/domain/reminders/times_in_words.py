"""When to be reminded, found in the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from aftercare.domain.nlu.duration import DurationWords, minutes_in, one_of
from aftercare.domain.nlu.normalise import bare_words
from aftercare.domain.nlu.phrase_patterns import Choices, PhrasePatterns
from aftercare.domain.reminders.clock_in_words import ClockWords, clock_in
from aftercare.domain.reminders.times import EVERY_DAY, Asked

_PLAIN = re.compile(r"[^a-z0-9: ]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenWords:
    """How days, hours and times that come again are said in one locale."""

    durations: DurationWords
    clock: ClockWords
    parts: Choices
    days: Choices
    every: PhrasePatterns
    """Words for what comes again, before the days on which it does."""
    every_which: Choices
    again: Choices
    """Days that come again without such a word."""
    named_hours: Choices
    ahead: re.Pattern[str]
    days_ahead: re.Pattern[str]
    """So many days or weeks from now."""
    day_units: Mapping[str, int]
    not_ahead: str
    """What may not follow, where a length of time is to come."""
    date: re.Pattern[str]
    months: Mapping[str, int]
    places: Mapping[str, int]

    @classmethod
    def from_built(cls, built: Mapping[str, Any], durations: DurationWords) -> WhenWords:
        """Return the words as they were built into a pack."""
        months = {word: month for month, word in enumerate(built["months"], start=1)}
        places = {word: place for place, word in enumerate(built["places"], start=1)}
        date = (
            rf"\b(?P<month>{one_of(months)}) (?:{re.escape(built['the'])} )?"
            rf"(?:(?P<place>{one_of(places)})|(?P<day>\d{{1,2}})(?:{one_of(built['place_endings'])})?)\b"
        )
        count = one_of([*durations.numbers, *durations.tens, *durations.amounts])
        units, ahead = one_of(built["day_units"]), re.escape(built["ahead"])
        days_ahead = (
            rf"\b(?P<ahead>{ahead} )?(?P<count>\d{{1,3}}|{count}) (?P<unit>{units})\b"
            rf"(?P<from> (?:{one_of(built['from_now'])}))?"
        )
        return cls(
            durations=durations,
            days_ahead=re.compile(days_ahead),
            day_units=built["day_units"],
            clock=ClockWords.from_built(built, durations),
            every=PhrasePatterns(built["every"]),
            ahead=re.compile(rf"\b{re.escape(built['ahead'])} (.+)"),
            not_ahead=f"{built['not_ahead']} ",
            date=re.compile(date),
            months=months,
            places=places,
            parts=Choices(built["parts"]),
            days=Choices(built["days"]),
            every_which=Choices(built["every_which"]),
            again=Choices(built["again"]),
            named_hours=Choices(built["named_hours"]),
        )


def asked_in(text: str, known: WhenWords) -> Asked:
    """Return what a sentence says about when."""
    text = _PLAIN.sub(" ", text.lower().replace(".", "").replace("'", " "))[:_LONGEST]
    text, date = _without_date(text, known)
    text, ahead = _without_days_ahead(text, known)
    words = bare_words(text)
    in_minutes = _ahead(text, known)
    at, half_said = (None, True) if in_minutes else clock_in(text, known.clock)
    if named := known.named_hours.in_words(words):
        at, half_said = time.fromisoformat(named), True
    return Asked(
        at=at,
        half_said=half_said,
        part=known.parts.in_words(words),
        day=date or ahead or known.days.in_words(words),
        every=_every(words, known),
        in_minutes=in_minutes,
    )


def _ahead(text: str, known: WhenWords) -> float | int | None:
    length = known.ahead.search(text)
    if length is None or length[1].startswith(known.not_ahead):
        return None
    return minutes_in(length[1], known.durations)


def _every(words: Sequence[str], known: WhenWords) -> str | None:
    begun = next(known.every.spans_in(words), None)
    if begun is not None:
        return known.every_which.from_word(words, begun[1]) or EVERY_DAY
    which = (known.again.from_word(words, start) for start in range(len(words)))
    return next(filter(None, which), None)


def _without_days_ahead(text: str, known: WhenWords) -> tuple[str, str | None]:
    """Return a text without "in two days" or "a week from today", whose number is no hour, and that day."""
    found = known.days_ahead.search(text)
    if found is None or not (found["ahead"] or found["from"]):
        return text, None
    amounts = {**known.durations.amounts, **known.durations.tens, **known.durations.numbers}
    count = int(found["count"]) if found["count"].isdecimal() else int(amounts[found["count"]])
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(left.split()), f"+{count * known.day_units[found['unit']]}"


def _without_date(text: str, known: WhenWords) -> tuple[str, str | None]:
    """Return a text without a date such as "march tenth", whose number is no hour, and that date."""
    found = known.date.search(text)
    if found is None:
        return text, None
    day = known.places[found["place"]] if found["place"] else int(found["day"])
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(left.split()), f"--{known.months[found['month']]:02}-{day:02}"
