"""Handles exports: who may have which rows, the progress of a file, and its delivery."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.reports.export import Export, Sheet
from bot.domain.reports.export_notices import ExportSent, ExportShown
from bot.usecases.forms.record import Filled
from bot.usecases.reports import guard
from bot.usecases.reports.filled import Asked
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.reports import exports

MEGABYTE = 1024 * 1024
NOT_MADE, TOO_BIG = "not made", "too big"


def may_ask(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.exports(who)


def ask(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Put the export on the list of files to be made; who wanted which rows, with personal data or not, is logged."""
    may_ask(tx, who, data, now=now)
    question = Asked.from_draft(data)
    first, until = (datetime.fromisoformat(end) if end else None for end in (question.first, question.until))
    sheet = Sheet(question.sheet) if question.sheet in set(Sheet) else None
    personal = question.personal == "yes" and guard.sees_people(who)
    wanted = {"sheet": sheet, "first": first, "until": until, "personal": personal}
    made = exports.add(tx, wanted | {"person": who.id, "asked_at": now})
    named = {"first": question.first, "until": question.until, "sheet": sheet, "personal": personal}
    audit.note(tx, who.id, "export", f"export:{made.id}", now, **named)
    return [ExportShown(to=who.chat, export=made, most=_most(tx))]


def went_on(tx: Transaction, export_id: int, done: int, total: int, until: float) -> list[Notice]:
    """Note the progress of the file, renew the claim on it, and update the messages that show it."""
    return _shown(tx, exports.change(tx, export_id, {"rows": done, "total": total, "lease_until": until}))


def finish(tx: Transaction, export_id: int, rows: int, size: int, *, now: datetime) -> list[Notice]:
    """Send the file. One too big for Telegram is not sent, and the person is told what to do."""
    error = TOO_BIG if size > _most(tx) * MEGABYTE else ""
    made = exports.change(tx, export_id, {"rows": rows, "total": rows, "size": size, "done_at": now, "error": error})
    if error:
        return _ended(tx, made)
    paper = ExportSent(to=_asker(tx, made).chat, export=made)
    return [*_shown(tx, made), paper]


def fail(tx: Transaction, export_id: int, *, now: datetime) -> list[Notice]:
    """Note that the file could not be made, and tell the person."""
    return _ended(tx, exports.change(tx, export_id, {"done_at": now, "error": NOT_MADE}))


def gather(tx: Transaction, export_id: int) -> Export | None:
    """Return the export; None if the person may no longer have it."""
    made = exports.by_id(tx, export_id)
    if made is None:
        return None
    who = _asker(tx, made)
    return made if guard.may_export(who) and (not made.personal or guard.sees_people(who)) else None


def _ended(tx: Transaction, made: Export) -> list[Notice]:
    """Show the end of the export; an error is sent as a new message, so that it is noticed."""
    return [ExportShown(to=_asker(tx, made).chat, export=made, most=_most(tx))]


def _shown(tx: Transaction, made: Export) -> list[Notice]:
    found = exports.shown(tx, made.id)
    return [ExportShown(to=page.chat, export=made, most=_most(tx), message=page.message) for page in found]


def _asker(tx: Transaction, made: Export) -> Person:
    return people.by_id(tx, made.person)


def _most(tx: Transaction) -> int:
    return tx.programme.pack.limits.export_mb
