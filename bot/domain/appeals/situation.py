"""The facts about an appeal that a move may depend on."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.appeals.event import Event
from bot.domain.appeals.survey import Satisfaction


@dataclass(frozen=True, slots=True)
class MoreTime:
    """The extensions of one round: how many were granted, and the working days asked for that nobody decided yet."""

    granted: int
    asked_days: int | None

    @classmethod
    def of(cls, events: Iterable[Event], round_: int) -> "MoreTime":
        """Read them from the history; the days stand in the reason of the asking event."""
        granted, asked = 0, None
        for event in events:
            if event.round == round_ and (event.asked_days is not None or event.action.decides_time):
                granted += event.action.grants_time
                asked = event.asked_days
        return cls(granted, asked)


@dataclass(frozen=True, slots=True)
class Situation:
    """What guards look at: facts that the use case gathers before it asks the table."""

    sure: bool = False
    signs_off: bool = False
    booked: bool = False
    at_session: bool = False
    may_return: bool = False
    may_reroute: bool = False
    elsewhere: bool = False
    reworked: bool = False
    sampled: bool = False
    may_ask: bool = False
    may_object: bool = False
    may_rerate: bool = False
    may_reopen: bool = False
    promised: bool = False
    follows_plan: bool = False
    asked_in_handling: bool = False
    has_colleague: bool = False
    more_time: MoreTime | None = None
    may_ask_time: bool = False
    may_urge: bool = False
    satisfaction: Satisfaction | None = None
