"""Limits alarms of one kind: the first ones are sent each by itself, the following ones together after a while."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.base.notice import Notice


class AlarmTimer(StrEnum):
    MORE = "MORE"


class Alarm(StrEnum):
    """The subject of an alarm."""

    OUT_OF_REACH = "OUT_OF_REACH"
    GIVEN_UP = "GIVEN_UP"


@dataclass(frozen=True, slots=True)
class Rule:
    """The first `singly` alarms are sent one by one; the others are told as a number after `window`."""

    singly: int
    window: timedelta


RULES = {
    Alarm.OUT_OF_REACH: Rule(3, timedelta(minutes=10)),
    Alarm.GIVEN_UP: Rule(1, timedelta(hours=1)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAlarms(Notice):
    """How many further alarms of a kind there were; the list to which it leads shows what they have in common."""

    CODE: ClassVar[str] = "more_alarms"
    alarm: Alarm
    count: int
