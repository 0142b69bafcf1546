"""Finds what departments have asked for and somebody still has to decide: more time, and 非本单位职责."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import DECIDES, TABLE
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from bot.usecases.appeals import viewing
from storage.desk import requests
from storage.engine.database import Transaction

DECIDERS = {Role.COORDINATOR: Party.COORDINATOR, Role.SUPERVISOR: Party.SUPERVISOR}


def undecided(tx: Transaction, role: Role, now: datetime) -> list[Appeal]:
    """Return the appeals that wait for a decision of somebody in this role, earliest due first."""
    party = frozenset({DECIDERS[role]})
    return [
        appeal
        for appeal in requests.asked(tx)
        if DECIDES & set(TABLE.allowed(appeal.state, party, viewing.situation(tx, appeal, now)))
    ]
