"""A DynamoDB-compatible server in a process of its own, with the table of template.yaml."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NPM = Path(__file__).parent / "npm"

TABLE = "listeners"
PLAIN_TABLE = "plain"

CREDENTIALS = {
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
}


@contextmanager
def server(work: Path) -> Iterator[tuple[str, str]]:
    """Start dynalite where npm is there, else moto's server; give its name and its address.

    moto takes one request at a time and looks at a condition a moment before it writes.
    """
    if shutil.which("npm"):
        with _started(
            ["node", str(_dynalite(work)), "--host", "127.0.0.1", "--createTableMs", "0"], "--port"
        ) as at:
            yield "dynalite", at
    else:
        with moto_server() as at:
            yield "moto", at


@contextmanager
def moto_server() -> Iterator[str]:
    """Start moto's server and return its address once it answers and its tables are there."""
    with _started([sys.executable, "-m", "moto.server", "-H", "127.0.0.1"], "-p") as address:
        yield address


def _dynalite(work: Path) -> Path:
    """Return dynalite's command, installed from the lock file beside this module."""
    home = work / "npm"
    command = home / "node_modules/dynalite/cli.js"
    if not command.exists():
        home.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(NPM / name, home / name)
        quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(["npm", "ci", "--ignore-scripts", *quiet], cwd=home, check=True, capture_output=True)
    return command


@contextmanager
def _started(command: list[str], port_option: str) -> Iterator[str]:
    port = _free_port()
    command = [*command, port_option, str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        address = f"http://127.0.0.1:{port}"
        create_tables(address)
        yield address
    finally:
        process.terminate()
        process.wait()


def settings(address: str, **more: str) -> dict[str, str]:
    """Return the environment of a function whose table is at an address."""
    return {"AWS_ENDPOINT_URL_DYNAMODB": address, "TABLE_NAME": TABLE, **CREDENTIALS, **more}


def client(address: str) -> Any:
    """Return a client of the server."""
    import botocore.session  # noqa: PLC0415

    session = botocore.session.get_session()
    session.set_credentials("local", "local")
    return session.create_client("dynamodb", region_name="us-east-1", endpoint_url=address)


def create_tables(address: str) -> None:
    """Create the table of the function and that of the plainest skill."""
    for name, key in ((TABLE, "listener"), (PLAIN_TABLE, "id")):
        _create(client(address), name, key)


def _create(server: Any, name: str, key: str) -> None:
    server.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    server.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 20})


def versions(address: str) -> int:
    """Return the versions of all records together: each write that was kept added one."""
    total, asked = 0, {"TableName": TABLE}
    while True:
        page = client(address).scan(**asked)
        total += sum(int(item["version"]["N"]) for item in page["Items"])
        if "LastEvaluatedKey" not in page:
            return total
        asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def counted(calls: Mapping[str, int]) -> dict[str, int]:
    """Return counts in a steady order."""
    return dict(sorted(calls.items()))


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing listens on port {port}")
