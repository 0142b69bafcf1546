"""Buttons about one appeal."""

from dataclasses import dataclass

from bot.domain.appeals.appeal import Action, State
from bot.domain.appeals.survey import Satisfaction


@dataclass(frozen=True, slots=True)
class Do:
    """Act on an appeal as it was when the button was shown."""

    action: Action
    appeal: int
    state: State
    round: int


@dataclass(frozen=True, slots=True)
class Show:
    """Open the appeal's card."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Files:
    """Send the appeal's attachments."""

    appeal: int


@dataclass(frozen=True, slots=True)
class History:
    appeal: int


@dataclass(frozen=True, slots=True)
class Rate:
    """First tap of the survey."""

    appeal: int
    state: State
    round: int
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Show what was pushed about the appeal, and whether it arrived."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Follow:
    """File a new appeal that goes on from a closed one."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Phone:
    """Show the number of an appeal's contact person; logged."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Similar:
    """Show what was answered to appeals like this one."""

    appeal: int
