"""Two devices on a DynamoDB-compatible server of its own, with its own reading of every condition."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import closing
from threading import Thread
from typing import Any

import pytest
from aftercare.store.dynamodb import DynamoDbStore, new_client
from aftercare.store.preferences import Preferences
from hypothesis import HealthCheck, Phase, given, settings
from support.npm import node_modules
from support.store import NOON, Clock
from support.table import create_declared_table
from support.two_devices import hundreds_of_turns, lives_through

pytestmark = pytest.mark.system

SERVE = """
const server = require(process.argv[1])({createTableMs: 0});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = ["node", "-e", SERVE, str(node_modules() / "dynalite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture(scope="module")
def store(address: str) -> Iterator[DynamoDbStore]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL_DYNAMODB", address)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        with closing(new_client()) as client:
            create_declared_table(client, "listeners", expires=False)
            client.get_waiter("table_exists").wait(TableName="listeners", WaiterConfig={"Delay": 1})
            yield DynamoDbStore("listeners", clock=Clock(), client_factory=lambda: client)


@given(hundreds_of_turns)
@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
        HealthCheck.function_scoped_fixture,
    ],
)
def test_nothing_is_lost(store: DynamoDbStore, turns: list[Any]) -> None:
    lives_through(store, turns)


def test_of_many_writers_at_the_same_version_one_is_kept(store: DynamoDbStore) -> None:
    store.write("ada", Preferences(), expected_version=0, now=NOON)
    kept: list[int] = []

    def write(minutes: int) -> None:
        try:
            store.write("ada", Preferences(breathing_minutes=minutes), expected_version=1, now=NOON)
        except Exception:  # noqa: BLE001 - whoever comes too late is refused
            return
        kept.append(minutes)

    threads = [Thread(target=write, args=(minutes,)) for minutes in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.read("ada").preferences.breathing_minutes] == kept
