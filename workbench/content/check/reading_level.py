"""How many years of school a text asks of the one who hears it."""

from __future__ import annotations

import re

HIGHEST_GRADE = 7.0
"""Of a short answer and of words of danger; US guidance asks for grade six to eight in what patients read."""

HIGHEST_GRADE_ON_REQUEST = 8.0
"""Of everything else that is said."""

_SAID = {"clinic_name": "the clinic", "clinic_phone": "this number", "clinic_hours": "They are open."}
_PLACE = re.compile(r"\{([a-z_]+)\}")


def grade_of(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text, its places filled with words as short as what is said."""
    import textstat  # noqa: PLC0415 - its dictionary takes half a second, which only the content check needs

    said = _PLACE.sub(lambda place: _SAID.get(place[1], "this number"), text)
    return float(textstat.flesch_kincaid_grade(said))
