"""Shows the list of late appeals (督办台账): the level of each and who was told."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from itertools import groupby

from bot.domain.appeals.action import State
from bot.domain.appeals.ladder import LATE_BY_DUE, Escalation, Level
from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.ledger_notices import Climb, LedgerShown
from bot.domain.desk.presses import Many, Open
from bot.texts.appeals import dates_due, labels
from bot.texts.appeals.whose import whose
from bot.texts.desk.bulk import BUTTON
from bot.texts.desk.list_line import ABOUT, acts_on_many, late
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import in_rows, opening, turns
from bot.texts.style.words import Words

LEVEL = {
    Level.URGED: "已催办",
    Level.HEAD: "升到部门负责人",
    Level.SUPERVISED: "升到督查员",
    Level.LISTED: "已列入通报",
}
OF_DESK = {State.TRIAGE: "受理期限", State.REVIEW: "复核期限", State.VISIT: "回访期限"}
BY_HAND = "督查员督办"
NOT_YET = "刚超期，还没有催办"
EMPTY = "现在没有超期的诉求。有超期的会逐级提醒，并记在这里。"


def shown(notice: LedgerShown, words: Words) -> Screen:
    if notice.total == 0:
        return Screen(fill(EMPTY))
    numbered = list(enumerate(notice.climbs, notice.page * PAGE + 1))
    opens = [
        Button(opening(number, climb.view.appeal.number), Open(climb.view.appeal.id, Menu.OVERDUE, notice.page), number)
        for number, climb in numbered
    ]
    turning = turns(partial(Go, Menu.OVERDUE), notice.page, notice.total)
    title = _title(notice)
    items = [_under(group, notice.now, words) for _, group in groupby(numbered, lambda item: _whose(item[1]))]
    acts = acts_on_many([climb.view for climb in notice.climbs])
    many = ((Button(BUTTON, Many(Menu.OVERDUE, notice.page)),),) if acts else ()
    return Screen(blocks(title, *items), (*in_rows(opens, 4), *((turning,) if turning else ()), *many))


def _title(notice: LedgerShown) -> Html:
    """Say how many there are, and how many of them are late where not all are."""
    late = f"，其中超期{notice.late}件" if notice.late != notice.total else ""
    order = "，按部门，先超期的在前" if notice.total > 1 else ""
    return fill("{what}（共{total}件{late}{order}）", what=bold("督办台账"), total=notice.total, late=late, order=order)


def _whose(climb: Climb) -> str:
    return climb.view.appeal.lead or labels.WINDOW


def _under(group: Iterable[tuple[int, Climb]], now: datetime, words: Words) -> Html:
    """Return the late appeals of one department below its name."""
    (number, first), *others = group
    begun = lines(bold(_whose(first)), _item(number, first, now, words))
    return blocks(begun, *(_item(number, climb, now, words) for number, climb in others))


def _item(number: int, climb: Climb, now: datetime, words: Words) -> Html:
    appeal, escalation = climb.view.appeal, climb.escalation
    what = labels.due_name(appeal) if appeal.state in LATE_BY_DUE else OF_DESK.get(appeal.state)
    by = appeal.due_at if appeal.state in LATE_BY_DUE else dates_due.by_when(appeal, words)
    head = fill(
        "{n}. <b>{state}{late}</b>｜{about}",
        n=number,
        state=labels.STATE[appeal.state],
        late=f"，{late(by, now, words)}" if by and by < now else "",
        about=labels.listed(climb.view, ABOUT),
    )
    ends = fill("{whose}　{number}", whose=whose(climb.view), number=appeal.number)
    known = _known(climb, escalation, now) if escalation else NOT_YET
    due = fill("{what}：{due}", what=what, due=dates.moment(by, now)) if what and by else ""
    return lines(head, known, due, ends)


def _known(climb: Climb, escalation: Escalation, now: datetime) -> Html:
    level = BY_HAND if escalation.person else LEVEL[escalation.level]
    facts = {"at": dates.moment(escalation.at, now), "count": climb.told, "arrived": climb.arrived}
    return fill("{level}：{at}，通知{count}人，送达{arrived}人", level=level, **facts)
