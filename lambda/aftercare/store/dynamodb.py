"""The store of the deployed skill. boto3 is imported on first use, to keep it out of the cold start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from aftercare.store.item_codec import READABLE, Scalar, decode, encode, expiry
from aftercare.store.port import Conflict, Stored, StoreUnavailable
from aftercare.store.preferences import Preferences

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

CONNECT_SECONDS = 0.5
READ_SECONDS = 1.0
ATTEMPTS = 2
"""One retry; what a whole turn may wait is in deadline.py."""

# An expired item stays readable until DynamoDB sweeps it, which can take days, so it is judged here. An item
# without a number where one belongs, or without a map, cannot be read by anybody, and is replaced.
NEVER_KEPT = (
    "attribute_not_exists(listener) OR NOT attribute_type(version, :number)"
    " OR NOT attribute_type(prefs, :map) OR NOT attribute_type(expires_at, :number) OR expires_at <= :moment"
)
STILL_AS_READ = "version = :expected AND expires_at > :moment"


def new_client() -> DynamoDBClient:
    """Return a client that gives up early; region, credentials and endpoint come from the environment."""
    import boto3  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        # The other modes pause for up to a second before a retry, and a listener waits for it.
        retries={"total_max_attempts": ATTEMPTS, "mode": "legacy"},
    )
    return cast("DynamoDBClient", boto3.session.Session().client("dynamodb", config=config))


class DynamoDbStore:
    """Keeps each record as one item: `listener`, `version`, `prefs` and `expires_at`."""

    def __init__(
        self,
        table_name: str,
        *,
        clock: Callable[[], int],
        client_factory: Callable[[], DynamoDBClient] = new_client,
    ) -> None:
        """Name the table; `clock` gives the epoch seconds that expiry is judged by."""
        self._table = table_name
        self._clock = clock
        self._client_factory = client_factory
        self._client: DynamoDBClient | None = None
        self._lock = Lock()

    def prepare(self) -> None:
        """Make the client now, before anyone waits for it.

        Raises StateUnavailable where none can be made, and ImportError where what ships is not whole: that
        is no bad day but a bad build, and a version that is refused is better than one that keeps nothing.
        """
        import_module("boto3")
        with self._connected():
            pass

    def read(self, key: str) -> Stored:
        """Return the listener's record, or an empty one at version 0. Raises StateUnavailable."""
        with self._connected() as client:
            answer = client.get_item(TableName=self._table, Key={"listener": {"S": key}}, ConsistentRead=True)
            _check_receipt(answer)
            item = answer.get("Item", {})
            version, expires_at = _number(item.get("version")), _number(item.get("expires_at"))
            if version is None or expires_at is None or "M" not in item.get("prefs", {}):
                return Stored()
            if expires_at <= self._clock():
                return Stored()
            return Stored(preferences=_from_map(item["prefs"]), version=version, expires_at=expires_at)

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        """Keep the record whole or not at all. Raises Conflict or StateUnavailable."""
        with self._connected() as client:
            if not expected_version:
                _check_receipt(client.put_item(**self._first(key, preferences, now)))
                return
            change = self._change(key, preferences, expected_version, now)
            if expected_expiry is not None:
                change["ExpressionAttributeValues"][":expiry"] = {"N": str(expected_expiry)}
                change["ConditionExpression"] += " AND expires_at = :expiry"
            _check_receipt(client.update_item(**change))

    def _first(self, key: str, preferences: Preferences, now: int) -> dict[str, Any]:
        return {
            "TableName": self._table,
            "Item": {
                "listener": {"S": key},
                "version": {"N": "1"},
                "prefs": {"M": {name: _attribute(value) for name, value in encode(preferences).items()}},
                "expires_at": {"N": str(expiry(now))},
            },
            "ConditionExpression": NEVER_KEPT,
            "ExpressionAttributeValues": {
                ":moment": {"N": str(self._clock())},
                ":number": {"S": "N"},
                ":map": {"S": "M"},
            },
        }

    def _change(self, key: str, preferences: Preferences, version: int, now: int) -> dict[str, Any]:
        """Return a change of the fields that this version knows; any others in the item stay."""
        fields = encode(preferences)
        names = {f"#{name}": name for name in READABLE}
        kept = "".join(f", prefs.#{name} = :{name}" for name in fields)
        gone = ", ".join(f"prefs.#{name}" for name in READABLE if name not in fields)
        return {
            "TableName": self._table,
            "Key": {"listener": {"S": key}},
            "UpdateExpression": f"SET version = :next, expires_at = :expires{kept}"
            + (f" REMOVE {gone}" if gone else ""),
            "ConditionExpression": STILL_AS_READ,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": {
                ":moment": {"N": str(self._clock())},
                ":expected": {"N": str(version)},
                ":next": {"N": str(version + 1)},
                ":expires": {"N": str(expiry(now))},
                **{f":{name}": _attribute(value) for name, value in fields.items()},
            },
        }

    def delete(self, key: str) -> None:
        """Forget the listener; deleting twice is fine. Raises StateUnavailable."""
        with self._connected() as client:
            _check_receipt(client.delete_item(TableName=self._table, Key={"listener": {"S": key}}))

    @contextmanager
    def _connected(self) -> Iterator[DynamoDBClient]:
        from botocore.exceptions import ClientError  # noqa: PLC0415

        try:
            with self._lock:
                self._client = self._client or self._client_factory()
            yield self._client
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "")
            if code == "ConditionalCheckFailedException":
                raise Conflict from None
            # The service's own message may quote the key; its code never does.
            raise StoreUnavailable(code) from None
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - botocore stumbles over an odd answer in many ways
            raise StoreUnavailable(type(error).__name__) from None


def _check_receipt(answer: Mapping[str, Any]) -> None:
    """Raise StateUnavailable unless DynamoDB itself answered.

    botocore takes any 200 for success, even a proxy's page or half an answer; DynamoDB names each request.
    """
    if not answer["ResponseMetadata"].get("RequestId"):
        raise StoreUnavailable("no receipt")


def _attribute(value: Scalar) -> AttributeValueTypeDef:
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"N": str(value)} if isinstance(value, int) else {"S": value}


def _from_map(attribute: Mapping[str, Any] | None) -> Preferences:
    raw = (attribute or {}).get("M", {})
    return decode({name: _value(held) for name, held in raw.items()})


def _value(attribute: Mapping[str, Any]) -> object:
    if "N" not in attribute:
        return attribute.get("S", attribute.get("BOOL"))
    try:
        return int(attribute["N"])
    except ValueError:
        return None


def _number(attribute: Mapping[str, Any] | None) -> int | None:
    value = _value(attribute or {})
    return value if type(value) is int else None
