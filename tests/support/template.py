"""Reads `template.yaml`, so that tests use the table that is deployed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

TEMPLATE = Path(__file__).parents[2] / "template.yaml"


class SamLoader(yaml.SafeLoader):
    """Safe YAML with the short forms of CloudFormation's functions."""


def _long_form(loader: SamLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {name: loader.construct_mapping(node, deep=True)}


SamLoader.add_multi_constructor("!", _long_form)


def load_template(path: Path = TEMPLATE) -> dict[str, Any]:
    """Return the template with `!Ref x` read as `{"Ref": "x"}`, and so on."""
    template: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=SamLoader)  # noqa: S506  a SafeLoader itself
    return template


def the_table(template: dict[str, Any]) -> dict[str, Any]:
    """Return the properties of the template's one DynamoDB table."""
    [table] = [part for part in template["Resources"].values() if part["Type"] == "AWS::DynamoDB::Table"]
    properties: dict[str, Any] = table["Properties"]
    return properties
