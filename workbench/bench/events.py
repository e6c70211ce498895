"""The requests that are measured, whole as a device would cause them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workbench.simulator.checkout import model_path
from workbench.simulator.listener import SimulatedListener
from workbench.simulator.model import Model
from workbench.simulator.requests import SKILL_ID, Ids, RequestBuilder
from workbench.simulator.slots import Filled

__all__ = ["SKILL_ID", "builder", "free_text", "launch", "leave", "question"]

LOCALE = "en-US"


def builder(listener: str = "measured") -> RequestBuilder:
    """Return what builds the requests of one listener."""
    return RequestBuilder(
        listener=SimulatedListener.from_seed(listener),
        model=Model.read(model_path(LOCALE)),
        device="screen",
        locale=LOCALE,
        ids=Ids(seed=listener),
        now=lambda: datetime.now(UTC),
    )


def launch(listener: str = "measured") -> dict[str, Any]:
    """Return "open aftercare companion", which reads what is kept about the listener."""
    requests = builder(listener)
    return requests.launch(requests.session())


def leave(opened: Mapping[str, Any], listener: str = "measured") -> dict[str, Any]:
    """Return what Alexa says when the listener leaves after the answer to `launch`."""
    requests = builder(listener)
    session = replace(requests.session(), attributes=opened["sessionAttributes"], is_new=False)
    return requests.ended(session, "USER_INITIATED")


def question() -> dict[str, Any]:
    """Return a question that an intent of its own catches."""
    return _intent("DrivingIntent")


def free_text(words: str = "feel dizzy about driving home tonight") -> dict[str, Any]:
    """Return words that are understood by us and not by Alexa."""
    return _intent("SayIIntent", Filled(name="words", type="AMAZON.SearchQuery", value=words))


def _intent(name: str, *slots: Filled) -> dict[str, Any]:
    requests = builder()
    return requests.intent(requests.session(), name, slots)
