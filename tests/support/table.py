"""The table of template.yaml, made wherever a DynamoDB answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.template import load_template, the_table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

DECLARED = ("KeySchema", "AttributeDefinitions", "BillingMode")


def create_declared_table(client: DynamoDBClient, name: str, *, expires: bool = True) -> None:
    """Make the table; `expires` is off for servers that know no expiry."""
    declared = the_table(load_template())
    client.create_table(TableName=name, **{part: declared[part] for part in DECLARED})
    if not expires:
        return
    client.update_time_to_live(
        TableName=name,
        TimeToLiveSpecification={
            "Enabled": declared["TimeToLiveSpecification"]["Enabled"],
            "AttributeName": declared["TimeToLiveSpecification"]["AttributeName"],
        },
    )
