"""What is said to who edits a message: that it does not count, unless nothing in it is new."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.desk.notices import EditIgnored
from bot.domain.people.person import Person
from storage.engine.database import Transaction
from storage.mail import inbox


def edited(tx: Transaction, who: Person, says_the_same: Callable[[str], bool | None], *, now: datetime) -> list[Notice]:
    """Messengers tell of an edit, too, when a link's preview has come or somebody has reacted."""
    judged = (says_the_same(raw) for raw in inbox.latest(tx, who.chat))
    same = next((one for one in judged if one is not None), False)
    return [] if same else [EditIgnored(to=who.chat)]
