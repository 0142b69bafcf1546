"""Read the audit log: what a typed line asks for, with the names of who did it and whom it is about."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.appeals import numbering
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.desk.presses import ExportRecords, ReadGroup, ReadRecords
from bot.domain.desk.record import NamedRecord, Record, RecordSought, Whose
from bot.domain.desk.record_notices import RecordsOrder, RecordsSent, RecordsShown
from bot.domain.people import identity, standing
from bot.domain.people.person import Person
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.spans import Span, between
from bot.texts.desk import find_words, record_words
from bot.texts.style import noted
from bot.usecases.desk import guard, search_line
from bot.usecases.desk.finding import LINE_MAX
from storage.desk import records, searches
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

DAYS_MOST = 3650
EXPORTED = 10_000  # entries of a file; all of them are given at the server
_PERSON = re.compile(r"(person|enterprise):([0-9]+)")


def read(tx: Transaction, who: Person, line: str = "", *, now: datetime) -> list[Notice]:
    """Show the newest entries that the line asks for; an empty line asks for all."""
    guard.reads_records(who)
    said = identity.tidy(line)
    if len(said) > LINE_MAX:
        raise BadInput("record_too_long", {"most": LINE_MAX})
    sought = understand(tx, said, now=now)
    return [_page(tx, who, sought, ReadRecords(searches.keep(tx, who.id, said, now)), said, now)]


def turn(tx: Transaction, who: Person, pressed: ReadRecords, *, now: datetime) -> list[Notice]:
    """Show another page of what was looked for."""
    guard.reads_records(who)
    line = searches.line(tx, who.id, pressed.search)
    if line is None:
        raise NotFound
    return [_page(tx, who, understand(tx, line, now=now), pressed, line, now)]


def export(tx: Transaction, who: Person, pressed: ExportRecords, *, now: datetime) -> list[Notice]:
    """Send what was looked for as a file, which is noted."""
    guard.reads_records(who)
    line = searches.line(tx, who.id, pressed.search)
    if line is None:
        raise NotFound
    _, count = records.find(tx, understand(tx, line, now=now), 0, 1)
    audit.note(tx, who.id, "audit_export", "audit", now, count=count)
    return [RecordsSent(to=who.chat, line=line, search=pressed.search, person=who.id, count=count)]


def gather(tx: Transaction, order: RecordsOrder, *, now: datetime) -> tuple[NamedRecord, ...] | None:
    """Return the newest entries that were looked for; None for who may read them no longer."""
    who, line = people.by_id(tx, order.person), searches.line(tx, order.person, order.search)
    if line is None or not guard.may_read_records(who):
        return None
    found, _ = records.find(tx, understand(tx, line, now=now), 0, EXPORTED)
    return tuple(named(tx, record) for record in found)


def of_group(tx: Transaction, who: Person, pressed: ReadGroup, *, now: datetime) -> list[Notice]:
    return read(tx, who, record_words.GROUPS[pressed.group], now=now)


def understand(tx: Transaction, line: str, *, now: datetime) -> RecordSought:
    """Understand each word of a line: an appeal's number, days, a kind, a name; raise BadInput for any other."""
    sought = RecordSought()
    for word in filter(None, search_line.BETWEEN.split(line)):
        sought = _with(tx, sought, word, now)
    return sought


def _with(tx: Transaction, sought: RecordSought, word: str, now: datetime) -> RecordSought:
    number = numbering.read(word, tx.programme.pack.number_prefix)
    if number is not None:
        return replace(sought, appeal=number)
    if days := record_words.DAYS.fullmatch(word):
        return replace(sought, span=last_days(int(days[1]), now))
    if span := find_words.span(word, now):
        return replace(sought, span=span)
    if called := records.called(tx, word):
        return replace(sought, people=called)
    if kinds := noted.kinds(word):
        return replace(sought, actions=(*sought.actions, *kinds))
    raise BadInput("record_word", {"word": word})


def last_days(count: int, now: datetime) -> Span:
    """Return the last days with today, `count` of them."""
    first: date = shanghai_date(now) - timedelta(days=min(max(count, 1), DAYS_MOST) - 1)
    return between(first, None)


def _page(  # whose, of what, which page, as it was typed
    tx: Transaction, who: Person, sought: RecordSought, where: ReadRecords, line: str, now: datetime
) -> RecordsShown:
    found, total = records.find(tx, sought, where.page, PAGE)
    items = tuple(named(tx, record) for record in found)
    return RecordsShown(
        to=who.chat, line=line, search=where.search, records=items, total=total, page=where.page, now=now
    )


def named(tx: Transaction, record: Record) -> NamedRecord:
    """Say who did it and whom it is about; people of enterprises are named by the enterprise alone."""
    about = _PERSON.fullmatch(record.subject)
    by = _whose(tx, record.person) if record.person is not None else None
    if about is None:
        return NamedRecord(record, by, None)
    number = int(about[2])
    return NamedRecord(record, by, _whose(tx, PersonId(number)) if about[1] == "person" else _enterprise(tx, number))


def _whose(tx: Transaction, person_id: PersonId) -> Whose:
    person = people.find(tx, person_id)
    if person is None:
        return Whose()
    if standing.is_staff(person):
        return Whose(person.name, person.role or person.held_role)
    enterprise = person.enterprise or person.held_enterprise
    return replace(_enterprise(tx, enterprise), role=person.role or person.held_role) if enterprise else Whose()


def _enterprise(tx: Transaction, enterprise_id: int) -> Whose:
    return (
        Whose(people.enterprise_by_id(tx, enterprise_id).name) if people.has_enterprise(tx, enterprise_id) else Whose()
    )
