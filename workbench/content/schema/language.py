"""The shape of the files in content/<locale>/language/: the locale's own words that code needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from workbench.content.schema.files import Part, WordsFile
from workbench.content.schema.text_rules import problem

_WORD = re.compile(r"[a-z']+")


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise problem(f"{text!r} is not one word", "Write one word in lower-case letters.")
    return text


Word = Annotated[str, AfterValidator(_word)]
Listed = Annotated[list[Word], Field(min_length=1)]


class ClausesFile(Part):
    """`language/clauses.yaml`: how an utterance falls into parts."""

    joints: Listed
    asking: Listed
    subjects: Listed


PACKED: Mapping[str, type[BaseModel]] = {"clauses": ClausesFile}
"""The files whose words travel in the pack as they are, by name."""

TRAINED_ON: Mapping[str, type[BaseModel]] = dict.fromkeys(
    ("concepts", "listeners", "signs", "spoken"), WordsFile
)
"""The files that decide what an utterance looks like to the model; a change of them calls for a training."""

LANGUAGE_FILES: Mapping[str, type[BaseModel]] = {**PACKED, **TRAINED_ON}
