"""Shows the list of long-term plans (持续跟踪)."""

from datetime import datetime
from functools import partial

from bot.domain.appeals.presses import Show
from bot.domain.base.page import PAGE, pages
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.plan_notices import Plan, PlansShown
from bot.texts.appeals import labels
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import in_rows, opening, turns
from bot.texts.style.words import Words

PROMISED = 80  # characters of a plan
EMPTY = "现在没有持续跟踪的诉求。答复为“长期推进”、企业评价以后的，会列在这里。"
GONE = Html("这一页已经没有诉求了，请看前面的。")


def shown(notice: PlansShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(fill(EMPTY))
    numbered = list(enumerate(notice.plans, notice.page * PAGE + 1))
    items = [_item(number, plan, notice.now) for number, plan in numbered]
    opens = [
        Button(opening(number, plan.view.appeal.number), Show(plan.view.appeal.id), number) for number, plan in numbered
    ]
    turning = turns(partial(Go, Menu.PLANS), notice.page, notice.total)
    count = pages(notice.total)
    page = f"，第{notice.page + 1}页共{count}页" if count > 1 else ""
    head = fill("{what}（共{total}件，按主办单位{page}）", what=bold("持续跟踪"), total=notice.total, page=page)
    return Screen(blocks(head, *(items or [GONE])), (*in_rows(opens, 4), *((turning,) if turning else ())))


def _item(number: int, plan: Plan, now: datetime) -> Html:
    appeal = plan.view.appeal
    facts = {"n": number, "number": appeal.number, "lead": appeal.lead or labels.WINDOW}
    head = fill("{n}. <b>{number}</b>｜{lead}｜{state}", **facts, state=labels.STATE[appeal.state])
    due = dates.moment(appeal.due_at, now) if appeal.due_at else "待定"
    late = "，已超期" if appeal.due_at and appeal.due_at < now else ""
    when = fill("{since}起，下次报告：{due}{late}", since=dates.day(plan.since, now), due=due, late=late)
    return lines(head, when, fill("计划：{plan}", plan=excerpt(appeal.plan, PROMISED)), labels.listed(plan.view))
