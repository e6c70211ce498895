"""Runs inside a function's folder, in the deployed Python: carries many conversations, one turn each.

The first line of standard input holds, for each listener, the requests of one conversation. A line on
standard output says that the function is ready, the next line of input lets it begin together with all
others, and the last line of output has what was counted. Nothing of the workbench is imported, since the
function does not have it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO


class Log:
    """Stands where Lambda's log would be, and counts what the function says of its turns."""

    def __init__(self, counted: Counter[str]) -> None:
        self._counted = counted

    def write(self, text: str) -> int:
        """Count the metrics of each line."""
        self._counted["log_bytes"] += len(text)
        for line in text.splitlines():
            for declared in json.loads(line).get("_aws", {}).get("CloudWatchMetrics", ()):
                self._counted.update(
                    f"metric_{m['Name']}" for m in declared["Metrics"] if m["Name"] != "Latency"
                )
        return len(text)

    def flush(self) -> None:
        """There is nothing to flush."""


def count_calls(counted: Counter[str]) -> None:
    """Count what the database is asked, and which writes it confirmed."""
    client = import_module("botocore.client").BaseClient
    call = client._make_api_call

    def counting(self: Any, operation: str, parameters: Any) -> Any:
        counted[operation] += 1
        answer = call(self, operation, parameters)
        counted[f"{operation}_confirmed"] += 1
        return answer

    client._make_api_call = counting


def main(out: TextIO) -> None:
    """Carry all conversations to their end and print what was counted and how long each turn took."""
    conversations: list[list[dict[str, Any]]] = json.loads(sys.stdin.readline())
    counted: Counter[str] = Counter()
    sys.stdout = Log(counted)
    sys.path.insert(0, str(Path.cwd()))
    handler = import_module("lambda_function").lambda_handler
    count_calls(counted)
    print("ready", file=out, flush=True)
    sys.stdin.readline()
    sessions: list[dict[str, Any]] = [{"open": False, "attributes": {}} for _ in conversations]
    taken = []
    began = time.perf_counter()
    for turn in range(max(map(len, conversations))):
        for session, conversation in zip(sessions, conversations, strict=True):
            if turn < len(conversation):
                taken.append(one_turn(handler, conversation[turn], session, counted))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cpu = time.process_time()
    seconds = time.perf_counter() - began
    json.dump({"ms": taken, "counted": counted, "peak_mb": peak, "cpu_s": cpu, "seconds": seconds}, out)
    print(file=out, flush=True)


def one_turn(handler: Any, event: dict[str, Any], session: dict[str, Any], counted: Counter[str]) -> float:
    """Answer one request in its session, note the answer there, and return the milliseconds it took."""
    event["session"] |= {"new": not session["open"], "attributes": session["attributes"]}
    begun = time.perf_counter()
    answer = handler(event, None)
    milliseconds = (time.perf_counter() - begun) * 1000
    session["open"] = answer["response"].get("shouldEndSession") is False
    session["attributes"] = answer.get("sessionAttributes") or {} if session["open"] else {}
    counted["turns"] += 1
    counted["response_bytes"] += len(json.dumps(answer))
    # A breathing session is heard from its document, and has no speech beside it.
    heard = answer["response"].get("outputSpeech") or answer["response"].get("directives")
    counted["unheard"] += not heard
    return milliseconds


if __name__ == "__main__":
    main(os.fdopen(os.dup(1), "w"))
