"""A handler that does nothing but import the SDK, as every skill has to."""

from __future__ import annotations

from typing import Any

import ask_sdk_core.skill_builder

_ = ask_sdk_core


def lambda_handler(event: Any, context: object) -> dict[str, Any]:
    """Answer nothing."""
    return {"version": "1.0", "response": {"shouldEndSession": True}}
