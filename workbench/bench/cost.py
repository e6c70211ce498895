"""What a million sessions cost, from what was counted; the prices are assumptions with a date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PRICES_OF = "2025-06, us-east-1, list prices in US dollars without any free tier"

REQUESTS = 0.20 / 1e6
GIGABYTE_SECONDS = 0.0000133334
"""Lambda on arm64."""
READS = 0.125 / 1e6
"""DynamoDB on demand: one strongly consistent read of up to 4 KB."""
WRITES = 0.625 / 1e6
"""One write of up to 1 KB. A condition that fails is paid for too."""
LOG_GIGABYTES = 0.50

MEMORY_GIGABYTES = 0.5
DATABASE_SECONDS = 0.006
"""A call of DynamoDB in the same region, as commonly measured; the local server tells nothing of it."""
ONE_PROCESSOR_MEGABYTES = 1769
"""Memory at which Lambda gives one whole processor."""


def per_million_sessions(
    *, counted: Mapping[str, int], sessions: float, cpu_seconds: float
) -> dict[str, Any]:
    """Return dollars per million sessions by part; `cpu_seconds` are all turns' on a whole processor."""
    each = 1e6 / sessions
    reads, writes = counted.get("GetItem", 0), counted.get("PutItem", 0) + counted.get("DeleteItem", 0)
    slower = ONE_PROCESSOR_MEGABYTES / (MEMORY_GIGABYTES * 1024)
    seconds = cpu_seconds * slower + (reads + writes) * DATABASE_SECONDS
    parts = {
        "lambda_requests": counted.get("turns", 0) * REQUESTS * each,
        "lambda_time": seconds * MEMORY_GIGABYTES * GIGABYTE_SECONDS * each,
        "dynamodb_reads": reads * READS * each,
        "dynamodb_writes": writes * WRITES * each,
        "log": counted.get("log_bytes", 0) / 1e9 * LOG_GIGABYTES * each,
    }
    return {
        "prices_of": PRICES_OF,
        "dollars_per_million_sessions": {name: round(part, 2) for name, part in parts.items()}
        | {"all": round(sum(parts.values()), 2)},
        "per_session": {
            "turns": round(counted.get("turns", 0) / sessions, 2),
            "reads": round(reads / sessions, 2),
            "writes": round(writes / sessions, 2),
            "milliseconds": round(seconds / sessions * 1000, 1),
            "log_bytes": round(counted.get("log_bytes", 0) / sessions),
        },
    }
