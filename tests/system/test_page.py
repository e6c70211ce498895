"""The simulator's page in a real browser. Chromium comes from Debian: apt-get install chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from support.browser import chromium, on_the_page
from werkzeug.serving import BaseWSGIServer

from workbench.simulator.assembly import simulator_for
from workbench.simulator.conversation import Handler, Json, Simulator
from workbench.web.renderer import apl_renderer
from workbench.web.room import Room
from workbench.web.serving import server_for

pytestmark = pytest.mark.system

CIRCLE = {
    "type": "APL",
    "version": "2023.3",
    "mainTemplate": {
        "parameters": ["payload"],
        "items": [
            {
                "type": "Container",
                "width": "100%",
                "height": "100%",
                "alignItems": "center",
                "justifyContent": "center",
                "items": [
                    {
                        "type": "Frame",
                        "id": "circle",
                        "width": 240,
                        "height": 240,
                        "borderRadius": 120,
                        "backgroundColor": "${payload.look.color}",
                        "onMount": [
                            {
                                "type": "AnimateItem",
                                "duration": 4000,
                                "repeatCount": 20,
                                "repeatMode": "reverse",
                                "easing": "ease-in-out",
                                "value": [
                                    {
                                        "property": "transform",
                                        "from": [{"scale": 0.5}],
                                        "to": [{"scale": 1.2}],
                                    }
                                ],
                            }
                        ],
                    }
                ],
            }
        ],
    },
}


def with_a_circle(handler: Handler) -> Handler:
    """Return the skill's handler, with a circle to show where a breathing response brings none."""

    def handle(request: Json, context: object) -> Json:
        answer = handler(request, context)
        intent = request["request"].get("intent", {}).get("name", "")
        screen = request["context"]["System"]["device"]["supportedInterfaces"]
        if screen and intent.startswith("Breathe") and not answer["response"].get("directives"):
            look = {"type": "object", "color": "#8fd3d8"}
            answer["response"]["directives"] = [
                {
                    "type": "Alexa.Presentation.APL.RenderDocument",
                    "token": "circle",
                    "document": CIRCLE,
                    "datasources": {"look": look},
                }
            ]
        return answer

    return handle


def simulator_with_a_circle(**parts: Any) -> Simulator:
    simulator = simulator_for(**parts)
    simulator._handler = with_a_circle(simulator._handler)
    return simulator


@pytest.fixture
def server(tmp_path: Path) -> Iterator[BaseWSGIServer]:
    chromium()
    room = Room(state=tmp_path / "state.sqlite", make=simulator_with_a_circle)
    serving = server_for(room, host="127.0.0.1", port=0, renderer=apl_renderer())
    thread = Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    thread.join()
    serving.server_close()
    room.close()


@pytest.fixture
def url(server: BaseWSGIServer) -> str:
    return f"http://127.0.0.1:{server.port}/"


def test_a_question_is_answered_and_its_json_unfolds(url: str) -> None:
    seen = on_the_page("ask", url)
    assert "Welcome to Aftercare Companion" in seen["said"]
    assert "Wait at least twenty-four hours" in seen["answer"]
    assert '"shouldEndSession": false' in seen["json"]
    assert (seen["trouble"], seen["elsewhere"]) == ([], [])


def test_the_days_prompt_is_the_one_of_the_calendar_and_what_is_kept_can_be_erased(url: str) -> None:
    seen = on_the_page("journal", url)
    assert seen["today"].split("\n")[1] in seen["read"]
    assert "welcomed\ntrue" in seen["kept"]


def test_the_clock_can_be_set(url: str) -> None:
    seen = on_the_page("clock", url)
    assert "May" in seen["after"]
    assert seen["before"] != seen["after"]


def test_a_crisis_hears_the_number(url: str) -> None:
    seen = on_the_page("crisis", url)
    assert "call or text 9 8 8 now" in seen["heard"]
    assert "988" in seen["card"]


def test_the_circle_breathes(url: str) -> None:
    seen = on_the_page("breathe", url)
    assert seen["trouble"] == []
    assert seen["elsewhere"] == []
    assert max(seen["sizes"]) > 1.2 * min(seen["sizes"])


def test_nothing_serious_stands_in_the_way_of_a_screen_reader(url: str) -> None:
    assert on_the_page("accessible", url)["found"] == []


def test_everything_is_reached_with_the_keyboard_alone(url: str) -> None:
    reached = on_the_page("keyboard", url)["reached"]
    assert {"Say it", "Open the skill", "Say nothing", "Hang up", "aloud", "clock", "erase", "log"} <= set(
        reached
    )


def test_a_stopped_server_is_said_plainly(server: BaseWSGIServer, url: str) -> None:
    def stop() -> None:
        server.shutdown()
        server.server_close()

    seen = on_the_page("stopped", url, stop=stop)
    assert "The simulator has stopped. Start it again" in seen["told"]
    assert seen["listening"] == "Nobody is listening."
