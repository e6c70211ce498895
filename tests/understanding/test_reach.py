"""What is said reaches the understanding, even when Alexa takes nothing but exact samples."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from workbench.simulator.intent_matching import FALLBACK, IntentMatcher
from workbench.simulator.model import Model
from workbench.training.utterances import FOLDER, LOOK_ALIKES, UNRELATED, read_utterances

ROOT = Path(__file__).parents[2]
PARTS = tuple(sorted(path.name for path in (ROOT / FOLDER).iterdir() if (path / "safety.yaml").exists()))
LEAST = 0.85
"""Share of the utterances of any one kind that a sample or a carrier takes."""


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    matcher = IntentMatcher(
        Model.read(ROOT / "interaction_models/en-US.json"), today=lambda: date(2026, 3, 2)
    )
    said, taken = Counter[str](), Counter[str]()
    for utterance in read_utterances(ROOT, PARTS):
        said[utterance.group] += 1
        taken[utterance.group] += matcher.match(utterance.text).name != FALLBACK
    return {group: taken[group] / count for group, count in said.items()}


@pytest.mark.parametrize("group", ["questions", "safety", LOOK_ALIKES, "commands", UNRELATED])
def test_what_people_say_finds_a_sample_or_a_carrier(reached: dict[str, float], group: str) -> None:
    assert reached[group] >= LEAST
