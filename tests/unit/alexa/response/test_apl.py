"""What a screen reader and a viewer across the room get from the documents themselves."""

import pytest
from aftercare.alexa.response.apl import CIRCLE, DIM, LIGHT, NIGHT
from support.voices import voice

SHOW = "Alexa.Presentation.APL.RenderDocument"


def document_for(words: str) -> str:
    directives = voice(device="screen").say(words)["response"]["directives"]
    (found,) = [str(directive) for directive in directives if directive["type"] == SHOW]
    return found


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.1 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("light", "dark"), [(LIGHT, NIGHT), (DIM, NIGHT), (LIGHT, CIRCLE)])
def test_text_stands_out_from_what_is_behind_it(light: str, dark: str) -> None:
    assert (luminance(light) + 0.05) / (luminance(dark) + 0.05) >= 4.5


def test_the_circle_says_what_it_is_and_the_screen_is_held() -> None:
    shown = document_for("start box breathing for two minutes")
    assert "'accessibilityLabel': '${payload.shown.label}'" in shown
    assert "'label': 'A circle that grows and shrinks with the breath'" in shown
    assert "'screenLock': True" in shown


@pytest.mark.parametrize("words", ["can i drive tomorrow", "read me today's prompt"])
def test_every_text_of_an_answer_is_labelled(words: str) -> None:
    shown = document_for(words)
    assert shown.count("'type': 'Text'") == shown.count("'accessibilityLabel'") == 3
