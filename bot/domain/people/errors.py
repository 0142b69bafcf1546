"""Reasons why an invite can't be used."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal


@dataclass
class BadInvite(Refusal):
    """The invite can't be used. `problem` is unknown, used, expired, or taken (the person has a role already)."""

    problem: str
