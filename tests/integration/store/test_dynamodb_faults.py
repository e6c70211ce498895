"""A database that is slow, down or misbehaving never holds up a listener, and never raises its own errors."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from aftercare.store.dynamodb import DynamoDbStore, new_client
from aftercare.store.item_codec import expiry
from aftercare.store.port import ListenerStore, Stored, StoreUnavailable
from aftercare.store.preferences import DEFAULTS, Preferences
from support.store import NOON, Clock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from .conftest import DynamoDbPlace

KEY = "a-key-that-no-log-may-show"
CALLS: dict[str, Callable[[ListenerStore], object]] = {
    "read": lambda store: store.read(KEY),
    "write": lambda store: store.write(KEY, DEFAULTS, expected_version=0, now=NOON),
    "delete": lambda store: store.delete(KEY),
}


@contextmanager
def refusing() -> Iterator[str]:
    # Bound but not listening: the port is ours, and nobody answers.
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


@contextmanager
def hanging() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"http://127.0.0.1:{silent.getsockname()[1]}"


@contextmanager
def answering(status: int, body: bytes) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


QUOTES_THE_KEY = b'{"__type": "x#ValidationException", "message": "no such item: %s"}' % KEY.encode()
FAULTS: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "refusing": refusing,
    "hanging": hanging,
    "failing": lambda: answering(500, b""),
    "rejecting": lambda: answering(400, QUOTES_THE_KEY),
}


@pytest.fixture
def client(aws: Callable[[str], None]) -> Iterator[DynamoDBClient]:
    aws("http://127.0.0.1:9")
    with closing(new_client()) as made:
        yield made


@pytest.fixture(params=FAULTS)
def faulty_store(request: pytest.FixtureRequest, aws: Callable[[str], None]) -> Iterator[DynamoDbStore]:
    with FAULTS[request.param]() as address:
        aws(address)
        with closing(new_client()) as client:
            yield DynamoDbStore("listeners", clock=Clock(), client_factory=lambda: client)


@pytest.mark.parametrize("call", CALLS)
def test_a_database_in_trouble_is_unavailable_state_and_shows_no_key(
    faulty_store: DynamoDbStore, call: str
) -> None:
    with pytest.raises(StoreUnavailable) as raised:
        CALLS[call](faulty_store)
    assert KEY not in str(raised.value)


def test_a_client_gives_up_early_and_tries_at_most_twice(client: DynamoDBClient) -> None:
    config = vars(client.meta.config)
    assert (config["connect_timeout"], config["read_timeout"]) == (0.5, 1.0)
    assert config["retries"] == {"total_max_attempts": 2, "mode": "legacy"}


def test_a_client_goes_where_the_environment_says(client: DynamoDBClient) -> None:
    assert client.meta.endpoint_url == "http://127.0.0.1:9"


def test_a_turn_reads_what_the_turn_before_it_wrote(dynamodb_place: DynamoDbPlace) -> None:
    asked: list[dict[str, object]] = []
    with closing(new_client()) as client:
        client.meta.events.register(
            "provide-client-params.dynamodb.GetItem", lambda params, **_: asked.append(params)
        )
        DynamoDbStore(dynamodb_place.table, clock=Clock(), client_factory=lambda: client).read(KEY)
    assert [params["ConsistentRead"] for params in asked] == [True]


@pytest.mark.parametrize("call", CALLS)
def test_a_table_that_is_not_there_is_unavailable_state(dynamodb_place: DynamoDbPlace, call: str) -> None:
    with closing(new_client()) as client, pytest.raises(StoreUnavailable):
        CALLS[call](DynamoDbStore("elsewhere", clock=Clock(), client_factory=lambda: client))


def test_a_client_that_cannot_be_made_is_unavailable_state(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path_factory.mktemp("aws") / "config"))
    with pytest.raises(StoreUnavailable, match="NoRegionError"):
        DynamoDbStore("listeners", clock=Clock()).read(KEY)


ODD: list[Any] = [None, {"S": "7"}, {"BOOL": True}, {"NULL": True}, {"L": []}, {"B": b"1"}]
"""What can stand where a number belongs; None is nothing."""


@pytest.mark.parametrize("fault", ODD, ids=str)
@pytest.mark.parametrize("field", ["version", "expires_at", "prefs"])
def test_an_item_that_cannot_be_read_counts_as_none_and_is_replaced(
    dynamodb_place: DynamoDbPlace, field: str, fault: Any
) -> None:
    whole: dict[str, Any] = {
        "listener": {"S": KEY},
        "version": {"N": "3"},
        "prefs": {"M": {"speech_pace": {"N": "80"}}},
        "expires_at": {"N": str(expiry(NOON))},
    }
    item = {name: value for name, value in {**whole, field: fault}.items() if value is not None}
    with closing(new_client()) as client:
        client.put_item(TableName=dynamodb_place.table, Item=item)
    store = dynamodb_place.open()
    assert store.read(KEY) == Stored()
    store.write(KEY, Preferences(breathing_minutes=3), expected_version=0, now=NOON)
    assert store.read(KEY) == Stored(preferences=Preferences(breathing_minutes=3), version=1)


def test_importing_the_store_does_not_import_botocore() -> None:
    check = "import sys, aftercare.store.dynamodb; print({'boto3', 'botocore'} & sys.modules.keys())"
    path = {"PYTHONPATH": ":".join(sys.path)}
    printed = subprocess.run([sys.executable, "-c", check], env=path, capture_output=True, check=True)
    assert printed.stdout.strip() == b"set()"
