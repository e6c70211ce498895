"""Where the checkout keeps what the simulator reads."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "interaction_models"
PACKS = ROOT / "lambda" / "aftercare" / "packs"


class UnknownLocale(LookupError):
    """There is no such locale in the checkout."""


def model_path(locale: str) -> Path:
    """Return the interaction model of a locale. Raises UnknownLocale."""
    return _path(MODELS, locale)


def pack_path(locale: str) -> Path:
    """Return the built pack of a locale. Raises UnknownLocale."""
    return _path(PACKS, locale)


def _path(folder: Path, locale: str) -> Path:
    # Looked up among what is there, since a locale from the command line may hold any characters.
    found = {path.stem: path for path in sorted(folder.glob("*.json"))}
    if locale not in found:
        there = f"there is {', '.join(found)}" if found else "none is built yet, run `make content`"
        raise UnknownLocale(f"no locale {locale!r} in {folder.relative_to(ROOT)}; {there}")
    return found[locale]
