"""What CloudFormation receives: template.yaml as the SAM transform leaves it. Nothing here uses a network."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from typing import Any
from unittest.mock import patch

from cfnlint.api import lint
from cfnlint.config import ManualArgs
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

REGION = "us-east-1"
SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"


def translated(template: dict[str, Any]) -> dict[str, Any]:
    """Return the template without SAM's own resource types."""
    template = deepcopy(template)
    # A local folder is uploaded before the transform sees the template.
    template["Resources"]["SkillFunction"]["Properties"]["CodeUri"] = "s3://a-bucket/a-key"
    with patch.dict(os.environ, {"AWS_DEFAULT_REGION": REGION}):
        result: dict[str, Any] = Translator({}, Parser()).translate(template, {"SkillId": SKILL_ID})
    return result


def complaints(template: dict[str, Any]) -> list[str]:
    """Return what cfn-lint says about a translated template, warnings included."""
    found = lint(json.dumps(template), config=ManualArgs(regions=[REGION]))
    return [f"{match.rule.id} {match.message}" for match in found]
