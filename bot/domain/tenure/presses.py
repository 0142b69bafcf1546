"""Buttons about who is on the staff, and who belongs to an enterprise."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.people.person import Standing
from bot.domain.people.standing import StandingAction


@dataclass(frozen=True, slots=True)
class ShowStaff(Press):
    person: int


@dataclass(frozen=True, slots=True)
class DoStaff(Press):
    """Suspend, resume, end, move or remove somebody who stood so when the button was shown."""

    action: StandingAction
    person: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class FindStaff(Press):
    """Ask whom an administrator looks for."""


@dataclass(frozen=True, slots=True)
class ChangeEnterprise(Press):
    """Ask to belong to another enterprise."""
