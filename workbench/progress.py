"""Say what is being done, when it takes longer than somebody waits without wondering."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

SECONDS = 1.0


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say on standard error what is being done, if it is not done within a second."""
    timer = Timer(SECONDS, lambda: print(f"{what} ...", file=sys.stderr, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
