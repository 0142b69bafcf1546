"""Whoever reads one row by its number gets that one among several, and nothing where there is none."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import Enum
from importlib import import_module
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import JSON, Column, Table, insert
from sqlalchemy.exc import NoResultFound

import storage
from bot.domain.base.content import File
from storage import schema
from storage.appeals import appeals, attachments
from storage.classes import classes, replies
from storage.desk import bulks
from storage.mail import cards, readings
from storage.people import addresses, enterprise_changes, people
from storage.reach import phone_calls, sign_ins
from storage.reports import circulars, exports
from storage.sessions import sessions
from storage.tenure import departments, import_tables, merging, setting_versions
from storage.words import wordbooks
from tests.desk import Desk

Reader = Callable[..., Any]
NAMES = {"by_id", "find", "peek", "load"}
READERS: dict[Reader, Table] = {
    addresses.find: schema.address,
    appeals.load: schema.appeal,
    appeals.peek: schema.appeal,
    attachments.find: schema.attachment,
    bulks.load: schema.bulk,
    cards.by_id: schema.card,
    circulars.load: schema.circular,
    circulars.peek: schema.circular,
    classes.load: schema.class_issue,
    classes.peek: schema.class_issue,
    departments.load: schema.department_change,
    enterprise_changes.load: schema.enterprise_change,
    exports.by_id: schema.export,
    import_tables.find: schema.import_table,
    import_tables.load: schema.import_table,
    merging.load: schema.enterprise_merge,
    people.by_id: schema.person,
    people.enterprise_by_id: schema.enterprise,
    people.find: schema.person,
    people.load: schema.person,
    people.lock_enterprise: schema.enterprise,
    phone_calls.load: schema.phone_call,
    readings.find: schema.reading,
    replies.load: schema.class_answer,
    replies.peek: schema.class_answer,
    sessions.booking_by_id: schema.booking,
    sessions.load: schema.session,
    sessions.peek: schema.session,
    sessions.peek_booking: schema.booking,
    setting_versions.load: schema.setting_version,
    sign_ins.by_id: schema.sign_in,
    wordbooks.load: schema.wordbook,
}
HELD: dict[Table, object] = {schema.phone_call: {}, schema.reading: asdict(File("f1", "u1", "voice", "1.ogg", 9))}
JOINED = {schema.sign_in: (schema.address, schema.person)}


def name_of(reader: Reader) -> str:
    return f"{reader.__module__.rpartition('.')[2]}.{reader.__name__}"


def readers() -> Iterator[Reader]:
    """Find what reads one row by nothing but its number."""
    for found in pkgutil.walk_packages(storage.__path__, "storage."):
        if ".migrations" not in found.name:
            for name, one in inspect.getmembers(import_module(found.name), inspect.isfunction):
                if name in NAMES and one.__module__ == found.name and returns(one) is not None:
                    yield one


def returns(reader: Reader) -> type[Any] | None:
    hints = get_type_hints(reader)
    kind = next(iter(get_args(hints["return"])), hints["return"])
    return kind if len(hints) == 3 and hasattr(kind, "__dataclass_fields__") else None


def test_whoever_reads_by_number_is_played() -> None:
    assert {*map(name_of, readers())} <= {*map(name_of, READERS)}


def fill(desk: Desk, table: Table, kind: type[Any] | None) -> None:
    """Write three rows that differ in all that a row has to have."""
    hints = get_type_hints(kind) if kind else {}
    needed = [one for one in table.c if one.primary_key or not (one.nullable or one.server_default)]
    rows = [{one.name: _value(one, hints.get(one.name), n, desk) for one in needed} for n in (1, 2, 3)]
    desk.tx.execute(insert(table), rows)


def _value(column: Column[Any], hint: object, number: int, desk: Desk) -> object:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    if isinstance(column.type, JSON):
        return HELD.get(column.table, [])
    made = {int: number, float: float(number), str: f"r{number}", bool: False}
    return made.get(column.type.python_type, desk.now)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize("reader", READERS, ids=name_of)
def test_the_row_of_that_number_is_read_among_several(desk: Desk, reader: Reader) -> None:
    fill(desk, READERS[reader], returns(reader))
    for table in JOINED.get(READERS[reader], ()):
        fill(desk, table, None)
    found = [reader(desk.tx, number) for number in (3, 1, 2)]
    assert [getattr(one, "id", number) for one, number in zip(found, (3, 1, 2), strict=True)] == [3, 1, 2]
    assert len({*map(repr, found)}) == 3
    try:
        assert reader(desk.tx, 9) is None
    except NoResultFound:
        assert type(None) not in get_args(get_type_hints(reader)["return"])
