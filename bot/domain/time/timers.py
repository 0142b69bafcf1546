"""Names what a timer can be about."""

from enum import StrEnum


class Subject(StrEnum):
    """What a timer is about.

    `row` is a row of that table, for a notice the session's, and 0 for the programme. The row of KEEPING is that up
    to which was examined.
    """

    APPEAL = "APPEAL"
    SESSION = "SESSION"
    NOTICE = "NOTICE"
    BOOKING = "BOOKING"
    PERSON = "PERSON"
    PROGRAMME = "PROGRAMME"
    WORDBOOK = "WORDBOOK"
    CALENDAR = "CALENDAR"
    MORNING = "MORNING"
    NEWS = "NEWS"
    KEEPING = "KEEPING"
    BACKUP = "BACKUP"
    ALARM = "ALARM"
    GROUPING = "GROUPING"
    CLASS = "CLASS"
    CLASS_ANSWER = "CLASS_ANSWER"
    BULK = "BULK"
    DEPARTMENT = "DEPARTMENT"


class PersonTimer(StrEnum):
    BOOKING_OPENS = "BOOKING_OPENS"
    AWAY_TURNS = "AWAY_TURNS"  # at midnight, unheard
    AWAY_TOLD = "AWAY_TOLD"
    NUDGE = "NUDGE"
    CALL = "CALL"
