"""APL: what all documents on a screen share."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

VERSION = "1.4"
"""The lowest that has named sequencers, without which an animation may jump to its end."""

NIGHT = "#0E1A24"
CIRCLE = "#2A6468"
LIGHT = "#F2F5F4"
DIM = "#B9C7CC"
"""Light on dark, each pair with a contrast of at least 4.5 to 1."""

SIDE = "${viewport.width < viewport.height ? viewport.width : viewport.height}"
"""The shorter side; every size follows from it, so that one document fits every screen."""


def directive(document: Json, data: Json, *, name: str) -> Json:
    """Return the directive that shows a document with its data."""
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": name,
        "document": document,
        "datasources": {"shown": data},
    }


def document(*items: Json) -> Json:
    """Return a document whose items lie over each other on a dark ground."""
    ground = {
        "type": "Frame",
        "width": "100vw",
        "height": "100vh",
        "backgroundColor": NIGHT,
        "item": {
            "type": "Container",
            "width": "100%",
            "height": "100%",
            "bind": [{"name": "side", "type": "number", "value": SIDE}],
            "items": list(items),
        },
    }
    return {
        "type": "APL",
        "version": VERSION,
        "theme": "dark",
        "mainTemplate": {"parameters": ["payload"], "items": [ground]},
    }


def share(of_side: float) -> str:
    """Return a length as a share of the shorter side."""
    return "${side * " + f"{of_side:g}" + "}"


def share_by_shape(of_side: float, when_round: float) -> str:
    """Return a length as a share of the shorter side, another one on a round screen."""
    return "${viewport.shape == 'round' ? side * " + f"{when_round:g} : side * {of_side:g}" + "}"
