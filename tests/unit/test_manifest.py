"""The skill's manifest, its icons and what the store checks by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aftercare.alexa.response.render import LEAVE
from PIL import Image, ImageChops

from workbench.icons import BREATH, FOLDER, GROUND, SIZES, draw_icon
from workbench.manifest import (
    MANIFEST,
    example_phrases,
    knows_endpoint,
    manifest_text,
    render_manifest,
    without_endpoint,
)

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "interaction_models/en-US.json"

CLINIC = {
    "name": "Hillside Clinic",
    "phone": "(555) 010-0199",
    "skill_name": "quiet harbor",
    "time_zone": "America/Denver",
    "privacy_url": "https://www.example.org/privacy",
}

CATEGORIES = {"HEALTH_AND_FITNESS", "MEDICATION_REMINDERS"}
"""Those of the store's categories under which a health skill belongs; the schema takes any word."""


@pytest.fixture
def manifest() -> dict[str, Any]:
    inner: dict[str, Any] = json.loads((ROOT / MANIFEST).read_text(encoding="utf-8"))["manifest"]
    return inner


@pytest.fixture
def store(manifest: dict[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = manifest["publishingInformation"]["locales"]["en-US"]
    return words


def test_the_committed_manifest_is_fresh() -> None:
    assert (ROOT / MANIFEST).read_text(encoding="utf-8") == manifest_text()


def test_another_clinic_gets_its_own_words() -> None:
    text = json.dumps(render_manifest(CLINIC, ["when can i drive again"]))
    assert all(CLINIC[key] in text for key in ("name", "phone", "skill_name", "privacy_url"))
    assert "Quiet Harbor" in text
    assert "Axis" not in text


def test_a_clinic_without_a_phone_is_refused() -> None:
    with pytest.raises(KeyError, match="phone"):
        render_manifest({key: value for key, value in CLINIC.items() if key != "phone"}, [])


def test_the_manifest_names_its_version_and_category(manifest: dict[str, Any]) -> None:
    assert manifest["manifestVersion"] == "1.0"
    assert manifest["publishingInformation"]["category"] in CATEGORIES


def test_the_skill_is_offered_in_its_country_only(manifest: dict[str, Any]) -> None:
    publishing = manifest["publishingInformation"]
    assert publishing["isAvailableWorldwide"] is False
    assert publishing["distributionCountries"] == ["US"]


def test_the_description_sends_people_to_real_help(store: dict[str, Any]) -> None:
    description = " ".join(store["description"].split())
    for promise in (
        "not a substitute for professional medical advice",
        "call your doctor",
        "In an emergency, call 911",
        "call or text 988",
    ):
        assert promise in description


def test_nothing_claims_to_heal_or_to_save(store: dict[str, Any]) -> None:
    words = " ".join((store["summary"], store["description"], *store["keywords"])).lower()
    assert not re.search(
        r"\b(cure[sd]?|heals?|saves?|sav(es?|ing) (your )?li[fv]|guarantee[sd]?|proven)\b", words
    )


def test_no_word_of_the_template_is_left_unfilled(manifest: dict[str, Any]) -> None:
    assert "$" not in json.dumps(manifest)


def test_the_first_example_opens_the_skill_and_there_are_three_at_most(store: dict[str, Any]) -> None:
    first, *others = store["examplePhrases"]
    assert first == f"Alexa, open {invocation_name()}"
    assert 0 < len(others) <= 2
    assert all(phrase.startswith(f"Alexa, ask {invocation_name()} ") for phrase in others)


@pytest.mark.parametrize("phrase", example_phrases())
def test_an_example_is_one_of_the_models_samples(phrase: str) -> None:
    said = phrase.removeprefix("to ")
    assert any(re.fullmatch(sample, said) for sample in samples())


def test_the_skill_is_called_as_the_store_says(store: dict[str, Any]) -> None:
    assert store["name"].lower() == invocation_name()


def test_the_store_is_told_that_something_is_kept_and_where_that_is_explained(
    manifest: dict[str, Any],
) -> None:
    privacy = manifest["privacyAndCompliance"]
    assert privacy["usesPersonalInfo"] is True
    policy = urlsplit(privacy["locales"]["en-US"]["privacyPolicyUrl"])
    assert policy.scheme == "https"
    assert not any(brand in policy.netloc for brand in ("alexa", "amazon", "aws"))


def test_a_listener_who_leaves_is_reported_to_the_function_that_answers(manifest: dict[str, Any]) -> None:
    assert {"eventName": "SKILL_DISABLED"} in manifest["events"]["subscriptions"]
    assert manifest["events"]["endpoint"] == manifest["apis"]["custom"]["endpoint"]


def test_the_one_permission_is_the_one_the_skill_asks_for_by_voice(manifest: dict[str, Any]) -> None:
    assert manifest["permissions"] == [{"name": LEAVE}]


def test_before_the_first_deployment_the_manifest_names_no_function() -> None:
    rendered = render_manifest(CLINIC, [])
    assert knows_endpoint(rendered) is False
    assert "arn:" not in json.dumps(without_endpoint(rendered))


@pytest.mark.parametrize(("key", "name"), [("smallIconUri", "small"), ("largeIconUri", "large")])
def test_an_icon_is_where_the_manifest_says(store: dict[str, Any], key: str, name: str) -> None:
    place = ROOT / MANIFEST.parent / store[key].removeprefix("file://")
    assert place == ROOT / FOLDER / f"en-US_{name}IconUri.png"
    assert place.exists()


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_committed_icon_is_the_one_that_is_drawn(name: str, size: int) -> None:
    with Image.open(ROOT / FOLDER / name) as icon:
        assert (icon.format, icon.size) == ("PNG", (size, size))
        assert ImageChops.difference(icon.convert("RGB"), draw_icon(size)).getbbox() is None


def test_an_icon_is_light_in_the_middle_and_dark_at_the_rim() -> None:
    icon = draw_icon(108)
    assert icon.getpixel((54, 54)) == BREATH
    assert icon.getpixel((0, 0)) == icon.getpixel((107, 54)) == GROUND


def language_model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    return model


def invocation_name() -> str:
    name: str = language_model()["invocationName"]
    return name


def samples() -> list[str]:
    """Return every sample as a pattern, its own slot types spelt out; others match nothing."""
    model = language_model()
    values = {kind["name"]: spelt_out(kind) for kind in model.get("types", ())}
    patterns = []
    for intent in model["intents"]:
        slots = {slot["name"]: values.get(slot["type"], "(?!)") for slot in intent.get("slots", ())}
        patterns += [pattern(sample, slots) for sample in intent.get("samples", ())]
    return patterns


def spelt_out(kind: dict[str, Any]) -> str:
    names = [value["name"] for value in kind.get("values", ())]
    words = [word for name in names for word in (name["value"], *name.get("synonyms", ()))]
    return f"(?:{'|'.join(map(re.escape, words))})"


def pattern(sample: str, slots: dict[str, str]) -> str:
    parts = re.split(r"\{(\w+)\}", sample)
    return "".join(slots[part] if at % 2 else re.escape(part) for at, part in enumerate(parts))
