"""The SDK's core is really used, and its clients of Alexa's services are read when one is needed."""

import subprocess
import sys

import pytest

START = """
import sys, aftercare.alexa.sdk
SERVICES = 'ask_sdk_model.services.'
loaded = lambda: {n.removeprefix(SERVICES).split('.')[0] for n in sys.modules if n.startswith(SERVICES)}
"""
FACTORY = """
from ask_sdk_core.skill import ServiceClientFactory, ApiConfiguration
f = ServiceClientFactory(api_configuration=ApiConfiguration())
"""


def printed(script: str) -> str:
    path = {"PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-W", "ignore", "-c", START + script]
    return subprocess.run(command, env=path, capture_output=True, text=True, check=True).stdout.strip()


def test_no_client_is_read_at_the_start() -> None:
    heavy = "{'ups', 'reminder_management', 'service_client_factory', 'monetization'}"
    assert printed(f"print(loaded() & {heavy})") == "set()"


@pytest.mark.parametrize(
    ("method", "client"),
    [
        ("get_ups_service", "UpsServiceClient"),
        ("get_reminder_management_service", "ReminderManagementServiceClient"),
    ],
)
def test_a_client_is_the_sdks_own_and_alone(method: str, client: str) -> None:
    asked = printed(f"{FACTORY}c = f.{method}(); print(type(c).__name__, 'list_management' in loaded())")
    assert asked == f"{client} False"


def test_what_the_package_gives_beyond_that_is_read_when_asked_for() -> None:
    script = "import ask_sdk_model.services as s; print(s.BaseServiceClient.__name__, hasattr(s, 'nonsense'))"
    assert printed(script) == "BaseServiceClient False"


def test_dateutil_and_requests_are_not_imported_for_a_turn() -> None:
    script = (
        "sys.path.insert(0, 'tests'); from support.events import intent; import lambda_function as l;"
        "l.lambda_handler(intent('DrivingIntent'), None);"
        "print(sorted({'dateutil', 'requests', 'botocore', 'urllib.request'} & sys.modules.keys()))"
    )
    assert printed(script).splitlines()[-1] == "[]"
