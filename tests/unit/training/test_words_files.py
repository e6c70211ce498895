"""The small files that say what is known about words."""

from pathlib import Path

import yaml
from aftercare.domain.nlu.lexicon import LONGEST_PHRASE
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.training.lexicon import build_lexicon

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "content" / "en-US" / "language"
FILES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.yaml")}
SPOKEN = build_lexicon(FILES, [])["spoken"]


def test_a_contraction_keeps_its_meaning() -> None:
    assert (SPOKEN["can't"], SPOKEN["i'm"], SPOKEN["gonna"]) == ("can not", "i am", "going to")


def test_every_mangled_name_leads_to_a_name_and_not_to_another_mangling() -> None:
    mangled = {
        " ".join(heard.split()): name
        for name, all_heard in FILES["spoken"]["mangled"].items()
        for heard in all_heard
    }
    assert not set(mangled.values()) & set(mangled)


def test_the_words_that_matter_most_survive_being_mangled() -> None:
    assert {"ketamine", "spravato", "esketamine", "tms", "dissociation", "neuroplasticity"} <= set(
        FILES["spoken"]["mangled"]
    )


def test_no_spoken_form_is_longer_than_what_is_looked_for() -> None:
    assert max(len(heard.split()) for heard in SPOKEN) <= LONGEST_PHRASE


def test_a_denial_is_no_filler() -> None:
    assert not {"not", "no", "never", "don't"} & {heard for heard, meant in SPOKEN.items() if not meant}


def test_every_level_of_safety_has_signs() -> None:
    assert set(SAFETY_LEVELS) <= set(FILES["signs"])


def test_no_pattern_begins_or_ends_with_a_gap() -> None:
    patterns = [pattern for written in FILES["signs"].values() for pattern in written]
    assert [
        pattern
        for pattern in patterns
        if pattern.strip() != pattern or pattern[0] == "~" or pattern[-1] == "~"
    ] == []
