"""The one door to the SDK's core, which otherwise imports a client for each of Alexa's services at the start.

Those clients are more than half of what the SDK costs a cold start, and hardly a turn uses one of them. So
the package that holds them is put in place unread: each name is read from its own module, and of the factory
there are the two clients that this skill uses.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

SERVICES = "ask_sdk_model.services"


class ServiceClients:
    """In place of the SDK's factory: its clients, each imported when it is asked for."""

    def __init__(self, api_configuration: Any) -> None:
        """Take the SDK's configuration of a request."""
        self._configuration = api_configuration

    def get_ups_service(self) -> Any:
        """Return the client of the device's settings."""
        return import_module(f"{SERVICES}.ups").UpsServiceClient(self._configuration)

    def get_reminder_management_service(self) -> Any:
        """Return the client of reminders."""
        reminders = import_module(f"{SERVICES}.reminder_management")
        return reminders.ReminderManagementServiceClient(self._configuration)


def _read(name: str) -> Any:
    """Return a class of the package from the module of its name. Raises AttributeError."""
    try:
        module = import_module(f"{SERVICES}.{re.sub('(?<!^)(?=[A-Z])', '_', name).lower()}")
    except ImportError:
        raise AttributeError(name) from None
    return getattr(module, name)


def _leave_services_unread() -> None:
    spec = find_spec(SERVICES)
    # Where something else has read the package already there is nothing left to save.
    if SERVICES not in sys.modules and spec is not None:
        unread = module_from_spec(spec)
        vars(unread).update(__getattr__=_read, ServiceClientFactory=ServiceClients)
        sys.modules[SERVICES] = unread


_leave_services_unread()

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler  # noqa: E402
from ask_sdk_core.handler_input import HandlerInput  # noqa: E402
from ask_sdk_core.skill import CustomSkill  # noqa: E402
from ask_sdk_core.skill_builder import CustomSkillBuilder  # noqa: E402
from ask_sdk_model.request_envelope import RequestEnvelope  # noqa: E402
from ask_sdk_model.services.api_client import ApiClient  # noqa: E402
from ask_sdk_model.services.api_client_response import ApiClientResponse  # noqa: E402

__all__ = [
    "AbstractRequestHandler",
    "ApiClient",
    "ApiClientResponse",
    "CustomSkill",
    "CustomSkillBuilder",
    "HandlerInput",
    "RequestEnvelope",
]
