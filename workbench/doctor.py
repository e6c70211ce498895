"""Looks at a checkout and says what is missing before it can be deployed, each with how to mend it."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from aftercare.content.pack import understanding_beside

from workbench.content.generate.generated_files import built_files, checked_content
from workbench.content.generate.pack import PACK, built_understanding
from workbench.content.read.content import Content
from workbench.content.read.problem import ContentError
from workbench.content.text.signatures import signable_ids, status_of
from workbench.icons import FOLDER as ICONS
from workbench.icons import SIZES
from workbench.interpreter import InterpreterMissingError, deployed_python
from workbench.manifest import CLINIC, MANIFEST, knows_endpoint
from workbench.training.digest import digest_of_training
from workbench.training.inputs import inputs_of

MODEL = Path("interaction_models/en-US.json")
TEMPLATE = Path("template.yaml")
ASK_STATES = Path("build/.ask/ask-states.json")
SAM_CONFIG = Path("samconfig.toml")

SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OTHERS_NAMES = ("alexa", "amazon", "aws")
"""What Amazon refuses in the domain of a privacy policy."""

MOST_MODEL_BYTES, MOST_INTENTS = 1_500_000, 250
ALEXA_WAITS_SECONDS = 8

Weight = Literal["missing", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to be done before the skill is deployed for listeners."""

    weight: Weight
    """"missing" stops a release; "later" is a step of the first deployment that is still to come."""
    what: str
    mend: str

    def __str__(self) -> str:
        """Return the finding as it is printed."""
        return f"{self.weight}: {self.what}\n    {self.mend}"


def findings(root: Path) -> list[Finding]:
    """Return everything that is still to be done, in the order of the deployment guide."""
    content = content_or_problems(root)
    return [
        *_clinic(root),
        *_signatures(content),
        *_generated(root, content),
        *(found for check in CHECKS for found in check(root)),
    ]


def content_or_problems(root: Path) -> Content | ContentError:
    """Return the content, which takes a while to read and check, or what is wrong with it."""
    try:
        return checked_content(root)
    except ContentError as error:
        return error


def stale(root: Path, content: Content) -> list[str]:
    """Return the built files that are not what content/ and corpus/ give."""
    old = [path.as_posix() for path, text in built_files(content) if _read(root / path) != text]
    understanding = built_understanding(root / PACK) or {}
    is_old = understanding.get("inputs") != digest_of_training(inputs_of(content))
    return [*old, understanding_beside(PACK).as_posix()] if is_old else old


def unsigned(content: Content) -> list[str]:
    """Return the topics and sheets whose words nobody signed, or that have changed since."""
    return [each for each in signable_ids(content) if status_of(content, each) != "signed"]


def _clinic(root: Path) -> Iterator[Finding]:
    clinic = _yaml(root / CLINIC)
    digits = re.sub(r"\D", "", str(clinic.get("phone", "")))
    if len(digits) not in (10, 11) or digits[-10:-7] in ("000", "555") or digits[-7:-4] == "555":
        yield _missing("the clinic's phone is none that can be called", f"write it into {CLINIC}")
    url = urlsplit(str(clinic.get("privacy_url", "")))
    host = url.hostname or ""
    if url.scheme != "https" or not host or "example" in host:
        yield _missing(
            f"the privacy policy's address is a placeholder ({host})", f"write yours into {CLINIC}"
        )
    elif any(name in host for name in OTHERS_NAMES):
        yield _missing(
            f"Amazon refuses the domain {host}", "host the policy where no name of theirs is in it"
        )


def _signatures(content: Content | ContentError) -> Iterator[Finding]:
    drafts = unsigned(content) if isinstance(content, Content) else []
    if drafts:
        mend = f"a clinician reads each and signs with aftercare review; the first is {drafts[0]}"
        yield _missing(f"{len(drafts)} topics and sheets are unsigned drafts", mend)


def _generated(root: Path, content: Content | ContentError) -> Iterator[Finding]:
    if isinstance(content, ContentError):
        what = f"the content has {len(content.problems)} problems"
        yield _missing(what, "make content names each with its line")
    elif old := stale(root, content):
        yield _missing(f"{', '.join(old)}: not what content/ gives", "make content")


def _model(root: Path) -> Iterator[Finding]:
    path = root / MODEL
    if not path.is_file():
        yield _missing("there is no interaction model", "make content")
        return
    model = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    if path.stat().st_size >= MOST_MODEL_BYTES:
        yield _missing(
            f"the interaction model has {path.stat().st_size} bytes", "Alexa takes 1.5 MB: fewer samples"
        )
    if len(model["intents"]) > MOST_INTENTS:
        yield _missing(
            f"the interaction model has {len(model['intents'])} intents", "Alexa takes 250: fewer carriers"
        )


def _icons(root: Path) -> Iterator[Finding]:
    for name, size in SIZES.items():
        found = _png_size(root / ICONS / name)
        if found != (size, size):
            yield _missing(f"the icon {name} is not {size} by {size} pixels", f"lay such a PNG into {ICONS}")


def _template(root: Path) -> Iterator[Finding]:
    text = _read(root / TEMPLATE)
    timeout = re.search(r"^ +Timeout: (\d+)$", text, re.MULTILINE)
    if timeout is None or int(timeout[1]) >= ALEXA_WAITS_SECONDS:
        yield _missing("the function may run longer than Alexa waits", f"set Timeout below 8 in {TEMPLATE}")
    if "AutoPublishAlias" not in text:
        yield _missing("the function has no alias", f"set AutoPublishAlias: live in {TEMPLATE}")


def _python(root: Path) -> Iterator[Finding]:
    try:
        deployed_python()
    except InterpreterMissingError as error:
        yield _missing("the function cannot be compiled here", str(error))


def _skill(root: Path) -> Iterator[Finding]:
    noted = [root / ASK_STATES, root / SAM_CONFIG]
    if not any(SKILL_ID.search(_read(path)) for path in noted):
        yield _later("the skill's id is not known yet", "step 2 of docs/deploying.md makes the skill")
    manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    if not knows_endpoint(manifest):
        yield _later(
            "the manifest names no function yet", "step 4 of docs/deploying.md writes its address down"
        )


CHECKS: tuple[Callable[[Path], Iterator[Finding]], ...] = (
    _model, _icons, _template, _python, _skill,
)  # fmt: skip


def _missing(what: str, mend: str) -> Finding:
    return Finding(weight="missing", what=what, mend=mend)


def _later(what: str, mend: str) -> Finding:
    return Finding(weight="later", what=what, mend=mend)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _yaml(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found if isinstance(found, dict) else {}


def _png_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels, or None for what is no PNG file."""
    start = path.read_bytes()[:24] if path.is_file() else b""
    if start[:8] != b"\x89PNG\r\n\x1a\n" or len(start) < 24:
        return None
    width, height = struct.unpack(">II", start[16:24])
    return width, height
