"""Words on a screen: an answer or a prompt in large type with its source, or telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from aftercare.alexa.response.apl import DIM, LIGHT, Json, directive, document, share, share_by_shape

HAS_SOURCE = "payload.shown.source != '' && viewport.shape != 'round'"


def words_directive(*, title: str, text: str, source: str, name: str) -> Json:
    """Return the directive that shows a text; title and source may be empty."""
    data = {"title": title, "text": text, "source": source}
    parts = [
        _text("title", size=0.055, color=DIM),
        _text("text", size=0.085, round_size=0.062, color=LIGHT),
        # A round screen has no room for it; the listener can ask who says that.
        {**_text("source", size=0.045, color=DIM), "when": f"${{{HAS_SOURCE}}}"},
    ]
    scrolled: Json = {
        "type": "ScrollView",
        "width": "100%",
        "height": "100%",
        "item": {
            "type": "Container",
            "width": "100%",
            "minHeight": "100vh",
            "justifyContent": "center",
            "paddingLeft": _padding(),
            "paddingRight": _padding(),
            "paddingTop": share(0.08),
            "paddingBottom": share(0.08),
            "items": parts,
        },
    }
    return directive(document(scrolled), data, name=name)


LONG_NUMBER = 5
"""Digits from which a number is set smaller, so that it stays on one line."""


def numbers_directive(rows: Sequence[tuple[str, str]], *, name: str) -> Json:
    """Return the directive that shows telephone numbers, the first the largest, each with whose it is."""
    data: Json = {}
    items: list[Json] = []
    for index, (number, label) in enumerate(rows):
        data |= {f"number{index}": number, f"label{index}": label}
        size = 0.1 if len(number) >= LONG_NUMBER else 0.2 if index == 0 else 0.15
        items += [
            {**_row_text(f"number{index}", size=size, color=LIGHT), "fontWeight": "700"},
            {**_row_text(f"label{index}", size=0.05, color=DIM), "paddingBottom": share(0.02)},
        ]
    column: Json = {
        "type": "Container",
        "width": "100%",
        "height": "100%",
        "alignItems": "center",
        "justifyContent": "center",
        "items": items,
    }
    return directive(document(column), data, name=name)


def _row_text(name: str, *, size: float, color: str) -> Json:
    return {
        "type": "Text",
        "id": name,
        "text": "${payload.shown." + name + "}",
        "accessibilityLabel": "${payload.shown." + name + "}",
        "fontSize": share_by_shape(size, size * 0.75),
        "color": color,
        "textAlign": "center",
        "maxLines": 1,
    }


def _padding() -> str:
    return "${viewport.shape == 'round' ? side * 0.14 : viewport.width * 0.06}"


def _text(name: str, *, size: float, color: str, round_size: float = 0.045) -> Json:
    return {
        "type": "Text",
        "id": name,
        "when": "${payload.shown." + name + " != ''}",
        "text": "${payload.shown." + name + "}",
        "accessibilityLabel": "${payload.shown." + name + "}",
        "fontSize": share_by_shape(size, round_size),
        "color": color,
        "textAlign": "${viewport.shape == 'round' ? 'center' : 'left'}",
        "paddingBottom": share(0.03),
    }
