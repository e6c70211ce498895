"""The skill's manifest: the store's words from content/, the clinic's details put in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
WORDS = Path("content/en-US/manifest.yaml")
CLINIC = Path("content/en-US/clinic.yaml")
MANIFEST = Path("skill-package/skill.json")
LOCALE = "en-US"

NO_ACCOUNT = ":000000000000:"
"""Stands in an endpoint for an account that is not known before the first deployment."""


def manifest_text() -> str:
    """Return skill.json as it has to be committed.

    Raises OSError if a file is missing and KeyError if the clinic lacks a detail the words ask for.
    """
    clinic = yaml.safe_load((ROOT / CLINIC).read_text(encoding="utf-8"))
    manifest = render_manifest(clinic, example_phrases())
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def example_phrases() -> list[str]:
    """Return what the store suggests to say after "Alexa, ask ..."."""
    phrases: list[str] = _words()["example_phrases"]
    return phrases


def render_manifest(clinic: Mapping[str, str], example_phrases: Sequence[str]) -> dict[str, Any]:
    """Return the manifest of this clinic's skill.

    The store shows at most three phrases: one that opens the skill, and two that ask it something.
    Raises KeyError if the clinic lacks a detail the words ask for.
    """
    details = {**clinic, "title": clinic["skill_name"].title()}
    manifest: Any = _filled_in(_words()["manifest"], details)
    store = manifest["publishingInformation"]["locales"][LOCALE]
    store["examplePhrases"] = _spoken(clinic["skill_name"], example_phrases)
    return {"manifest": manifest}


def without_endpoint(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest with nothing that names the function; Alexa refuses one that is not there yet."""
    inner = {key: value for key, value in manifest["manifest"].items() if key != "events"}
    custom = {key: value for key, value in inner["apis"]["custom"].items() if key != "endpoint"}
    return {"manifest": {**inner, "apis": {**inner["apis"], "custom": custom}}}


def knows_endpoint(manifest: Mapping[str, Any]) -> bool:
    """Return whether the manifest names a function in a real account."""
    uri: str = manifest["manifest"]["apis"]["custom"]["endpoint"]["uri"]
    return NO_ACCOUNT not in uri


def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((ROOT / WORDS).read_text(encoding="utf-8"))
    return words


def _spoken(skill_name: str, phrases: Sequence[str]) -> list[str]:
    return [f"Alexa, open {skill_name}", *(f"Alexa, ask {skill_name} {phrase}" for phrase in phrases)]


def _filled_in(part: object, details: Mapping[str, str]) -> object:
    if isinstance(part, str):
        return Template(part).substitute(details)
    if isinstance(part, list):
        return [_filled_in(each, details) for each in part]
    if isinstance(part, dict):
        return {key: _filled_in(each, details) for key, each in part.items()}
    return part
