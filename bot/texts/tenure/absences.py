"""Screens about absences."""

from collections.abc import Callable

from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.texts.style import dates
from bot.texts.style.markup import Html, bold, fill
from bot.texts.style.menus import BUTTONS
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words


def _change(notice: Asked, _: Words) -> Html:
    """Return the question with the days that are noted."""
    facts = notice.facts
    if "first" not in facts:
        return bold("您已经登记了请假，要怎么改？")
    return bold(fill("您已登记{days}请假，要怎么改？", days=dates.days(facts["first"], facts["last"], facts["today"])))


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("away", "change"): _change,
    (
        "away",
        "first",
    ): "<b>从哪一天开始请假？</b>\n请输入日期，例如“11月4日”；起止日期也可以一次写完，例如“周三到周五”。",
    ("away", "last"): "<b>请到哪一天？</b>\n请输入最后一天的日期，当天也算。",
    (
        "away",
        "deputy",
    ): "<b>请假期间由谁代办？</b>\n您手上的诉求或审签会转给代办的同事；没有的，由单位其他同事接着办理。",
}

TODO = ((Button(BUTTONS[Menu.TODO], Go(Menu.TODO)),),)


def noted(notice: AwayNoted, _: Words) -> Screen:
    text = fill(
        "已登记请假：{days}，{who}。提前回来或要改日期，请发送 /away。",
        days=dates.days(notice.first, notice.last, notice.today),
        who=_who(notice),
    )
    return Screen(text, in_rows((Button(BUTTONS[menu], Go(menu)) for menu in (Menu.TODO, Menu.AWAY)), 2))


def _who(notice: AwayNoted) -> str:
    if notice.signs:
        return _who_signs(notice)
    if notice.alone:
        return "您单位没有其他联络员，期间的诉求到期时由统筹员联系您单位"
    return f"期间的诉求由{notice.deputy or '单位其他联络员'}接着办理"


def _who_signs(notice: AwayNoted) -> str:
    if notice.alone:
        return "您单位没有其他负责人，期间等审签的答复由统筹员处理"
    return f"期间的答复由{notice.deputy or '单位其他负责人'}审签"


def ended(_: AwayEnded, __: Words) -> Screen:
    return Screen(fill("请假已结束，新的诉求和提醒会照常发给您。已经转给同事的诉求由同事继续办理。"), TODO)


def back(_: AwayBack, __: Words) -> Screen:
    return Screen(fill("您的请假已结束，新的诉求和提醒会照常发给您。请看现在的待办。"), TODO)
