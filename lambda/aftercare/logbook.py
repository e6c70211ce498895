"""One line a turn: ids of events, never words, topics or people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from aftercare.conversation.reply import Reply
from aftercare.state.listener import Listener

Log = Callable[..., None]


def log_turn(
    envelope: Any, reply: Reply | None, listener: Listener | None = None, error: Exception | None = None
) -> None:
    """Write what happened in one turn to standard output, where Lambda's log collects it."""
    request = getattr(envelope, "request", None)
    write(
        "turn",
        request=getattr(request, "object_type", None),
        request_id=getattr(request, "request_id", None),
        outcome=_outcome(reply),
        state="failed" if listener is not None and listener.failed else "ok",
        error=type(error).__name__ if error else None,
    )


def write(event: str, **fields: str | int | None) -> None:
    """Write one event with its fields; fields without a value are left out."""
    kept = {name: value for name, value in fields.items() if value is not None}
    sys.stdout.write(json.dumps({"event": event, **kept}) + "\n")


def _outcome(reply: Reply | None) -> str:
    """Return what may be told of a reply: words of danger are answered, and a log does not say more."""
    if reply is None:
        return "trouble"
    return "answered" if reply.outcome == "safety" else reply.outcome
