"""Reasons why a circular can't be moved."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.reports.circular import CircularAction, CircularState


@dataclass
class CircularRefused(Refusal):
    """The circular's table has no row that lets this be done in its state."""

    action: CircularAction
    state: CircularState
