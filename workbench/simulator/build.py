"""simulator_for(): the one place where the simulator's parts meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from aftercare.domain.day import local_time

from workbench.simulator.checkout import model_path
from workbench.simulator.clock import Clock
from workbench.simulator.conversation import Simulator
from workbench.simulator.device import USUAL_VIEWPORT, VIEWPORTS, DeviceKind, Viewport
from workbench.simulator.device_skill import clinic_zone, skill_on_this_machine
from workbench.simulator.intent_matching import IntentMatcher
from workbench.simulator.listener import SimulatedListener
from workbench.simulator.model import Model
from workbench.simulator.requests import Ids, RequestBuilder


def simulator_for(
    *,
    locale: str,
    now: datetime | None,
    state: Path | None,
    device: DeviceKind,
    clinic: str | None = None,
    viewport: Callable[[], Viewport] = lambda: VIEWPORTS[USUAL_VIEWPORT],
    **parts: Any,
) -> Simulator:
    """Return a simulator of the real skill, or of a clinic's that was built.

    With `now` the clock stands there and only moves by what is heard, and every id is the same in each run.
    Without `state` nothing is kept. `parts` are parts of the skill that are to be others than the usual ones,
    such as a `store`, which is closed by whoever gave it.
    Raises UnknownLocale.
    """
    clock = Clock.standing_at(now) if now else Clock.real()
    model = Model.read(model_path(locale, clinic))
    zone = clinic_zone(locale, clinic)
    requests = RequestBuilder(
        listener=_listener(state, is_fixed=now is not None),
        model=model,
        device=device,
        locale=locale,
        ids=Ids(seed=now.isoformat() if now else None),
        now=clock.now,
        viewport=viewport,
    )
    return Simulator(
        skill_on_this_machine(locale=locale, state=state, clock=clock, clinic=clinic, **parts),
        matcher=IntentMatcher(model, today=lambda: local_time(clock.now(), zone).date()),
        requests=requests,
        clock=clock,
    )


def _listener(state: Path | None, *, is_fixed: bool) -> SimulatedListener:
    if state is not None:
        return SimulatedListener.of_state(state)
    return SimulatedListener.from_seed("in memory") if is_fixed else SimulatedListener.unknown()
