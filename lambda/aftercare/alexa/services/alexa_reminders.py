"""Alexa's reminders, through the SDK's own client. That client is imported on first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aftercare.domain.reminders.port import ExistingReminder, Reason, Refused, Reminder, Reminders
from aftercare.domain.reminders.times import EVERY_DAY, SETS, When

if TYPE_CHECKING:
    from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest

OpenReminders = Callable[[], Reminders]


_RULE = re.compile(r"FREQ=(DAILY|WEEKLY)(?:;BYDAY=([A-Z]{2}))?")
_REASONS: dict[int, Reason] = {401: "permission", 403: "permission", 404: "gone"}


class AlexaReminders:
    """Holds reminders at Alexa, for the listener of one request."""

    def __init__(self, client: Any) -> None:
        """Take the SDK's reminder management client of a request."""
        self._client = client

    def existing(self) -> tuple[ExistingReminder, ...]:
        """Return the reminders still to come, the soonest first."""
        with _refusals():
            _mend_the_model()
            answer = self._client.get_reminders()
        alerts = getattr(answer, "alerts", None)
        if not isinstance(alerts, list):
            # That there are none is said with an empty list; anything else was not said by Alexa.
            raise Refused("busy")
        found = [existing for alert in alerts if (existing := _existing(alert)) is not None]
        return tuple(sorted(found, key=lambda existing: existing.when.at))

    def add(self, reminder: Reminder, *, now: datetime) -> None:
        """Set a reminder."""
        with _refusals():
            _check_receipt(self._client.create_reminder(_request(reminder, now)))

    def change(self, token: str, reminder: Reminder, *, now: datetime) -> None:
        """Set another time for a reminder."""
        with _refusals():
            _check_receipt(self._client.update_reminder(token, _request(reminder, now)))

    def remove(self, token: str) -> None:
        """Take a reminder away; one that is gone already is no error."""
        try:
            with _refusals():
                self._client.delete_reminder(token)
        except Refused as refused:
            if refused.reason != "gone":
                raise


def opener(handler_input: Any) -> OpenReminders:
    """Return a function that opens the reminders of a request; it raises Refused where there are none."""

    def open_reminders() -> Reminders:
        factory = handler_input.service_client_factory
        if factory is None:
            raise Refused("device")
        with _refusals():
            return AlexaReminders(factory.get_reminder_management_service())

    return open_reminders


def _mend_the_model() -> None:
    """Name the class of what a reminder says; ask-sdk-model 1.82 names a module that it does not have."""
    from ask_sdk_model.services.reminder_management.alert_info import AlertInfo  # noqa: PLC0415

    spoken_info = "ask_sdk_model.services.reminder_management.spoken_info.SpokenInfo"
    AlertInfo.deserialized_types["spoken_info"] = spoken_info


def _check_receipt(answer: Any) -> None:
    """Raise Refused unless Alexa itself answered: it names each reminder, and a proxy's page does not."""
    if not isinstance(getattr(answer, "alert_token", None), str):
        raise Refused("busy")


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - the SDK raises many kinds; each is a reminder not had
        raise Refused(_reason(error)) from None


def _reason(error: Exception) -> Reason:
    """Return why, by the code that Alexa gives, else by the status."""
    body = getattr(error, "body", None)
    code = str(getattr(body, "code", None) or (body if isinstance(body, str) else "")).upper()
    if "DEVICE" in code:
        return "device"
    if "MAX_REMINDERS" in code:
        return "full"
    return _REASONS.get(getattr(error, "status_code", 0) or 0, "busy")


def _request(reminder: Reminder, now: datetime) -> ReminderRequest:
    # Imported here, since most requests set no reminder.
    from ask_sdk_model.services.reminder_management.alert_info import AlertInfo  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.push_notification import PushNotification  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.push_notification_status import PushNotificationStatus  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.spoken_info import SpokenInfo  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.spoken_text import SpokenText  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.trigger import Trigger  # noqa: PLC0415
    from ask_sdk_model.services.reminder_management.trigger_type import TriggerType  # noqa: PLC0415

    when = reminder.when
    return ReminderRequest(
        request_time=now.astimezone(UTC),
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            scheduled_time=when.at if when.every is None else None,
            time_zone_id=reminder.time_zone,
            recurrence=_recurrence(when) if when.every else None,
        ),
        alert_info=AlertInfo(
            spoken_info=SpokenInfo(content=[SpokenText(locale=reminder.locale, text=reminder.text)])
        ),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def _recurrence(when: When) -> Any:
    from ask_sdk_model.services.reminder_management.recurrence import Recurrence  # noqa: PLC0415

    at = f"BYHOUR={when.at.hour};BYMINUTE={when.at.minute};BYSECOND=0;INTERVAL=1;"
    days = SETS[str(when.every)]
    often = [f"FREQ=WEEKLY;BYDAY={day[:2].upper()}" for day in days] if len(days) < 7 else ["FREQ=DAILY"]
    return Recurrence(start_date_time=when.at, recurrence_rules=[f"{each};{at}" for each in often])


def _existing(alert: Any) -> ExistingReminder | None:
    """Return what Alexa tells of a reminder; None for one that is over or says nothing of its time."""
    status, trigger = getattr(alert, "status", None), getattr(alert, "trigger", None)
    if getattr(status, "value", status) == "COMPLETED" or trigger is None:
        return None
    recurrence = getattr(trigger, "recurrence", None)
    at = getattr(trigger, "scheduled_time", None) or getattr(recurrence, "start_date_time", None)
    if not isinstance(at, datetime) or not isinstance(alert.alert_token, str):
        return None
    when = When(at=at.replace(tzinfo=None), every=_every(recurrence))
    return ExistingReminder(token=alert.alert_token, when=when, text=_text(alert))


def _text(alert: Any) -> str:
    content = getattr(getattr(getattr(alert, "alert_info", None), "spoken_info", None), "content", None)
    found = getattr(content[0], "text", None) if content else None
    return found if isinstance(found, str) else ""


def _every(recurrence: Any) -> str | None:
    if recurrence is None:
        return None
    rules = _RULE.findall(" ".join(getattr(recurrence, "recurrence_rules", None) or ()))
    days = {day for frequency, day in rules if frequency == "WEEKLY"}
    return next(
        (name for name, those in SETS.items() if {day[:2].upper() for day in those} == days), EVERY_DAY
    )
