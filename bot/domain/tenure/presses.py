"""Buttons about the staff and about who belongs to an enterprise."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.people.details import Detail
from bot.domain.people.person import Standing
from bot.domain.people.presses import Answer
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.imports import Import
from bot.domain.tenure.settings import Section


@dataclass(frozen=True, slots=True)
class ShowStaff(Press):
    person: int


@dataclass(frozen=True, slots=True)
class DoStaff(Press):
    """Change the standing of somebody, if it is still the one that the button showed."""

    action: StandingAction
    person: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class StaffPhone(Press):
    """Show somebody's work phone; each look is noted."""

    person: int


@dataclass(frozen=True, slots=True)
class FindStaff(Press):
    """Ask for the name of the person whom an administrator looks for."""


@dataclass(frozen=True, slots=True)
class EditDetail(Press):
    """Change what is on record about the enterprise, or about who presses."""

    detail: Detail


@dataclass(frozen=True, slots=True)
class InviteColleague(Press):
    """Make a code with which somebody joins the presser's enterprise."""


@dataclass(frozen=True, slots=True)
class LeaveEnterprise(Press):
    """Belong to no enterprise any more."""


@dataclass(frozen=True, slots=True)
class ChangeEnterprise(Press):
    """Ask to belong to another enterprise."""


@dataclass(frozen=True, slots=True)
class ChangeDepartment(Press):
    """Ask which department is to be renamed, merged or ended."""


@dataclass(frozen=True, slots=True)
class CallOffChange(Press):
    """Call off a change of a department that is planned."""

    change: int


@dataclass(frozen=True, slots=True)
class ShowSettings(Press):
    """Show the settings of one kind."""

    section: Section


@dataclass(frozen=True, slots=True)
class ChangeSettings(Press):
    """Ask for changes of settings of one kind."""

    section: Section


@dataclass(frozen=True, slots=True)
class JudgeSettings(Press):
    """Adopt or refuse a change of settings."""

    version: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class RestoreSettings(Press):
    """Put a version of the settings in force again; 0 stands for the pack as it is written."""

    version: int


@dataclass(frozen=True, slots=True)
class SendTemplate(Press):
    """Send the empty table of a kind, to be filled in."""

    kind: Import


@dataclass(frozen=True, slots=True)
class DoImport(Press):
    """Take over a table that was tried, or let it be."""

    table: int
    answer: Answer
