"""What the built function is made of: trimmed, compiled for where it runs, and accounted for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from support.python import needs_deployed_python

from workbench import interpreter
from workbench.bill_of_materials import BILL, LICENCES, write_bill
from workbench.compile_function import CompilationError, compile_function
from workbench.interpreter import DEPLOYED, InterpreterMissingError, deployed_python
from workbench.trim_function import trim

UNCHECKED = 1
"""The flag of a compiled file that is never compared with its source."""


def installed(function: Path, name: str, *files: str, metadata: str = "") -> None:
    about = function / f"{name}-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}")
    for file in files:
        (function / file).parent.mkdir(parents=True, exist_ok=True)
        (function / file).write_text("")
    rows = [*files, f"{about.name}/METADATA", f"{about.name}/RECORD", "../../bin/tool"]
    (about / "RECORD").write_text("".join(f"{row},,\n" for row in rows))


def test_a_package_that_is_never_imported_leaves_nothing_behind(tmp_path: Path) -> None:
    installed(tmp_path, "requests", "requests/__init__.py", "requests/deep/api.py")
    installed(tmp_path, "botocore", "botocore/__init__.py")
    trim(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["botocore", "botocore-1.0.dist-info"]


def test_of_all_services_only_what_a_client_of_ours_reads_stays(tmp_path: Path) -> None:
    data = tmp_path / "botocore/data"
    names = ["ec2/2016/service-2.json.gz", "dynamodb/2011/service-2.json.gz", "dynamodb/2012/waiters-2.json"]
    kept = ["dynamodb/2012/service-2.json.gz", "dynamodb/2012/endpoint-rule-set-1.json.gz", "endpoints.json"]
    for name in names + kept:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text("")
    trim(tmp_path)
    assert sorted(str(p.relative_to(data)) for p in data.rglob("*") if p.is_file()) == sorted(kept)


@needs_deployed_python
def test_the_function_is_compiled_for_the_python_it_runs_on_and_never_checked(tmp_path: Path) -> None:
    (tmp_path / "here.py").write_text("WHERE = {'a', 'b', 'c'}\n")
    compile_function(tmp_path)
    [compiled] = tmp_path.rglob("*.pyc")
    assert compiled.name == f"here.cpython-{DEPLOYED[0]}{DEPLOYED[1]}.pyc"
    assert compiled.read_bytes()[4] == UNCHECKED
    assert b"/var/task/here.py" in compiled.read_bytes()


@needs_deployed_python
def test_compiling_in_another_place_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "it.py").write_text("def f(x):\n    return x in {'one', 'two', 'three', 'four'}\n")
        compile_function(tmp_path / name)
    one, another = sorted(tmp_path.rglob("*.pyc"))
    assert one.read_bytes() == another.read_bytes()


@needs_deployed_python
def test_a_file_that_is_no_python_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def\n")
    with pytest.raises(CompilationError, match=r"broken\.py"):
        compile_function(tmp_path)


def test_the_bill_names_each_package_with_its_licence(tmp_path: Path) -> None:
    installed(tmp_path, "lantern", metadata="License-Expression: MIT\n")
    installed(tmp_path, "old", metadata="Classifier: License :: OSI Approved :: BSD License\n")
    (tmp_path / "lantern-1.0.dist-info/LICENSE.txt").write_text("Do as you like.")
    write_bill(tmp_path, version="0.1.0")
    components = json.loads((tmp_path / BILL).read_text())["components"]
    assert [(each["purl"], each["licenses"]) for each in components] == [
        ("pkg:pypi/lantern@1.0", [{"expression": "MIT"}]),
        ("pkg:pypi/old@1.0", [{"license": {"name": "BSD License"}}]),
    ]
    assert "Do as you like." in (tmp_path / LICENCES).read_text()


def test_a_machine_without_the_deployed_python_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deployed_python.cache_clear()
    monkeypatch.setattr(interpreter, "_version", lambda _: None)
    with pytest.raises(InterpreterMissingError, match=r"python3\.13 is needed.*PATH"):
        deployed_python()
    deployed_python.cache_clear()


@needs_deployed_python
def test_a_name_on_path_that_does_not_run_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shim = tmp_path / interpreter.NAME
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    deployed_python.cache_clear()
    assert deployed_python() != shim
    deployed_python.cache_clear()
