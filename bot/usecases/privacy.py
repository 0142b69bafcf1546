"""Who is behind an enterprise can have their personal data deleted (/delete_me); what was handled stays on record."""

from datetime import datetime
from typing import Any

from bot.domain.errors import BadInput, NoRight, NotRegistered
from bot.domain.notice import Forgotten, Notice
from bot.domain.people import Person, Role
from storage import appeals, audit, drafts, people
from storage.database import Transaction


def may(tx: Transaction, who: Person, _: dict[str, Any], *, now: datetime) -> None:  # noqa: ARG001  # a form's check
    """What they filed has to be settled first: somebody has to hear the answer."""
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered
    waits = appeals.open_of(tx, who.id)
    if waits:
        raise BadInput("open_appeals", {"count": waits})


def forget(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> list[Notice]:
    """Take the name, the number, the consent and the chat from the record; a note says that it was done."""
    may(tx, who, data, now=now)
    drafts.drop_all(tx, who.id)
    nobody = {"name": "", "post": "", "phone": "", "role": None, "enterprise": None, "menu": ""}
    apart = {"user": -who.id, "chat": -who.id}  # numbers that no chat has
    people.change(tx, who.id, **nobody, **apart, consent_version=None, consent_at=None)
    audit.note(tx, who.id, "forgotten", f"person:{who.id}", now)
    return [Forgotten(to=who.chat)]
