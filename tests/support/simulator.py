"""A small interaction model, and a simulator whose skill answers as it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from workbench.simulator.clock import Clock
from workbench.simulator.conversation import Simulator
from workbench.simulator.device import DeviceKind
from workbench.simulator.intent_matching import IntentMatcher
from workbench.simulator.listener import SimulatedListener
from workbench.simulator.model import Model
from workbench.simulator.requests import Ids, RequestBuilder
from workbench.simulator.slots import FREE_TEXT

SUNDAY_MORNING = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

ADA = SimulatedListener.from_seed("ada")


def intent(name: str, *samples: str, **slots: str) -> dict[str, Any]:
    declared = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return {"name": name, "samples": list(samples), **({"slots": declared} if declared else {})}


SMALL_MODEL = Model.from_json(
    {
        "interactionModel": {
            "languageModel": {
                "invocationName": "aftercare companion",
                "intents": [
                    intent("AMAZON.StopIntent", "enough for today"),
                    intent("AMAZON.FallbackIntent"),
                    intent("DrivingIntent", "can i drive", "when can i drive", "driving after treatment"),
                    intent("CrisisIntent", "call nine eight eight", "i don't want to live"),
                    intent(
                        "BreatheIntent",
                        "breathe",
                        "{pattern}",
                        "start {pattern} breathing for {minutes}",
                        "breathe for {minutes}",
                        "breathe {count} times",
                        "take me through {pattern} breathing",
                        pattern="PATTERN",
                        minutes="AMAZON.DURATION",
                        count="AMAZON.NUMBER",
                    ),
                    intent(
                        "ReminderIntent",
                        "remind me {day} at {time}",
                        day="AMAZON.DATE",
                        time="AMAZON.TIME",
                    ),
                    intent("ChooseIntent", "the {place} one", place="AMAZON.Ordinal"),
                    intent(
                        "AskIntent",
                        "can i {words}",
                        "i {words}",
                        "{words} please",
                        words=FREE_TEXT,
                    ),
                    intent("CanIStillIntent", "can i still {words}", words=FREE_TEXT),
                ],
                "types": [
                    {
                        "name": "PATTERN",
                        "values": [
                            {"id": "box", "name": {"value": "box", "synonyms": ["square", "four square"]}},
                            {"id": "four_seven_eight", "name": {"value": "4-7-8"}},
                            {"name": {"value": "coherent"}},
                        ],
                    }
                ],
            }
        }
    }
)


def matcher(model: Model = SMALL_MODEL) -> IntentMatcher:
    return IntentMatcher(model, today=lambda: date(2026, 3, 1))


def requests(clock: Clock, device: DeviceKind = "speaker") -> RequestBuilder:
    return RequestBuilder(
        listener=ADA, model=SMALL_MODEL, device=device, locale="en-US", ids=Ids(seed="test"), now=clock.now
    )


def answer(ssml: str = "<speak>Yes.</speak>", *, closes: bool | None = False, **more: Any) -> dict[str, Any]:
    response = {"outputSpeech": {"type": "SSML", "ssml": ssml}, **more}
    if closes is not None:
        response["shouldEndSession"] = closes
    return {"version": "1.0", "sessionAttributes": {"thread": "kept"}, "response": response}


@dataclass(slots=True)
class StandInSkill:
    """Answers every request alike, and keeps the requests."""

    answers: Callable[[], dict[str, Any]] = answer
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, request: dict[str, Any], _: object) -> dict[str, Any]:
        self.asked.append(request)
        return self.answers()


def simulator(skill: StandInSkill | None = None, device: DeviceKind = "speaker") -> Simulator:
    clock = Clock.standing_at(SUNDAY_MORNING)
    return Simulator(
        skill or StandInSkill(), matcher=matcher(), requests=requests(clock, device), clock=clock
    )
