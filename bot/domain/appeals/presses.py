"""Buttons about one appeal."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.appeals.appeal import Action, State
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Do(Press):
    """Act on an appeal as it was when the button was shown."""

    action: Action
    appeal: int
    state: State
    round: int


class Tap(StrEnum):
    """What is done by one tap where nothing has to be asked."""

    SATISFIED = "SATISFIED"  # rated as satisfying and solved
    FIRST = "FIRST"  # assigned to the department that the classifier ranks first
    ACCEPT_AND_ANSWER = "ACCEPT_AND_ANSWER"  # accepted, and the answer is begun


@dataclass(frozen=True, slots=True)
class AtOnce(Press):
    """Act on an appeal by one tap, as it was when the button was shown."""

    tap: Tap
    appeal: int
    state: State
    round: int


@dataclass(frozen=True, slots=True)
class Show(Press):
    """Open the appeal's card."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Files(Press):
    """Send the appeal's attachments."""

    appeal: int


@dataclass(frozen=True, slots=True)
class History(Press):
    appeal: int


@dataclass(frozen=True, slots=True)
class Rate(Press):
    """First tap of the survey."""

    appeal: int
    state: State
    round: int
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True)
class Deliveries(Press):
    """Show what was pushed about the appeal, and whether it arrived."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Follow(Press):
    """File a new appeal that goes on from a closed one."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Phone(Press):
    """Show the number of an appeal's contact person; logged."""

    appeal: int


@dataclass(frozen=True, slots=True)
class TellNews(Press):
    """`on` 1: be told every few days where one's appeals stand, 0: not any more."""

    on: int


@dataclass(frozen=True, slots=True)
class Similar(Press):
    """Show what was answered to appeals like this one."""

    appeal: int
