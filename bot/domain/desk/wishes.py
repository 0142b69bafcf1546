"""What somebody may want who types outside a form."""

from enum import StrEnum


class Wish(StrEnum):
    """In the order in which they are believed where a sentence names several."""

    WITHDRAW = "WITHDRAW"
    DELETE_ME = "DELETE_ME"
    PHONE = "PHONE"
    HUMAN = "HUMAN"
    BOOKING = "BOOKING"
    SUPPLY = "SUPPLY"
    URGE = "URGE"
    RATE = "RATE"
    PROGRESS = "PROGRESS"
    HELP = "HELP"
    FILE = "FILE"
    THANKS = "THANKS"
    GREETING = "GREETING"


class Doubt(StrEnum):
    """Why it is not clear what a text is for."""

    OLD = "OLD"  # something half-filled waits since yesterday or longer
    NUMBER = "NUMBER"  # it is an appeal's number, and something is being filled in
    SUPPLY = "SUPPLY"  # it may answer a question about an appeal
    REFERS = "REFERS"  # it speaks of what was filed, and of something else


class Meaning(StrEnum):
    """What a text was for; of an appeal that is to be supplemented its number stands behind."""

    FILL = "FILL"
    OPEN = "OPEN"
    NEW = "NEW"
    LIST = "LIST"
    FIND = "FIND"
    LEAVE = "LEAVE"
    SUPPLY = "SUPPLY"
