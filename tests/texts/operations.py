"""What those who keep the house running are told, and who is back or in haste."""

import html
from collections.abc import Iterator
from datetime import timedelta

from bot.domain import notice as n
from bot.domain.letter import Letter, Source, short
from bot.domain.people import Lost, Party, Role
from bot.texts import gathered as in_lines
from bot.texts.missed import pages
from bot.texts.render import render
from tests.texts.notices import Labelled, due
from tests.texts.samples import START, WORDS, Typed


def operations(typed: Typed) -> Iterator[Labelled]:
    for source in Source:
        for error in ("IntegrityError('…')", typed.words, ""):
            yield f"死信 {source}", n.DeadLetter(to=1, source=source, row=5, error=short(error))
        yield f"重放 {source}", n.Replayed(to=1, source=source, row=5)
    letters = tuple(Letter(source, 12, START, 3, "Unparsable") for source in (*Source, *Source))
    for total in (0, 20):
        yield "死信列表", n.DeadShown(to=1, letters=letters if total else (), total=total, page=1 if total else 0)
    yield from lost(typed)
    yield from missed(typed)
    for role in (Role.COORDINATOR, Role.ADMIN):
        yield "放假安排", n.CalendarUnknown(to=1, role=role, year=2027)
    yield "一并提醒", gathered(typed)
    for beginning in (typed.words, "", None):
        yield "太快", n.TooFast(to=1, beginning=beginning, most=30, seconds=7)
    yield "没收下", n.NotTaken(to=1, count=170)


def lost(typed: Typed) -> Iterator[Labelled]:
    for role in Role:
        whose = {Role.MEMBER: typed.name, Role.CONTACT: typed.department, Role.HEAD: typed.department}.get(role, "")
        yield f"失联 {role}", n.OutOfReach(to=1, role=role, whose=whose)
        for phone in ("13800138000", ""):
            yield f"联系方式 {role}", n.ReachShown(to=1, role=role, whose=whose, name=typed.person, phone=phone)
    gone = tuple(Lost(number, Role.CONTACT, typed.department, START, number) for number in range(8))
    for total in (0, 20):
        yield "失联名单", n.UnreachableShown(to=1, lost=gone if total else (), total=total, page=1 if total else 0)


def gathered(typed: Typed) -> n.Gathered:
    """As many as there are kinds of lines, to whom the fullest line goes."""
    told = [
        render(one, WORDS).line
        for _, one in due(typed)
        if isinstance(one, n.Due) and one.case.viewer is Party.COORDINATOR
    ]
    shown = in_lines.pages([(one, None) for one in told])[0]
    appeals = tuple((row, f"YN-2024-{row:04d}") for row in range(1, len(shown) + 1))
    return n.Gathered(to=1, lines=tuple(line for line, _ in shown), appeals=appeals, total=len(told))


def missed(typed: Typed) -> Iterator[Labelled]:
    said = [f"<b>{html.escape(typed.name)}</b>\n{html.escape(one)}" for one in (typed.words[:1900], typed.text[:1900])]
    pieces = [(n.Piece(one, START + timedelta(hours=hour)), hour) for hour, one in enumerate(said * 4)]
    told = list(pages(pieces))
    for number, page in enumerate(told):
        appeals = tuple((row, f"YN-2024-{row:04d}") for _, row in page)
        notices = tuple(piece for piece, _ in page)
        yield (
            "错过的",
            n.Missed(to=1, pieces=notices, appeals=appeals, total=8, page=number, pages=len(told), by_phone=number > 0),
        )
