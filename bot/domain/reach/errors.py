"""Reasons why nothing can be noted about a call."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.reach.phone_list import CallState


@dataclass
class CallOver(Refusal):
    """The call was made, or there is nothing to say any more."""

    state: CallState
