"""Runs inside a function's folder, in the deployed Python: asks its handler repeatedly and prints the times.

Standard input holds a list of events, answered in turn; standard output gets nanoseconds by the clock and of
processor time, the last answer, and what the function logged of it. Nothing of the workbench is imported,
since the functions that are measured do not have it.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path

WARM_UP = 200


def main(count: int) -> None:
    """Ask `count` times after a warm-up, and print how long each answer took."""
    events = json.load(sys.stdin)
    out = os.fdopen(os.dup(1), "w")
    # The handler logs to standard output as Lambda wants it, and pays for it here too.
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.path.insert(0, str(Path.cwd()))
    handler = import_module("lambda_function").lambda_handler
    clock, processor = [], []
    for number in range(WARM_UP + count):
        event = events[number % len(events)]
        start, began = time.perf_counter_ns(), time.thread_time_ns()
        handler(event, None)
        clock.append(time.perf_counter_ns() - start)
        processor.append(time.thread_time_ns() - began)
    sys.stdout = log = io.StringIO()
    answer = handler(events[0], None)
    taken = {"clock_ns": clock[WARM_UP:], "processor_ns": processor[WARM_UP:]}
    json.dump({**taken, "answer": answer, "log": log.getvalue()}, out)
    out.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
