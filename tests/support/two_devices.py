"""Two devices of one household, turn by turn, beside a model of what should be kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from aftercare.store.listener import Listener
from aftercare.store.port import ListenerStore, Stored
from aftercare.store.preferences import DEFAULTS, Preferences
from hypothesis import strategies as st
from support.store import NOON

changes = st.fixed_dictionaries(
    {},
    optional={
        "welcomed": st.booleans(),
        "breathing_minutes": st.integers(1, 10),
        "prompt_step": st.integers(-365, 365),
        "journal_days": st.integers(0, 400),
        "speech_pace": st.sampled_from([None, 80, 90, 110]),
    },
)
steps = st.tuples(
    st.integers(0, 1), st.sampled_from(["begin", "begin", "end", "end", "end", "hang up", "forget"]), changes
)
hundreds_of_turns = st.lists(steps, min_size=200, max_size=300)


@dataclass(slots=True)
class Device:
    """One device: the turn it is in, and the record its session carries."""

    store: ListenerStore
    key: str
    turn: Listener | None = None
    wished: dict[str, Any] = field(default_factory=dict)
    carried: Stored | None = None

    def begin(self, changed: dict[str, Any], *, now: int) -> None:
        self.turn = Listener(self.store, self.key, now=now, carried=self.carried)
        saw = self.turn.preferences
        self.turn.change(**changed)
        # To wish for what is there already is no change, as far as this device could see.
        self.wished = changed if replace(saw, **changed) != saw else {}

    def end(self) -> dict[str, Any]:
        """Finish the turn and return what it changed."""
        if self.turn is None:
            return {}
        self.turn.keep()
        assert not self.turn.failed
        self.carried, self.turn = self.turn.to_carry, None
        return self.wished


def lives_through(store: ListenerStore, turns: list[tuple[int, str, dict[str, Any]]]) -> None:
    """Let two devices take their turns, and compare what is kept with what was wished."""
    key, wished = uuid4().hex, DEFAULTS
    devices = [Device(store, key), Device(store, key)]
    for number_of_turns, (number, action, changed) in enumerate(turns):
        device = devices[number]
        if action == "begin":
            device.begin(changed, now=NOON + number_of_turns)
        elif action == "hang up":
            device.turn = device.carried = None
        elif action == "forget":
            assert Listener(store, key, now=NOON).forget()
            wished = DEFAULTS
        else:
            wished = replace(wished, **device.end())
            if number_of_turns % 10 == 0:
                assert seen(store, key) == wished
    assert seen(store, key) == wished


def seen(store: ListenerStore, key: str) -> Preferences:
    return store.read(key).preferences
