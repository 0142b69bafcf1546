"""Reads a programme pack from its folder and checks it. Each mistake is reported with file, line and remedy."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.config import base, english, likeness, nudges, privacy, readers, weighed
from bot.config.document import Document
from bot.config.pack import Department, Pack
from bot.config.source import PackError, Problem
from bot.config.table import Table

__all__ = ["PackError", "builtin_pack", "load", "load_departments"]

RESEMBLANCE = "resemblance.txt"  # what the examples of each department look like, in pieces


def builtin_pack() -> Path:
    return Path(__file__).parent.parent / "pack" / "yunnan"


def load(folder: Path) -> Pack:
    """Return the pack in the folder, or raise PackError with all that is wrong in it."""
    reading = _Reading(folder)
    pack = reading.pack()
    reading.finish()
    return pack


def load_departments(file: Path) -> tuple[Department, ...]:
    """Return the departments of a dictionary file alone, or raise PackError."""
    reading = _Reading(file.parent)
    departments = readers.departments([reading.open(file.name)], words_only=True)
    reading.finish()
    return departments


class _Reading:
    """One reading of a pack's folder: its files, and the problems found so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents: list[Document] = []
        self._problems: list[Problem] = []

    def open(self, name: str) -> Document:
        self._documents.append(Document(self._folder, name, self._problems))
        return self._documents[-1]

    def pack(self) -> Pack:
        programme, limits, places = map(self.open, ("programme.toml", "limits.toml", "places.toml"))
        top = programme.top()
        zone = _zone(top)
        departments = readers.departments(map(self.open, self._department_files()))
        names = [department.name for department in departments]
        return Pack(
            name=top.text("name"),
            number_prefix=top.text("number_prefix"),
            zone=zone,
            default_place=top.text("default_place"),
            sentences=readers.sentences(programme.optional_table("sentences")),
            privacy=readers.privacy(programme.table("privacy")),
            abroad=privacy.abroad(programme.optional_table("doors")),
            departments=departments,
            places=readers.each(places.tables("place"), readers.place),
            local=readers.local(places.table("local")),
            sessions=readers.sessions(self.open("sessions.toml"), zone, set(names)),
            limits=readers.limits(limits.table("limits")),
            **self._small_files(names, limits),
        )

    def _small_files(self, departments: list[str], limits: Document) -> dict[str, Any]:
        """Read the files that each give one field, and what else limits.toml says."""
        return {
            "keep": readers.keep(limits.table("keep")),
            "thresholds": readers.thresholds(limits.table("thresholds")),
            "nudges": nudges.read(limits.tables("nudge")),
            "base": base.read(self._folder, departments, self._problems),
            "resemblance": weighed.read(self._folder / RESEMBLANCE, departments, self._problems),
            "themes": readers.each(self.open("themes.toml").tables("theme"), readers.theme),
            "kinds": readers.each(self.open("kinds.toml").tables("kind"), readers.kind),
            "phrases": readers.phrases(self.open("phrases.toml").top()),
            "hours": readers.hours(self.open("hours.toml").top()),
            "calendar": readers.calendar(self.open("calendar.toml").top()),
            "likeness": likeness.read(self.open("matters.toml"), self._folder, self._problems),
            "english": english.read(self._folder, self._problems),
            "reasons": readers.reasons(self.open("reasons.toml")),
        }

    def finish(self) -> None:
        for document in self._documents:
            document.done()
        if self._problems:
            raise PackError(*sorted(set(self._problems)))

    def _department_files(self) -> list[str]:
        """Return the files of departments; if there are none, the first missing one is reported."""
        found = sorted(path.relative_to(self._folder).as_posix() for path in self._folder.glob("departments/*.toml"))
        return found or ["departments/all.toml"]


def _zone(top: Table) -> ZoneInfo:
    name = top.text("zone")
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError):
        top.report("zone", f"zone is “{name}”; expected a time zone such as Asia/Shanghai")
        return ZoneInfo("Asia/Shanghai")
