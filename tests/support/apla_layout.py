"""An APL for audio document laid out in time, by the platform's rules; it shares nothing with the renderer.

A Sequencer plays its children one after the other, a Mixer at once and as long as its longest. What is
`trimToParent` does not count for that length, and is cut to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

RENDER = "Alexa.Presentation.APLA.RenderDocument"

Json = dict[str, Any]
Voice = Callable[[str], float]
"""How long a text takes to say, in milliseconds."""


def steady(ms_per_word: float) -> Voice:
    return lambda text: ms_per_word * len(text.split())


@dataclass(frozen=True)
class Heard:
    """Words and when they begin, in milliseconds from the beginning of the document."""

    start_ms: float
    text: str


@dataclass(frozen=True)
class Layout:
    length_ms: float
    heard: tuple[Heard, ...]


def documents(output: Json) -> list[Json]:
    """Return the documents that a response or a reprompt plays."""
    return [d["document"] for d in output.get("directives") or () if d["type"] == RENDER]


def laid_out(document: Json, voice: Voice) -> Layout:
    """Return when each text of a document is heard."""
    assert (document["type"], document["version"]) == ("APLA", "0.91")
    return _component(root_of(document), 0, voice)


def root_of(document: Json) -> Json:
    """Return what a document plays, every composition written out where it is used."""
    (root,) = document["mainTemplate"]["items"]
    return written_out(root, document.get("compositions", {}))


def written_out(component: Json, compositions: Json) -> Json:
    """Return a component as the platform inflates it: a composition's one item, its parameters filled in."""
    if composition := compositions.get(component["type"]):
        (item,) = composition["items"]
        text = json.dumps(item)
        for parameter in composition["parameters"]:
            said = json.dumps(component[parameter["name"]])[1:-1]
            text = text.replace("${" + parameter["name"] + "}", said)
        return dict(json.loads(text))
    children = [written_out(child, compositions) for child in component.get("items", ())]
    return {**component, "items": children} if children else component


def texts(component: Json) -> Iterator[str]:
    """Yield the speech of a document's component as it is written."""
    if component["type"] == "Speech":
        yield component["content"]
    for child in component.get("items", ()):
        yield from texts(child)


def words(speech: Json) -> str:
    """Return the words of a Speech component."""
    if speech.get("contentType") != "SSML":
        return " ".join(str(speech["content"]).split())
    content = re.sub(r"<break[^>]*/>", " ", speech["content"])
    return " ".join("".join(ElementTree.fromstring(content).itertext()).split())


def _component(component: Json, start: float, voice: Voice) -> Layout:
    match component["type"]:
        case "Silence":
            return Layout(component["duration"], ())
        case "Speech":
            text = words(component)
            return Layout(voice(text), (Heard(start, text),))
        case "Sequencer":
            return _one_after_the_other(component["items"], start, voice)
        case "Mixer":
            children = [(_component(c, start, voice), c.get("duration")) for c in component["items"]]
            length = max(layout.length_ms for layout, trim in children if trim != "trimToParent")
            return Layout(length, tuple(h for layout, _ in children for h in layout.heard))
        case unknown:
            raise AssertionError(f"no component of APL for audio used here: {unknown}")


def _one_after_the_other(items: list[Json], start: float, voice: Voice) -> Layout:
    heard: list[Heard] = []
    length = 0.0
    for item in items:
        layout = _component(item, start + length, voice)
        heard += layout.heard
        length += layout.length_ms
    return Layout(length, tuple(heard))
