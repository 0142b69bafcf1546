"""Shows lists of appeals page by page, each line with its button."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from bot.domain.appeals.action import State
from bot.domain.appeals.notices import AppealView
from bot.domain.base.page import PAGE, pages
from bot.domain.base.party import Party
from bot.domain.base.press import Go, Menu, Press
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import Wait
from bot.domain.desk.presses import Many, Open, OpenWaiting, Waits
from bot.texts.desk.bulk import BUTTON
from bot.texts.desk.list_line import acts_on_many, doubt, line, progress
from bot.texts.desk.urgency import HEADINGS, urgency
from bot.texts.style import menus
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import Rows, in_rows, opening, turns
from bot.texts.style.words import Words
from bot.texts.words import verdict

TITLES = {
    Menu.MY: "我的诉求",
    Menu.TODO: "待办诉求",
    Menu.TRIAGE: "待受理的诉求",
    Menu.ASSIGNED: "自动交办、还没有答复的诉求",
    Menu.VISITS: "待回访的诉求",
}
ORDER = {
    Menu.MY: "新的在前",
    Menu.TODO: "先到期的在前",
    Menu.TRIAGE: "先到期的在前，同一天不易判断的在前",
    Menu.ASSIGNED: "新的在前",
    Menu.VISITS: "等得最久的在前",
}
OF_MORNING = {
    Wait.OVERDUE: "已超期的诉求",
    Wait.TODAY: "今天到期的诉求",
    Wait.SOON: "两个工作日内到期的诉求",
    Wait.NEW: "等您签收的诉求",
    Wait.SIGN_OFF: "等您审签的诉求",
    Wait.REQUESTS: "等您决定申请的诉求",
}
NONE_LEFT = "现在没有{what}。发送 /todo 查看全部待办。"
EMPTY = {
    Menu.MY: "您单位还没有提交诉求。点「提交诉求」，用几句话写清楚就行。",
    Menu.TODO: "现在没有待办的诉求。有新的会主动通知您。",
    Menu.TRIAGE: "现在没有待受理的诉求。有新的会主动通知您。",
    Menu.ASSIGNED: "现在没有自动交办、还没有答复的诉求。有新的会在早上的消息里告诉您。",
    Menu.VISITS: "现在没有待回访的诉求。有新的会主动通知您。",
}
HASTE = "可能紧急"
GROUPED = {Menu.TODO, Menu.TRIAGE}
GONE = Html("这一页已经没有诉求了，请看前面的。")


def listed(notice: ListShown, words: Words) -> Screen:
    menu = Menu(notice.title)
    if notice.total == 0:
        file = (Button(menus.BUTTONS[Menu.APPEAL], Go(Menu.APPEAL)),)
        text = fill(NONE_LEFT, what=OF_MORNING[notice.wait]) if notice.wait else fill(EMPTY[menu])
        return Screen(text, (file,) if menu is Menu.MY else ())
    numbered = list(enumerate(notice.views, notice.page * PAGE + 1))
    opens = [
        Button(opening(number, view.appeal.number), _open(notice, menu, view), number) for number, view in numbered
    ]
    to_page = partial(Waits, notice.wait) if notice.wait else partial(Go, menu)
    turning = turns(to_page, notice.page, notice.total)
    parts = _grouped(notice, menu, words) or [GONE]
    rows = (*in_rows(opens, 4), *((turning,) if turning else ()), *_many(notice, menu))
    return Screen(blocks(_title(menu, notice), *parts), rows)


def _many(notice: ListShown, menu: Menu) -> Rows:
    if menu is not Menu.TRIAGE or not acts_on_many(notice.views):
        return ()
    return ((Button(BUTTON, Many(menu, notice.page)),),)


def _open(notice: ListShown, menu: Menu, view: AppealView) -> Press:
    if notice.wait:
        return OpenWaiting(view.appeal.id, notice.wait, notice.page)
    return Open(view.appeal.id, menu, notice.page)


def _grouped(notice: ListShown, menu: Menu, words: Words) -> list[Html]:
    """Return the lines under headings: late, due today, later. A list in another order has none."""
    numbered = enumerate(notice.views, notice.page * PAGE + 1)
    return under(
        (_head(view, menu, notice, words), _item(number, view, notice.now, words)) for number, view in numbered
    )


def under(items: Iterable[tuple[str, Html]]) -> list[Html]:
    """Return the lines, each given with its heading, below the headings."""
    by_head: dict[str, list[Html]] = {}
    for head, item in items:
        known = by_head.setdefault(head, [])
        known.append(item if known or not head else lines(bold(head), item))
    return [item for known in by_head.values() for item in known]


def _head(view: AppealView, menu: Menu, notice: ListShown, words: Words) -> str:
    """Return the heading of a line; what may be urgent is judged before anything else, late or not."""
    if notice.wait or menu not in GROUPED:
        return ""
    if menu is Menu.TRIAGE and view.appeal.verdict.get("urgent"):
        return HASTE
    own = view.viewer is Party.MEMBER
    return HEADINGS[urgency(view.appeal, notice.now, words, own=own)]


def _title(menu: Menu, notice: ListShown) -> Html:
    count = pages(notice.total)
    page = f"，第{notice.page + 1}页共{count}页" if count > 1 else ""
    what = OF_MORNING[notice.wait] if notice.wait else TITLES[menu]
    order = f"，{ORDER[menu]}" if notice.total > 1 else ""
    return fill("{what}（共{total}件{order}{page}）", what=bold(what), total=notice.total, order=order, page=page)


def _item(number: int, view: AppealView, now: datetime, words: Words) -> Html:
    appeal = view.appeal
    haste = verdict.urgent(appeal.verdict) if appeal.state is State.TRIAGE and view.viewer is not Party.MEMBER else ""
    return lines(line(number, view, now, words), doubt(view), haste, progress(view))
