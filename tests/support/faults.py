"""Databases in trouble, each at the end of a real connection on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

DRIP_SECONDS = 0.01

Behaviour = Callable[[socket.socket, threading.Event], None]


def http(status: int, body: bytes, *, length: int | None = None) -> bytes:
    """Return a whole HTTP answer; `length` may lie about the body."""
    said = len(body) if length is None else length
    head = (
        f"HTTP/1.1 {status} X\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {said}\r\n\r\n"
    )
    return head.encode() + body


def failed(kind: str, status: int = 400) -> bytes:
    """Return an error as DynamoDB says it, quoting what a log must not show."""
    body = (
        f'{{"__type":"com.amazonaws.dynamodb.v20120810#{kind}","message":"no such key: amzn1.ask.account"}}'
    )
    return http(status, body.encode())


def answering(answer: bytes) -> Behaviour:
    def answer_once(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65_536)
        connection.sendall(answer)

    return answer_once


def hang(connection: socket.socket, over: threading.Event) -> None:
    over.wait()


def hang_up(connection: socket.socket, over: threading.Event) -> None:
    connection.recv(65_536)


def drip(connection: socket.socket, over: threading.Event) -> None:
    """Send a good answer, one byte at a time, each well within the timeout of a socket."""
    connection.recv(65_536)
    for byte in http(200, b"{}" + b" " * 5_000):
        if over.wait(DRIP_SECONDS):
            return
        connection.sendall(bytes([byte]))


@contextmanager
def behaving(behaviour: Behaviour) -> Iterator[str]:
    """Listen on a port of this machine and treat every connection alike; give its address."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                while not over.is_set():
                    connection, _ = server.accept()
                    threading.Thread(target=treat, args=(connection,), daemon=True).start()

        def treat(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                behaviour(connection, over)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        over.set()
        # Closing a socket does not wake whoever waits for a connection to it.
        with suppress(OSError):
            socket.create_connection(server.getsockname(), timeout=1).close()
        thread.join()


@contextmanager
def refusing() -> Iterator[str]:
    # Bound but not listening: the port is ours, and nobody answers.
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


HALF = b'{"Item":{"listener":{"S":"x"},"version":{"N":"1"},'
ODD = b'{"Item":{"listener":{"S":"x"},"version":{"N":"one"},"expires_at":{"N":[1]},"prefs":{"M":7}}}'

FAULTS: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "refused": refusing,
    "hanging": lambda: behaving(hang),
    "hanging up": lambda: behaving(hang_up),
    "dripping": lambda: behaving(drip),
    "throttled": lambda: behaving(answering(failed("ProvisionedThroughputExceededException"))),
    "failing": lambda: behaving(answering(http(500, b""))),
    "half an answer": lambda: behaving(answering(http(200, HALF, length=500))),
    "no JSON": lambda: behaving(answering(http(200, b"<html>"))),
    "odd JSON": lambda: behaving(answering(http(200, ODD))),
    "a list": lambda: behaving(answering(http(200, b"[]"))),
    "expired credentials": lambda: behaving(answering(failed("ExpiredTokenException"))),
    "no table": lambda: behaving(answering(failed("ResourceNotFoundException"))),
}
