"""Why an invite is not taken."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal


@dataclass
class BadInvite(Refusal):
    """`problem` is unknown, used, expired or taken (the person has a role already)."""

    problem: str
