"""The time zone of the listener's device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from aftercare.deadline import Deadline, TooLate
from aftercare.domain.day import is_time_zone
from aftercare.store.listener import Listener

ASK_AGAIN_AFTER = timedelta(days=7)
"""People travel, but not so often that every session should wait for an answer."""

AT_MOST_SECONDS = 1.0
"""A whole answer of the settings service, however slowly it drips in."""

AskDevice = Callable[[], str | None]
"""Returns the IANA name that the device's settings give, or None when there is none to be had."""


def zone_for(listener: Listener, ask_device: AskDevice, *, utc_day: date, fallback: str) -> str:
    """Return the listener's time zone: as kept, else as the device says, else `fallback`.

    The answer is kept for a week; that nothing could be had is kept too, so that a device
    without a time zone is not asked at every turn.
    """
    kept = listener.preferences
    # Time zones ship with the function, so an older version may not know what a newer one kept.
    known = kept.time_zone if kept.time_zone and is_time_zone(kept.time_zone) else None
    asked = date.fromisoformat(kept.time_zone_asked) if kept.time_zone_asked else None
    if asked is not None and abs(utc_day - asked) < ASK_AGAIN_AFTER:
        return known or fallback
    found = ask_device()
    zone = found if found and is_time_zone(found) else known
    listener.change(time_zone=zone, time_zone_asked=utc_day.isoformat())
    return zone or fallback


def ask_within_deadline(deadline: Deadline, ask: AskDevice) -> AskDevice:
    """Return the same question, asked for as long as the turn can wait; no answer when that is too short."""

    def ask_in_time() -> str | None:
        try:
            return deadline.call(ask, at_most=AT_MOST_SECONDS)
        except TooLate:
            return None

    return ask_in_time


def asker(handler_input: Any) -> AskDevice:
    """Return a function that asks Alexa's settings service for the device at hand; it never raises."""

    def ask() -> str | None:
        device = handler_input.request_envelope.context.system.device
        factory = handler_input.service_client_factory
        if device is None or factory is None:
            return None
        try:
            found = factory.get_ups_service().get_system_time_zone(device.device_id)
        except Exception:  # noqa: BLE001 - the SDK raises many kinds; each means that there is no answer
            return None
        return found if isinstance(found, str) else None

    return ask
