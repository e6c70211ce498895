"""The SDK's port for Alexa's services, on the standard library."""

from __future__ import annotations

import json
from typing import Any

from aftercare.sdk import ApiClient, ApiClientResponse

TIMEOUT_SECONDS = 1.0
"""A listener waits at most this long for a service they did not ask for; no retry."""

_MOST_BYTES = 65_536


class StandardApiClient(ApiClient):
    """Sends one request, without `requests`, which would cost 50 ms of every cold start."""

    def invoke(self, request: Any) -> ApiClientResponse:
        """Return the answer, whatever its status; a network failure counts as status 503."""
        # Here and not above: this part of the standard library costs 17 ms, and hardly a turn asks a service.
        import urllib.error  # noqa: PLC0415
        import urllib.request  # noqa: PLC0415

        asked = urllib.request.Request(  # noqa: S310 - the SDK builds the URL from the request's apiEndpoint
            request.url,
            method=request.method,
            data=_bytes(request.body),
            headers=dict(request.headers or ()),
        )
        if not request.url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            return ApiClientResponse(status_code=503, headers=[], body="")
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - checked above
                return _response(answer.status, answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return _response(refused.code, refused)
        except (OSError, ValueError):
            return ApiClientResponse(status_code=503, headers=[], body="")


def _bytes(body: object) -> bytes | None:
    """Return a body as it is sent; the SDK hands over objects that it made ready for JSON."""
    if body is None or isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body)).encode()


def _response(status: int, answer: Any) -> ApiClientResponse:
    body = answer.read(_MOST_BYTES).decode("utf-8", "replace")
    return ApiClientResponse(status_code=status, headers=list(answer.headers.items()), body=body)
