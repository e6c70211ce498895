"""Where the checkout keeps what the simulator reads."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODELS = Path("interaction_models")
PACKS = Path("lambda") / "aftercare" / "packs"
CLINICS = Path("build") / "clinics"


class UnknownLocale(LookupError):
    """There is no such locale in the checkout, or nothing was built for that clinic."""


def model_path(locale: str, clinic: str | None = None) -> Path:
    """Return the interaction model of a locale, or of a clinic that was built. Raises UnknownLocale."""
    return _path(MODELS, locale, clinic)


def pack_path(locale: str, clinic: str | None = None) -> Path:
    """Return the built pack of a locale, or of a clinic that was built. Raises UnknownLocale."""
    return _path(PACKS, locale, clinic)


def _path(folder: Path, locale: str, clinic: str | None) -> Path:
    # Looked up among what is there, since names from the command line may hold any characters.
    where = ROOT if clinic is None else _clinic(clinic)
    # No locale has a dot: what lies beside a pack, such as en-US.model.json, is none of its own.
    files = sorted((where / folder).glob("*.json"))
    found = {path.stem: path for path in files if "." not in path.stem}
    if locale not in found:
        there = f"there is {', '.join(found)}" if found else "none is built yet, run `make content`"
        raise UnknownLocale(f"no locale {locale!r} in {folder}; {there}")
    return found[locale]


def _clinic(clinic: str) -> Path:
    built = {path.name: path for path in sorted((ROOT / CLINICS).glob("*/"))}
    if clinic not in built:
        raise UnknownLocale(f"clinic {clinic!r} is not built; run aftercare content --clinic {clinic}")
    return built[clinic]
