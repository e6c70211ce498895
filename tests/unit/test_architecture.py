"""The arrows of docs/architecture.md point one way."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAMBDA = ROOT / "lambda"
DOMAIN = LAMBDA / "aftercare" / "domain"


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    for path in DOMAIN.rglob("*.py"):
        for name in imports(path):
            assert name.startswith("aftercare.domain") or name.split(".")[0] in sys.stdlib_module_names, (
                path,
                name,
            )


def test_what_ships_never_imports_the_workbench() -> None:
    for path in LAMBDA.rglob("*.py"):
        assert not any(name.split(".")[0] == "workbench" for name in imports(path)), path


def test_only_rendering_and_the_edge_know_the_sdk() -> None:
    may = {"rendering", "services", "sdk.py", "skill.py"}
    for path in LAMBDA.rglob("*.py"):
        if not may & {path.name, path.parent.name}:
            assert not any(name.startswith("ask_sdk") for name in imports(path)), path


def test_only_the_dynamodb_store_knows_botocore() -> None:
    for path in LAMBDA.rglob("*.py"):
        if path.name != "dynamodb.py":
            assert not any(name.startswith("boto") for name in imports(path)), path
