"""The pace of the voice, through the whole skill."""

from __future__ import annotations

from typing import Any

from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from lambda_function import handler_for
from support.events import SKILL_ID, intent, launch
from support.packs import pack
from support.store import WatchedStore


def skill() -> tuple[Any, WatchedStore]:
    store = WatchedStore(InMemoryStore(clock=lambda: 1_772_474_400))
    parts = Parts(
        pack=pack(),
        store=store,
        skill_id=SKILL_ID,
        listener_secret="a secret",
        device_zone=lambda _: lambda: None,
    )
    return handler_for(parts), store


def ssml(answer: dict[str, Any]) -> str:
    found: str = answer["response"]["outputSpeech"]["ssml"]
    return found


def in_session(event: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    event["session"] |= {"new": False, "attributes": answer.get("sessionAttributes") or {}}
    return event


def test_the_pace_is_kept_and_heard_in_every_session() -> None:
    handle, store = skill()
    handle(intent("BreatheControlIntent"), None)
    opened = handle(launch(), None)
    slower = handle(in_session(intent("SpeechPaceIntent"), opened), None)
    answered = handle(in_session(intent("DrivingIntent"), slower), None)
    assert 'rate="90%"' in ssml(slower)
    assert 'rate="90%"' in ssml(answered)
    assert 'rate="90%"' in ssml(handle(launch(), None))
    assert store.calls.count("read") == 2


def test_a_one_shot_question_touches_no_store_and_so_has_the_voices_own_pace() -> None:
    handle, store = skill()
    handle(intent("SpeechPaceIntent"), None)
    store.calls.clear()
    assert "%" not in ssml(handle(intent("DrivingIntent"), None))
    assert store.calls == []
