"""What people say for a meaning, and what they call a breathing pattern."""

from __future__ import annotations

from workbench.content.read.content import OVERLAYS, Content
from workbench.training.phrasings import LOOK_ALIKES, NONE, UNRELATED, Phrasing


def pattern_names(content: Content) -> dict[str, list[str]]:
    """Return what people call each breathing pattern, the usual name first."""
    return {pattern_id: list(file.value.names) for pattern_id, file in content.patterns.items()}


def phrasings_of_overlay(content: Content) -> list[Phrasing]:
    """Return what is phrased for the extra topics of a clinic's overlay; none without one."""
    files = [file for file in content.phrasings if file.document.path.startswith(OVERLAYS.as_posix())]
    return [
        Phrasing(author=file.name, label=file.folder, text=text, folder=file.folder)
        for file in files
        for text in file.value.root
    ]


def phrasings_of(content: Content) -> list[Phrasing]:
    """Return everything that is phrased in a content, as its authors wrote it down."""
    files = [(file.name, file.folder, file.folder, file.value.root) for file in content.phrasings]
    files += [(file.name, NONE, UNRELATED, file.value.root) for file in content.unrelated]
    files += [
        (file.name, label, LOOK_ALIKES, said)
        for file in content.look_alikes
        for label, said in file.value.root.items()
    ]
    return [
        Phrasing(author=author, label=label, text=text, folder=folder)
        for author, label, folder, said in files
        for text in said
    ]
