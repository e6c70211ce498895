from __future__ import annotations

import shutil
from pathlib import Path

from workbench.simulator.listener import SimulatedListener


def test_a_state_file_keeps_its_listener(tmp_path: Path) -> None:
    state = tmp_path / "new folder" / "state.sqlite"
    assert SimulatedListener.of_state(state) == SimulatedListener.of_state(state)


def test_a_copied_state_is_the_same_listener(tmp_path: Path) -> None:
    state, copy = tmp_path / "state", tmp_path / "copy"
    listener = SimulatedListener.of_state(state)
    shutil.copyfile(state, copy)
    assert SimulatedListener.of_state(copy) == listener


def test_another_state_file_is_another_listener(tmp_path: Path) -> None:
    assert SimulatedListener.of_state(tmp_path / "a") != SimulatedListener.of_state(tmp_path / "b")


def test_a_broken_state_file_still_has_one_listener(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("no database, and long enough for that to be noticed")
    assert SimulatedListener.of_state(broken) == SimulatedListener.of_state(broken)


def test_listener_and_device_have_ids_of_their_own() -> None:
    listener = SimulatedListener.unknown()
    assert listener.user_id.startswith("amzn1.ask.account.")
    assert listener.device_id.startswith("amzn1.ask.device.")
    assert listener.user_id.split(".")[-1] != listener.device_id.split(".")[-1]
