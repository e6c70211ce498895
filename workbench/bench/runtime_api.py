"""The Lambda Runtime API on this machine: starts a function in Amazon's own runtime client and asks it.

The client starts as in Lambda: a process that imports the handler, asks for the next event, and answers it.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any, ClassVar

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, and when, in seconds of `time.perf_counter`."""

    body: Any
    at: float


class FunctionFailedError(Exception):
    """The function raised, or ended before it answered."""


@dataclass(slots=True)
class _Exchange:
    events: Queue[bytes | None] = field(default_factory=Queue)
    answers: Queue[tuple[str, bytes, float]] = field(default_factory=Queue)
    ready: Queue[float] = field(default_factory=Queue)


class _Api(BaseHTTPRequestHandler):
    # Headers and body would otherwise be two packets, and the second wait 40 ms for the first's receipt.
    disable_nagle_algorithm = True
    wbufsize = 65_536
    protocol_version = "HTTP/1.1"
    exchange: ClassVar[_Exchange]

    def do_GET(self) -> None:
        if self.path.endswith("/restore/next"):
            # Where a snapshot would be taken the client waits for this; here it goes on at once.
            self._accept(200)
            return
        self.exchange.ready.put(time.perf_counter())
        event = self.exchange.events.get()
        if event is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-000000000001")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int((time.time() + 7) * 1000)))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:measured")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(event)))
        self.end_headers()
        self.wfile.write(event)

    def do_POST(self) -> None:
        arrived = time.perf_counter()
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.exchange.answers.put((self.path.rsplit("/", 1)[-1], body, arrived))
        self._accept(202)

    def _accept(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a function that is ended in the middle of a request."""


class RunningFunction:
    """A function that has been started."""

    def __init__(self, exchange: _Exchange, log: IO[bytes], started: float) -> None:
        self._exchange = exchange
        self._log = log
        self.started = started

    def initialised(self) -> float:
        """Wait until the function asks for its first event; return when that was."""
        return self._exchange.ready.get(timeout=PATIENCE_SECONDS)

    def ask(self, event: Mapping[str, Any]) -> Answer:
        """Send one event and return the answer. Raises FunctionFailedError."""
        self._exchange.events.put(json.dumps(event).encode())
        kind, body, at = self._exchange.answers.get(timeout=PATIENCE_SECONDS)
        if kind != "response":
            raise FunctionFailedError(body.decode("utf-8", "replace")[:2_000])
        return Answer(body=json.loads(body), at=at)

    def log(self) -> str:
        """Return what the function has written to its log so far."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")


@contextmanager
def running(python: Path, artifact: Path, environment: Mapping[str, str]) -> Iterator[RunningFunction]:
    """Start the function that lies in a folder, in a Python that has awslambdaric; end it afterwards."""
    exchange = _Exchange()
    api = type("Api", (_Api,), {"exchange": exchange})
    with _Server(("127.0.0.1", 0), api) as server, TemporaryFile() as log:
        Thread(target=server.serve_forever, daemon=True).start()
        started = time.perf_counter()
        process = subprocess.Popen(
            [python, "-m", "awslambdaric", "lambda_function.lambda_handler"],
            cwd=artifact,
            env=_as_in_lambda(environment, f"127.0.0.1:{server.server_port}", artifact),
            stdout=log,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield RunningFunction(exchange, log, started)
        finally:
            process.kill()
            process.wait()
            exchange.events.put(None)
            server.shutdown()


def _as_in_lambda(environment: Mapping[str, str], address: str, artifact: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "AWS_LAMBDA_RUNTIME_API": address,
        "AWS_LAMBDA_FUNCTION_NAME": "measured",
        "AWS_LAMBDA_FUNCTION_VERSION": "1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "LAMBDA_TASK_ROOT": str(artifact),
        # The task's folder is read-only in Lambda: what ships without compiled files stays so.
        "PYTHONDONTWRITEBYTECODE": "1",
        **environment,
    }
