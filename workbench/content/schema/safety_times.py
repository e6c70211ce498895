"""The times that keep people safe: written once in `times.yaml`, spoken wherever a text names them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel

from workbench.content.schema.files import Part, Text
from workbench.content.schema.text_rules import problem
from workbench.simulator.words import cardinal

_AMOUNT = re.compile(r"([1-9]\d{0,2}) (hour|minute|day)s?")
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}


def _amount(text: str) -> str:
    if not _AMOUNT.fullmatch(text):
        raise problem(f"{text!r} is no length of time", "Write it as 24 hours, 30 minutes or 2 days.")
    return text


Amount = Annotated[str, AfterValidator(_amount)]


class SafetyTime(Part):
    """How long to wait at least, what for, and who says so."""

    at_least: Amount
    about: Text
    sources: Annotated[list[str], Field(min_length=1)]


class TimesFile(RootModel[dict[str, SafetyTime]]):
    """`times.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class OverlayFile(Part):
    """`overlay.yaml` of another clinic."""

    off: Annotated[list[str], Field(default_factory=list)]
    """Topics this clinic would rather answer itself."""
    times: Annotated[dict[str, Amount], Field(default_factory=dict)]
    """Longer times, by their name in `times.yaml`."""


def minutes_in(amount: str) -> int:
    """Return a length of time in minutes, so that two can be compared."""
    count, unit = _parts(amount)
    return count * _MINUTES[unit]


def spoken_time(amount: str) -> str:
    """Return a length of time as a voice says it: `24 hours` is "twenty-four hours"."""
    count, unit = _parts(amount)
    *before, last = cardinal(count)
    tens_and_ones = before and before[-1].endswith("ty") and count % 10
    words = [*before[:-1], f"{before[-1]}-{last}"] if tens_and_ones else [*before, last]
    return f"{' '.join(words)} {unit}{'' if count == 1 else 's'}"


def _parts(amount: str) -> tuple[int, str]:
    found = _AMOUNT.fullmatch(amount)
    if found is None:
        raise ValueError(f"{amount!r} is no length of time")
    return int(found[1]), found[2]
