"""The arrows of docs/architecture.md point one way."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAMBDA = ROOT / "lambda"
SKILL = LAMBDA / "aftercare"
ROOMS = {path.parent.name for path in SKILL.glob("*/__init__.py")}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            # What is imported may itself be a module, as in `from aftercare import alexa`.
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importers_of(*packages: str) -> Iterator[str]:
    """Yield every shipped file, below the skill's folder, that imports one of some packages."""
    for path in LAMBDA.rglob("*.py"):
        if any(
            name == package or name.startswith(f"{package}.")
            for name in imports(path)
            for package in packages
        ):
            yield path.relative_to(SKILL if path.is_relative_to(SKILL) else LAMBDA).as_posix()


def test_the_rooms_are_those_of_the_picture() -> None:
    assert {"alexa", "content", "conversation", "domain", "store"} == ROOMS


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    for path in (SKILL / "domain").rglob("*.py"):
        for name in imports(path):
            assert name.startswith("aftercare.domain.") or name.split(".")[0] in sys.stdlib_module_names, (
                path,
                name,
            )


def test_what_ships_never_imports_the_workbench() -> None:
    assert not [*importers_of("workbench")]


@pytest.mark.parametrize(
    ("room", "knows"),
    [
        ("content", {"domain"}),
        ("conversation", {"content", "domain", "store"}),
        ("store", set()),
        ("alexa", {"content", "conversation", "domain", "store"}),
    ],
)
def test_each_room_imports_only_the_rooms_below_it(room: str, knows: set[str]) -> None:
    for above in ROOMS - {room} - knows:
        assert not [path for path in importers_of(f"aftercare.{above}") if path.startswith(f"{room}/")], above


def test_only_the_skill_puts_the_parts_together() -> None:
    within = [path for path in importers_of("aftercare.skill") if "/" in path]
    assert not within


def test_only_alexa_and_the_skill_made_of_it_know_the_sdk() -> None:
    knowing = [*importers_of("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime")]
    assert knowing
    assert all(path.startswith("alexa/") or path == "skill.py" for path in knowing)


def test_only_the_dynamodb_store_knows_boto3() -> None:
    assert {*importers_of("boto3", "botocore")} == {"store/dynamodb.py"}
