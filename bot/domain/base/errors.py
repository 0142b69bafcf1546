"""Refusals: an error is a class with facts; its wording is in bot.texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass
class Refusal(Exception):  # noqa: N818  # the house's word for it
    """The person can't do this now; the use case is undone and what was typed is kept.

    `too_late`: somebody else acted first, or the time is over; what was typed is offered for something else.
    """

    too_late: ClassVar[bool] = False

    @property
    def is_kept(self) -> bool:
        """Whether the record of the update may keep what was typed: a number that nobody asked for may not stay."""
        return True


@dataclass
class NotFound(Refusal):
    """No such thing, or not this person's."""


@dataclass
class Unreadable(Refusal):
    """Button data that this program did not write."""


@dataclass
class NoRight(Refusal):
    """The command is for another role."""


@dataclass
class NotRegistered(Refusal):
    """An enterprise's command by somebody who has not registered."""


@dataclass
class StaleStep(Refusal):
    """A choice of a form's step that is over."""


@dataclass
class BadInput(Refusal):
    """What was sent does not fit the step; `problem` names the sentence, `facts` fill it.

    `private`: it may be somebody's personal number, so that no record keeps it.
    """

    problem: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    private: bool = False

    @property
    def is_kept(self) -> bool:
        return not self.private
