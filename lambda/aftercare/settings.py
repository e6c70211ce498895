"""The environment, read once and named once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


def takes_snapshot(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether Lambda takes a snapshot of this process before it serves anyone (SnapStart)."""
    return environment.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a deployment decides; see template.yaml."""

    table_name: str | None
    """`TABLE_NAME`: the DynamoDB table; without it nothing is kept from one session to the next."""
    skill_id: str | None
    """`SKILL_ID`: requests for any other application are refused; without it none are."""
    listener_key: str
    """`LISTENER_KEY`: the secret under which user ids are hashed."""

    sound: Literal["apla", "ssml"] = "apla"
    """`SOUND`: how breathing sessions are played, `apla` or `ssml`; see docs/decisions/0009."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; an empty variable counts as not set."""
        return cls(
            table_name=environment.get("TABLE_NAME") or None,
            skill_id=environment.get("SKILL_ID") or None,
            sound="ssml" if environment.get("SOUND") == "ssml" else "apla",
            listener_key=environment.get("LISTENER_KEY") or environment.get("SKILL_ID") or "local",
        )
