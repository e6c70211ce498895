"""APL for audio as the pieces that are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.simulator.audio_pieces import Pause, Piece, Sound, joined, length_ms
from workbench.simulator.ssml_text import NotSpeakable, pieces_of, plain

RENDER = "Alexa.Presentation.APLA.RenderDocument"

_BINDING = re.compile(r"\$\{payload\.([\w.]+)\}")

Json = Mapping[str, Any]


def pieces_of_directive(directive: Json) -> list[Piece]:
    """Return what is heard of an APLA RenderDocument directive. Raises NotSpeakable."""
    try:
        return joined(_component(root_of(directive["document"]), directive.get("datasources") or {}))
    except NotSpeakable:
        raise
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise NotSpeakable(f"an APLA document that cannot be played: {error!r}") from error


def root_of(document: Json) -> Json:
    """Return what a document plays, with its compositions put in where they are used."""
    # Of several items Alexa takes the first that may be played.
    root: Json = document["mainTemplate"]["items"][0]
    return _composed(root, document.get("compositions") or {})


def _composed(component: Json, compositions: Json) -> Json:
    used = compositions.get(component.get("type", ""))
    if used is not None:
        names = (parameter["name"] for parameter in used["parameters"])
        return _composed(_put_in(used["items"][0], {n: str(component[n]) for n in names}), compositions)
    if "items" not in component:
        return component
    return {**component, "items": [_composed(item, compositions) for item in component["items"]]}


def _put_in(component: Json, values: Mapping[str, str]) -> Json:
    """Return a component with its parameters in its texts."""
    return {key: _with_values(value, values) for key, value in component.items()}


def _with_values(text: Any, values: Mapping[str, str]) -> Any:
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", value) if isinstance(text, str) else text
    return text


def _component(component: Json, sources: Json) -> Iterator[Piece]:
    match component.get("type"):
        case "Sequencer":
            for item in component.get("items", ()):
                yield from _component(item, sources)
        case "Mixer":
            yield from _together([list(_component(item, sources)) for item in component.get("items", ())])
        case "Selector":
            yield from (_component(component["items"][0], sources) if component.get("items") else ())
        case "Silence":
            yield Pause(round(float(component.get("duration", 0))))
        case "Audio":
            yield Sound(_bound(component.get("source", ""), sources))
        case "Speech":
            yield from _speech(component, sources)
        case unknown:
            raise NotSpeakable(f"an APLA component {unknown}")


def _speech(component: Json, sources: Json) -> list[Piece]:
    content = _bound(component.get("content", ""), sources)
    if component.get("contentType") != "SSML":
        return plain(content)
    return pieces_of(content if content.lstrip().startswith("<speak") else f"<speak>{content}</speak>")


def _together(children: list[list[Piece]]) -> Iterator[Piece]:
    """Return children that sound at once: what is said, then silence until the longest has ended."""
    sounding = [child for child in children if not all(isinstance(piece, Pause) for piece in child)]
    heard = max(sounding, key=length_ms, default=[])
    yield from heard
    yield Pause(max(map(length_ms, children), default=0) - length_ms(heard))


def _bound(text: str, sources: Json) -> str:
    def value(match: re.Match[str]) -> str:
        found: Any = sources
        for name in match[1].split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return "" if found is None else str(found)

    return _BINDING.sub(value, text)
