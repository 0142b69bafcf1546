"""What those who keep the house running are told, and who is back or in haste."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.notices import Due, Moved
from bot.domain.base.dead_letter import Letter, Source, short
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.desk.backup_notices import BackupMissed
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.desk.record import NamedRecord, Record, Whose
from bot.domain.desk.record_notices import RecordsSent, RecordsShown
from bot.domain.people.channel import TELEGRAM, WEB
from bot.domain.people.door_notices import DoorCodeMade, DoorJoined
from bot.domain.people.person import Lost, Role
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.domain.reach.alarms import Alarm, MoreAlarms
from bot.domain.reach.notices import (
    Gathered,
    Missed,
    OutOfReach,
    PaperComing,
    PaperMissed,
    Piece,
    ReachShown,
    UnreachableShown,
)
from bot.texts.appeals.buttons import opening
from bot.texts.reach.gathered import fitting
from bot.texts.reach.missed import fits, newest, pages
from bot.texts.render import render
from bot.texts.style import noted
from tests.texts.notices import Labelled, due
from tests.texts.samples import START, WORDS, Typed, view

STAFF = {
    Party.LEAD: Role.CONTACT,
    Party.HEAD: Role.HEAD,
    Party.COORDINATOR: Role.COORDINATOR,
    Party.SUPERVISOR: Role.SUPERVISOR,
}


def operations(typed: Typed) -> Iterator[Labelled]:
    for source in Source:
        for error in ("IntegrityError('…')", typed.words, ""):
            yield f"死信 {source}", DeadLetter(to=1, source=source, row=5, error=short(error))
        yield f"重放 {source}", Replayed(to=1, source=source, row=5)
    letters = tuple(Letter(source, 12, START, 3, "Unparsable") for source in (*Source, *Source))
    for total in (0, 20):
        yield "死信列表", DeadShown(to=1, letters=letters if total else (), total=total, page=1 if total else 0)
    yield from lost(typed)
    yield from missed(typed)
    yield from doors(typed)
    for role in (Role.COORDINATOR, Role.ADMIN):
        yield "放假安排", CalendarUnknown(to=1, role=role, year=2027)
    for at in (START, None):
        yield "备份", BackupMissed(to=1, last=at)
    for alarm in Alarm:
        yield f"又有 {alarm}", MoreAlarms(to=1, alarm=alarm, count=149)
    yield from recorded(typed)
    yield from gathered(typed)
    for beginning in (typed.words, "", None):
        yield "太快", TooFast(to=1, beginning=beginning, most=30, seconds=7)
    yield "没收下", NotTaken(to=1, count=170)


def recorded(typed: Typed) -> Iterator[Labelled]:
    """Eight of each kind, by staff, by an enterprise's person, by nobody and by somebody who is forgotten."""
    whoever = (Whose(typed.person, Role.COORDINATOR), Whose(typed.name, Role.MEMBER), None, Whose())
    subjects = ("person:7", "enterprise:8", "appeal:YN-2024-0001", "audit", "role:HEAD", "version:3", "inbox:4", "x:1")
    facts = {"edits": [[typed.person, None]], "department": typed.department, "reason": typed.words, "role": "HEAD"}
    for start in range(0, len(noted.KINDS), 8):
        found = tuple(
            NamedRecord(
                Record(number, START, PersonId(1), kind, subjects[number % 8], facts | {"adopted": number % 2 == 0}),
                whoever[number % 4],
                whoever[number % 3] if number % 8 in (0, 1) else None,
            )
            for number, kind in enumerate([*noted.KINDS][start : start + 8])
        )
        for line, page in ((typed.words, 1), ("", 0)):
            yield "操作记录", RecordsShown(to=1, line=line, search=1, records=found, total=20, page=page, now=START)
    yield "操作记录 文件", RecordsSent(to=1, line=typed.words, search=1, person=PersonId(1), count=12_000)
    yield "操作记录 全部的文件", RecordsSent(to=1, line="", search=1, person=PersonId(1), count=1)
    yield "没有操作记录", RecordsShown(to=1, line=typed.words, search=1, records=(), total=0, page=0, now=START)


def doors(_: Typed) -> Iterator[Labelled]:
    for known in ((TELEGRAM,), (TELEGRAM, WEB), (WEB,)):
        yield f"登录码 {len(known)}", DoorCodeMade(to=1, code="DL7K4M9QXZ", minutes=10, doors=known)
    yield "已连通", DoorJoined(to=1)


def lost(typed: Typed) -> Iterator[Labelled]:
    for role in Role:
        whose = {Role.MEMBER: typed.name, Role.CONTACT: typed.department, Role.HEAD: typed.department}.get(role, "")
        yield f"失联 {role}", OutOfReach(to=1, role=role, whose=whose)
        for phone in ("13800138000", ""):
            yield f"联系方式 {role}", ReachShown(to=1, role=role, whose=whose, name=typed.person, phone=phone)
    yield "文件没有做成", PaperMissed(to=1, row=12)
    yield "重新生成", PaperComing(to=1)
    gone = tuple(Lost(number, Role.CONTACT, typed.department, START, number) for number in range(8))
    for total in (0, 20):
        yield "失联名单", UnreachableShown(to=1, lost=gone if total else (), total=total, page=1 if total else 0)


def gathered(typed: Typed) -> Iterator[Labelled]:
    """As many as there are kinds of lines, and two."""
    for party, role in STAFF.items():
        told = [render(one, WORDS).line for _, one in due(typed) if isinstance(one, Due) and one.view.viewer is party]
        for every in (told, told[:2]):
            shown = tuple(fitting(every))
            opens = tuple(opening(row, f"YN-2024-{row:04d}") for row in range(1, len(shown) + 1))
            yield "一并提醒", Gathered(to=1, role=role, lines=shown, opens=opens, total=len(every))
            morning = "<b>早上好，今天是11月8日（周五），您有这些事要办</b>\n\n今天到期：1件"
            below = tuple(fitting(every, morning))
            yield (
                "早上一并提醒",
                Gathered(to=1, role=role, lines=below, opens=opens[: len(below)], total=len(every), head=morning),
            )


def missed(typed: Typed) -> Iterator[Labelled]:
    about = view(State.HANDLING, Party.MEMBER, typed)
    told = [
        Moved(to=1, view=about, action=one, by=Party.LEAD, words=typed.words)
        for one in (Action.ACCEPT, Action.PROGRESS, Action.ASK) * 8
    ]
    seen = [(render(one, WORDS), START + timedelta(hours=hour)) for hour, one in enumerate(told)]
    pieces = [Piece(one.text, at, one.line, number) for number, (one, at) in enumerate(seen, 1)]
    shown, left = newest(pieces)
    for role in (Role.MEMBER, Role.CONTACT, Role.COORDINATOR, Role.SUPERVISOR, None):
        opens = tuple(opening(number, f"YN-2024-{number:04d}") for number in range(1, len(shown) + 1))
        facts: dict[str, Any] = {"role": role, "opens": opens, "total": len(pieces)}
        yield "错过的", Missed(to=1, pieces=tuple(shown), brief=True, left=left, **facts)
    told_whole = list(pages(filter(fits, pieces[:4])))
    for number, page in enumerate(told_whole):
        facts = {"role": Role.MEMBER, "opens": (opening(1, "YN-2024-0087"),), "total": 4, "pages": len(told_whole)}
        yield "错过的", Missed(to=1, pieces=tuple(page), page=number, by_phone=number > 0, **facts)
