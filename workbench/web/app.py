"""The page's server: a few routes around one session, for one person on this machine."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request, send_file

from workbench.simulator.clock import parse_moment
from workbench.simulator.device import VIEWPORTS, DeviceKind
from workbench.web.page_session import PageSession

TOKEN_HEADER = "X-Aftercare-Token"  # noqa: S105 - the name of a header, no secret
LARGEST_REQUEST = 10_000
"""Bytes."""

LONGEST_HEARD_MS = 3_600_000.0

YEARS = range(2000, 2101)
"""Where the simulated clock may stand; farther out, calendars and time zones end."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SCREEN_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; connect-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""Amazon's renderer compiles itself when it starts: it gets a frame of its own, and the page stays strict."""


def create_app(session: PageSession, *, port: int, renderer: Path | None) -> Flask:
    """Return the page's server; `renderer` is Amazon's APL renderer, None when it is not installed."""
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_REQUEST)
    token = secrets.token_urlsafe(24)
    app.before_request(_guard(port, token))
    app.after_request(_harden)
    _pages(app, session, token, renderer)
    _talk(app, session)
    _surroundings(app, session)
    return app


def _guard(port: int, token: str) -> Any:
    hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    origins = {f"http://{host}" for host in hosts}

    def guard() -> None:
        # A name that someone else's DNS points here would make their page a neighbour of ours.
        if request.host not in hosts:
            abort(403, "This page answers on this machine only.")
        origin = request.headers.get("Origin")
        if origin is not None and origin not in origins:
            abort(403, "This page answers no other page.")
        if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
            abort(403, "This page answers no other page.")
        given = request.headers.get(TOKEN_HEADER, "")
        if request.path.startswith("/api/") and not hmac.compare_digest(given.encode(), token.encode()):
            abort(403, "Open the page itself; it knows the way in.")

    return guard


def _harden(response: Response) -> Response:
    policy = SCREEN_POLICY if request.path == "/screen" else PAGE_POLICY
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response


def _pages(app: Flask, session: PageSession, token: str, renderer: Path | None) -> None:
    @app.get("/")
    def page() -> str:
        return render_template(
            "page.html",
            token=token,
            skill_name=session.pack.clinic.skill_name,
            suggestions=session.suggestions(),
            viewports=VIEWPORTS,
            has_renderer=renderer is not None,
        )

    @app.get("/screen")
    def screen() -> str:
        return render_template("screen.html")

    @app.get("/apl-renderer.js")
    def apl_renderer() -> Response:
        if renderer is None:
            abort(404, "The APL renderer is not installed.")
        return send_file(renderer, mimetype="text/javascript")

    @app.get("/favicon.ico")
    def favicon() -> tuple[str, int]:
        return "", 204


def _talk(app: Flask, session: PageSession) -> None:
    @app.post("/api/say")
    def say() -> Response:
        asked = _asked()
        if not _is_text(asked.get("text")):
            abort(400, "Send text.")
        return jsonify(session.say(asked["text"], _elapsed_ms(asked)))

    @app.post("/api/event")
    def event() -> Response:
        asked = _asked()
        arguments, document = asked.get("arguments"), asked.get("document")
        if not isinstance(arguments, list) or not all(map(_is_text, (*arguments, document))):
            abort(400, "Send arguments and the document's token, all of them text.")
        return jsonify(session.send_event(arguments, str(document), _elapsed_ms(asked)))


def _surroundings(app: Flask, session: PageSession) -> None:
    @app.post("/api/settle")
    def settle() -> Response:
        asked = _asked()
        device: DeviceKind = "screen" if asked.get("device") == "screen" else "speaker"
        session.settle(device=device, moment=_moment(asked))
        return jsonify(session.state())

    @app.post("/api/viewport")
    def viewport() -> tuple[str, int]:
        name = _asked().get("viewport")
        if not isinstance(name, str) or name not in VIEWPORTS:
            abort(400, f"There are {', '.join(VIEWPORTS)}.")
        session.look_at(name)
        return "", 204

    @app.get("/api/state")
    def state() -> Response:
        return jsonify(session.state())

    @app.post("/api/erase")
    def erase() -> Response:
        session.erase()
        return jsonify(session.state())

    @app.get("/api/ping")
    def ping() -> tuple[str, int]:
        return "", 204


def _asked() -> dict[str, Any]:
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        abort(400, "Send a JSON object.")
    return asked


def _is_text(value: object) -> bool:
    """Tell whether a value is text that can be written down; JSON may hold half a character."""
    return isinstance(value, str) and value.encode(errors="replace").decode() == value


def _moment(asked: dict[str, Any]) -> datetime | None:
    """Return where the clock is to stand; None for the real time."""
    try:
        moment = parse_moment(asked["clock"]) if asked.get("clock") else None
    except (TypeError, ValueError):
        abort(400, "The clock needs a moment such as 2026-03-01T09:30:00Z.")
    if moment is not None and moment.year not in YEARS:
        abort(400, f"The clock goes from {YEARS.start} to {YEARS.stop - 1}.")
    return moment


def _elapsed_ms(asked: dict[str, Any]) -> float:
    """Return how much of the last response was heard, from nothing to an hour."""
    elapsed = asked.get("elapsed_ms", 0)
    if isinstance(elapsed, bool) or not isinstance(elapsed, int | float) or not isfinite(elapsed):
        abort(400, "Send elapsed_ms as a number.")
    return max(0.0, min(float(elapsed), LONGEST_HEARD_MS))
