"""The shape of the files in content/<locale>/model/."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, RootModel

from workbench.content.schema.files import Part, Phrasing, null_or
from workbench.content.schema.text_rules import problem

LONGEST_VALUE = 140
"""Characters; Alexa's limit for a slot value or a synonym."""

_SAMPLE = re.compile(r"(?:[a-z']+|\{[a-z]+\})(?: (?:[a-z']+|\{[a-z]+\}))*")


def _sample(text: str) -> str:
    if not _SAMPLE.fullmatch(text):
        mend = "Use lower-case letters, single spaces, apostrophes and slots such as {minutes}."
        raise problem(f"{text!r} is not a sample", mend)
    return text


def _slot_value(text: str) -> str:
    if len(text) > LONGEST_VALUE:
        raise problem(f"a value has {len(text)} characters, Alexa takes {LONGEST_VALUE}", "Shorten it.")
    return text


def _flag(value: object) -> object:
    if value not in ("true", "false"):
        raise problem(f"alone is {value!r}", 'Write alone: "true", or leave the key out.')
    return value == "true"


Sample = Annotated[str, AfterValidator(_sample)]
SlotValue = Annotated[Phrasing, AfterValidator(_slot_value)]


class BuiltIn(Part):
    """A built-in intent: what it means, and what is said for it."""

    meaning: Annotated[str | None, BeforeValidator(null_or)]
    takes_all_of: str | None = None
    """Meaning whose phrasings are all samples here; it gets no intent of its own."""
    takes_from: Annotated[list[str], Field(default_factory=list)]
    """Meanings whose phrasings go here where they equal a sample: the conversation knows which was meant."""
    samples: Annotated[list[Phrasing], Field(default_factory=list)]


class BuiltInsFile(RootModel[dict[str, BuiltIn]]):
    """`model/built_ins.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class Command(Part):
    """A command with slots, and the samples that hold them."""

    slots: dict[str, str]
    samples: Annotated[list[Sample], Field(min_length=1)]
    alone: Annotated[bool, BeforeValidator(_flag)] = False
    """Whether its phrasings mean something without a slot, and so are samples as they stand."""


class CommandsFile(RootModel[dict[str, Command]]):
    """`model/commands.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class SlotValuesFile(RootModel[dict[str, Annotated[list[SlotValue], Field(min_length=1)]]]):
    """`model/slot_types/<type>.yaml`: what people say for each value; the first is its name."""

    model_config = ConfigDict(strict=True, frozen=True)


class CarriersFile(Part):
    """`model/carriers.yaml`: the words around free text."""

    fillers: list[Phrasing]
    """Words before the text that say nothing, or can be spared."""
    endings: list[Phrasing]
    """Words after the text that can be spared."""
    leads: dict[str, list[Phrasing]]
    """Words before the text, by what is put back in front of it."""
    tails: dict[str, list[Phrasing]]
    """Words after the text, by what is put back behind it."""
