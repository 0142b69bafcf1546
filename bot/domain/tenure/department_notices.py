"""What is told when departments are renamed, merged or ended."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.tenure.census import Unserved
from bot.domain.tenure.department import DepartmentChange, Following


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentsShown(Notice):
    """For an administrator: changes that are planned, the newest that were made, and whom the pack names for nobody.

    `count` departments and `places` (州市) are named by the pack.
    """

    CODE: ClassVar[str] = "departments_shown"
    count: int
    places: int
    planned: tuple[DepartmentChange, ...]
    done: tuple[DepartmentChange, ...]
    unserved: Unserved


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentPlanned(Notice):
    """For the administrators: a change holds from a later date."""

    CODE: ClassVar[str] = "department_planned"
    change: DepartmentChange


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCalledOff(Notice):
    """For the administrators: a change that was planned does not come."""

    CODE: ClassVar[str] = "department_called_off"
    change: DepartmentChange


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentChanged(Notice):
    """For administrators and coordinators, and for the people of the department (`mine`): a change holds now."""

    CODE: ClassVar[str] = "department_changed"
    change: DepartmentChange
    moved: Following
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentKept(Notice):
    """For administrators: a planned end could not be carried out, because the department still has work."""

    CODE: ClassVar[str] = "department_kept"
    change: DepartmentChange
    left: Following
