"""What is shown."""

from __future__ import annotations

from typing import Any

from aftercare.conversation.reply import Reply
from aftercare.rendering.plan import Plan
from aftercare.rendering.words import Words


def screen_directives(reply: Reply, plan: Plan | None, words: Words) -> list[dict[str, Any]]:
    """Return what is shown."""
    return []
