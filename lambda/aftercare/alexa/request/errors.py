"""What Alexa says went wrong with an answer of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile(r"[A-Z][A-Z_]{1,60}")
"""Kinds of errors are such names; a log takes no other words."""

_UNNAMED = "UNNAMED"


def error_in(request: Mapping[str, Any]) -> str | None:
    """Return the kind of error that a request tells of; None when it tells of none.

    A session that ends with ERROR names it in `error`; documents, for a screen or for audio, in `errors`.
    """
    kind = request.get("type")
    if kind == "SessionEndedRequest" and request.get("reason") == "ERROR":
        return _name(request.get("error"))
    if kind in ("Alexa.Presentation.APL.RuntimeError", "Alexa.Presentation.APLA.RuntimeError"):
        errors = request.get("errors")
        return _name(errors[0] if isinstance(errors, list) and errors else None)
    return None


def _name(error: object) -> str:
    found = error.get("type") if isinstance(error, Mapping) else None
    return found if isinstance(found, str) and _NAME.fullmatch(found) else _UNNAMED
