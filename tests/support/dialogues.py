"""Golden dialogues: read from tests/conversations/, spoken to the whole skill, compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from support.alexa_rules import broken_rules, heard_text
from support.events import filled, only_under_slot_value
from support.packs import pack
from support.voices import Voice, voice

CONVERSATIONS = Path(__file__).parents[1] / "conversations"
SAID = {"you", "intent", "slots", "slot_values"}
EXPECTATIONS = {"at", "hear", "never", "open", "card", "same_prompt_as", "other_prompt_than"}
A_MONDAY = "2026-03-02T18:00:00Z"


@dataclass(frozen=True)
class Dialogue:
    """One conversation and what it promises."""

    path: Path
    about: str
    device: str
    now: datetime
    turns: list[dict[str, Any]]

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


@dataclass
class Played:
    """What came of playing a dialogue."""

    problems: list[str] = field(default_factory=list)
    prompts: list[str | None] = field(default_factory=list)
    """Which journaling prompt was heard in each turn."""


def all_dialogues() -> list[Dialogue]:
    return [read(path) for path in sorted(CONVERSATIONS.glob("*/*.yaml"))]


def read(path: Path) -> Dialogue:
    found = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every scalar stays text
    odd = [key for turn in found["turns"] for key in turn if key not in EXPECTATIONS | SAID]
    assert not odd, f"{path.name}: no such expectation: {odd}"
    now = datetime.fromisoformat(found.get("now", A_MONDAY))
    return Dialogue(path, found["about"], found.get("device", "speaker"), now, found["turns"])


def play(dialogue: Dialogue, speaker: Voice | None = None) -> list[str]:
    """Speak a dialogue and return what was not as promised, one line each."""
    played = Played()
    for number, (turn, envelope) in enumerate(spoken(dialogue, speaker), start=1):
        played.problems += [f"turn {number} ({_said(turn)}): {p}" for p in _problems(turn, envelope, played)]
    return played.problems


def spoken(
    dialogue: Dialogue, speaker: Voice | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Speak a dialogue and give each turn with the response to it; without `speaker` to the usual skill."""
    speaker = speaker or voice(device=dialogue.device, now=dialogue.now)
    for turn in dialogue.turns:
        if "at" in turn:
            speaker.move_to(datetime.fromisoformat(turn["at"]))
        yield turn, _say(turn, speaker)


def _say(turn: dict[str, Any], speaker: Voice) -> dict[str, Any]:
    """Say the words of a turn, or send its intent."""
    if "intent" not in turn:
        return speaker.say(turn["you"])
    return speaker.send(turn["intent"], slots_of(turn))


def slots_of(turn: dict[str, Any], mark: str = "") -> dict[str, Any]:
    """Return the slots of a turn that is an intent, as Alexa sends them; `mark` is added to their words."""
    return {
        slot: send(
            slot,
            [f"{each} {mark}".strip() for each in value]
            if isinstance(value, list)
            else f"{value} {mark}".strip(),
        )
        for key, send in (("slots", filled), ("slot_values", only_under_slot_value))
        for slot, value in turn.get(key, {}).items()
    }


def words_in(turn: dict[str, Any]) -> list[str]:
    """Return what is said in a turn, in words or in the slots of an intent."""
    if "you" in turn:
        return [turn["you"]]
    found = [value for key in ("slots", "slot_values") for value in turn.get(key, {}).values()]
    return [word for value in found for word in (value if isinstance(value, list) else [value])]


def _said(turn: dict[str, Any]) -> str:
    return f"{turn.get('intent', '')} {' + '.join(words_in(turn))}".strip()


def _problems(turn: dict[str, Any], envelope: dict[str, Any], played: Played) -> list[str]:
    response = envelope["response"]
    heard = heard_text(response)
    card = " ".join(str((response.get("card") or {}).get(part, "")) for part in ("title", "content"))
    played.prompts.append(prompt_in(heard))
    problems = [] if turn.get("you") in ("!end", "!disable", "!silence") else broken_rules(envelope)
    problems += [
        f"{text!r} not heard in {heard!r}" for text in turn.get("hear", []) if not _is_in(text, heard)
    ]
    problems += [f"{text!r} heard in {heard!r}" for text in turn.get("never", []) if _is_in(text, heard)]
    problems += [
        f"{text!r} not on the card {card!r}" for text in turn.get("card", []) if not _is_in(text, card)
    ]
    if "open" in turn and response["shouldEndSession"] == (turn["open"] == "true"):
        problems.append(f"the session should be {'open' if turn['open'] == 'true' else 'closed'}: {heard!r}")
    return problems + _prompt_problems(turn, played)


def _prompt_problems(turn: dict[str, Any], played: Played) -> list[str]:
    now = played.prompts[-1]
    same, other = turn.get("same_prompt_as"), turn.get("other_prompt_than")
    if same and (now is None or now != played.prompts[int(same) - 1]):
        return [f"the prompt {now}, not {played.prompts[int(same) - 1]} as in turn {same}"]
    if other and now == played.prompts[int(other) - 1]:
        return [f"the same prompt as in turn {other}"]
    return []


def prompt_in(heard: str) -> str | None:
    """Return the id of the journaling prompt that was read, if one was."""
    return next(
        (p.id for p in pack().prompts if " ".join(pack().lines[f"prompt.{p.id}"].split()) in heard), None
    )


def _is_in(text: str, heard: str) -> bool:
    return _plain(text) in _plain(heard)


def _plain(text: str) -> str:
    """Return text without capitals, and with phone numbers as their digits alone."""
    return re.sub(r"\((?=\d)|(?<=\d)[) -]+(?=\d)", "", " ".join(text.lower().split()))
