"""Answers an edited message: the edit does not count, and nothing is said if the text is the same."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.desk.notices import EditIgnored
from bot.domain.people.person import Person
from storage.engine.database import Transaction
from storage.mail import inbox


def edited(tx: Transaction, who: Person, says_the_same: Callable[[str], bool | None], *, now: datetime) -> list[Notice]:
    """Tell the person that an edit does not count.

    Messengers also report an edit when a link's preview or a reaction comes.
    """
    judged = (says_the_same(raw) for raw in inbox.latest(tx, who.chat))
    same = next((item for item in judged if item is not None), False)
    return [] if same else [EditIgnored(to=who.chat)]
