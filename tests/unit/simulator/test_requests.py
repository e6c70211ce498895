from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.request_envelope import RequestEnvelope
from support.simulator import ADA, SUNDAY_MORNING, matcher, requests

from workbench.simulator.clock import Clock
from workbench.simulator.device import DeviceKind
from workbench.simulator.requests import SKILL_ID, Json


def as_the_sdk_reads(request: Json) -> Any:
    return DefaultSerializer().deserialize(json.dumps(request), RequestEnvelope)


def spoken(text: str, device: DeviceKind = "speaker") -> Json:
    build, heard = requests(Clock.standing_at(SUNDAY_MORNING), device), matcher().match(text)
    return build.intent(build.session(), heard.name or "", heard.slots)


def launched(device: DeviceKind = "speaker") -> Json:
    build = requests(Clock.standing_at(SUNDAY_MORNING), device)
    return build.launch(build.session())


def test_a_launch_says_who_where_and_when() -> None:
    envelope = as_the_sdk_reads(launched())
    system = envelope.context.system
    assert envelope.request.object_type == "LaunchRequest"
    assert envelope.request.timestamp == SUNDAY_MORNING
    assert envelope.request.locale == "en-US"
    assert system.user.user_id == envelope.session.user.user_id == ADA.user_id
    assert system.device.device_id == ADA.device_id
    assert system.application.application_id == envelope.session.application.application_id == SKILL_ID
    assert (system.api_endpoint, system.api_access_token) == ("https://api.amazonalexa.com", "simulated")
    assert (envelope.session.new, envelope.session.attributes) == (True, {})


def test_an_intent_names_its_empty_slots_too() -> None:
    intent = as_the_sdk_reads(spoken("breathe for two minutes")).request.intent
    assert {name: slot.value for name, slot in intent.slots.items()} == {
        "pattern": None,
        "minutes": "PT2M",
        "count": None,
    }
    assert intent.slots["minutes"].resolutions is None
    assert intent.confirmation_status.value == "NONE"


def test_an_intent_without_slots_has_none() -> None:
    assert "slots" not in spoken("can i drive")["request"]["intent"]


@pytest.mark.parametrize(
    ("said", "code", "ids"),
    [
        ("take me through square breathing", "ER_SUCCESS_MATCH", ["box"]),
        # Without an id of its own a value has the MD5 digest of its name.
        ("take me through coherent breathing", "ER_SUCCESS_MATCH", ["b45881722a5a20905631236c929bc6cb"]),
        ("take me through zebra breathing", "ER_SUCCESS_NO_MATCH", None),
    ],
)
def test_a_list_slot_says_how_it_resolved(said: str, code: str, ids: list[str] | None) -> None:
    slot = as_the_sdk_reads(spoken(said)).request.intent.slots["pattern"]
    (authority,) = slot.resolutions.resolutions_per_authority
    assert authority.status.code.value == code
    assert [each.value.id for each in authority.values or ()] == (ids or [])
    assert slot.slot_value.value == slot.value


def test_only_a_screen_is_announced() -> None:
    speaker, screen = as_the_sdk_reads(launched()), as_the_sdk_reads(launched("screen"))
    assert speaker.context.system.device.supported_interfaces.alexa_presentation_apl is None
    assert speaker.context.viewport is None
    apl = screen.context.system.device.supported_interfaces.alexa_presentation_apl
    assert apl.runtime.max_version == "2024.3"
    assert screen.context.viewport.pixel_width == 1280
    assert screen.context.viewports[0].object_type == "APL"


def test_the_end_of_a_session_has_its_reason() -> None:
    build = requests(Clock.standing_at(SUNDAY_MORNING))
    request = as_the_sdk_reads(build.ended(build.session(), "EXCEEDED_MAX_REPROMPTS")).request
    assert (request.object_type, request.reason.value) == ("SessionEndedRequest", "EXCEEDED_MAX_REPROMPTS")


def test_a_disabled_skill_hears_that_it_is_to_forget() -> None:
    event = requests(Clock.standing_at(SUNDAY_MORNING)).disabled()
    envelope = as_the_sdk_reads(event)
    assert envelope.request.object_type == "AlexaSkillEvent.SkillDisabled"
    assert envelope.request.event_creation_time == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert envelope.context.system.user.user_id == ADA.user_id
    assert event["request"]["body"] == {"userInformationPersistenceStatus": "NOT_PERSISTED"}
    assert envelope.session is None


def test_ids_are_the_same_in_every_run_of_one_seed() -> None:
    assert launched() == launched()


def test_ids_of_one_run_differ() -> None:
    build = requests(Clock.standing_at(SUNDAY_MORNING))
    assert build.session().id != build.session().id


def test_the_sdk_reads_what_a_screen_sent() -> None:
    build = requests(Clock.standing_at(SUNDAY_MORNING), "screen")
    request = as_the_sdk_reads(build.user_event(build.session(), ["ended", "7"], "circle")).request
    sent = (request.object_type, request.arguments, request.token)
    assert sent == ("Alexa.Presentation.APL.UserEvent", ["ended", "7"], "circle")
