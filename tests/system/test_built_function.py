"""The function as it is deployed, in Amazon's own runtime client, with a database at a real connection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.alexa_rules import broken_rules, spoken_text
from support.packs import ROOT
from support.python import needs_deployed_python

from workbench.bench import database, events
from workbench.bench.artifacts import Artifacts, artifacts
from workbench.bench.registry import Setup
from workbench.bench.runtime_api import RunningFunction, running
from workbench.package import lay_function

pytestmark = [pytest.mark.system, needs_deployed_python]


@pytest.fixture(scope="module")
def laid() -> Artifacts:
    work = ROOT / "build/bench"
    work.mkdir(parents=True, exist_ok=True)
    return artifacts(Setup(work=work))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with database.moto_server() as at:
        yield at


@pytest.fixture(params=["on-demand", "snap-start"])
def function(request: pytest.FixtureRequest, laid: Artifacts, address: str) -> Iterator[RunningFunction]:
    started = {"AWS_LAMBDA_INITIALIZATION_TYPE": request.param, "LISTENER_KEY": request.param}
    settings = database.settings(address, SKILL_ID=events.SKILL_ID, **started)
    # No snapshot is taken here, but the function does what it does before one.
    with running(laid.python, laid.ours, settings) as started_function:
        yield started_function


def test_the_built_function_answers_and_keeps(function: RunningFunction, address: str) -> None:
    before = database.versions(address)
    first = function.ask(events.launch()).body
    function.ask(events.leave(first))
    second = function.ask(events.launch()).body
    for answer in (first, second, function.ask(events.question()).body):
        assert broken_rules(answer) == []
    assert spoken_text(first["response"]["outputSpeech"]) != spoken_text(second["response"]["outputSpeech"])
    assert database.versions(address) > before


def test_nothing_that_is_never_imported_ships(laid: Artifacts) -> None:
    names = {path.name for path in laid.ours.iterdir()}
    assert not {"requests", "charset_normalizer", "certifi", "idna"} & names
    assert {"ask_sdk_core", "boto3", "botocore", "sbom.cdx.json", "LICENCES.txt"} <= names


def test_the_same_sources_give_the_same_bytes(laid: Artifacts, tmp_path: Path) -> None:
    lay_function(ROOT, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(laid.ours)


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
