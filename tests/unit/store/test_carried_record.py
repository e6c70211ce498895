from __future__ import annotations

import json

from aftercare.store.carried_record import (
    ATTRIBUTE,
    WAITING,
    from_attributes,
    to_attribute,
    waiting_in,
    waiting_to_attribute,
)
from aftercare.store.port import Stored
from aftercare.store.preferences import Preferences
from hypothesis import given
from hypothesis import strategies as st

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)
KEPT = Stored(preferences=Preferences(welcomed=True, speech_pace=90), version=3, expires_at=2_000_000_000)


def test_a_record_comes_back_from_the_session_as_it_was() -> None:
    back = from_attributes(json.loads(json.dumps(to_attribute(KEPT))))
    assert back == KEPT
    assert back.expires_at == KEPT.expires_at


def test_a_record_nobody_asked_for_is_not_carried() -> None:
    assert to_attribute(None) == {}
    assert from_attributes({}) is None


@given(anything)
def test_whatever_a_session_carries_is_a_record_or_none(found: object) -> None:
    for attributes in (found, {ATTRIBUTE: found}, {ATTRIBUTE: [1, 2, found]}, {ATTRIBUTE: [found, 2, {}]}):
        read = from_attributes(attributes)
        assert read is None or from_attributes(json.loads(json.dumps(to_attribute(read)))) == read


def test_what_waits_to_be_kept_comes_back_from_the_session() -> None:
    assert waiting_in(json.loads(json.dumps(waiting_to_attribute({"welcomed": True})))) == {"welcomed": True}
    assert waiting_to_attribute({}) == {}


@given(anything)
def test_whatever_a_session_leaves_waiting_can_be_kept_or_is_nothing(found: object) -> None:
    for attributes in (found, {WAITING: found}, {WAITING: {"welcomed": found, "symptoms": found}}):
        waiting = waiting_in(attributes)
        assert waiting in ({}, {"welcomed": True}, {"welcomed": False})
