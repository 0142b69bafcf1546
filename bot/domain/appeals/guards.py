"""Conditions of moves that combine several facts; simple ones are in bot.domain.appeals.situation."""

from bot.domain.appeals.situation import Fact, Situation
from bot.domain.appeals.survey import Satisfaction


def unsatisfied(situation: Situation) -> bool:
    return situation.satisfaction is Satisfaction.UNSATISFIED


def rerated_badly(situation: Situation) -> bool:
    """Whether the enterprise may change its rating, and changes it to unsatisfied."""
    return Fact.MAY_RERATE(situation) and unsatisfied(situation)


def rerated_well(situation: Situation) -> bool:
    """Whether the enterprise may change its rating, and changes it to anything but unsatisfied."""
    return Fact.MAY_RERATE(situation) and not unsatisfied(situation)


def rerated_to_promised(situation: Situation) -> bool:
    """The same for an answer that is a long-term plan."""
    return rerated_well(situation) and Fact.PROMISED(situation)


def first_time(situation: Situation) -> bool:
    """Whether more time may be asked for, and none has been granted in this round."""
    return Fact.MAY_ASK_TIME(situation) and situation.more_time is not None and situation.more_time.granted == 0


def second_time(situation: Situation) -> bool:
    """Whether more time may be asked for, and it has been granted once in this round."""
    return Fact.MAY_ASK_TIME(situation) and situation.more_time is not None and situation.more_time.granted == 1


def asked_first(situation: Situation) -> bool:
    """Whether the first request for more time waits for a decision."""
    return (
        situation.more_time is not None
        and situation.more_time.asked_days is not None
        and situation.more_time.granted == 0
    )


def asked_again(situation: Situation) -> bool:
    """Whether the second request for more time waits for a decision."""
    return (
        situation.more_time is not None
        and situation.more_time.asked_days is not None
        and situation.more_time.granted == 1
    )
