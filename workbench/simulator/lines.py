"""Lines in and JSON lines out, each as soon as it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, TextIO


def utterances(stream: TextIO) -> Iterator[str]:
    """Return the lines of a stream as they arrive; bytes that are no UTF-8 become replacement characters."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return (line.rstrip("\r\n") for line in stream)


def write_line(value: Any, stream: TextIO) -> None:
    """Write one value as one line, and hand it on at once."""
    stream.write(json.dumps(value, ensure_ascii=False) + "\n")
    stream.flush()


def as_utf8(stream: TextIO) -> TextIO:
    """Return a stream that takes any text, also half a surrogate pair that a JSON escape brought."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
