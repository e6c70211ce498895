"""What a command needs to know, found in its words."""

from __future__ import annotations

from collections.abc import Mapping

from aftercare.domain.understanding.duration import minutes_in
from aftercare.domain.understanding.journal_slots import journal_slots

_ACTIONS: Mapping[str, str] = {
    "no_holds": (
        "no hold|without hold|no holding|don't hold|skip the hold|without the hold|"
        "can't hold|leave out the hold|stop the hold|not hold"
    ),
    "skip_talking": (
        "skip the talk|less talk|stop talking|no talking|quiet|silent|don't talk|"
        "skip the intro|shut up|without talking|just the breath"
    ),
    "time_left": (
        "time left|how long is left|how much longer|how long left|how much time|"
        "how many more|minutes left|much more|almost done|nearly done|nearly over|"
        "how long until|how far|when does it end|how long do i have"
    ),
    "pause": (
        "pause|hold on|wait|hang on|one moment|one second|just a second|just a minute|"
        "take a break|give me a minute|give me a second"
    ),
    "resume": "resume|continue|go on|carry on|keep going|unpause|pick up|i'm back|ready",
    "again": ("again|once more|repeat|restart|one more time|start over|another round|from the top"),
    "longer": "longer|extend|add|more minute|more time|more round|keep it going",
    "shorter": "shorter|cut it|less time|fewer|wrap it up|too long|trim",
    "slower": "slower|slow|too fast|too quick|less fast|longer breath|relax the pace",
    "faster": "faster|speed up|quicker|too slow|pick up the pace|fast",
}
"""What people say for each action; the first action found wins, so the particular come before the general."""


def slots_of(
    command_id: str, words: list[str], pattern_names: Mapping[str, str]
) -> dict[str, str | int | float]:
    """Return the slots of a command in an utterance; `pattern_names` maps what people say to pattern ids."""
    text = " ".join(words)
    slots: dict[str, str | int | float] = journal_slots(command_id, text)
    if command_id in ("breathe", "journal.write"):
        minutes = minutes_in(text)
        if minutes is not None:
            slots["minutes"] = minutes
    if command_id == "breathe":
        pattern = _longest(text, pattern_names)
        if pattern is not None:
            slots["pattern"] = pattern
    if command_id == "breathe.control":
        action = next(
            (action for action, said in _ACTIONS.items() if any(s in text for s in said.split("|"))), None
        )
        if action is not None:
            slots["action"] = action
    return slots


def _longest(text: str, names: Mapping[str, str]) -> str | None:
    padded = f" {text} "
    found = [name for name in names if f" {name} " in padded]
    return names[max(found, key=len)] if found else None
