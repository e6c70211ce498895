"""What template.yaml deploys, after the SAM transform."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.sam import SKILL_ID, complaints, translated
from support.template import load_template

ALEXA_WAITS_SECONDS = 8


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return translated(load_template())


@pytest.fixture(scope="module")
def function(template: dict[str, Any]) -> dict[str, Any]:
    return properties(template, "SkillFunction")


@pytest.fixture(scope="module")
def table(template: dict[str, Any]) -> dict[str, Any]:
    return properties(template, "ListenerTable")


def properties(template: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = template["Resources"][name]["Properties"]
    return found


def of_type(template: dict[str, Any], kind: str) -> list[str]:
    return [name for name, resource in template["Resources"].items() if resource["Type"] == kind]


def test_the_translated_template_has_nothing_to_complain_about(template: dict[str, Any]) -> None:
    assert complaints(template) == []


def test_the_linter_would_notice_a_timeout_that_lambda_refuses() -> None:
    broken = load_template()
    broken["Resources"]["SkillFunction"]["Properties"]["Timeout"] = 999
    assert any("999" in complaint for complaint in complaints(translated(broken)))


def test_the_function_may_only_read_replace_and_delete_items_of_this_table_and_write_its_own_log(
    template: dict[str, Any],
) -> None:
    policies = properties(template, "SkillRole")["Policies"]
    assert [each for policy in policies for each in policy["PolicyDocument"]["Statement"]] == [
        {
            "Effect": "Allow",
            "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
            "Resource": {"Fn::GetAtt": ["ListenerTable", "Arn"]},
        },
        {
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": {"Fn::GetAtt": ["SkillLogGroup", "Arn"]},
        },
    ]


def test_no_other_role_or_policy_widens_what_the_function_may_do(template: dict[str, Any]) -> None:
    assert of_type(template, "AWS::IAM::Role") == ["SkillRole"]
    assert properties(template, "SkillFunction")["Role"] == {"Fn::GetAtt": ["SkillRole", "Arn"]}
    assert "ManagedPolicyArns" not in properties(template, "SkillRole")
    assert not [kind for kind in kinds(template) if "Policy" in kind]


def kinds(template: dict[str, Any]) -> set[str]:
    return {resource["Type"] for resource in template["Resources"].values()}


def test_the_function_gives_up_before_alexa_does(function: dict[str, Any]) -> None:
    assert function["Timeout"] < ALEXA_WAITS_SECONDS


def test_the_function_runs_on_the_python_that_is_packaged(function: dict[str, Any]) -> None:
    assert (function["Runtime"], function["Architectures"]) == ("python3.13", ["arm64"])
    assert function["Handler"] == "lambda_function.lambda_handler"


def test_the_function_is_told_its_table_its_skill_and_its_key(function: dict[str, Any]) -> None:
    assert function["Environment"]["Variables"] == {
        "TABLE_NAME": {"Ref": "ListenerTable"},
        "SKILL_ID": {"Ref": "SkillId"},
        "SOUND": {"Ref": "Sound"},
        "LISTENER_KEY": {"Fn::Sub": "{{resolve:secretsmanager:${ListenerKeySecret}:SecretString}}"},
    }


def test_only_this_skill_may_call_the_function(template: dict[str, Any]) -> None:
    [name] = of_type(template, "AWS::Lambda::Permission")
    assert properties(template, name) == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": "SkillFunction"},
        "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": {"Ref": "SkillId"},
    }


@pytest.mark.parametrize(
    ("skill_id", "accepted"),
    [
        (SKILL_ID, True),
        ("", False),
        ("*", False),
        ("amzn1.ask.skill.", False),
        (f"{SKILL_ID}0", False),
        (f"x{SKILL_ID}", False),
        (SKILL_ID.replace("amzn1.", "amzn1x"), False),
    ],
)
def test_only_a_whole_skill_id_is_accepted(
    template: dict[str, Any], skill_id: str, *, accepted: bool
) -> None:
    pattern = template["Parameters"]["SkillId"]["AllowedPattern"]
    assert bool(re.fullmatch(pattern, skill_id)) is accepted


@pytest.mark.parametrize("name", ["ListenerTable", "ListenerKeySecret"])
def test_what_listeners_left_outlives_the_stack(template: dict[str, Any], name: str) -> None:
    resource = template["Resources"][name]
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_the_table_forgets_encrypts_and_can_be_restored(table: dict[str, Any]) -> None:
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["DeletionProtectionEnabled"] is True
    assert table["BillingMode"] == "PAY_PER_REQUEST"


def test_the_key_is_made_by_the_service_and_never_written_down(template: dict[str, Any]) -> None:
    secret = properties(template, "ListenerKeySecret")
    assert secret["GenerateSecretString"]["PasswordLength"] >= 32
    assert "SecretString" not in secret


def test_the_log_is_the_functions_own_and_is_cleared_in_time(
    template: dict[str, Any], function: dict[str, Any]
) -> None:
    assert function["LoggingConfig"]["LogGroup"] == {"Ref": "SkillLogGroup"}
    assert properties(template, "SkillLogGroup")["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def test_whoever_deploys_is_told_the_endpoint_and_the_table(template: dict[str, Any]) -> None:
    assert {name: output["Value"] for name, output in template["Outputs"].items()} == {
        "FunctionArn": {"Fn::GetAtt": ["SkillFunction", "Arn"]},
        "TableName": {"Ref": "ListenerTable"},
    }
