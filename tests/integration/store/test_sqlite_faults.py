"""A local file that is cut off, held, broken or shared."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from aftercare.store.port import Stored, StoreUnavailable
from aftercare.store.preferences import Preferences
from support.store import NOON, Clock

from workbench.store.sqlite import SqliteStore

WRITING = """
import sys
from pathlib import Path
from aftercare.store.preferences import Preferences
from workbench.store.sqlite import SqliteStore

store = SqliteStore(Path(sys.argv[1]), clock=lambda: 0)
first = store.read("ada").version + 1
for step in range(first, first + 300):
    kept = Preferences(prompt_step=step, breathing_pattern="pattern-" + str(step))
    store.write("ada", kept, expected_version=step - 1, now=0)
    print(step, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(path, clock=Clock(0))) as opened:
        yield opened


def write_until_killed(path: Path, *, after: int) -> int:
    """Kill a process in the middle of its writing; return the last version it said it had kept."""
    command = [sys.executable, "-c", WRITING, str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(after)]
        process.kill()
        said += process.stdout.read().split()
    return int(said[-1])


@pytest.mark.parametrize("after", [1, 7, 20])
def test_a_process_killed_while_writing_leaves_a_whole_record(
    path: Path, store: SqliteStore, after: int
) -> None:
    acknowledged = write_until_killed(path, after=after)
    kept = store.read("ada")
    assert acknowledged <= kept.version <= acknowledged + 1
    assert kept.preferences == Preferences(
        prompt_step=kept.version, breathing_pattern=f"pattern-{kept.version}"
    )
    store.write("ada", Preferences(), expected_version=kept.version, now=0)


def test_a_file_that_is_no_database_is_unavailable_state(path: Path, store: SqliteStore) -> None:
    path.write_bytes(b"something else entirely, long enough to be looked at" * 20)
    with pytest.raises(StoreUnavailable):
        store.read("ada")


def test_a_folder_that_cannot_be_made_is_unavailable_state(path: Path) -> None:
    path.write_text("a file where a folder should be")
    with pytest.raises(StoreUnavailable):
        SqliteStore(path / "state.db", clock=Clock()).read("ada")


def test_a_file_that_another_process_holds_is_unavailable_state(path: Path, store: SqliteStore) -> None:
    assert store.read("ada") == Stored()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            store.write("ada", Preferences(), expected_version=0, now=NOON)
        assert store.read("ada") == Stored()


@pytest.mark.parametrize("broken", ["", "{", "[1]", "[" * 100_000])
def test_a_record_that_cannot_be_read_counts_as_the_defaults(
    path: Path, store: SqliteStore, broken: str
) -> None:
    store.write("ada", Preferences(welcomed=True), expected_version=0, now=0)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE listeners SET preferences = ?", (broken,))
    assert store.read("ada") == Stored(version=1)


@pytest.mark.parametrize("attempt", range(10))
def test_many_stores_can_make_the_file_at_once(path: Path, attempt: int) -> None:
    together = Barrier(8)

    def open_and_read(_: int) -> Stored:
        with closing(SqliteStore(path, clock=Clock())) as opened:
            together.wait()
            return opened.read("ada")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(open_and_read, range(8))) == {Stored()}


def test_a_closed_store_opens_again_when_it_is_used(store: SqliteStore) -> None:
    store.write("ada", Preferences(welcomed=True), expected_version=0, now=0)
    store.close()
    store.close()
    assert store.read("ada").version == 1
