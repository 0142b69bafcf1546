"""Tells how many further alarms of a kind there were."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.reach.alarms import Alarm, MoreAlarms
from bot.texts.style.markup import blocks, bold, fill
from bot.texts.style.words import Words

TITLE = {
    Alarm.OUT_OF_REACH: "又有{count}人联系不上",
    Alarm.GIVEN_UP: "又有{count}项同样的处理失败",
}
ABOUT = {
    Alarm.OUT_OF_REACH: "发给这些人的消息先保留，对方回来时一并送达。",
    Alarm.GIVEN_UP: "同样的失败每小时合并提醒一次。请查看日志，排除原因后重放。",
}
LOOK = {
    Alarm.OUT_OF_REACH: Button("查看无法送达的人员", Go(Menu.UNREACHABLE)),
    Alarm.GIVEN_UP: Button("查看失败的事项", Go(Menu.DEAD)),
}


def more(notice: MoreAlarms, _: Words) -> Screen:
    title = bold(fill(TITLE[notice.alarm], count=notice.count))
    return Screen(blocks(title, fill(ABOUT[notice.alarm])), ((LOOK[notice.alarm],),))
