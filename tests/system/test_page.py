"""The simulator's page in a real browser. Chromium comes from Debian: apt-get install chromium."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from support.browser import chromium, on_the_page
from werkzeug.serving import BaseWSGIServer

from workbench.content.generate.generated_files import checked_content
from workbench.review.book import book_of
from workbench.simulator.checkout import ROOT
from workbench.web.page_session import PageSession
from workbench.web.renderer import apl_renderer
from workbench.web.serving import server_for

pytestmark = pytest.mark.system


@pytest.fixture
def server(tmp_path: Path) -> Iterator[BaseWSGIServer]:
    chromium()
    session = PageSession(state=tmp_path / "state.sqlite")
    serving = server_for(session, host="127.0.0.1", port=0, renderer=apl_renderer())
    thread = Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    thread.join()
    serving.server_close()
    session.close()


@pytest.fixture
def url(server: BaseWSGIServer) -> str:
    return f"http://127.0.0.1:{server.port}/"


def test_a_question_is_answered_and_its_json_unfolds(url: str) -> None:
    seen = on_the_page("ask", url)
    assert "Welcome to Aftercare Companion" in seen["said"]
    assert "Wait at least twenty-four hours" in seen["answer"]
    assert '"shouldEndSession": false' in seen["json"]
    assert seen["understood"] == "Understood as driving, 1.00; a yes would mean more"
    assert seen["recalled"] == "can i drive tomorrow"
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


def test_the_circle_breathes_and_goes_when_the_session_is_stopped(url: str) -> None:
    seen = on_the_page("breathe", url)
    assert (seen["trouble"], seen["elsewhere"]) == ([], [])
    # It waits while the beginning is said, then grows and shrinks again and again.
    assert seen["sizes"][0] == min(seen["sizes"])
    assert max(seen["sizes"]) > 2 * min(seen["sizes"])
    largest = [size > 0.9 * max(seen["sizes"]) for size in seen["sizes"]]
    assert sum(now and not before for before, now in pairwise(largest)) >= 3
    assert seen["after"] is None


def test_on_a_screen_a_long_session_goes_on_without_a_word(url: str) -> None:
    seen = on_the_page("onward", url)
    assert "Alexa.Presentation.APL.UserEvent" in seen["turns"][1]
    assert "We've come to the end" in seen["turns"][1]
    assert seen["listening"].startswith("Listening")
    assert seen["trouble"] == []


def test_after_erasing_nobody_is_listening(url: str) -> None:
    seen = on_the_page("erase", url)
    assert seen["before"].startswith("Listening")
    assert seen["after"].startswith("Closed")


def test_spoken_aloud_the_cues_keep_the_time_of_the_session(url: str) -> None:
    seen = on_the_page("aloud", url)
    phases = [cue["at"] for cue in seen["cues"] if cue["text"] in ("In.", "Hold.", "And out.", "Rest.")]
    # Phases of four seconds each, whatever the voice takes for a cue.
    gaps = [(after - before) / 1000 for before, after in pairwise(phases)]
    assert all(3.5 < gap < 4.5 for gap in gaps), gaps
    assert seen["hush"] is False


def test_nothing_serious_stands_in_the_way_of_a_screen_reader(url: str) -> None:
    assert on_the_page("accessible", url)["found"] == []


def test_the_content_book_reads_well_on_any_screen(tmp_path: Path) -> None:
    book = tmp_path / "book.html"
    book.write_text(book_of(checked_content(ROOT), date(2026, 3, 2)), encoding="utf-8")
    assert on_the_page("book", book.as_uri())["found"] == []


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
