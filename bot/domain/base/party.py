"""Names what somebody can be to the subject of a table of moves, such as member, lead or coordinator."""

from enum import StrEnum


class Party(StrEnum):
    """What somebody is to an appeal, a person or an enterprise. Tables of moves name parties only, never persons."""

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
