"""Serve the page on the loopback interface, one small server for one person."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, make_server

from workbench.web.app import create_app
from workbench.web.page_session import PageSession


def serve(session: PageSession, *, host: str, port: int, renderer: Path | None) -> int:
    """Serve until Ctrl-C; 1 when the port is taken."""
    try:
        server = server_for(session, host=host, port=port, renderer=renderer)
    except SystemExit:
        # The server says itself that the port is taken, and then exits.
        return 1
    except OSError as error:
        print(
            f"aftercare: port {port} cannot be had ({errno.errorcode.get(error.errno or 0, error)})",
            file=sys.stderr,
        )
        return 1
    print(f"The simulator is at http://{host}:{server.port}/ (Ctrl-C stops it)", flush=True)
    try:
        server.serve_forever()
    finally:
        server.server_close()
        session.close()
    return 0


def server_for(session: PageSession, *, host: str, port: int, renderer: Path | None) -> BaseWSGIServer:
    """Return a server that is bound to a port; 0 takes any."""
    server = make_server(host, port, _not_yet, threaded=True)
    server.app = create_app(session, port=server.port, renderer=renderer)
    return server


def _not_yet(_: object, start_response: object) -> list[bytes]:
    """Answer nothing: the port has to be known before the real server can check who asks for it."""
    return []
