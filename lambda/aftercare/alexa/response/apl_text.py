"""An answer or a prompt on a screen: a question, a few words in large type, where they come from."""

from __future__ import annotations

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
