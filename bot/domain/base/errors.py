"""Defines refusals, errors that a person is told. Each is a class with facts; its wording is in bot.texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass
class Refusal(Exception):  # noqa: N818  # the house's word for it
    """The person can't do this now.

    The use case is undone and what was typed is kept. `too_late`: somebody else acted first, or the time is over;
    what was typed can be used elsewhere.
    """

    too_late: ClassVar[bool] = False

    @property
    def is_kept(self) -> bool:
        """Whether the stored update keeps what was typed; false for a personal number that nobody asked for."""
        return True


@dataclass
class NotFound(Refusal):
    """It does not exist, or belongs to somebody else."""


@dataclass
class Unreadable(Refusal):
    """Button data that this program did not write."""


@dataclass
class NoRight(Refusal):
    """The command is for another role."""


@dataclass
class NotRegistered(Refusal):
    """The command is for enterprises, and the person has not registered."""


@dataclass
class NotInvited(NotRegistered):
    """The command is for staff, and the person belongs to nobody yet."""


@dataclass
class StaleStep(Refusal):
    """The choice belongs to a step of a form that is done."""


@dataclass
class NothingKept(Refusal):
    """What was given up can't be had back: it was already, or something else was given up after it."""


@dataclass
class BadInput(Refusal):
    """What was sent does not fit the step.

    `problem` names the sentence to show, `facts` fill it. `private`: it may be a personal number, so it is not
    stored.
    """

    problem: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    private: bool = False

    @property
    def is_kept(self) -> bool:
        return not self.private
