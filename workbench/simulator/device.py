"""The devices that can be simulated: a speaker, and one with a screen of some size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

DeviceKind = Literal["speaker", "screen"]

NEWEST_APL = "2024.3"
CODECS = ["H_264_42", "H_264_41"]

ARC_MINUTES_A_PIXEL = 346 / 1280
"""As an Echo Show of eight inches reports it; nothing here depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewport:
    """A screen, in pixels."""

    name: str
    width: int
    height: int
    dpi: int = 160
    shape: Literal["RECTANGLE", "ROUND"] = "RECTANGLE"
    mode: Literal["HUB", "TV"] = "HUB"


USUAL_VIEWPORT = "show-8"
VIEWPORTS: Mapping[str, Viewport] = MappingProxyType(
    {
        "show-8": Viewport(name="Show 8, 1280 by 800", width=1280, height=800),
        "show-5": Viewport(name="Show 5, 960 by 480", width=960, height=480),
        "show-7": Viewport(name="Show, 1024 by 600", width=1024, height=600),
        "show-15": Viewport(name="Show 15, 1920 by 1080", width=1920, height=1080),
        "show-15-upright": Viewport(name="Show 15 upright, 1080 by 1920", width=1080, height=1920),
        "spot": Viewport(name="Spot, round, 480", width=480, height=480, shape="ROUND"),
        "television": Viewport(name="Television, 960 by 540", width=960, height=540, dpi=320, mode="TV"),
    }
)


def system_device(device: DeviceKind, device_id: str) -> dict[str, Any]:
    """Return the device as context.System shows it; that it plays APL for audio is announced nowhere."""
    apl = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": NEWEST_APL}}}
    return {"deviceId": device_id, "supportedInterfaces": apl if device == "screen" else {}}


def viewport_context(device: DeviceKind, viewport: Viewport) -> dict[str, Any]:
    """Return what the context says of the screen; nothing for a speaker."""
    if device == "speaker":
        return {}
    return {"Viewport": _viewport(viewport), "Viewports": [_typed_viewport(viewport)]}


def _viewport(viewport: Viewport) -> dict[str, Any]:
    return {
        "experiences": [
            {
                "arcMinuteWidth": round(viewport.width * ARC_MINUTES_A_PIXEL),
                "arcMinuteHeight": round(viewport.height * ARC_MINUTES_A_PIXEL),
                "canRotate": False,
                "canResize": False,
            }
        ],
        "mode": viewport.mode,
        "shape": viewport.shape,
        "pixelWidth": viewport.width,
        "pixelHeight": viewport.height,
        "dpi": viewport.dpi,
        "currentPixelWidth": viewport.width,
        "currentPixelHeight": viewport.height,
        "touch": ["SINGLE"],
        "video": {"codecs": CODECS},
    }


def _typed_viewport(viewport: Viewport) -> dict[str, Any]:
    size = {"type": "DISCRETE", "pixelWidth": viewport.width, "pixelHeight": viewport.height}
    return {
        "type": "APL",
        "id": "main",
        "shape": viewport.shape,
        "dpi": viewport.dpi,
        "presentationType": "STANDARD",
        "canRotate": False,
        "configuration": {"current": {"mode": viewport.mode, "video": {"codecs": CODECS}, "size": size}},
    }
