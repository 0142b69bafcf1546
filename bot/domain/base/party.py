"""Names what somebody can be to the subject of a table of moves, such as member, lead or coordinator."""

from enum import StrEnum


class Party(StrEnum):
    """What somebody is to an appeal, a person or an enterprise. Tables of moves name parties only, never persons.

    Who acts as a party is each of its people. Who is told may be fewer: of LEAD it is the handler of the appeal or
    their deputy, if there is one who can be reached, and otherwise all contacts of the lead department.
    A new one of an appeal is also known to `bot.usecases.appeals.audience`, which finds its people, to
    `bot.texts.style.parties`, and to `bot.texts.appeals.cards` where its card or push has other buttons.
    """

    MEMBER = "MEMBER"
    LEAD = "LEAD"
    ASSISTING = "ASSISTING"
    HEAD = "HEAD"
    ASSISTING_HEAD = "ASSISTING_HEAD"
    COORDINATOR = "COORDINATOR"
    SUPERVISOR = "SUPERVISOR"
    FORMER = "FORMER"  # who led or assisted, and whom a move takes the appeal from: told, and out of it
    SYSTEM = "SYSTEM"
    COUNTER = "COUNTER"  # a coordinator who acts for an enterprise that has no chat of its own
    ADMIN = "ADMIN"
    MANAGER = "MANAGER"  # the member who answers for who else is one
    SELF = "SELF"  # the person whose standing it is
    CLAIMANT = "CLAIMANT"  # who says that another has registered their enterprise


# Who reads the words of an appeal that holds business secrets wherever it is named. A new party does not.
READS_SECRETS = frozenset(
    {
        Party.MEMBER,
        Party.LEAD,
        Party.ASSISTING,
        Party.HEAD,
        Party.ASSISTING_HEAD,
        Party.COORDINATOR,
        Party.COUNTER,
    }
)
