"""The template as the tools of those who deploy it see it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from support.packs import ROOT
from support.sam import translated
from support.template import load_template
from support.tools import tool

pytestmark = pytest.mark.system

QUIET = {"SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "us-east-1", "LOG_LEVEL": "CRITICAL"}


def test_sam_accepts_the_template() -> None:
    command = [str(tool("sam")), "validate", "--lint", "--template", str(ROOT / "template.yaml")]
    done = subprocess.run(command, env=os.environ | QUIET, capture_output=True, text=True, check=False)
    assert "is a valid SAM Template" in done.stdout, done.stdout + done.stderr


def test_checkov_finds_nothing_but_what_the_deployment_guide_explains(tmp_path: Path) -> None:
    template = tmp_path / "translated.json"
    template.write_text(json.dumps(translated(load_template())))
    how = ["--framework", "cloudformation", "--skip-download", "-o", "json"]
    command = [str(tool("checkov")), "-f", str(template), *how]
    done = subprocess.run(command, env=os.environ | QUIET, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    guide = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(CKV_AWS_\d+)` \|", guide, re.MULTILINE))
    assert {check["check_id"] for check in found["results"]["failed_checks"]} == explained
    assert found["summary"]["passed"] > 0
