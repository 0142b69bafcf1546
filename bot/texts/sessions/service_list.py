"""Wording of the list of what a department will hear at a session (服务事项清单).

It is a message and a sheet; coordinators get a report.
"""

from bot.domain.appeals.presses import Show
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.booking_notices import ListSent, ListsSent, ServiceListSent
from bot.domain.sessions.presses import ListBookings
from bot.domain.sessions.service_list import Item, ServiceList
from bot.texts.appeals import labels
from bot.texts.appeals.anonymising import veil
from bot.texts.sessions.bookings import which
from bot.texts.sessions.seats import name, where
from bot.texts.style.columns import Column
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import in_rows, opening
from bot.texts.style.words import Words

LISTED, TITLE = 6, 18  # appeals in the message; units of what each says there
LONG_TITLE = 60
NAMED = 5
SHEET = "服务事项清单"
LEAD, ASSISTING = "主办", "协办"


def _title(item: Item, most: int) -> str:
    """Return the subject of the appeal, marked if secret, without phone numbers that somebody wrote into it."""
    return (labels.MARKED if item.appeal.confidential else "") + excerpt(veil(item.appeal.text, ()), most)


def _part(item: Item, department: str) -> str:
    return LEAD if item.appeal.lead == department else ASSISTING


def sent(notice: ListSent, _: Words) -> Screen:
    head = lines(bold(f"服务事项清单（{len(notice.items)}件）"), name(notice.session), *where(notice.session)[:2])
    if not notice.items:
        foot = "到现在还没有列给您单位的诉求，不用准备；有新列入的会通知您。"
        return Screen(blocks(head, foot))
    said = [_line(n, item, notice.department) for n, item in enumerate(notice.items[:LISTED], 1)]
    more = f"另有{len(notice.items) - LISTED}件，见表格。" if len(notice.items) > LISTED else ""
    foot = "请提前研究；主办的可以点开诉求写好预备答复。"
    opens = [
        Button(opening(n, item.appeal.number), Show(item.appeal.id), n)
        for n, item in enumerate(notice.items[:LISTED], 1)
    ]
    return Screen(blocks(head, lines(*said, more), foot), in_rows(opens, 4))


def _line(number: int, item: Item, department: str) -> Html:
    return fill(
        "{n}. {which}｜{number}｜{part}：{title}",
        n=number,
        which=which(item.booking),
        number=item.appeal.number,
        part=_part(item, department),
        title=_title(item, TITLE),
    )


def all_sent(notice: ListsSent, _: Words) -> Screen:
    text = "{name}：清单已发给{departments}个部门，共{appeals}件诉求。"
    facts = {"name": name(notice.session), "departments": notice.departments, "appeals": notice.appeals}
    waiting = f"还有{notice.waiting}件没有安排，没有列给部门。" if notice.waiting else ""
    some = "、".join(notice.nobody[:NAMED]) + ("等" if len(notice.nobody) > NAMED else "")
    nobody = fill("这些部门还没有联络员：{some}。发送 /invite 可以邀请。", some=some) if some else ""
    rows = ((Button("挂号名单", ListBookings(notice.session.id)), Button("坐诊场次", Go(Menu.SESSION))),)
    return Screen(lines(fill(text, **facts), waiting, nobody), rows, toast="清单已发送")


def caption(notice: ServiceListSent, _: Words) -> Screen:
    facts = {"number": notice.session.number, "department": notice.department, "count": notice.count}
    return Screen(fill("第{number}期服务事项清单：{department}，{count}件", **facts))


def file(facts: ServiceList) -> str:
    return f"{facts.session.year}年第{facts.session.number}期服务事项清单-{facts.department}.xlsx"


def columns(department: str) -> tuple[Column, ...]:
    return (
        Column("号", lambda item: which(item.booking), 8),
        Column("诊室", lambda item: item.booking.room, 6),
        Column("预计时间", lambda item: item.booking.expected_at, 17),
        Column("企业", lambda item: item.enterprise, 26),
        Column("诉求编号", lambda item: item.appeal.number, 15),
        Column("事项", lambda item: _title(item, LONG_TITLE), 50),
        Column("类别", lambda item: item.appeal.kind, 10),
        Column("州市", lambda item: item.appeal.region, 10),
        Column("本单位", lambda item: _part(item, department), 8),
        Column("主办单位", lambda item: item.appeal.lead, 18),
        Column("协办单位", lambda item: "、".join(item.appeal.assisting), 18),
        Column("状态", lambda item: labels.STATE[item.appeal.state], 10),
        Column("预备答复", lambda item: veil(item.appeal.prepared, ()), 50),
    )
