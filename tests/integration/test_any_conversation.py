"""Any conversation: any intent at any moment, any slot, any attributes, and what always holds."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from aftercare.conversation.reply import SEGMENT_ENDED
from aftercare.skill import Parts, understanding_of
from aftercare.store.in_memory import InMemoryStore
from aftercare.telemetry import Note
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from lambda_function import Handler, handler_for
from support import forged
from support.alexa_rules import broken_rules, heard_text
from support.events import SKILL_ID, consent, disabled, ended, intent, launch, on_a_screen, resolved, touched
from support.packs import pack

pytestmark = pytest.mark.long

MOST_ATTRIBUTES = 6_000
"""Characters that a session may remember; the whole response may have ten times as many."""

UNREAD = ("SerializationException",)
"""A request of a type that the SDK does not know breaks before the skill hears it, and gets silence."""

TOKENS = st.sampled_from(["journal|2026-03-02T20:00:00|", "|2030-01-01T00:00:00|daily", "x|soon|x", "||||"])

INTENTS = sorted(pack().intents)
LISTED = sorted(name for name, route in pack().intents.items() if not route.is_free_text)
DANGER = {"want to kill myself": "988", "want to die": "988", "can't breathe and my chest hurts": "911"}
LIST_VALUES = {
    "pattern": sorted(pack().patterns),
    "action": ["pause", "resume", "longer", "shorter", "slower", "faster", "again", "stop"],
    "minutes": ["PT1M", "PT5M", "PT10M", "PT0S", "PT9999H", "?"],
    "number": ["1", "2", "3", "0", "-1", "99999999999", "?"],
}


@cache
def understand() -> Any:
    return understanding_of(pack())


class Conversation(RuleBasedStateMachine):
    """One listener and the whole skill; what Alexa would remember between turns is remembered here."""

    meaning_of_yes: dict[str, Any] = {}  # noqa: RUF012 - one for all conversations: a question means one thing

    @initialize()
    def begin(self) -> None:
        self.now = datetime(2026, 3, 2, 18, tzinfo=UTC)
        self.attributes: Any = {}
        self.is_open = False
        self.is_forged = False
        self.has_screen = False
        self.notes: list[Note] = []
        store = InMemoryStore(clock=lambda: int(self.now.timestamp()))
        self.handle: Handler = handler_for(
            Parts(
                pack=pack(),
                store=store,
                skill_id=SKILL_ID,
                listener_secret="a secret",
                device_zone=lambda _: lambda: None,
                log=self.notes.append,
                understand=understand(),
            )
        )

    def tell(self, event: dict[str, Any]) -> dict[str, Any]:
        event["request"]["timestamp"] = self.now.isoformat()
        if "session" in event:
            event["session"] |= {"new": not self.is_open, "attributes": self.attributes}
        if self.has_screen:
            on_a_screen(event)
        answer: dict[str, Any] = json.loads(json.dumps(self.handle(json.loads(json.dumps(event)), None)))
        # The answer to a turn that broke obeys the rules as well, so only the note tells of it.
        assert self.notes.pop().error in (None, *UNREAD)
        return answer

    def hear(self, event: dict[str, Any]) -> str:
        answer = self.tell(event)
        assert broken_rules(answer) == []
        self.attributes = answer.get("sessionAttributes") or {}
        assert len(json.dumps(self.attributes)) <= MOST_ATTRIBUTES
        self.is_open = not answer["response"]["shouldEndSession"]
        if not self.is_open:
            self.attributes = {}
        elif not self.is_forged and "asked" in self.attributes:
            self.check_that_a_question_means_one_thing()
        self.is_forged = False
        return heard_text(answer["response"])

    def check_that_a_question_means_one_thing(self) -> None:
        asked = json.dumps(self.attributes["asked"])
        meant = self.attributes["yes"][:2]
        if self.attributes["asked"] == ["safety.then.ask"]:
            return  # "what else you asked" is whatever that was
        assert self.meaning_of_yes.setdefault(asked, meant) == meant, asked

    @rule()
    def open(self) -> None:
        self.is_open = False
        self.attributes = {}
        assert self.hear(launch()).endswith("?")

    @rule(name=st.sampled_from(INTENTS), words=st.text(max_size=80))
    def say_anything(self, name: str, words: str) -> None:
        self.hear(intent(name, words=words))

    @rule(name=st.sampled_from(INTENTS), slot=st.sampled_from(sorted(LIST_VALUES)), data=st.data())
    def fill_a_slot(self, name: str, slot: str, data: st.DataObject) -> None:
        value = data.draw(st.sampled_from(LIST_VALUES[slot]))
        self.hear(resolved(intent(name, **{slot: value})))

    @rule(
        name=st.sampled_from(LISTED),
        words=st.sampled_from(sorted(DANGER)),
        slot=st.sampled_from(["words", "pattern", "number"]),
    )
    def say_what_is_dangerous_in_any_slot(self, name: str, words: str, slot: str) -> None:
        already = pack().intents[name].meaning in ("crisis", "emergency")
        heard = self.hear(intent(name, **{slot: f"i {words}"}))
        assert DANGER[words] in heard or (already and "911" in heard)

    @rule(words=st.sampled_from(sorted(DANGER)))
    def say_what_is_dangerous(self, words: str) -> None:
        assert DANGER[words] in self.hear(intent("SayIIntent", words=words))

    @precondition(lambda self: self.is_open and not self.is_forged)
    @rule()
    def say_yes(self) -> None:
        offered = self.attributes["yes"]
        heard = self.hear(intent("AMAZON.YesIntent"))
        assert "didn't catch" not in heard, offered
        if offered[0] == "safety":
            assert {"crisis": "988", "emergency": "911", "urgent_call_clinic": "7204007025"}[
                offered[1]
            ] in heard

    @precondition(lambda self: self.is_open)
    @rule()
    def say_no(self) -> None:
        self.hear(intent("AMAZON.NoIntent"))

    @rule(name=st.sampled_from(["AMAZON.StopIntent", "AMAZON.CancelIntent"]))
    def stop(self, name: str) -> None:
        self.hear(intent(name))
        assert not self.is_open

    @rule()
    def ask_for_help(self) -> None:
        self.hear(intent("AMAZON.HelpIntent"))
        assert self.is_open

    @rule()
    def stay_silent(self) -> None:
        assert self.tell(ended())["response"] == {"shouldEndSession": True}
        self.is_open = False
        self.attributes = {}

    @rule(status=st.sampled_from(["PERSISTED", "NOT_PERSISTED", "", None]))
    def disable(self, status: str | None) -> None:
        assert self.tell(disabled(userInformationPersistenceStatus=status))["response"] == {
            "shouldEndSession": True
        }
        self.is_open = False
        self.attributes = {}

    @rule()
    def move_to_another_device(self) -> None:
        self.has_screen = not self.has_screen

    @rule(
        status=st.sampled_from(["ACCEPTED", "DENIED", "NOT_ANSWERED", None]),
        token=st.text(max_size=9) | TOKENS,
    )
    def answer_alexas_own_question(self, status: str | None, token: str) -> None:
        self.is_open = True
        self.hear(consent(status, token))

    @precondition(lambda self: self.is_open)
    @rule(started=st.integers(), arguments=st.lists(st.text(max_size=9), max_size=5))
    def touch_the_screen(self, started: int, arguments: list[str]) -> None:
        place = self.attributes.get("breathing") if isinstance(self.attributes, dict) else None
        known = place.get("started_ms", started) if isinstance(place, dict) else started
        answer = self.tell(touched(*(arguments or (SEGMENT_ENDED, str(known)))))
        assert broken_rules(answer) == [] or set(answer["response"]) <= {"shouldEndSession"}

    @rule(attributes=forged.attributes())
    def remember_what_was_never_said(self, attributes: Any) -> None:
        self.attributes = attributes
        self.is_open = True
        self.is_forged = True

    @rule(days=st.integers(-400, 400), seconds=st.integers(-60, 100_000))
    def let_the_clock_jump(self, days: int, seconds: int) -> None:
        self.now += timedelta(days=days, seconds=seconds)
        year = min(max(self.now.year, 2020), 2035)
        self.now = self.now.replace(year=year, month=3, day=2) if year != self.now.year else self.now

    @rule(kind=st.text(max_size=20) | st.just("Alexa.Presentation.APLA.RuntimeError"))
    def send_what_no_one_knows(self, kind: str) -> None:
        event = ended()
        event["request"] = {"type": kind, "requestId": "amzn1.echo-api.request.1"}
        assert set(self.tell(event)["response"]) <= {"shouldEndSession"}


TestAnyConversation = Conversation.TestCase
TestAnyConversation.settings = settings(
    # CONVERSATIONS=5000 before a release; each is up to forty turns.
    max_examples=int(os.environ.get("CONVERSATIONS", "300")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
