"""What a session may bring back that this version never sent: from an older one, or from an attacker."""

from __future__ import annotations

from typing import Any

from aftercare.conversation.router import COMMANDS
from hypothesis import strategies as st
from support.packs import pack

leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything: st.SearchStrategy[Any] = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)

LINES = st.sampled_from(sorted(pack().lines))
MINUTES = st.integers(-1, 40)
MOMENTS = st.integers(-(10**15), 10**15) | st.integers(1_772_000_000_000, 1_773_000_000_000)
SLOTS = st.dictionaries(
    st.sampled_from(["minutes", "number", "pattern", "action", "time", "date", "again", "twice", "more"]),
    st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["box", "pause", "longer", "PT5M"]),
    max_size=3,
)
IDS = {
    "command": st.sampled_from(sorted(COMMANDS)),
    "answer": st.sampled_from(sorted(pack().topics)),
    "safety": st.sampled_from(["crisis", "emergency", "urgent_call_clinic"]),
}


@st.composite
def meanings(draw: st.DrawFn) -> list[Any]:
    """Draw what a yes or a no may be said to mean."""
    kind = draw(st.sampled_from(sorted(IDS)))
    meant = draw(IDS[kind] if draw(st.integers(0, 3)) else st.text(max_size=9))
    return [kind, meant, draw(SLOTS if draw(st.booleans()) else anything), draw(st.none() | anything)]


spoken = st.lists(LINES, min_size=1, max_size=1) | st.tuples(
    LINES, st.dictionaries(st.text(max_size=9), st.text(max_size=9) | LINES.map("@{}".format), max_size=2)
).map(list)

places = st.fixed_dictionaries(
    {"pattern": st.sampled_from(sorted(pack().patterns)), "minutes": MINUTES, "pace": st.integers(60, 140)},
    optional={
        "from_ms": MOMENTS, "started_ms": MOMENTS, "paused": st.booleans(),
        "hearing": st.lists(MOMENTS, min_size=3, max_size=5),
    },
)  # fmt: skip
writing = st.fixed_dictionaries(
    {"minutes": MINUTES}, optional={"from_ms": MOMENTS, "started_ms": MOMENTS, "paused": st.booleans()}
)
preferences = st.fixed_dictionaries(
    {},
    optional={
        "welcomed": st.booleans(),
        "breathing_pattern": st.sampled_from(["box", "gone", ""]),
        "breathing_minutes": MINUTES,
        "breathing_pace": st.integers(60, 140),
        "prompt_day": st.sampled_from(["2026-03-02", "2025-02-29", "0001-01-01", "9999-12-31"]),
        "prompt_step": st.integers(-500, 500),
        "journal_days": st.integers(-5, 40_000),
        "speech_pace": st.integers(0, 200),
        "time_zone": st.sampled_from(["America/Denver", "Mars/Base", "../../etc/passwd", "UTC"]),
        "time_zone_asked": st.sampled_from(["2026-03-02", "yesterday", "9999-12-31"]),
    },
)

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "area": st.sampled_from(
        ["menu", "topic", "list", "breathing", "journal", "writing", "safety", "privacy"]
    ),
    "topic": IDS["answer"],
    "position": st.integers(),
    "misses": st.integers(),
    "slow": st.booleans(),
    "theme": st.sampled_from(sorted({prompt.theme for prompt in pack().prompts})),
    "weight": st.sampled_from(["gentle", "heavy"]),
    "writing": writing,
    "breathing": places,
    "yes": meanings(),
    "no": meanings(),
    "said": st.lists(spoken, max_size=12),
    "asked": spoken,
    "kept": st.tuples(st.integers(-1, 2**54), st.integers(-1, 2**54), preferences).map(list),
}


@st.composite
def attributes(draw: st.DrawFn) -> Any:
    """Draw attributes whose fields are each as they should be, or anything at all."""
    if not draw(st.integers(0, 3)):
        return draw(anything)
    fields = draw(st.sets(st.sampled_from(sorted(FIELDS))))
    odd = draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=2))
    forged = {name: draw(anything if name in odd else FIELDS[name]) for name in sorted(fields)}
    return {"v": draw(st.sampled_from([1, 1, 1, 0, 2, "1", None])), **forged}
