"""A skill whose database is at the end of a real connection, with waits short enough for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial
from typing import Any, Protocol

import pytest
from aftercare.deadline import Deadline
from aftercare.skill import understanding_of
from aftercare.store.dynamodb import DynamoDbStore
from botocore.config import Config
from botocore.session import get_session
from support.dialogues import Dialogue
from support.faults import FAULTS
from support.packs import pack
from support.voices import Voice, voice

SHORT_SECONDS = 0.03


def impatient_client(address: str) -> Any:
    """Return a client as the deployed one, but for its limits, which would make every test wait."""
    session = get_session()
    session.set_credentials("testing", "testing")
    config = Config(
        connect_timeout=SHORT_SECONDS,
        read_timeout=SHORT_SECONDS,
        retries={"total_max_attempts": 2, "mode": "legacy"},
    )
    return session.create_client("dynamodb", region_name="us-east-1", endpoint_url=address, config=config)


class SpeakTo(Protocol):
    def __call__(self, dialogue: Dialogue) -> Voice: ...


@pytest.fixture(scope="session", params=FAULTS)
def faulty_address(request: pytest.FixtureRequest) -> Iterator[str]:
    with FAULTS[request.param]() as address:
        yield address


@pytest.fixture(scope="session")
def speak_to(faulty_address: str) -> Iterator[SpeakTo]:
    """Give someone who speaks to a skill with a database in trouble."""
    understand = understanding_of(pack())
    with ExitStack() as stack:
        client = stack.enter_context(closing(impatient_client(faulty_address)))

        def speak(dialogue: Dialogue) -> Voice:
            store = DynamoDbStore("listeners", clock=lambda: 0, client_factory=lambda: client)
            deadline = partial(Deadline, SHORT_SECONDS * 4)
            return voice(
                device=dialogue.device,
                now=dialogue.now,
                store=store,
                deadline=deadline,
                understand=understand,
            )

        yield speak
