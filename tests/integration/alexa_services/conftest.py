from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from aftercare.alexa.services.api_client import StandardApiClient
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.api_configuration import ApiConfiguration
from ask_sdk_model.services.service_client_factory import ServiceClientFactory
from support.alexa_api import TOKEN, AlexaApi, alexa_api


@pytest.fixture
def api() -> Iterator[AlexaApi]:
    with alexa_api() as stand_in:
        yield stand_in


@pytest.fixture
def handler_input(api: AlexaApi) -> Any:
    """What the SDK hands to the skill: its real factory over our real client, at the stand-in's address."""
    configuration = ApiConfiguration(
        serializer=DefaultSerializer(),
        api_client=StandardApiClient(),
        authorization_value=TOKEN,
        api_endpoint=api.address,
    )
    device = SimpleNamespace(device_id="amzn1.ask.device/TEST ID")
    envelope = SimpleNamespace(context=SimpleNamespace(system=SimpleNamespace(device=device)))
    factory = ServiceClientFactory(api_configuration=configuration)
    return SimpleNamespace(service_client_factory=factory, request_envelope=envelope)
