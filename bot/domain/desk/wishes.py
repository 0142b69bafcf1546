"""Names what a sentence typed outside a form may ask for."""

from enum import StrEnum


class Wish(StrEnum):
    """A wish. Of several in one sentence the one that stands first here counts."""

    NOTHING = "NOTHING"  # something is not to be done: 不用催了, 先别取消
    WITHDRAW = "WITHDRAW"
    DELETE_ME = "DELETE_ME"
    QUIET = "QUIET"
    PHONE = "PHONE"
    DETAILS = "DETAILS"
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
    LOOK = "LOOK"  # nothing but a number says what is meant


# Asks for nothing that concerns an appeal; it is understood of staff, too.
ABOUT_NOTHING = frozenset({Wish.HELP, Wish.HUMAN, Wish.THANKS, Wish.GREETING, Wish.NOTHING})


class Topic(StrEnum):
    """What people ask about the service itself; the answer does nothing."""

    EMERGENCY = "EMERGENCY"
    OTHERS = "OTHERS"  # appeals of another enterprise
    PRIVACY = "PRIVACY"
    FEE = "FEE"
    HOW_MANY = "HOW_MANY"
    UNSATISFIED = "UNSATISFIED"  # what follows upon a rating
    RERATE = "RERATE"
    REBOOK = "REBOOK"
    URGING = "URGING"
    WITHDRAWN = "WITHDRAWN"  # whether it can be filed again
    CANCELLED = "CANCELLED"  # whether a cancelled session is told
    MORE_TIME = "MORE_TIME"
    ABSENCE = "ABSENCE"
    SITTING = "SITTING"  # somebody else sits at a session
    STAFF = "STAFF"  # how staff join
    BROWSE = "BROWSE"  # without registering


class Unasked(StrEnum):
    """What else a text may be: it asks the bot for nothing."""

    MATTER = "MATTER"  # tells of a matter for a department
    CHATTER = "CHATTER"  # has nothing to do with the service


Saying = Wish | Topic | Unasked


class Doubt(StrEnum):
    """Why it is not clear what a text is meant for."""

    OLD = "OLD"  # something half-filled waits since yesterday or longer
    NUMBER = "NUMBER"  # it is an appeal's number, and something is being filled in
    SUPPLY = "SUPPLY"  # it may answer a question about an appeal
    EITHER = "EITHER"  # the same, and something is being filled in
    REFERS = "REFERS"  # it speaks of what was filed, and of something else
    WISH = "WISH"  # it asks for something else than the form that is being filled in
    LIKELY = "LIKELY"  # it is like sentences that ask for several things


class Meaning(StrEnum):
    """What a text was meant for. For SUPPLY the number of the appeal follows, for SAYING what it says."""

    FILL = "FILL"
    OPEN = "OPEN"
    NEW = "NEW"
    LIST = "LIST"
    FIND = "FIND"
    LEAVE = "LEAVE"
    SUPPLY = "SUPPLY"
    SAYING = "SAYING."
