"""What template.yaml deploys, after the SAM transform."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from aftercare.telemetry import COUNTED, NAMESPACE
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


def statements(template: dict[str, Any], role: str) -> list[dict[str, Any]]:
    """Return what a role may do, whatever conditions the policies hang on."""
    policies = [policy.get("Fn::If", [None, policy])[1] for policy in properties(template, role)["Policies"]]
    return [each for policy in policies for each in policy["PolicyDocument"]["Statement"]]


def test_the_function_may_only_read_replace_and_delete_items_of_this_table_and_write_its_own_log(
    template: dict[str, Any],
) -> None:
    always = statements(template, "SkillRole")[:2]
    assert [(each["Action"], each["Resource"]) for each in always] == [
        (
            ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
            {"Fn::GetAtt": ["ListenerTable", "Arn"]},
        ),
        (["logs:CreateLogStream", "logs:PutLogEvents"], {"Fn::GetAtt": ["SkillLogGroup", "Arn"]}),
    ]


def test_what_else_the_function_may_do_hangs_on_a_choice(template: dict[str, Any]) -> None:
    policies = properties(template, "SkillRole")["Policies"]
    chosen = [policy["Fn::If"] for policy in policies if "Fn::If" in policy]
    assert [(condition, otherwise) for condition, _, otherwise in chosen] == [
        ("HasTableKey", {"Ref": "AWS::NoValue"}),
        ("IsTraced", {"Ref": "AWS::NoValue"}),
    ]
    assert [each["Action"] for each in statements(template, "SkillRole")[2:]] == [
        ["kms:Decrypt", "kms:GenerateDataKey"],
        ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    ]


def test_the_table_s_own_key_is_used_through_the_table_alone(template: dict[str, Any]) -> None:
    statement = statements(template, "SkillRole")[2]
    assert statement["Resource"] == {"Ref": "TableKeyArn"}
    assert "kms:ViaService" in statement["Condition"]["StringEquals"]


def test_whoever_moves_the_alias_may_move_no_other(template: dict[str, Any]) -> None:
    moves, watches = statements(template, "DeploymentRole")
    assert moves["Resource"] == [
        {"Fn::GetAtt": ["SkillFunction", "Arn"]},
        {"Fn::Sub": "${SkillFunction.Arn}:live"},
    ]
    assert (watches["Action"], watches["Resource"]) == ("cloudwatch:DescribeAlarms", "*")


def test_no_other_role_or_policy_widens_what_anyone_may_do(template: dict[str, Any]) -> None:
    assert sorted(of_type(template, "AWS::IAM::Role")) == ["DeploymentRole", "SkillRole"]
    assert properties(template, "SkillFunction")["Role"] == {"Fn::GetAtt": ["SkillRole", "Arn"]}
    assert not any(
        "ManagedPolicyArns" in properties(template, role) for role in ("SkillRole", "DeploymentRole")
    )
    assert not [kind for kind in kinds(template) if "Policy" in kind]


def test_no_permission_is_given_to_everything_but_where_there_is_nothing_to_name(
    template: dict[str, Any],
) -> None:
    for role in ("SkillRole", "DeploymentRole"):
        for statement in statements(template, role):
            wide = statement["Resource"] == "*"
            assert not wide or set(actions(statement)) <= NAMELESS, statement


NAMELESS = {"xray:PutTraceSegments", "xray:PutTelemetryRecords", "cloudwatch:DescribeAlarms"}


def actions(statement: dict[str, Any]) -> list[str]:
    found = statement["Action"]
    return [found] if isinstance(found, str) else list(found)


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
        "FunctionName": {"Ref": "SkillFunctionAliaslive"},
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


def test_the_table_encrypts_and_keeps_nothing_that_was_deleted(table: dict[str, Any]) -> None:
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert table["SSESpecification"]["SSEEnabled"] is True
    own_key = ["HasTableKey", {"Ref": "TableKeyArn"}, {"Ref": "AWS::NoValue"}]
    assert table["SSESpecification"]["KMSMasterKeyId"] == {"Fn::If": own_key}
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": False}
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


def test_whoever_deploys_is_told_the_endpoint_the_table_and_where_to_look(template: dict[str, Any]) -> None:
    outputs = {name: output["Value"] for name, output in template["Outputs"].items()}
    assert outputs["FunctionArn"] == {"Ref": "SkillFunctionAliaslive"}
    assert outputs["TableName"] == {"Ref": "ListenerTable"}
    assert outputs["LogGroupName"] == {"Ref": "SkillLogGroup"}
    assert "DashboardUrl" in outputs


def test_alexa_calls_a_version_that_starts_from_a_snapshot(
    template: dict[str, Any], function: dict[str, Any]
) -> None:
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    [alias] = of_type(template, "AWS::Lambda::Alias")
    assert properties(template, alias)["Name"] == "live"


def test_a_new_version_takes_over_gradually_and_the_alarms_roll_it_back(template: dict[str, Any]) -> None:
    [group] = of_type(template, "AWS::CodeDeploy::DeploymentGroup")
    watched = properties(template, group)["AlarmConfiguration"]
    assert watched["Enabled"] is True
    assert {alarm["Name"]["Ref"] for alarm in watched["Alarms"]} == {
        "ErrorsAlarm", "ThrottlesAlarm", "SlowAlarm", "SafetyAlarm", "TroubleAlarm", "DatabaseAlarm",
    }  # fmt: skip
    assert "DEPLOYMENT_STOP_ON_ALARM" in properties(template, group)["AutoRollbackConfiguration"]["Events"]


def test_a_single_turn_that_breaks_is_enough_to_roll_back_where_few_people_speak(
    template: dict[str, Any],
) -> None:
    trouble = properties(template, "TroubleAlarm")
    assert (trouble["MetricName"], trouble["Threshold"], trouble["DatapointsToAlarm"]) == ("Trouble", 1, 1)


def test_every_alarm_tells_someone_and_sleeps_while_nobody_speaks(template: dict[str, Any]) -> None:
    for name in of_type(template, "AWS::CloudWatch::Alarm"):
        alarm = properties(template, name)
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]
        assert alarm["TreatMissingData"] == "notBreaching"


def test_the_alarms_and_the_dashboard_watch_metrics_that_are_there(template: dict[str, Any]) -> None:
    ours = {
        *COUNTED.values(),
        "Latency",
        "SafetyFailed",
        "StateFailed",
        "AlexaReported",
        "ColdStart",
        "Refused",
        "SafetyPath",
    }
    alarms = [properties(template, name) for name in of_type(template, "AWS::CloudWatch::Alarm")]
    assert {a["MetricName"] for a in alarms if a["Namespace"] == NAMESPACE} <= ours
    body = json.loads(
        re.sub(r"\$\{[^}]*\}", "x", properties(template, "Dashboard")["DashboardBody"]["Fn::Sub"])
    )
    shown = [metric for widget in body["widgets"] for metric in widget["properties"]["metrics"]]
    assert {metric[1] for metric in shown if metric[0] == NAMESPACE} <= ours


def test_a_flood_is_held_back_and_a_clinic_may_choose_where(function: dict[str, Any]) -> None:
    chosen = ["HasReserved", {"Ref": "ReservedConcurrency"}, {"Ref": "AWS::NoValue"}]
    assert function["ReservedConcurrentExecutions"] == {"Fn::If": chosen}
    assert function["MemorySize"] == {"Ref": "MemorySize"}


def test_everything_that_can_carry_a_tag_does(template: dict[str, Any]) -> None:
    tagged = (
        "ListenerTable",
        "ListenerKeySecret",
        "SkillLogGroup",
        "SkillRole",
        "AlarmTopic",
        "SkillFunction",
    )
    for name in tagged:
        assert {"Key": "application", "Value": "aftercare-companion"} in properties(template, name)["Tags"]
