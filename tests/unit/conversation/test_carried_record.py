"""A session carries the listener's record; what comes back may be anything."""

from __future__ import annotations

import json
from typing import Any

from aftercare.conversation.session_attributes import record_in, to_attributes, waiting_in
from aftercare.conversation.session_state import SessionState
from aftercare.store.port import Stored
from aftercare.store.preferences import Preferences
from hypothesis import given
from hypothesis import strategies as st

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)
KEPT = Stored(preferences=Preferences(welcomed=True, speech_pace=90), version=3, expires_at=2_000_000_000)


def there_and_back(**carried: Any) -> object:
    return json.loads(json.dumps(to_attributes(SessionState(), **carried)))


def test_a_record_comes_back_from_the_session_as_it_was() -> None:
    back = record_in(there_and_back(record=KEPT))
    assert back == KEPT
    assert back.expires_at == KEPT.expires_at


def test_a_record_nobody_asked_for_is_not_carried() -> None:
    assert record_in(there_and_back()) is None


@given(anything)
def test_whatever_a_session_carries_is_a_record_or_none(found: object) -> None:
    for attributes in (found, {"kept": found}, {"kept": [1, 2, found]}, {"kept": [found, 2, {}]}):
        read = record_in(attributes)
        assert read is None or record_in(there_and_back(record=read)) == read


def test_what_waits_to_be_kept_comes_back_from_the_session() -> None:
    assert waiting_in(there_and_back(waiting={"welcomed": True})) == {"welcomed": True}
    assert waiting_in(there_and_back()) == {}


@given(anything)
def test_whatever_a_session_leaves_waiting_can_be_kept_or_is_nothing(found: object) -> None:
    for attributes in (found, {"keep": found}, {"keep": {"welcomed": found, "symptoms": found}}):
        waiting = waiting_in(attributes)
        assert waiting in ({}, {"welcomed": True}, {"welcomed": False})
