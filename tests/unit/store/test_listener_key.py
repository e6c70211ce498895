from __future__ import annotations

import re

import pytest
from aftercare.store.listener_key import listener_key
from hypothesis import assume, given
from hypothesis import strategies as st


def key(user_id: str, secret: str) -> str:
    return listener_key(user_id, secret=secret)


any_text = st.text(st.characters(exclude_categories=[]), min_size=1)


@given(any_text, any_text)
def test_a_key_is_64_hexadecimal_digits_whatever_the_id(user_id: str, secret: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", key(user_id, secret))


@given(any_text, any_text)
def test_the_same_listener_always_has_the_same_key(user_id: str, secret: str) -> None:
    assert key(user_id, secret) == key(user_id, secret)


@given(any_text, any_text)
def test_two_listeners_never_share_a_key(one: str, other: str) -> None:
    assume(one != other)
    assert key(one, "s") != key(other, "s")


def test_the_key_is_the_published_hmac_sha256_of_the_id() -> None:
    # RFC 4231, test case 2.
    assert key("what do ya want for nothing?", "Jefe") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_another_secret_gives_an_unrelated_key() -> None:
    assert key("amzn1.account.A", "one") != key("amzn1.account.A", "two")


def test_a_listener_without_an_id_has_no_key() -> None:
    with pytest.raises(ValueError, match="no key"):
        key("", "s")
