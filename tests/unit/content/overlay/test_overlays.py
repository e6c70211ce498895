"""Another clinic may say things its own way, and may only be stricter about what keeps people safe."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from aftercare.content.pack import load_pack, understanding_beside
from aftercare.content.records import ContentPack

from workbench.content.generate.generated_files import checked_content
from workbench.content.generate.interaction_model import model_of
from workbench.content.generate.pack import pack_of, pack_text, understanding_text
from workbench.content.overlay.checks import overlay_problems
from workbench.content.overlay.new_clinic import CannotBegin, new_clinic, slug_of
from workbench.content.read.content import read_content
from workbench.content.read.problem import ContentError, UnknownClinic
from workbench.content.text.signatures import status_of
from workbench.review.sign import Reviewer, sign

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[4]
EN = "content/en-US"
HARBOR = "content/overlays/harbor"

EXTRA = """
title: Parking
question: Where can I park?
short: Park behind the house, and let someone else drive you home after treatment.
more: There is a ramp at the back door. Ring the bell if it is closed.
call_clinic: To ask about parking, call {clinic_name} at {clinic_phone}.
tell_clinic: Tell them if you need a place near the door.
companion: A companion can wait in the car park.
evidence: This is what the clinic itself says.
sources: [our_house]
next: [driving, contact_clinic]
asked: [where can i park at the clinic]
reviewed: null
"""


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped content with two clinics over it."""
    root = tmp_path_factory.mktemp("house")
    copytree(ROOT / "content" / "en-US", root / "content" / "en-US")
    copytree(ROOT / "corpus", root / "corpus")
    new_clinic(root, "Harbor", phone="(555) 010-0100", skill_name="harbor companion")
    write(
        root,
        f"{HARBOR}/overlay.yaml",
        "off: [tms, cost_insurance]\ntimes: {wait: 48 hours, no_food: 4 hours}\n",
    )
    write(
        root,
        f"{HARBOR}/topics/hydration.yaml",
        "short: Take small sips of water all day, and ask us how much.\n",
    )
    new_clinic(root, "Hill and Dale", phone="(555) 010-0200", skill_name="hill and valley")
    clinic = root / "content/overlays/hill-and-dale/clinic.yaml"
    clinic.write_text(
        clinic.read_text(encoding="utf-8") + "hours: weekdays, nine to five\n", encoding="utf-8"
    )
    write(root, "content/overlays/hill-and-dale/topics/parking.yaml", EXTRA)
    write(
        root,
        "content/overlays/hill-and-dale/sources.yaml",
        "our_house: {name: our own house, kind: guideline, reference: us}\n",
    )
    return root


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped words without the corpus, which takes the longest to read, and one clinic."""
    root = tmp_path_factory.mktemp("bare")
    copytree(ROOT / "content" / "en-US", root / "content" / "en-US")
    new_clinic(root, "Harbor", phone="(555) 010-0100")
    return root


def packed(house: Path, clinic: str) -> ContentPack:
    path = house / f"{clinic}.json"
    path.write_text(pack_text(pack_of(checked_content(house, clinic))), encoding="utf-8")
    understanding_beside(path).write_text(understanding_text({}), encoding="utf-8")
    return load_pack(path)


@pytest.fixture(scope="module")
def harbor(house: Path) -> ContentPack:
    return packed(house, "harbor")


@pytest.fixture(scope="module")
def hill(house: Path) -> ContentPack:
    return packed(house, "hill-and-dale")


def test_the_clinic_is_called_by_its_own_name_and_number(harbor: ContentPack, house: Path) -> None:
    assert (harbor.clinic.name, harbor.clinic.phone) == ("Harbor", "(555) 010-0100")
    model = model_of(checked_content(house, "harbor"))["interactionModel"]["languageModel"]
    assert model["invocationName"] == "harbor companion"


def test_a_longer_wait_is_said_wherever_the_wait_is_named(harbor: ContentPack) -> None:
    for topic in ("driving", "work_school", "paa.resume_activities"):
        assert "at least forty-eight hours" in harbor.lines[f"topic.{topic}.short"]
    assert "four hours" in harbor.lines["topic.dose_next_session.more"]
    assert "forty-eight hours" in harbor.lines["treatment.warm"]


def test_the_evidence_says_that_the_longer_wait_is_the_clinics_own(harbor: ContentPack) -> None:
    evidence = harbor.lines["topic.driving.evidence"]
    assert "{clinic_name} asks for at least forty-eight hours." in evidence
    assert "asks for at least" not in harbor.lines["topic.alcohol_drugs.evidence"]


def test_a_replaced_part_leaves_the_others_as_they_are(harbor: ContentPack, hill: ContentPack) -> None:
    assert harbor.lines["topic.hydration.short"].startswith("Take small sips")
    assert harbor.lines["topic.hydration.more"] == hill.lines["topic.hydration.more"]


def test_what_is_switched_off_is_nowhere_offered(harbor: ContentPack) -> None:
    assert harbor.switched_off == {"tms", "cost_insurance"}
    assert not harbor.switched_off & {each for topic in harbor.topics.values() for each in topic.next}
    assert harbor.intents["TmsIntent"].meaning == "tms"


def test_an_extra_topic_is_asked_for_and_answered(hill: ContentPack, house: Path) -> None:
    assert hill.lines["topic.parking.short"].startswith("Park behind the house")
    model = model_of(checked_content(house, "hill-and-dale"))["interactionModel"]["languageModel"]
    samples = {each["name"]: each["samples"] for each in model["intents"]}
    assert samples["ParkingIntent"] == ["where can i park at the clinic"]


def test_what_a_clinic_adds_to_a_topic_takes_no_way_of_asking_away(tree: Any) -> None:
    driving = f"{EN}/topics/driving.yaml"
    tree.replace(driving, "reviewed", "asked: [may i take the wheel]\nreviewed")
    new_clinic(tree.root, "Harbor Two", phone="(555) 010-0300")
    tree.write("content/overlays/harbor-two/topics/driving.yaml", "asked: [may i steer]\n")
    said = [each for each in checked_content(tree.root, "harbor-two").phrasings if each.author == "clinic"]
    assert [(each.label, each.text, each.line) for each in said] == [
        ("driving", "may i take the wheel", 9),
        ("driving", "may i steer", 1),
    ]


def test_hours_are_said_where_they_are_known(harbor: ContentPack, hill: ContentPack) -> None:
    assert "If they're closed, listen for the nurse on call." in harbor.lines["topic.contact_clinic.short"]
    assert "They are open weekdays, nine to five." in hill.lines["topic.contact_clinic.short"]


def test_the_base_stays_as_it_was(house: Path) -> None:
    assert "parking" not in checked_content(house).topics


def test_a_clinic_signs_in_its_own_folder(house: Path) -> None:
    reviewer = Reviewer(name="R. Moss", role="nurse", on=date(2026, 3, 1))
    written = sign(house, checked_content(house, "harbor"), ["driving"], reviewer, clinic="harbor")
    assert all(path.is_relative_to(HARBOR) for path in written)
    assert status_of(checked_content(house, "harbor"), "driving") == "signed"
    assert status_of(checked_content(house), "driving") == "draft"


def refused(bare: Path, path: str, text: str) -> str:
    """Return what the build says to one more file of the clinic."""
    target = bare / HARBOR / path
    before = target.read_text(encoding="utf-8") if target.is_file() else None
    write(bare, f"{HARBOR}/{path}", text)
    try:
        return "\n".join(map(str, overlay_problems(read_content(bare, "harbor"), bare)))
    except ContentError as error:
        return str(error)
    finally:
        target.unlink() if before is None else target.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("overlay.yaml", "times: {wait: 23 hours}\n", "wait is 23 hours, less than the 24 hours of"),
        ("overlay.yaml", "times: {no_drink: 29 minutes}\n", "never for a shorter one"),
        ("overlay.yaml", "times: {wiat: 48 hours}\n", "there is no time wiat"),
        ("overlay.yaml", "times: {wait: soon}\n", "is no length of time"),
        ("overlay.yaml", "off: [driving]\n", "driving keeps people safe and cannot be switched off"),
        ("overlay.yaml", "off: [paa.not_better_yet]\n", "cannot be switched off"),
        ("overlay.yaml", "off: [contact_clinic]\n", "cannot be switched off"),
        ("overlay.yaml", "off: [drving]\n", "there is no topic drving"),
        ("topics/driving.yaml", "short: Drive when you feel clear.\n", "no longer says {wait}"),
        ("topics/driving.yaml", "more: After six hours you may go.\n", 'says "six hours"'),
        ("topics/exercise.yaml", "short: Run as soon as you feel steady.\n", 'no longer says "next day"'),
        ("topics/alcohol_drugs.yaml", "more: Alcohol adds to it.\n", 'no longer says "the night before"'),
        ("topics/iv_vs_spravato.yaml", "short: IV is better.\n", "your clinic's article says"),
        ("topics/ebike.yaml", EXTRA.replace("Park", "Wait six hours"), 'short of ebike says "six hours"'),
        ("corpus/hill.txt", "voices: hill\n[crisis]\ni am so sad\n", "nothing reads this file"),
        ("topics/crisis.yaml", EXTRA, "crisis is no topic"),
        ("clinic.yaml", "name: Harbor\n", "the phone is still that of Axis"),
        ("sources.yaml", "ketect: {name: our trial, kind: trial, reference: us}\n", "stays as it is"),
        ("overlay.yaml", "off: [tms, tms]\n", "tms is named twice"),
        ("topics/sleep_rest.yaml", "call_clinic: Have some tea.\n", "no longer says {emergency_number}"),
        ("topics/paa.not_better_yet.yaml", "short: Many wait a while.\n", "crisis"),
        ("safety.yaml", "numbers: {crisis: '1', emergency: '2'}\n", "nothing reads this file"),
        ("strings/safety.yaml", "safety.crisis.first: Cheer up.\n", "nothing reads this file"),
        ("times.yaml", "wait: {at_least: 1 hour, about: x, sources: [article]}\n", "nothing reads this file"),
    ],
)  # fmt: skip
def test_an_overlay_that_is_less_strict_is_refused(bare: Path, path: str, text: str, says: str) -> None:
    assert says in refused(bare, path, text)


def test_a_clinic_nobody_began_is_named(house: Path) -> None:
    with pytest.raises(UnknownClinic, match=r"no clinic '\.\./en-US' .* there is harbor, hill-and-dale"):
        checked_content(house, "../en-US")


def test_a_clinic_is_begun_once(house: Path) -> None:
    with pytest.raises(CannotBegin, match="harbor is there already"):
        new_clinic(house, "Harbor")


@pytest.mark.parametrize(
    ("name", "slug"), [("St. Mary's Clinic", "st-marys-clinic"), ("Åse", "ase"), ("!", "")]
)
def test_a_folder_is_named_after_the_clinic(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_clinic_that_changes_nothing_builds(tree: Any) -> None:
    new_clinic(tree.root, "Harbor Two", phone="(555) 010-0300")
    assert tree.printed("harbor-two") == []


def test_a_clinic_without_a_number_of_its_own_is_not_built(tree: Any) -> None:
    new_clinic(tree.root, "Harbor Two")
    assert (
        "overlays/harbor-two/clinic.yaml:3: phone is 'write the number here'" in tree.printed("harbor-two")[0]
    )


@pytest.mark.parametrize("wrong", [{"phone": "911"}, {"phone": "1-800-HARBOR"}, {"skill_name": "Harbor"}])
def test_what_cannot_be_a_number_or_a_name_begins_no_clinic(tree: Any, wrong: dict[str, str]) -> None:
    with pytest.raises(CannotBegin):
        new_clinic(tree.root, "Harbor Two", **wrong)
    assert not (tree.root / "content/overlays/harbor-two").exists()
