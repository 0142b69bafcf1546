"""Lists of appeals, a page at a time, each line with its button."""

from datetime import datetime
from functools import partial

from bot.domain.appeals.appeal import SETTLED, Appeal, State
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.presses import Show
from bot.domain.base.page import PAGE, pages
from bot.domain.base.party import Party
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import Wait
from bot.domain.desk.presses import Waits
from bot.texts.appeals import labels, until
from bot.texts.appeals.whose import whose
from bot.texts.style import dates, menus
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import in_rows, turns
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
    Menu.TRIAGE: "可能紧急的在前，再按日期，同一天把握小的在前",
    Menu.ASSIGNED: "新的在前",
    Menu.VISITS: "等得最久的在前",
}
OF_MORNING = {
    Wait.OVERDUE: "已超期的诉求",
    Wait.TODAY: "今天到期的诉求",
    Wait.SOON: "两个工作日内到期的诉求",
    Wait.NEW: "等您签收的诉求",
    Wait.SIGN_OFF: "等您审签的诉求",
}
NONE_LEFT = "现在没有{what}。发送 /todo 查看全部待办。"
EMPTY = {
    Menu.MY: "您单位还没有提交诉求。点「提交诉求」，用几句话写清楚就行。",
    Menu.TODO: "现在没有待办的诉求。有新的会主动通知您。",
    Menu.TRIAGE: "现在没有待受理的诉求。有新的会主动通知您。",
    Menu.ASSIGNED: "现在没有自动交办、还没有答复的诉求。有新的会在早上的消息里告诉您。",
    Menu.VISITS: "现在没有待回访的诉求。有新的会主动通知您。",
}
GONE = Html("这一页已经没有诉求了，请看前面的。")


def listed(notice: ListShown, words: Words) -> Screen:
    menu = Menu(notice.title)
    if notice.total == 0:
        file = (Button(menus.BUTTONS[Menu.APPEAL], Go(Menu.APPEAL)),)
        text = fill(NONE_LEFT, what=OF_MORNING[notice.wait]) if notice.wait else fill(EMPTY[menu])
        return Screen(text, (file,) if menu is Menu.MY else ())
    numbered = list(enumerate(notice.views, notice.page * PAGE + 1))
    leads = menu is Menu.ASSIGNED
    items = [_item(number, view, notice.now, words, leads=leads) for number, view in numbered]
    opens = [Button(f"{number}. {view.appeal.number}", Show(view.appeal.id)) for number, view in numbered]
    to_page = partial(Waits, notice.wait) if notice.wait else partial(Go, menu)
    turning = turns(to_page, notice.page, notice.total)
    shown = items or [GONE] if menu is not Menu.MY else items
    return Screen(blocks(_title(menu, notice), *shown), (*in_rows(opens, 2), *((turning,) if turning else ())))


def _title(menu: Menu, notice: ListShown) -> Html:
    count = pages(notice.total)
    page = f"，第{notice.page + 1}页共{count}页" if count > 1 else ""
    what = OF_MORNING[notice.wait] if notice.wait else TITLES[menu]
    facts = {"total": notice.total, "order": ORDER[menu], "page": page}
    return fill("{what}（共{total}件，{order}{page}）", what=bold(what), **facts)


def _item(number: int, view: AppealView, now: datetime, words: Words, *, leads: bool = False) -> Html:
    appeal, member = view.appeal, view.viewer is Party.MEMBER
    head = fill(
        "{n}. <b>{number}</b>｜{state}｜{whose}",
        n=number,
        number=appeal.number,
        state=labels.STATE[appeal.state],
        whose=appeal.lead or labels.WINDOW if member else whose(view),
    )
    doubted = appeal.state is State.TRIAGE and not member
    doubt = verdict.guess(appeal.verdict, appeal.returns) if doubted else ""
    haste = verdict.urgent(appeal.verdict) if doubted else ""
    lead = fill("主办：{lead}", lead=appeal.lead) if leads and appeal.lead else ""
    return lines(head, lead, _when(view, now, words), doubt, haste, excerpt(appeal.text))


def date_of(appeal: Appeal, words: Words) -> datetime | None:
    """Return the date that a line shows: the step's, of what is not accepted yet the answer's."""
    return appeal.due_at if appeal.state is State.ASSIGNED else until.by_when(appeal, words)


def _when(view: AppealView, now: datetime, words: Words) -> str:
    appeal = view.appeal
    if appeal.state in SETTLED:
        return ""
    if appeal.paused_at is not None:
        return "期限：等待企业补正，暂停计算"
    when = date_of(appeal, words)
    late = "，已超期" if when and when < now else ""
    return f"期限：{dates.moment(when, now)}{late}" if when else "期限：待定"
