"""Buttons about one appeal."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.appeals.action import Action, State
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
    """An action that one tap completes, because nothing has to be asked."""

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
    """The first tap of the survey: how satisfied the enterprise is."""

    appeal: int
    state: State
    round: int
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True)
class Deliveries(Press):
    """Show which messages went out about the appeal, and whether they arrived."""

    appeal: int


@dataclass(frozen=True, slots=True)
class FileAgain(Press):
    """File a new appeal that continues a closed one."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Phone(Press):
    """Show the phone number of an appeal's contact person; that is logged."""

    appeal: int


@dataclass(frozen=True, slots=True)
class TellNews(Press):
    """Ask to be told every few days how one's appeals stand (`on` 1), or no more (0)."""

    on: int


@dataclass(frozen=True, slots=True)
class Similar(Press):
    """Show what was answered to appeals like this one."""

    appeal: int
