"""A listener's whole record as a plain value, for a session to carry: only its first turn has to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftercare.store.item_codec import READABLE, decode, encode
from aftercare.store.port import Stored

_LARGEST = 2**53


def encode_record(stored: Stored) -> list[Any]:
    """Return a record as what JSON can carry."""
    return [stored.version, stored.expires_at, encode(stored.preferences)]


def decode_record(found: object) -> Stored | None:
    """Return the record that was carried; what is odd counts as none, and is read again."""
    if not isinstance(found, list) or len(found) != 3:
        return None
    version, expires_at, fields = found
    if not (_is_count(version) and _is_count(expires_at) and isinstance(fields, Mapping)):
        return None
    return Stored(preferences=decode(fields), version=int(version), expires_at=int(expires_at))


def decode_waiting(found: object) -> dict[str, Any]:
    """Return what was left to a later turn to keep; what is odd counts as nothing."""
    if not isinstance(found, Mapping):
        return {}
    return {name: value for name, value in found.items() if name in READABLE and READABLE[name](value)}


def _is_count(value: object) -> bool:
    # The SDK reads a whole number of an attribute as int; True would pass isinstance for the number 1.
    return type(value) is int and 0 <= value < _LARGEST
