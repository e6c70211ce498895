"""The kinds of activities there are, and those of a session."""

from __future__ import annotations

from aftercare.content.records import ContentPack
from aftercare.conversation.activities.activity import Activity
from aftercare.conversation.activities.breathing import BREATHING
from aftercare.conversation.activities.writing import WRITING
from aftercare.conversation.request import Request

KINDS = {kind.name: kind for kind in (WRITING, BREATHING)}


def activities_of(request: Request, pack: ContentPack) -> tuple[Activity, ...]:
    """Return what goes on in a session, or is kept for later in it; writing before breathing."""
    places = sorted(request.state.places, key=lambda place: [*KINDS].index(place.kind))
    return tuple(
        Activity(kind=KINDS[place.kind], place=place, pack=pack, now_ms=request.now_ms) for place in places
    )
