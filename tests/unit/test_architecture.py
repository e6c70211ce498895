"""The arrows of docs/architecture.md point one way."""

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LAMBDA = ROOT / "lambda"
SKILL = LAMBDA / "aftercare"
PLAIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
A_PHRASE = re.compile(r"[a-z] [a-z]|(?:\b[a-z]{3,}\|){2}")
"""Two words in a row, or three that a regular expression may choose from."""
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


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts of a module that are neither docstrings nor told to whoever mends the code."""
    beside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for raised in (node for node in ast.walk(tree) if isinstance(node, ast.Raise)):
        beside |= {id(node) for node in ast.walk(raised)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in beside:
            yield node


def listed_words(tree: ast.AST) -> Iterator[list[str]]:
    """Yield the plain words of each list, tuple, set and mapping's values that has three of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            members = node.values if isinstance(node, ast.Dict) else node.elts
            words = [each.value for each in members if isinstance(each, ast.Constant)]
            plain = [word for word in words if isinstance(word, str) and PLAIN_WORD.fullmatch(word)]
            if len(plain) >= 3:
                yield plain


def ids() -> set[str]:
    """Return the names that code and content share: of types, keys, slots and meanings."""
    found = {
        str(node.value)
        for path in SKILL.rglob("*.py")
        for subscript in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(subscript, ast.Subscript) and ast.unparse(subscript.value) == "Literal"
        for node in ast.walk(subscript.slice)
        if isinstance(node, ast.Constant)
    }
    pack = json.loads((SKILL / "packs/en-US.json").read_text(encoding="utf-8"))
    model = json.loads((SKILL / "packs/en-US.model.json").read_text(encoding="utf-8"))
    shared = [
        *pack["language"].values(),
        *pack["tables"].values(),
        model["lexicon"]["signs"],
    ]
    choices = [each for file in pack["language"].values() for listed in file.values() for each in listed]
    commands = yaml.safe_load((ROOT / "content/en-US/model/commands.yaml").read_text(encoding="utf-8"))
    return found.union(
        *shared,
        (each["means"] for each in choices if isinstance(each, dict)),
        *(command["slots"] for command in commands.values()),
    )


@pytest.mark.parametrize("room", ["domain", "conversation"])
def test_no_room_of_rules_speaks_a_language(room: str) -> None:
    known = ids()
    for path in (SKILL / room).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        phrases = [each.value for each in constants(tree) if A_PHRASE.search(str(each.value))]
        assert not phrases, f"{path.name}: move these to content/en-US/language/"
        words = [word for listed in listed_words(tree) for word in listed if word not in known]
        assert not words, f"{path.name}: these are no ids; move them to content/en-US/language/"
