"""The two devices that can be simulated: a speaker, and one with a screen."""

from __future__ import annotations

from typing import Any, Literal

DeviceKind = Literal["speaker", "screen"]

NEWEST_APL = "2024.3"
WIDTH, HEIGHT, DPI = 1280, 800, 160
"""An Echo Show of eight inches, in pixels."""

CODECS = ["H_264_42", "H_264_41"]


def system_device(device: DeviceKind, device_id: str) -> dict[str, Any]:
    """Return the device as context.System shows it; that it plays APL for audio is announced nowhere."""
    apl = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": NEWEST_APL}}}
    return {"deviceId": device_id, "supportedInterfaces": apl if device == "screen" else {}}


def viewport_context(device: DeviceKind) -> dict[str, Any]:
    """Return what the context says of the screen; nothing for a speaker."""
    if device == "speaker":
        return {}
    return {"Viewport": _viewport(), "Viewports": [_typed_viewport()]}


def _viewport() -> dict[str, Any]:
    return {
        "experiences": [
            {"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}
        ],
        "mode": "HUB",
        "shape": "RECTANGLE",
        "pixelWidth": WIDTH,
        "pixelHeight": HEIGHT,
        "dpi": DPI,
        "currentPixelWidth": WIDTH,
        "currentPixelHeight": HEIGHT,
        "touch": ["SINGLE"],
        "video": {"codecs": CODECS},
    }


def _typed_viewport() -> dict[str, Any]:
    size = {"type": "DISCRETE", "pixelWidth": WIDTH, "pixelHeight": HEIGHT}
    return {
        "type": "APL",
        "id": "main",
        "shape": "RECTANGLE",
        "dpi": DPI,
        "presentationType": "STANDARD",
        "canRotate": False,
        "configuration": {"current": {"mode": "HUB", "video": {"codecs": CODECS}, "size": size}},
    }
