"""What a yes and a no mean: what the last question offered, kept in the session's state."""

from __future__ import annotations

from aftercare.conversation.session_state import SessionState
from aftercare.domain.nlu.meaning import Meaning, command

ANSWERS = ("yes", "no")


def yes_or_no_means(meaning: Meaning, state: SessionState) -> Meaning:
    """Return what a yes or a no stands for; any other meaning is returned as it is.

    A yes to no question asks what there is. A no to a question that says nothing of it stays a no.
    """
    if meaning.kind != "command" or meaning.id not in ANSWERS:
        return meaning
    offered = state.yes if meaning.id == "yes" else state.no
    if offered is not None and not (offered.kind == "command" and offered.id in ANSWERS):
        return offered
    return command("menu") if meaning.id == "yes" else meaning
