"""Alarms of one kind: the first are told by themselves, what follows for a while is told together."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.base.notice import Notice


class AlarmTimer(StrEnum):
    MORE = "MORE"


class Alarm(StrEnum):
    """What an alarm is about."""

    OUT_OF_REACH = "OUT_OF_REACH"
    GIVEN_UP = "GIVEN_UP"


@dataclass(frozen=True, slots=True)
class Rule:
    """So many are told one by one; the rest after the `window`, as a number."""

    singly: int
    window: timedelta


RULES = {
    Alarm.OUT_OF_REACH: Rule(3, timedelta(minutes=10)),
    Alarm.GIVEN_UP: Rule(1, timedelta(hours=1)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAlarms(Notice):
    """So many more of a kind since the last was told; what they have in common stands in the list that it leads to."""

    CODE: ClassVar[str] = "more_alarms"
    alarm: Alarm
    count: int
