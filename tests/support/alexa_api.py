"""A stand-in for Alexa's own services on this machine: it notes what is asked and answers as told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

TOKEN = "a-token-of-this-request"  # noqa: S105 - the stand-in asks for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    authorization: str | None
    content_type: str | None
    body: Any


@dataclass(slots=True, kw_only=True)
class AlexaApi:
    """What was asked, and what is answered."""

    address: str = ""
    status: int = 200
    answer: str = ""
    by_method: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Status and body for single methods, before those for all."""
    hangs: Event | None = None
    """Answers only when this is set."""
    asked: list[Asked] = field(default_factory=list)

    def replies(self, status: int, answer: object = "") -> None:
        self.status, self.answer = status, answer if isinstance(answer, str) else json.dumps(answer)

    def replies_to(self, method: str, status: int, answer: object = "") -> None:
        self.by_method[method] = (status, answer if isinstance(answer, str) else json.dumps(answer))


@contextmanager
def alexa_api() -> Iterator[AlexaApi]:
    """Run the stand-in on a port of its own."""
    api = AlexaApi()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(api))
    server.daemon_threads = True
    api.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield api
    finally:
        if api.hangs is not None:
            api.hangs.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler_for(api: AlexaApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            api.asked.append(
                Asked(
                    method=self.command,
                    path=self.path,
                    authorization=self.headers.get("Authorization"),
                    content_type=self.headers.get("Content-Type"),
                    body=json.loads(sent) if sent else None,
                )
            )
            if api.hangs is not None:
                api.hangs.wait(10)
            status, answer = api.by_method.get(self.command, (api.status, api.answer))
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer.encode())))
                self.end_headers()
                self.wfile.write(answer.encode())
            except OSError:
                pass  # the skill gave up waiting, as it should

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names are the library's

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    return Handler
