"""The name a listener is kept under."""

from __future__ import annotations


def listener_key(user_id: str, *, secret: str) -> str:
    """Return 64 hexadecimal digits that stand for the user id and cannot be turned back into it.

    The same id under another secret gives an unrelated key. Raises ValueError on an empty user id.
    """
    if not user_id:
        raise ValueError("a listener without a user id has no key")
    # Here and not above: hardly a one-shot question needs state, and these cost 3 ms of a cold start.
    import hashlib  # noqa: PLC0415
    import hmac  # noqa: PLC0415

    # A lone surrogate can arrive in a JSON escape; it is as good a name as any other.
    return hmac.new(_bytes(secret), _bytes(user_id), hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
