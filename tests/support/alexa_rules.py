"""What every response must obey; read from the platform's rules, not from the renderer."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from support.apla_layout import documents, laid_out, root_of, steady, texts

LONGEST_RENDER_MS = 240_000
A_SLOW_VOICE = steady(420)

SAFE_TAGS = {
    "speak",
    "p",
    "s",
    "w",
    "break",
    "prosody",
    "emphasis",
    "say-as",
    "sub",
    "phoneme",
    "lang",
    "voice",
}


def broken_rules(envelope: dict[str, Any]) -> list[str]:
    """Return the rules that a response breaks, in words; empty when it keeps them all."""
    response = envelope.get("response", {})
    broken = []
    if envelope.get("version") != "1.0":
        broken.append("the version is 1.0")
    if len(json.dumps(envelope, ensure_ascii=False).encode()) >= 64_000:
        broken.append("the whole response stays under 64 KB")
    if not isinstance(response.get("shouldEndSession"), bool):
        broken.append("shouldEndSession is said explicitly")
    broken += _speech_rules(response) + _card_rules(response) + _document_rules(response)
    return broken + _question_rules(response)


def spoken_text(speech: dict[str, Any] | None) -> str:
    """Return the words of an outputSpeech, without markup."""
    if not speech:
        return ""
    text = "".join(ElementTree.fromstring(re.sub(r"<break[^>]*/>", " ", speech["ssml"])).itertext())
    return " ".join(text.split())


def heard_text(output: dict[str, Any] | None) -> str:
    """Return the words of a response or a reprompt, whether a document or the speech carries them."""
    if not output:
        return ""
    layouts = [laid_out(document, A_SLOW_VOICE) for document in documents(output)]
    in_documents = [heard.text for layout in layouts for heard in layout.heard]
    return " ".join([spoken_text(output.get("outputSpeech")), *in_documents]).strip()


def sentences_of(speech: dict[str, Any]) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!]) ", spoken_text(speech)) if part]


def _speech_rules(response: dict[str, Any]) -> list[str]:
    broken = []
    for speech in (response.get("outputSpeech"), (response.get("reprompt") or {}).get("outputSpeech")):
        if speech is None:
            continue
        if len(speech["ssml"]) >= 8_000:
            broken.append("speech stays under 8,000 characters")
        broken += _ssml_rules(speech["ssml"])
    return broken


def _document_rules(response: dict[str, Any]) -> list[str]:
    broken = []
    for output in (response, response.get("reprompt") or {}):
        found = documents(output)
        if found and (output.get("outputSpeech") or len(found) > 1):
            broken.append("one place alone holds everything to be heard")
        for document in found:
            if laid_out(document, A_SLOW_VOICE).length_ms > LONGEST_RENDER_MS:
                broken.append("a document is rendered within 240 seconds")
            for speech in texts(root_of(document)):
                broken += _ssml_rules(speech)
    return broken


def _ssml_rules(ssml: str) -> list[str]:
    try:
        tree = ElementTree.fromstring(ssml)
    except ElementTree.ParseError as error:
        return [f"SSML is valid ({error})"]
    broken = [f"the tag {e.tag} is known to be safe" for e in tree.iter() if e.tag not in SAFE_TAGS]
    lengths = [int(tag.attrib["time"].removesuffix("ms")) for tag in tree.iter("break")]
    return broken + ["a break lasts at most ten seconds" for length in lengths if not 0 < length <= 10_000]


def _card_rules(response: dict[str, Any]) -> list[str]:
    card = response.get("card") or {}
    length = sum(len(value) for value in card.values() if isinstance(value, str))
    return ["a card stays under 8,000 characters"] if length >= 8_000 else []


def _question_rules(response: dict[str, Any]) -> list[str]:
    """An open session ends in one question and says it again; a closed one asks nothing."""
    if any(
        directive.get("type") == "Connections.SendRequest" for directive in response.get("directives") or ()
    ):
        return []  # Alexa itself asks the question, and answers with a request of its own
    if response.get("shouldEndSession"):
        asked = ["a closed session asks nothing"] if heard_text(response).endswith("?") else []
        return asked + (["a closed session has no reprompt"] if response.get("reprompt") else [])
    said = heard_text(response)
    if not said:
        return ["an open session says something"]
    broken = []
    if not said.endswith("?"):
        broken.append("an open session ends in a question")
    reprompt = response.get("reprompt") or {}
    again = heard_text(reprompt)
    if not again.endswith("?"):
        broken.append("the reprompt restates the question")
    elif not said.endswith(again) and not _goes_on(reprompt):
        broken.append("the reprompt asks what was just asked")
    return broken


def _goes_on(reprompt: dict[str, Any]) -> bool:
    """Tell whether a reprompt carries more of a breathing session than its question."""
    return bool(documents(reprompt)) or "<break" in (reprompt.get("outputSpeech") or {}).get("ssml", "")
