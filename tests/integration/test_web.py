"""The page's server, without a browser: what it answers, and whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from workbench.web.app import TOKEN_HEADER, create_app
from workbench.web.page_session import PageSession

PORT = 8137
HOME = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    session = PageSession(state=tmp_path / "state.sqlite")
    yield create_app(session, port=PORT, renderer=None).test_client()
    session.close()


@pytest.fixture
def token(client: FlaskClient) -> str:
    found = re.search(r'name="token" content="([^"]+)"', client.get("/", base_url=HOME).text)
    assert found
    return found[1]


def post(client: FlaskClient, token: str, path: str, **body: Any) -> Any:
    answer = client.post(f"/api/{path}", json=body, headers={TOKEN_HEADER: token}, base_url=HOME)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def state(client: FlaskClient, token: str) -> Any:
    return client.get("/api/state", headers={TOKEN_HEADER: token}, base_url=HOME).get_json()


def test_a_question_goes_through_the_same_handler(client: FlaskClient, token: str) -> None:
    turn = post(client, token, "say", text="open aftercare companion")
    assert turn["request"]["request"]["type"] == "LaunchRequest"
    assert turn["open"] is True
    assert turn["pieces"][0]["text"].startswith("Welcome to")


def test_a_pause_of_the_speech_keeps_its_length(client: FlaskClient, token: str) -> None:
    turn = post(client, token, "say", text="start box breathing for one minute")
    pauses = [piece["ms"] for piece in turn["pieces"] if piece["kind"] == "pause"]
    assert max(pauses) > 3_000


def test_a_screen_has_a_viewport_and_a_speaker_has_none(client: FlaskClient, token: str) -> None:
    assert "Viewport" not in post(client, token, "say", text="help")["request"]["context"]
    post(client, token, "settle", device="screen", clock=None)
    assert "Viewport" in post(client, token, "say", text="help")["request"]["context"]


def test_the_screen_has_the_size_that_was_chosen_and_the_session_goes_on(
    client: FlaskClient, token: str
) -> None:
    post(client, token, "settle", device="screen", clock=None)
    post(client, token, "say", text="open aftercare companion")
    chosen = {"json": {"viewport": "spot"}, "headers": {TOKEN_HEADER: token}, "base_url": HOME}
    assert client.post("/api/viewport", **chosen).status_code == 204
    turn = post(client, token, "say", text="help")
    assert turn["request"]["session"]["new"] is False
    assert turn["request"]["context"]["Viewport"]["shape"] == "ROUND"


def test_the_clock_stands_where_it_was_set(client: FlaskClient, token: str) -> None:
    settled = post(client, token, "settle", device="speaker", clock="2026-05-09T18:00:00Z")
    assert next(day["day"] for day in settled["calendar"] if day["is_today"]) == "2026-05-09"
    turn = post(client, token, "say", text="read today's prompt")
    today = next(day["text"] for day in settled["calendar"] if day["is_today"])
    assert any(today in piece.get("text", "") for piece in turn["pieces"])
    assert turn["request"]["request"]["timestamp"] == "2026-05-09T18:00:00Z"


def test_an_interruption_comes_when_it_was_said(client: FlaskClient, token: str) -> None:
    post(client, token, "settle", device="speaker", clock="2026-05-09T18:00:00Z")
    post(client, token, "say", text="start box breathing for two minutes")
    turn = post(client, token, "say", text="pause", elapsed_ms=30_000)
    assert turn["request"]["request"]["timestamp"] == "2026-05-09T18:00:30Z"


def test_what_is_kept_is_shown_and_erased(client: FlaskClient, token: str) -> None:
    assert state(client, token)["kept"] == {}
    for said in ("open aftercare companion", "read today's prompt"):
        post(client, token, "say", text=said)
    assert state(client, token)["kept"]["welcomed"] is True
    assert post(client, token, "erase")["kept"] == {}


def test_erasing_ends_the_session(client: FlaskClient, token: str) -> None:
    post(client, token, "say", text="open aftercare companion")
    assert state(client, token)["open"] is True
    assert post(client, token, "erase")["open"] is False


def test_what_the_screen_sends_reaches_the_skill(client: FlaskClient, token: str) -> None:
    post(client, token, "settle", device="screen", clock="2026-05-09T18:00:00Z")
    begun = post(client, token, "say", text="start easy breathing for six minutes")
    started = begun["response"]["sessionAttributes"]["breathing"]["started_ms"]
    stale = post(client, token, "event", arguments=["breathing.segment_ended", "1"], document="x")
    assert (stale["pieces"], stale["open"]) == ([], True)
    onward = post(client, token, "event", arguments=["breathing.segment_ended", str(started)], document="x")
    assert onward["pieces"][0]["text"] == "In."


def test_what_a_screen_sends_after_the_session_is_met_with_nothing(client: FlaskClient, token: str) -> None:
    turn = post(client, token, "event", arguments=["breathing.segment_ended", "1"], document="x")
    assert (turn["request"], turn["open"]) == (None, False)


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:9999", f"127.0.0.1.evil:{PORT}", ""]
)
def test_another_host_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_is_welcome_by_each_of_its_names(client: FlaskClient, name: str) -> None:
    assert client.get("/", headers={"Host": f"{name}:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://127.0.0.1:{PORT + 1}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_is_refused_even_with_the_token(
    client: FlaskClient, token: str, headers: dict[str, str]
) -> None:
    answer = client.post(
        "/api/say", json={"text": "help"}, headers={TOKEN_HEADER: token, **headers}, base_url=HOME
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["say", "event", "settle", "erase"])
def test_without_the_token_nothing_is_done(client: FlaskClient, path: str) -> None:
    assert client.post(f"/api/{path}", json={"text": "help"}, base_url=HOME).status_code == 403
    assert client.get("/api/state", headers={TOKEN_HEADER: "é"}, base_url=HOME).status_code == 403


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", b"not json"),
        ("say", b"[]"),
        ("say", b'{"text": 5}'),
        ("say", b'{"text": "help", "elapsed_ms": "soon"}'),
        ("say", b'{"text": "help", "elapsed_ms": NaN}'),
        ("say", b'{"text": "help", "elapsed_ms": true}'),
        ("say", b'{"text": "half a \\ud800 character"}'),
        ("event", b'{"arguments": "x", "document": "y"}'),
        ("event", b'{"arguments": [5], "document": "y"}'),
        ("event", b'{"arguments": [], "document": null}'),
        ("settle", b'{"clock": "0001-01-01T00:00:00Z"}'),
        ("settle", b'{"clock": "9999-12-31T00:00:00Z"}'),
        ("settle", b'{"clock": "soon"}'),
        ("viewport", b'{"viewport": "wall"}'),
        ("viewport", b'{"viewport": ["spot"]}'),
        ("settle", b'{"clock": 5}'),
    ],
)
def test_what_cannot_be_read_is_refused(client: FlaskClient, token: str, path: str, body: bytes) -> None:
    headers = {TOKEN_HEADER: token, "Content-Type": "application/json"}
    assert client.post(f"/api/{path}", data=body, headers=headers, base_url=HOME).status_code == 400


def test_a_very_long_request_is_refused(client: FlaskClient, token: str) -> None:
    headers = {TOKEN_HEADER: token}
    answer = client.post("/api/say", json={"text": "a" * 20_000}, headers=headers, base_url=HOME)
    assert answer.status_code in {400, 413}


def test_the_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    answer = client.get("/", base_url=HOME)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", answer.text)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_without_npm_the_page_says_that_there_is_no_renderer(client: FlaskClient) -> None:
    assert 'name="has-renderer" content="no"' in client.get("/", base_url=HOME).text
    assert client.get("/apl-renderer.js", base_url=HOME).status_code == 404


def test_every_suggestion_is_understood(client: FlaskClient, token: str) -> None:
    session = re.findall(r'data-say="([^"]+)"', client.get("/", base_url=HOME).text)
    for words in (each for each in session if not each.startswith("!")):
        turn = post(client, token, "say", text=words.replace("&#39;", "'"))
        assert turn["request"]["request"].get("intent", {}).get("name") != "AMAZON.FallbackIntent", words
