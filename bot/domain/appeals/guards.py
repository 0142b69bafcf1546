"""The conditions of moves that are more than one fact."""

from bot.domain.appeals.situation import Fact, Situation
from bot.domain.appeals.survey import Satisfaction


def unsatisfied(it: Situation) -> bool:
    return it.satisfaction is Satisfaction.UNSATISFIED


def rerated_badly(it: Situation) -> bool:
    return Fact.MAY_RERATE(it) and unsatisfied(it)


def rerated_well(it: Situation) -> bool:
    return Fact.MAY_RERATE(it) and not unsatisfied(it)


def rerated_to_promised(it: Situation) -> bool:
    return rerated_well(it) and Fact.PROMISED(it)


def first_time(it: Situation) -> bool:
    return Fact.MAY_ASK_TIME(it) and it.more_time is not None and it.more_time.granted == 0


def second_time(it: Situation) -> bool:
    return Fact.MAY_ASK_TIME(it) and it.more_time is not None and it.more_time.granted == 1


def asked_first(it: Situation) -> bool:
    return it.more_time is not None and it.more_time.asked_days is not None and it.more_time.granted == 0


def asked_again(it: Situation) -> bool:
    return it.more_time is not None and it.more_time.asked_days is not None and it.more_time.granted == 1
