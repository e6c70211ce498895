"""Complete Alexa requests, as a device would cause them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from workbench.simulator.device import (
    USUAL_VIEWPORT,
    VIEWPORTS,
    DeviceKind,
    Viewport,
    system_device,
    viewport_context,
)
from workbench.simulator.listener import SimulatedListener
from workbench.simulator.model import ListValue, Model
from workbench.simulator.slots import Filled

Json = dict[str, Any]

SKILL_ID = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
API_ENDPOINT = "https://api.amazonalexa.com"
API_ACCESS_TOKEN = "simulated"  # noqa: S105 - no service believes it

EndReason = Literal["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR"]


class Ids:
    """Makes the ids of requests and sessions: at random, or the same ones in every run."""

    def __init__(self, *, seed: str | None = None) -> None:
        """Make ids at random, unless a seed is given."""
        self._seed = seed
        self._count = 0

    def next(self) -> UUID:
        """Return an id that was not there before."""
        self._count += 1
        return uuid4() if self._seed is None else uuid5(NAMESPACE_URL, f"{self._seed}/{self._count}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A conversation between a listener and the skill."""

    id: str
    attributes: Json = field(default_factory=dict)
    is_new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBuilder:
    """Builds the requests of one listener at one device."""

    listener: SimulatedListener
    model: Model
    device: DeviceKind
    locale: str
    ids: Ids
    now: Callable[[], datetime]
    viewport: Callable[[], Viewport] = lambda: VIEWPORTS[USUAL_VIEWPORT]
    """What a device with a screen shows things on."""

    def session(self) -> Session:
        """Return a session that has just begun."""
        return Session(id=f"amzn1.echo-api.session.{self.ids.next()}")

    def launch(self, session: Session) -> Json:
        """Return the request for "open ..."."""
        request = {**self._request("LaunchRequest"), "shouldLinkResultBeReturned": False}
        return self._in_session(session, request)

    def intent(self, session: Session, name: str, slots: tuple[Filled, ...]) -> Json:
        """Return the request for an intent; slots that were left empty are named without a value."""
        intent: Json = {"name": name, "confirmationStatus": "NONE"}
        declared = self.model.intent(name).slots
        if declared:
            filled = {slot.name: slot for slot in slots}
            intent["slots"] = {each: _slot(each, filled.get(each)) for each in declared}
        return self._in_session(session, {**self._request("IntentRequest"), "intent": intent})

    def user_event(self, session: Session, arguments: Sequence[str], token: str) -> Json:
        """Return the request for what a document on the screen sent."""
        sent = {"arguments": list(arguments), "token": token, "source": {}, "components": {}}
        return self._in_session(session, {**self._request("Alexa.Presentation.APL.UserEvent"), **sent})

    def ended(self, session: Session, reason: EndReason, error: Mapping[str, str] | None = None) -> Json:
        """Return the request that tells of a session's end."""
        request = {**self._request("SessionEndedRequest"), "reason": reason}
        return self._in_session(session, {**request, "error": dict(error)} if error else request)

    def disabled(self) -> Json:
        """Return the event of a skill that was disabled and is to forget its listener."""
        request = self._request("AlexaSkillEvent.SkillDisabled")
        happened = {"eventCreationTime": request["timestamp"], "eventPublishingTime": request["timestamp"]}
        body = {"userInformationPersistenceStatus": "NOT_PERSISTED"}
        system = {name: part for name, part in self._system().items() if name != "device"}
        return {
            "version": "1.0",
            "context": {"System": system},
            "request": {**request, **happened, "body": body},
        }

    def _in_session(self, session: Session, request: Json) -> Json:
        return {
            "version": "1.0",
            "session": {
                "new": session.is_new,
                "sessionId": session.id,
                "application": {"applicationId": SKILL_ID},
                "attributes": session.attributes,
                "user": {"userId": self.listener.user_id},
            },
            "context": {"System": self._system(), **viewport_context(self.device, self.viewport())},
            "request": request,
        }

    def _system(self) -> Json:
        return {
            "application": {"applicationId": SKILL_ID},
            "user": {"userId": self.listener.user_id},
            "device": system_device(self.device, self.listener.device_id),
            "apiEndpoint": API_ENDPOINT,
            "apiAccessToken": API_ACCESS_TOKEN,
        }

    def _request(self, kind: str) -> Json:
        return {
            "type": kind,
            "requestId": f"amzn1.echo-api.request.{self.ids.next()}",
            "timestamp": self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": self.locale,
        }


def _slot(name: str, filled: Filled | None) -> Json:
    if filled is None:
        return {"name": name, "confirmationStatus": "NONE"}
    resolutions = {"resolutions": _resolutions(filled)} if filled.resolution else {}
    return {
        "name": name,
        "value": filled.value,
        **resolutions,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": filled.value, **resolutions},
    }


def _resolutions(filled: Filled) -> Json:
    authority: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{SKILL_ID}.{filled.type}",
        "status": {"code": filled.resolution},
    }
    if filled.matches:
        authority["values"] = [
            {"value": {"name": value.name, "id": _value_id(value)}} for value in filled.matches
        ]
    return {"resolutionsPerAuthority": [authority]}


def _value_id(value: ListValue) -> str:
    # Alexa sends the MD5 digest of a value's name when the model gives it no id.
    return value.id or hashlib.md5(value.name.encode(), usedforsecurity=False).hexdigest()
