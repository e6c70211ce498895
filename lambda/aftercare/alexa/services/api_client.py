"""The SDK's port for Alexa's services, on urllib3, which the database's client brings along."""

from __future__ import annotations

import json
from typing import Any

from aftercare.alexa.sdk import ApiClient, ApiClientResponse

CONNECT_SECONDS = 0.5
READ_SECONDS = 1.0
"""A listener waits at most this long for a byte; what a whole turn may wait is in deadline.py."""

RETRIES = 1
"""Of what was never sent, or only asks: a second reminder would be worse than none."""

_MOST_BYTES = 65_536


class StandardApiClient(ApiClient):
    """Sends one request, without `requests`, which would cost 50 ms of every cold start."""

    def invoke(self, request: Any) -> ApiClientResponse:
        """Return the answer, whatever its status; a network failure counts as status 503."""
        if not request.url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            return _NO_ANSWER
        # Here and not above: hardly a turn asks a service, and one that does has read state before.
        import urllib3  # noqa: PLC0415

        retries = urllib3.Retry(RETRIES, status=0, other=0, allowed_methods={"GET"})
        timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
        try:
            # A connection that was kept would have died while Lambda froze the process between two turns.
            with urllib3.PoolManager(retries=retries, timeout=timeout) as pool:
                answer = pool.request(
                    request.method,
                    request.url,
                    body=_bytes(request.body),
                    headers=dict(request.headers or ()),
                    redirect=False,
                    preload_content=False,
                )
                return _response(answer)
        except (urllib3.exceptions.HTTPError, OSError, ValueError):
            return _NO_ANSWER


_NO_ANSWER = ApiClientResponse(status_code=503, headers=[], body="")


def _bytes(body: object) -> bytes | None:
    """Return a body as it is sent; the SDK hands over objects that it made ready for JSON."""
    if body is None or isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body)).encode()


def _response(answer: Any) -> ApiClientResponse:
    body = answer.read(_MOST_BYTES).decode("utf-8", "replace")
    return ApiClientResponse(status_code=answer.status, headers=list(answer.headers.items()), body=body)
