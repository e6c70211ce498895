"""Every golden dialogue, as it stands and with a marked word in each sentence: what was written down?"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.safety_count import SESSIONS_TOGETHER
from aftercare.store.preferences import Preferences
from support.dialogues import Dialogue, all_dialogues, slots_of, words_in
from support.packs import pack

from workbench.simulator import device_skill
from workbench.simulator.build import simulator_for
from workbench.simulator.conversation import Simulator
from workbench.store.sqlite import SqliteStore

pytestmark = pytest.mark.long

MARK = "zanzibar"
FIELDS = {each.name for each in fields(Preferences)}
LOGGED = {"event", "request", "request_id", "outcome", "state", "error", "start", "_aws"} | {
    "Latency",
    "ColdStart",
    "Answered",
    "NotUnderstood",
    "Trouble",
    "StateFailed",
}
A_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Written:
    """Everything that a dialogue left behind, turn by turn."""

    items: list[dict[str, Any]] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    log: StringIO = field(default_factory=StringIO)
    people: set[str] = field(default_factory=set)
    """Ids of the account and the device, which must not be among it."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def everything(self) -> str:
        text = b"".join(self.files).decode("utf-8", "replace")
        logged = "".join(line for line in self.log.getvalue().splitlines() if not is_tally(line))
        return (json.dumps(self.items) + logged + text).lower()


def is_tally(line: str) -> bool:
    """Tell whether a line tells of many sessions together, and of nothing else."""
    told = json.loads(line) if line.startswith("{") else {}
    return set(told) == {"event", "sessions", "SafetyPath", "_aws"} and told["sessions"] == SESSIONS_TOGETHER


@contextmanager
def listening(
    dialogue: Dialogue, path: Path, patch: pytest.MonkeyPatch
) -> Iterator[tuple[Simulator, Written]]:
    """Let the whole skill listen at one device, with its state in a file and its log at hand."""
    written = Written()
    device: Any = dialogue.device
    with closing(SqliteStore(path, clock=lambda: int(dialogue.now.timestamp()))) as store:
        patch.setattr(device_skill, "_store", lambda *_: store)
        patch.setattr(device_skill, "StringIO", lambda: written.log)
        yield simulator_for(locale="en-US", now=dialogue.now, state=None, device=device), written


def speak(dialogue: Dialogue, simulator: Simulator, written: Written, path: Path, *, mark: str = "") -> None:
    """Speak a dialogue, and collect after each turn what it left behind."""
    for turn in dialogue.turns:
        if "intent" in turn:
            heard = simulator.send_intent(turn["intent"], slots_of(turn, mark))
        else:
            command = turn["you"].startswith("!")
            heard = simulator.say(turn["you"] if command else f"{turn['you']} {mark}".strip())
        system = ((heard.request or {}).get("context") or {}).get("System") or {}
        ids = (system.get("user", {}).get("userId"), system.get("device", {}).get("deviceId"))
        written.people |= {each for each in ids if each}
        written.files += [found.read_bytes() for found in path.parent.iterdir()]
        written.items += items_in(path)
    simulator.say("!end")


def items_in(path: Path) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT listener, preferences FROM listeners").fetchall()
        except sqlite3.OperationalError:
            return []
    return [{"listener": key, **json.loads(preferences)} for key, preferences in rows]


def is_harmless(name: str, value: object) -> bool:
    """Tell whether a stored value is one of the few things that a preference can be."""
    if name == "listener":
        return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None
    if name == "breathing_pattern":
        return isinstance(value, str) and pack().pattern(value) is not None
    if name == "sound":
        return value in ("apla", "ssml")
    if name == "time_zone":
        return value in available_timezones()
    if name in ("prompt_day", "time_zone_asked"):
        return isinstance(value, str) and A_DATE.fullmatch(value) is not None
    return name in FIELDS and isinstance(value, int)


@pytest.mark.parametrize("dialogue", all_dialogues(), ids=str)
def test_nothing_that_was_heard_is_written_down(
    dialogue: Dialogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = tmp_path / "kept" / "state.db"
    with listening(dialogue, path, monkeypatch) as (simulator, written):
        path.parent.mkdir()
        for mark in ("", MARK):
            speak(dialogue, simulator, written, path, mark=mark)
    turns = [line for line in written.lines if line["event"] == "turn"]
    # Whatever else a library might write: Lambda collects both outputs.
    written.log.write("".join([*capfd.readouterr(), caplog.text]))
    assert forbidden_in(written, dialogue) == set()
    assert [item for item in written.items if not all(map(is_harmless, item, item.values()))] == []
    assert len(turns) >= len(dialogue.turns)
    for line in turns:
        assert set(line) <= LOGGED
        assert line["outcome"] in ("answered", "not_understood", "silent")
        assert re.fullmatch(r"[A-Za-z.]+", line["request"])


def forbidden_in(written: Written, dialogue: Dialogue) -> set[str]:
    """Return what was written down of sentences, topics, safety events and people."""
    said = [words for turn in dialogue.turns for words in words_in(turn)]
    sentences = {words for words in said if " " in words and words[0] != "!"}
    topics = {topic for topic in pack().topics if "_" in topic or "." in topic}
    found = written.everything()
    searched = {MARK, "safety", *SAFETY_LEVELS, *sentences, *topics, *written.people}
    return {each for each in searched if each.lower() in found}


def test_the_search_would_find_a_marked_word() -> None:
    dialogue = all_dialogues()[0]
    written = Written(files=[f"... {MARK} ...".encode()], people={"amzn1.ask.account.ADA"})
    written.log.write('{"event": "turn", "user": "amzn1.ask.account.ada", "topic": "work_school"}\n')
    assert forbidden_in(written, dialogue) == {MARK, "amzn1.ask.account.ADA", "work_school"}
