"""What somebody is to the subject of a table of moves."""

from enum import StrEnum


class Party(StrEnum):
    """What somebody is to one appeal; the tables of moves speak of parties only."""

    MEMBER = "MEMBER"
    LEAD = "LEAD"
    ASSISTING = "ASSISTING"
    HEAD = "HEAD"
    ASSISTING_HEAD = "ASSISTING_HEAD"
    COORDINATOR = "COORDINATOR"
    SUPERVISOR = "SUPERVISOR"
    FORMER = "FORMER"  # the lead that a move takes the appeal from: told, and out of it
    SYSTEM = "SYSTEM"
    COUNTER = "COUNTER"  # a coordinator who acts for an enterprise that has no chat of its own
