"""Where updates come in: which use case a command, a button or a plain message asks for."""

from dataclasses import replace
from datetime import datetime

from bot.domain.appeals import numbering
from bot.domain.base.content import Content
from bot.domain.base.errors import NotRegistered
from bot.domain.base.notice import InPlace, Notice
from bot.domain.counter import link
from bot.domain.desk.notices import EditIgnored, OnlyPrivate, Unheard, UnknownCommand
from bot.domain.people.person import Actor, Person, Role
from bot.domain.presses import Press
from bot.usecases.appeals import precedents
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.book import ENGINE
from bot.usecases.reports.charts import asked as pictures
from bot.usecases.reports.circulars import asked as circular
from bot.usecases.reports.figures import stats
from handlers import appeals, charts, circulars, counter, office, sessions
from handlers.commands import command, keywords, start
from handlers.table import Presses
from storage.engine.database import Transaction

__all__ = ["circular", "command", "keywords", "pictures", "start", "stats"]

PRESSES: Presses = {
    **appeals.PRESSES,
    **sessions.PRESSES,
    **office.PRESSES,
    **charts.PRESSES,
    **circulars.PRESSES,
    **counter.PRESSES,
}


def press(tx: Transaction, who: Actor, pressed: Press, message: int | None = None, *, now: datetime) -> list[Notice]:
    """Do what a button of a `message` says; who may and whether it still holds is decided behind it."""
    if not isinstance(who, Person):
        raise NotRegistered
    told = PRESSES[type(pressed)](tx, who, pressed, now)
    return [replace(one, message=message) if isinstance(one, InPlace) else one for one in told]


def hear(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Give a message to the form being filled; without one a number opens its card, an enterprise's words an appeal."""
    if who.role is None and link.read(content.text):
        return start(tx, who, content.text, now=now)
    taken = ENGINE.advance(tx, who, content, now=now)
    if taken is not None:
        return taken
    if who.role is None:
        return start(tx, who, now=now)
    number = numbering.read(content.text, tx.programme.pack.number_prefix)
    if number is not None and not content.files:
        return precedents.by_number(tx, who, number, now=now)
    long_enough = len(content.text.strip()) >= tx.programme.pack.limits.text_min
    if who.role is Role.MEMBER and content.kind == "text" and (content.files or long_enough):
        ENGINE.start(tx, who, APPEAL, {}, now=now)
        return ENGINE.advance(tx, who, content, now=now) or []
    return [Unheard(to=who.chat, role=who.role)]


def unknown_command(tx: Transaction, who: Person, name: str, *, now: datetime) -> list[Notice]:
    return [UnknownCommand(to=who.chat, command=name, role=who.role), *ENGINE.resume(tx, who, now=now)]


def edited(_: Transaction, who: Person, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # every use case has `now`
    return [EditIgnored(to=who.chat)]


def only_private(_: Transaction, who: Person, group: int, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # as above
    return [OnlyPrivate(to=group)]


def nothing(_: Transaction, who: Person, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # as above
    return []
