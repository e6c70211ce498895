"""A listener's record on its way through a session, so that only the first turn has to read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftercare.store.codec import READABLE, decode, encode
from aftercare.store.port import Stored

ATTRIBUTE = "kept"
"""Name of the session attribute."""

WAITING = "keep"
"""Name of the session attribute with what the next turn is to keep."""

_LARGEST = 2**53


def to_attribute(stored: Stored | None) -> dict[str, Any]:
    """Return the session attribute of a record, as a mapping to be merged in; empty for none."""
    if stored is None:
        return {}
    return {ATTRIBUTE: [stored.version, stored.expires_at, encode(stored.preferences)]}


def from_attributes(attributes: object) -> Stored | None:
    """Return the record that a session carries; what is odd counts as none, and is read again."""
    found = attributes.get(ATTRIBUTE) if isinstance(attributes, Mapping) else None
    if not isinstance(found, list) or len(found) != 3:
        return None
    version, expires_at, fields = found
    if not (_is_count(version) and _is_count(expires_at) and isinstance(fields, Mapping)):
        return None
    return Stored(preferences=decode(fields), version=int(version), expires_at=int(expires_at))


def waiting_to_attribute(waiting: Mapping[str, Any]) -> dict[str, Any]:
    """Return the session attribute of what the next turn is to keep; empty for nothing."""
    return {WAITING: dict(waiting)} if waiting else {}


def waiting_in(attributes: object) -> dict[str, Any]:
    """Return what a session leaves to this turn to keep; what is odd counts as nothing."""
    found = attributes.get(WAITING) if isinstance(attributes, Mapping) else None
    if not isinstance(found, Mapping):
        return {}
    return {name: value for name, value in found.items() if name in READABLE and READABLE[name](value)}


def _is_count(value: object) -> bool:
    # The SDK reads a whole number of an attribute as int; True would pass isinstance for the number 1.
    return type(value) is int and 0 <= value < _LARGEST
