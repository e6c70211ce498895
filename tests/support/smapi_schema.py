"""Amazon's own description of manifests and interaction models, read as strictly as it allows.

The npm package ask-smapi-model carries the Swagger definitions of the skill management service. They leave
every object open, so a misspelt key would pass; here an object has the properties it names and no others.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"
INTERACTION_MODEL = "v1.skill.interactionModel.InteractionModelData"

Definitions = dict[str, Any]


def load_definitions(node_modules: Path) -> Definitions:
    """Return the definitions that the installed package carries."""
    spec = json.loads((node_modules / "ask-smapi-model/spec.json").read_text(encoding="utf-8"))
    definitions: Definitions = spec["definitions"]
    return definitions


def complaints(document: object, kind: str, definitions: Definitions) -> list[str]:
    """Return each place where the document is not of this kind, with what is wrong there."""
    strict = {name: _closed(_whole(name, definitions)) for name in definitions}
    schema = {"$ref": f"#/definitions/{kind}", "definitions": strict}
    found = Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]


def _whole(name: str, definitions: Definitions) -> dict[str, Any]:
    """Return a definition with what it inherits; one that others inherit from becomes a choice of those."""
    heirs = [heir for heir, other in definitions.items() if name in _parents(other)]
    if "discriminator" in definitions[name] and heirs:
        return {"oneOf": [{"$ref": f"#/definitions/{heir}"} for heir in heirs]}
    if not _parents(definitions[name]):
        return dict(definitions[name])
    return _merged(definitions[name], definitions)


def _merged(definition: dict[str, Any], definitions: Definitions) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: set[str] = set()
    for part in definition["allOf"]:
        base = definitions[_target(part)] if "$ref" in part else part
        properties |= base.get("properties", {})
        required |= set(base.get("required", ()))
        if "discriminator" in base and "x-discriminator-value" in definition:
            properties[base["discriminator"]] = {"const": definition["x-discriminator-value"]}
    return {"type": "object", "properties": properties, "required": sorted(required)}


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _closed(value) for key, value in part.items()}
    named = isinstance(part.get("properties"), dict) and part.get("type", "object") == "object"
    return {"additionalProperties": False, **inner} if named else inner


def _parents(definition: dict[str, Any]) -> list[str]:
    return [_target(part) for part in definition.get("allOf", ()) if "$ref" in part]


def _target(part: dict[str, str]) -> str:
    return part["$ref"].removeprefix("#/definitions/")
