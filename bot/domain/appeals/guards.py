"""The conditions of moves: each reads the facts that a use case gathered."""

from bot.domain.appeals.situation import Situation
from bot.domain.appeals.survey import Satisfaction


def unsatisfied(it: Situation) -> bool:
    return it.satisfaction is Satisfaction.UNSATISFIED


def rerated_badly(it: Situation) -> bool:
    return it.may_rerate and unsatisfied(it)


def rerated_well(it: Situation) -> bool:
    return it.may_rerate and not unsatisfied(it)


def sure(it: Situation) -> bool:
    return it.sure


def booked(it: Situation) -> bool:
    return it.booked


def may_ask(it: Situation) -> bool:
    return it.may_ask


def may_object(it: Situation) -> bool:
    return it.may_object


def may_return(it: Situation) -> bool:
    return it.may_return


def may_reroute(it: Situation) -> bool:
    return it.may_reroute


def elsewhere(it: Situation) -> bool:
    return it.elsewhere


def reworked(it: Situation) -> bool:
    return it.reworked


def sampled(it: Situation) -> bool:
    return it.sampled


def signs_off(it: Situation) -> bool:
    return it.signs_off


def promised(it: Situation) -> bool:
    """The answer is a plan, which is still to be followed."""
    return it.promised


def rerated_to_promised(it: Situation) -> bool:
    return rerated_well(it) and it.promised


def plan_is_over(it: Situation) -> bool:
    return it.follows_plan


def first_time(it: Situation) -> bool:
    return it.may_ask_time and it.more_time is not None and it.more_time.granted == 0


def second_time(it: Situation) -> bool:
    return it.may_ask_time and it.more_time is not None and it.more_time.granted == 1


def asked_first(it: Situation) -> bool:
    return it.more_time is not None and it.more_time.asked_days is not None and it.more_time.granted == 0


def asked_again(it: Situation) -> bool:
    return it.more_time is not None and it.more_time.asked_days is not None and it.more_time.granted == 1


def may_urge(it: Situation) -> bool:
    return it.may_urge


def asked_in_handling(it: Situation) -> bool:
    return it.asked_in_handling


def at_session(it: Situation) -> bool:
    return it.at_session


def may_reopen(it: Situation) -> bool:
    return it.may_reopen


def has_colleague(it: Situation) -> bool:
    return it.has_colleague
