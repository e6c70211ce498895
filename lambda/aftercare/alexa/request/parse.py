"""An Alexa request envelope as Heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from aftercare.content.records import ContentPack
from aftercare.conversation.request import Consent, Device, Request, RequestKind, SlotValue
from aftercare.conversation.session_attributes import from_attributes

LONGEST_SLOT = 2_000
"""Characters of a slot that are read; a longer utterance is no utterance."""

MOST_ARGUMENTS = 4

YEARS = range(2020, 2101)
"""Years of a request that can be; with any other there is no day before it or no day after."""

_KINDS: Mapping[str, RequestKind] = {
    "LaunchRequest": "launch",
    "IntentRequest": "intent",
    "CanFulfillIntentRequest": "other",
    "Alexa.Presentation.APL.UserEvent": "screen",
    "Alexa.Presentation.APLA.RuntimeError": "audio_failed",
    "Alexa.Presentation.APL.RuntimeError": "screen_failed",
    "Connections.Response": "consent",
    "SessionEndedRequest": "ended",
    "AlexaSkillEvent.SkillDisabled": "disabled",
}


def request_from(envelope: Any, pack: ContentPack) -> Request:
    """Return what a request envelope of the SDK says; what is missing counts as not said."""
    request, session = envelope.request, envelope.session
    intent = getattr(request, "intent", None)
    return Request(
        kind=kind_of(envelope),
        intent=getattr(intent, "name", None),
        slots=dict(_slots(getattr(intent, "slots", None))),
        event=_event(getattr(request, "arguments", None)),
        now=_moment(getattr(request, "timestamp", None)),
        locale=getattr(request, "locale", None) or pack.locale,
        is_new=getattr(session, "new", None) is not False,
        state=from_attributes(getattr(session, "attributes", None), pack),
        device=_device(envelope),
        consent=_consent(getattr(request, "payload", None)),
        token=str(getattr(request, "token", None) or "")[:LONGEST_SLOT],
    )


def kind_of(envelope: Any) -> RequestKind:
    """Return what kind of request it is; where a skill is disabled, when in doubt, all is forgotten."""
    kind = _KINDS.get(getattr(envelope.request, "object_type", ""), "other")
    body = getattr(envelope.request, "body", None)
    status = body.get("userInformationPersistenceStatus") if isinstance(body, dict) else None
    return "other" if kind == "disabled" and status == "PERSISTED" else kind


def user_id_of(envelope: Any) -> str | None:
    """Return the id of the listener's account, wherever the envelope carries it."""
    system = getattr(envelope.context, "system", None)
    user = getattr(system, "user", None) or getattr(envelope.session, "user", None)
    found = getattr(user, "user_id", None)
    return found if isinstance(found, str) and found else None


def _slots(found: object) -> Iterator[tuple[str, SlotValue]]:
    if not isinstance(found, Mapping):
        return
    for name, slot in found.items():
        text = getattr(slot, "value", None)
        if isinstance(text, str) and text.strip():
            yield str(name), SlotValue(text=text[:LONGEST_SLOT], id=_resolved(slot))


def _event(found: object) -> tuple[str, ...]:
    """Return what a document on the screen sent; anything but a few words is nothing."""
    if not isinstance(found, list) or len(found) > MOST_ARGUMENTS:
        return ()
    return tuple(part for part in found if isinstance(part, str))


def _resolved(slot: Any) -> str | None:
    """Return the id of the list value a slot matched; a word outside the list has none."""
    resolutions = getattr(slot, "resolutions", None)
    for authority in getattr(resolutions, "resolutions_per_authority", None) or ():
        code = getattr(getattr(authority, "status", None), "code", None)
        values = getattr(authority, "values", None)
        if values and getattr(code, "value", code) == "ER_SUCCESS_MATCH":
            return getattr(getattr(values[0], "value", None), "id", None)
    return None


def _moment(found: object) -> datetime:
    if not isinstance(found, datetime) or found.year not in YEARS:
        return datetime.now(UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _consent(payload: object) -> Consent | None:
    """Return the answer to a question for leave; what is no clear yes or no counts as no answer."""
    if not isinstance(payload, Mapping):
        return None
    answers: Mapping[object, Consent] = {"ACCEPTED": "accepted", "DENIED": "denied"}
    status = payload.get("status")
    return answers.get(status, "unanswered") if isinstance(status, str) else "unanswered"


def _device(envelope: Any) -> Device:
    system = getattr(envelope.context, "system", None)
    interfaces = getattr(getattr(system, "device", None), "supported_interfaces", None)
    return Device(has_screen=getattr(interfaces, "alexa_presentation_apl", None) is not None)
