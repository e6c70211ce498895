"""The three places that keep listeners, so that one contract is tested against each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Protocol
from uuid import uuid4

import boto3
import pytest
from aftercare.store.dynamodb import DynamoDbStore, new_client
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.item_codec import expiry
from aftercare.store.port import ListenerStore
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table
from moto.server import ThreadedMotoServer
from support.store import NOON, Clock
from support.table import create_declared_table

from workbench.store.sqlite import SqliteStore


class Place(Protocol):
    """Somewhere records are kept, whichever store looks at it."""

    def open(self) -> ListenerStore:
        """Return a new store that looks at this place, as after a restart."""


class LastingPlace(Place, Protocol):
    """A place that outlives the stores that look at it."""

    def plant(self, key: str, fields: dict[str, Any]) -> None:
        """Lay down a record at version 1 as another version of the skill might have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InMemoryPlace:
    store: InMemoryStore

    def open(self) -> ListenerStore:
        return self.store


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlitePlace:
    path: Path
    clock: Clock
    cleanup: ExitStack

    def open(self) -> ListenerStore:
        return self.cleanup.enter_context(closing(SqliteStore(self.path, clock=self.clock)))

    def plant(self, key: str, fields: dict[str, Any]) -> None:
        self.open().read(key)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(
                "INSERT INTO listeners (listener, version, preferences, expires_at) VALUES (?, 1, ?, ?)",
                (key, json.dumps(fields), expiry(NOON)),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamoDbPlace:
    table: str
    clock: Clock
    cleanup: ExitStack

    def open(self) -> ListenerStore:
        client = self.cleanup.enter_context(closing(new_client()))
        return DynamoDbStore(self.table, clock=self.clock, client_factory=lambda: client)

    def plant(self, key: str, fields: dict[str, Any]) -> None:
        kinds = {bool: "BOOL", str: "S", int: "N"}
        prefs = {
            name: {kinds[type(value)]: str(value) if type(value) is int else value}
            for name, value in fields.items()
        }
        item: dict[str, Any] = {"listener": {"S": key}, "version": {"N": "1"}, "prefs": {"M": prefs}}
        item["expires_at"] = {"N": str(expiry(NOON))}
        with closing(new_client()) as client:
            client.put_item(TableName=self.table, Item=item)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cleanup() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def moto_address() -> Iterator[str]:
    """Start a DynamoDB on a real connection; its conditional writes are atomic, as the service's are."""
    lock = RLock()

    def one_at_a_time(write: Callable[..., Any]) -> Callable[..., Any]:
        def alone(*arguments: Any, **named: Any) -> Any:
            with lock:
                return write(*arguments, **named)

        return alone

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "put_item", one_at_a_time(Table.put_item))
        patch.setattr(DynamoDBBackend, "update_item", one_at_a_time(DynamoDBBackend.update_item))
        server.start()
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
        server.stop()


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the standard variables at an address on this machine."""

    def point_at(address: str) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", address)
        monkeypatch.setenv("AWS_REGION", "us-east-1")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")

    return point_at


@pytest.fixture
def in_memory_place(clock: Clock) -> InMemoryPlace:
    return InMemoryPlace(store=InMemoryStore(clock=clock))


@pytest.fixture
def sqlite_place(clock: Clock, cleanup: ExitStack, tmp_path: Path) -> SqlitePlace:
    return SqlitePlace(path=tmp_path / "new folder" / "state.db", clock=clock, cleanup=cleanup)


@pytest.fixture
def dynamodb_place(
    clock: Clock, cleanup: ExitStack, moto_address: str, aws: Callable[[str], None]
) -> DynamoDbPlace:
    aws(moto_address)
    place = DynamoDbPlace(table=f"listeners-{uuid4()}", clock=clock, cleanup=cleanup)
    # Not with the impatient client of the function: on a busy machine its retry would meet its own first try.
    with closing(boto3.session.Session().client("dynamodb")) as client:
        create_declared_table(client, place.table)
    return place


@pytest.fixture(params=["in_memory", "sqlite", "dynamodb"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture(params=["sqlite", "dynamodb"])
def lasting_place(request: pytest.FixtureRequest) -> LastingPlace:
    found: LastingPlace = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture
def store(place: Place) -> ListenerStore:
    return place.open()
