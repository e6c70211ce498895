"""What is kept, through the whole skill, in the table of template.yaml."""

import json
from typing import Any

import pytest
from aftercare.skill import Parts
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener_key import listener_key
from aftercare.store.preferences import DEFAULTS, Preferences
from lambda_function import handler_for
from support.alexa_rules import heard_text
from support.events import SKILL_ID, disabled, ended, intent, launch, resolved
from support.packs import pack
from support.store import WatchedStore

KEY = listener_key("amzn1.ask.account.TEST", secret="a secret")


@pytest.fixture
def store() -> WatchedStore:
    return WatchedStore(InMemoryStore(clock=lambda: 1_772_474_400))


def answer_of(store: WatchedStore, event: dict[str, Any]) -> dict[str, Any]:
    parts = Parts(
        pack=pack(),
        store=store,
        skill_id=SKILL_ID,
        listener_secret="a secret",
        device_zone=lambda _: lambda: None,
    )
    return handler_for(parts)(event, None)


def handle(store: WatchedStore, event: dict[str, Any]) -> str:
    return heard_text(answer_of(store, event)["response"])


def in_session(event: dict[str, Any], attributes: Any) -> dict[str, Any]:
    event["session"] |= {"new": False, "attributes": attributes}
    return event


def meet(store: WatchedStore) -> None:
    """Let a first session begin and end."""
    opened = answer_of(store, launch())
    handle(store, in_session(ended(), opened["sessionAttributes"]))


@pytest.mark.parametrize(
    ("event", "kept"),
    [
        (intent("BreatheIntent"), {"breathing_advice_heard": True}),
        (resolved(intent("BreatheControlIntent", action="counts")), {"breathing_counts": True}),
        (resolved(intent("BreatheIntent", pattern="box")), {"breathing_advice_heard": True}),
    ],
)
def test_how_somebody_breathes_is_kept(
    store: WatchedStore, event: dict[str, Any], kept: dict[str, bool]
) -> None:
    begun = answer_of(store, event)
    handle(store, in_session(ended(), begun["sessionAttributes"]))
    preferences = store.read(KEY).preferences
    assert {name: getattr(preferences, name) for name in kept} == kept


@pytest.mark.parametrize("then", [ended(), intent("DrivingIntent"), intent("AMAZON.NoIntent")])
def test_the_long_welcome_is_given_once(store: WatchedStore, then: dict[str, Any]) -> None:
    opened = answer_of(store, launch())
    assert "care team" in heard_text(opened["response"])
    handle(store, in_session(then, opened["sessionAttributes"]))
    assert "care team" not in handle(store, launch())


def test_a_welcome_in_a_session_that_then_deletes_everything_is_forgotten(store: WatchedStore) -> None:
    opened = answer_of(store, launch())
    asked = answer_of(store, in_session(intent("PrivacyDeleteIntent"), opened["sessionAttributes"]))
    handle(store, in_session(intent("AMAZON.YesIntent"), asked["sessionAttributes"]))
    assert store.read(KEY).preferences == DEFAULTS


def test_disabling_deletes_even_twice(store: WatchedStore) -> None:
    meet(store)
    for _ in range(2):
        handle(store, disabled(userInformationPersistenceStatus="NOT_PERSISTED"))
    assert store.read(KEY).preferences == DEFAULTS


@pytest.mark.parametrize(
    "created", ["2026-03-02T17:00:00Z", "2026-03-02T19:00:00Z", "2025-01-01T00:00:00Z", None]
)
def test_disabling_deletes_however_late_or_out_of_order_it_is_told(store: WatchedStore, created: str) -> None:
    meet(store)
    event = disabled(userInformationPersistenceStatus="NOT_PERSISTED")
    event["request"] |= {"eventCreationTime": created, "eventPublishingTime": created}
    handle(store, event)
    assert store.read(KEY).preferences == DEFAULTS


def test_disabling_an_old_enablement_leaves_the_new_one_alone(store: WatchedStore) -> None:
    meet(store)
    event = disabled(userInformationPersistenceStatus="NOT_PERSISTED")
    event["context"]["System"]["user"] = {"userId": "amzn1.ask.account.BEFORE"}
    handle(store, event)
    assert store.read(KEY).preferences.welcomed


def test_disabling_that_the_store_could_not_do_is_no_error(store: WatchedStore) -> None:
    store.refuses = {"delete"}
    assert handle(store, disabled(userInformationPersistenceStatus="NOT_PERSISTED")) == ""


def test_disabling_keeps_what_the_listener_wants_kept(store: WatchedStore) -> None:
    meet(store)
    handle(store, disabled(userInformationPersistenceStatus="PERSISTED"))
    assert store.read(KEY).preferences.welcomed


def test_what_is_kept_of_content_that_is_gone_is_not_read_back(store: WatchedStore) -> None:
    kept = Preferences(breathing_pattern="gone", breathing_minutes=3, welcomed=True)
    store.write(KEY, kept, expected_version=0, now=1_772_474_400)
    assert "This is all I keep." in handle(store, intent("PrivacyShowIntent"))


def test_a_one_shot_question_touches_no_store(store: WatchedStore) -> None:
    handle(store, intent("DrivingIntent"))
    assert store.calls == []


def test_a_log_line_holds_no_words_topics_or_people(
    store: WatchedStore, capsys: pytest.CaptureFixture[str]
) -> None:
    handle(store, intent("SayIIntent", words="feel marzipan about driving home"))
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    metrics = {"Latency", "Answered", "NotUnderstood", "Trouble", "StateFailed", "ColdStart"}
    known = {"event", "request", "request_id", "outcome", "state", "error", "start", "_aws"}
    assert set(line) <= known | metrics
    assert not any(word in json.dumps(line) for word in ("marzipan", "driving", "TEST"))
