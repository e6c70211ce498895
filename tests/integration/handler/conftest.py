import pytest
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import Handler, handler_for
from support.events import SKILL_ID
from support.packs import pack


@pytest.fixture(scope="session")
def parts() -> Parts:
    return Parts(
        pack=pack(),
        store=InMemoryStore(clock=lambda: 1_772_474_400),
        skill_id=SKILL_ID,
        listener_secret="a secret",
        device_zone=lambda _: lambda: None,
    )


@pytest.fixture(scope="session")
def handle(parts: Parts) -> Handler:
    return handler_for(parts)
