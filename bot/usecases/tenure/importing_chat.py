"""Takes over tables that administrators send in chat: each is read, tried, and done whole when one of them says so."""

import contextlib
from datetime import datetime
from functools import partial

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.tenure.import_notices import (
    ImportShown,
    ResultOrder,
    TableDropped,
    TableReceived,
    TableTaken,
    TableTried,
    TableUnread,
    TableWrong,
    TemplateOrder,
    TemplateSent,
    Unread,
)
from bot.domain.tenure.imports import FilledIn, Import, ImportTable, Outcome, Result, TableState, outcomes_in
from bot.usecases.people import accounts
from bot.usecases.tenure import guard, importing
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import import_tables as tables

ENDINGS, OLD = ("xlsx", "csv"), ("xls", "et", "ods")
MOST_MB, MOST_LINES = 5, 500  # of one file, and rows of one table: others wait while it is one transaction
MEGABYTE = 1024 * 1024


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Say which tables are taken over, and offer an empty one of each kind."""
    guard.administers(who)
    return [ImportShown(to=who.chat, most=MOST_MB)]


def template(tx: Transaction, who: Person, kind: Import, *, now: datetime) -> list[Notice]:
    guard.administers(who)
    return [TemplateSent(to=who.chat, kind=kind)]


def send_template(_: Transaction, order: TemplateOrder, *, now: datetime) -> Import:
    """Return the kind of which an empty table is made."""
    return order.kind


def receive(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Note the file, which is read as soon as it has been fetched."""
    guard.administers(who)
    file = content.files[-1]
    ending = file.name.rpartition(".")[2].lower()
    if ending in OLD:
        raise BadInput("import_old", {"name": file.name})
    if ending not in ENDINGS:
        raise BadInput("import_file", {"name": file.name})
    if file.size > MOST_MB * MEGABYTE:
        raise BadInput("import_too_big", {"name": file.name, "most": MOST_MB})
    tables.add(tx, who.id, file, now)
    return [TableReceived(to=who.chat, name=file.name)]


def unread(  # which file, why, and of the nearest kind what is missing
    tx: Transaction,
    table_id: int,
    why: Unread,
    kind: Import | None = None,
    missing: tuple[str, ...] = (),
    *,
    now: datetime,
) -> list[Notice]:
    """Tell who sent the file that it can't be tried."""
    found = _waiting(tx, table_id)
    if found is None:
        return []
    tables.change(tx, table_id, {"state": TableState.UNFIT})
    to = people.by_id(tx, found.person).chat
    return [TableUnread(to=to, name=found.name, why=why, kind=kind, missing=missing, most=MOST_LINES)]


def try_out(tx: Transaction, table_id: int, table: FilledIn, *, now: datetime) -> list[Notice]:
    """Tell who sent the table what would become of it; nothing is changed. Who left office meanwhile hears nothing."""
    found = _waiting(tx, table_id)
    if found is None:
        return []
    who = people.by_id(tx, found.person)
    if not guard.is_administrator(who):
        tables.change(tx, table_id, {"state": TableState.DROPPED})
        return []
    result = _trial(tx, table, who, now)
    if result.faults:
        return _wrong(tx, found, who, table, result)
    tables.change(tx, table_id, {"state": TableState.TRIED, "content": table.as_text()})
    about = partial(TableTried, to=who.chat, table=table_id, name=found.name, kind=table.kind)
    return [about(counts=result.counts, hours=_hours(tx), moving=result.moving)]


class _OnlyTried(Exception):  # noqa: N818 - it says why everything is undone
    pass


def _trial(tx: Transaction, table: FilledIn, who: Person, now: datetime) -> Result:
    """Import and undo it."""
    result = Result()
    with contextlib.suppress(_OnlyTried), tx.savepoint():
        result = importing.take_over(tx, table, by=who, now=now)
        raise _OnlyTried
    return result


def _hours(tx: Transaction) -> int:
    return tx.programme.pack.limits.invite_hours


def _waiting(tx: Transaction, table_id: int) -> ImportTable | None:
    found = tables.load(tx, table_id)
    return found if found is not None and found.state is TableState.SENT else None


def _wrong(tx: Transaction, found: ImportTable, who: Person, table: FilledIn, result: Result) -> list[Notice]:
    tables.change(tx, found.id, {"state": TableState.UNFIT, "content": ""})
    return [TableWrong(to=who.chat, name=found.name, table=table, faults=result.faults)]


def decide(tx: Transaction, who: Person, table_id: int, *, yes: bool, now: datetime) -> list[Notice]:
    """Take the table over, whole, or let it be; only who sent it decides, and the first decision counts."""
    guard.administers(who)
    found = tables.load(tx, table_id)
    if found is None or found.person != who.id:
        raise NotFound
    if found.state is not TableState.TRIED or not found.content:
        raise BadInput("import_decided")
    if not yes:
        tables.change(tx, table_id, {"state": TableState.DROPPED, "content": ""})
        return [TableDropped(to=who.chat, name=found.name)]
    return _take(tx, who, found, FilledIn.from_text(found.content), now)


def _take(tx: Transaction, who: Person, found: ImportTable, table: FilledIn, now: datetime) -> list[Notice]:
    """Import the table; what has become wrong since it was tried is named, and nothing is done."""
    result = importing.take_over(tx, table, by=who, now=now)
    if result.faults:
        return _wrong(tx, found, who, table, result)
    tables.taken(tx, found.id, result.outcomes)
    done = TableTaken(
        to=who.chat, table=found.id, name=found.name, kind=table.kind, counts=result.counts, hours=_hours(tx)
    )
    return [done, *result.told]


def gather(tx: Transaction, order: ResultOrder, *, now: datetime) -> tuple[tuple[Outcome, ...], str] | None:
    """Return what became of each row, and the bot's name; None if who imported it may have it no longer."""
    found = tables.find(tx, order.table)
    if found is None or not found.outcomes or not guard.is_administrator(people.by_id(tx, found.person)):
        return None
    return outcomes_in(found.outcomes), accounts.bot_name(tx)
