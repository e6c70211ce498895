"""Every sample utterance of the model, through the whole skill."""

import json
from typing import Any

import pytest
from support.alexa_rules import broken_rules
from support.packs import ROOT, pack
from support.voices import voice

pytestmark = pytest.mark.long

MODEL = json.loads((ROOT / "interaction_models" / "en-US.json").read_text(encoding="utf-8"))
INTENTS: list[dict[str, Any]] = MODEL["interactionModel"]["languageModel"]["intents"]


def samples_of(intent: dict[str, Any]) -> list[str]:
    """Return what can be said as it stands; slots stay out, they are tried by the simulator's own tests."""
    return [sample for sample in intent.get("samples", []) if "{" not in sample]


@pytest.mark.parametrize("intent", [i for i in INTENTS if samples_of(i)], ids=lambda i: str(i["name"]))
def test_every_sample_is_answered_by_the_rules(intent: dict[str, Any]) -> None:
    speaker = voice()
    for sample in samples_of(intent):
        speaker.hang_up()
        assert broken_rules(speaker.say(sample)) == [], sample


@pytest.mark.parametrize("intent", [i for i in INTENTS if samples_of(i)], ids=lambda i: str(i["name"]))
def test_every_sample_is_answered_by_the_rules_in_an_open_session(intent: dict[str, Any]) -> None:
    speaker = voice()
    for sample in samples_of(intent)[:40]:
        speaker.say("!open")
        assert broken_rules(speaker.say(sample)) == [], sample


def test_every_intent_of_the_model_leads_somewhere() -> None:
    assert {intent["name"] for intent in INTENTS} == set(pack().intents)
