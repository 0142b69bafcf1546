"""Tables that an administrator sends in chat: every answer to each kind, with much and with nothing wrong."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.appeals.reckoning import DateMoved, Moving
from bot.domain.base.errors import BadInput
from bot.domain.tenure.import_notices import (
    ImportShown,
    TableDropped,
    TableReceived,
    TableTaken,
    TableTried,
    TableUnread,
    TableWrong,
    TemplateSent,
    Unread,
)
from bot.domain.tenure.imports import FIELDS, Counts, Fault, FilledIn, Import
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed

MOVED = Moving(40, (DateMoved("YN-2024-0087", START, START + timedelta(days=3)),) * 12, 5)


def imports(typed: Typed) -> Iterator[Labelled]:
    name = f"{typed.person[:20]}.xlsx"
    yield "导入", ImportShown(to=1, most=5)
    yield "导入 收到", TableReceived(to=1, name=name)
    yield "导入 不导入", TableDropped(to=1, name=name)
    for kind in Import:
        yield f"导入 空表 {kind}", TemplateSent(to=1, kind=kind)
        yield from _kind(kind, name, typed)
    for why in Unread:
        yield f"导入 读不了 {why}", TableUnread(to=1, name=name, why=why, most=2000)
    lacking = TableUnread(to=1, name=name, why=Unread.COLUMNS, kind=Import.APPEALS, missing=("诉求内容", "评价"))
    yield "导入 缺列", lacking


def _kind(kind: Import, name: str, typed: Typed) -> Iterator[Labelled]:
    moving = MOVED if kind is Import.HOLIDAYS else None
    for counts in (Counts(1800, 200, 12), Counts(0, 3, 0)):
        tried = TableTried(to=1, table=1, name=name, kind=kind, counts=counts, hours=72, moving=moving)
        yield f"导入 试过 {kind} {counts.new}", tried
        done = TableTaken(to=1, table=1, name=name, kind=kind, counts=counts, hours=72)
        yield f"导入 结果 {kind} {counts.new}", done
    letters = dict(zip(FIELDS[kind], "ABCDEFGHI", strict=False))
    far = BadInput("unknown_department", {"name": typed.department})
    unlike = [BadInput("no_staff", {"name": f"{typed.person[:9]}{n}"}) for n in range(90)]
    many = [Fault(n, FIELDS[kind][n % 2], problem) for n, problem in enumerate(unlike, 2)]
    some = [Fault(3, None, BadInput("row_twice", {"row": 2})), *(Fault(n, FIELDS[kind][1], far) for n in range(2, 400))]
    for faults in (some[:1], some, many):
        wrong = TableWrong(to=1, name=name, table=FilledIn(kind, (), letters), faults=tuple(faults))
        yield f"导入 有错 {kind} {len(faults)}", wrong
