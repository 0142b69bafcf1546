"""Why a circular stays as it is."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.reports.circular import CircularAction, CircularState


@dataclass
class CircularRefused(Refusal):
    """No row of the circular's table lets this be done in its state."""

    action: CircularAction
    state: CircularState
