"""Begin the overlay of another clinic: its name and number, and room for what it says differently."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml
from pydantic import ValidationError

from workbench.content.read.content import read_content
from workbench.content.read.content_files import OVERLAYS
from workbench.content.schema.files import ClinicFile

CLINIC = """\
# Spoken and printed. What is left out stays as in the base.
{details}# When someone answers the telephone, said after "They are open"; remove the # when it is true.
# hours: Monday to Friday, nine to five
"""

OVERLAY = """\
# Topics this clinic would rather answer itself; the skill then gives its number.
# What keeps people safe stays on.
off: []
# Longer waits, by their name in the base's times.yaml. A shorter one stops the build.
times: {}
"""

READ_ME = """\
# {name}

What is said differently here lies over `content/en-US/`:

- `clinic.yaml`: name, number, hours, the words that open the skill, time zone.
- `overlay.yaml`: topics switched off, and longer waits.
- `topics/<id>.yaml`: only the parts that change; what is left out stays. A whole file is an extra topic.
  Under `asked` stands how people ask; it adds to what the base hears.
- `sources.yaml`, `common_questions.yaml`: if they differ.

Then `aftercare content --clinic {slug}` builds it, `aftercare talk --clinic {slug}` speaks with it, and
`aftercare review --clinic {slug} --book FILE` shows it on one page.
"""


NO_NUMBER_YET = "write the number here"
"""Stops the build until the number is there; a listener must never be sent to another clinic."""


class CannotBegin(Exception):
    """The folder is there already, or what was given is no name, number or invocation."""


def new_clinic(root: Path, name: str, *, phone: str | None = None, skill_name: str | None = None) -> Path:
    """Write the folder of a clinic and return it. Raises CannotBegin."""
    slug = slug_of(name)
    folder = root / OVERLAYS / slug
    if not slug or folder.exists():
        raise CannotBegin(
            f"{folder.name} is there already" if slug else f"{name!r} has no letters for a folder"
        )
    base = read_content(root).clinic.value
    details = {
        "name": name,
        "phone": phone or NO_NUMBER_YET,
        "skill_name": skill_name or base.skill_name,
        "time_zone": base.time_zone,
        "privacy_url": base.privacy_url,
    }
    try:
        ClinicFile.model_validate(details | ({} if phone else {"phone": base.phone}))
    except ValidationError as error:
        first = error.errors()[0]
        raise CannotBegin(f"{first['msg']}. {first.get('ctx', {}).get('mend', '')}".strip()) from error
    texts = {
        "clinic.yaml": CLINIC.format(details=yaml.safe_dump(details, sort_keys=False, allow_unicode=True)),
        "overlay.yaml": OVERLAY,
        "README.md": READ_ME.format(name=name, slug=slug),
    }
    folder.mkdir(parents=True)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return folder


def slug_of(name: str) -> str:
    """Return a name as that of a folder: `St. Mary's Clinic` is `st-marys-clinic`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))
