"""The one door to the SDK's core, which otherwise imports a client for each of Alexa's services at the start.

Those clients are more than half of what the SDK costs a cold start, and hardly a turn uses one of them. So
the package that holds them is put in place unread: it gives out the few names that the core needs, and reads
the rest when something asks for it.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

SERVICES = "ask_sdk_model.services"

_ALONE = {
    "ApiClient": "api_client",
    "ApiClientRequest": "api_client_request",
    "ApiClientResponse": "api_client_response",
    "ApiConfiguration": "api_configuration",
    "Serializer": "serializer",
}
"""Names of the package that one small module of it gives."""

_CLIENTS = {
    "get_ups_service": ("ups", "UpsServiceClient"),
    "get_reminder_management_service": ("reminder_management", "ReminderManagementServiceClient"),
}
"""Of the factory: the part of the package that a client needs. Any other client needs all of it."""


class _Factory:
    """The SDK's factory of service clients, read when the first client is asked for."""

    def __init__(self, api_configuration: Any) -> None:
        self._configuration = api_configuration

    def __getattr__(self, name: str) -> Any:
        if name in _CLIENTS:
            part, client = _CLIENTS[name]
            return partial(getattr(import_module(f"{SERVICES}.{part}"), client), self._configuration)
        whole = import_module(f"{SERVICES}.service_client_factory")
        return getattr(whole.ServiceClientFactory(api_configuration=self._configuration), name)


class _Unread(ModuleType):
    """The package of service clients before anything asked for one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _ALONE:
            found = getattr(import_module(f"{SERVICES}.{_ALONE[name]}"), name)
        elif name == "ServiceClientFactory":
            found = _Factory
        else:
            found = self._read(name)
        setattr(self, name, found)
        return found

    def _read(self, name: str) -> Any:
        """Read the package as it would have been, and return one of its names. Raises AttributeError."""
        spec = self.__spec__
        if spec is not None and spec.loader is not None:
            spec.loader.exec_module(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None


def _leave_services_unread() -> None:
    spec = find_spec(SERVICES)
    # Where something else has read the package already there is nothing left to save.
    if SERVICES in sys.modules or spec is None:
        return
    unread = module_from_spec(spec)
    unread.__class__ = _Unread
    sys.modules[SERVICES] = unread


_leave_services_unread()

from ask_sdk_core.dispatch_components.exception_components import AbstractExceptionHandler  # noqa: E402
from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler  # noqa: E402
from ask_sdk_core.handler_input import HandlerInput  # noqa: E402
from ask_sdk_core.skill import CustomSkill  # noqa: E402
from ask_sdk_core.skill_builder import CustomSkillBuilder  # noqa: E402
from ask_sdk_model.request_envelope import RequestEnvelope  # noqa: E402
from ask_sdk_model.services.api_client import ApiClient  # noqa: E402
from ask_sdk_model.services.api_client_response import ApiClientResponse  # noqa: E402

__all__ = [
    "AbstractExceptionHandler",
    "AbstractRequestHandler",
    "ApiClient",
    "ApiClientResponse",
    "CustomSkill",
    "CustomSkillBuilder",
    "HandlerInput",
    "RequestEnvelope",
]
