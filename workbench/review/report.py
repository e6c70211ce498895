"""`aftercare review` in the terminal: what is signed, what has changed, what nobody has signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.review.standing import Change, Standing

STATES = ("signed", "changed", "draft")
_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}


def report(topics: Sequence[Standing], sheets: Sequence[Standing] = ()) -> Iterator[str]:
    """Yield the lines of the report: how many, then each; what needs a reader comes first."""
    yield _counted(topics, "topics")
    if sheets:
        yield _counted(sheets, "sheets of everything else that is said")
    for each in sorted((*topics, *sheets), key=lambda standing: -STATES.index(standing.status)):
        by = f"  {each.review.by}, {each.review.role}, {each.review.on}" if each.review else ""
        yield f"{each.status:8} {each.id:26} {each.title}{by}"
        if each.status == "changed":
            yield from (f"           {part}: {marked(change)}" for part, change in each.changes.items())


def _counted(standings: Sequence[Standing], what: str) -> str:
    count = Counter(each.status for each in standings)
    return (
        f"{len(standings)} {what}: {count['signed']} signed, {count['changed']} changed since they were "
        f"signed, {count['draft']} drafts."
    )


def marked(changes: Sequence[Change]) -> str:
    """Return a change with what is gone and what is new in brackets."""
    return " ".join(_MARKS[kind].format(words) for kind, words in changes)
