"""A simulated device of another clinic stands where that clinic is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from aftercare.content.pack import understanding_beside

from workbench.simulator import checkout
from workbench.simulator.device_skill import clinic_zone


def test_the_days_of_a_clinic_are_those_of_its_own_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = checkout.pack_path("en-US").read_text(encoding="utf-8")
    built = tmp_path / checkout.CLINICS / "harbor" / checkout.PACKS
    built.mkdir(parents=True)
    there = base.replace(clinic_zone("en-US"), "Pacific/Honolulu")
    (built / "en-US.json").write_text(there, encoding="utf-8")
    shutil.copy(understanding_beside(checkout.pack_path("en-US")), built)
    monkeypatch.setattr(checkout, "ROOT", tmp_path)
    assert clinic_zone("en-US", "harbor") == "Pacific/Honolulu"
