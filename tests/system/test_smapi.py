"""The skill package as Amazon's skill management service describes it."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from support.npm import node_modules
from support.smapi_schema import INTERACTION_MODEL, MANIFEST, Definitions, complaints, load_definitions

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions(node_modules())


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "skill-package/skill.json").read_text(encoding="utf-8"))
    return read


def test_the_manifest_is_one_that_the_service_describes(
    manifest: dict[str, Any], definitions: Definitions
) -> None:
    assert complaints(manifest, MANIFEST, definitions) == []


def test_the_interaction_model_is_one_that_the_service_describes(definitions: Definitions) -> None:
    model = json.loads((ROOT / "interaction_models/en-US.json").read_text(encoding="utf-8"))
    assert complaints(model, INTERACTION_MODEL, definitions) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["publishingInformation", "distributionCountry"], ["US"]),
        (["publishingInformation", "distributionMode"], "EVERYONE"),
        (["publishingInformation", "locales", "en-US", "summary"], "x" * 161),
        (["apis", "custom", "interfaces", 0, "type"], "ALEXA_PRESENTATION_APLX"),
        (["apis", "custom", "interfaces", 0, "viewports"], []),
        (["apis", "custom", "endpoint", "uri"], "aftercare-companion"),
        (["events", "subscriptions", 0, "eventName"], "SKILL_FORGOTTEN"),
    ],
)
def test_a_mistake_in_the_manifest_is_noticed(
    manifest: dict[str, Any], definitions: Definitions, path: list[Any], value: object
) -> None:
    broken = deepcopy(manifest)
    place = broken["manifest"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert complaints(broken, MANIFEST, definitions) != []


def test_a_misspelt_key_in_a_model_is_noticed(definitions: Definitions) -> None:
    intent = {"name": "BreatheIntent", "sample": ["help me breathe"]}
    model = {"interactionModel": {"languageModel": {"invocationName": "a b", "intents": [intent]}}}
    assert complaints(model, INTERACTION_MODEL, definitions) != []
