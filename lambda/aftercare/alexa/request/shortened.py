"""A request too large to be read whole, cut down to what decides: who sent it, and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

LONGEST_TEXT = 2_000
"""Characters of a text; as many as the understanding looks at."""
MOST_FIELDS = 40
"""Fields of an object and values of a list; an intent of the skill has at most seven slots."""
DEEPEST = 8
"""How far a slot's values lie below the request."""
_SESSION = ("new", "sessionId", "application", "user")


def shortened(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event with its request cut short and nothing remembered, so that words of danger are read."""
    session, context = event.get("session"), event.get("context")
    system = context.get("System") if isinstance(context, Mapping) else None
    return {
        "version": "1.0",
        "session": _only(session, _SESSION),
        "context": {"System": _only(system, ("application", "user"))},
        "request": _cut(event.get("request"), 0),
    }


def _only(found: object, names: tuple[str, ...]) -> dict[str, Any]:
    return (
        {name: _cut(found[name], 0) for name in names if name in found} if isinstance(found, Mapping) else {}
    )


def _cut(value: object, depth: int) -> Any:
    if isinstance(value, str):
        return value[:LONGEST_TEXT]
    if isinstance(value, Mapping):
        if depth >= DEEPEST:
            return {}
        pairs = islice(value.items(), MOST_FIELDS)
        return {str(name)[:LONGEST_TEXT]: _cut(each, depth + 1) for name, each in pairs}
    if isinstance(value, list):
        return [_cut(each, depth + 1) for each in value[:MOST_FIELDS]] if depth < DEEPEST else []
    return value
