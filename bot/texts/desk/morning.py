"""Shows the morning message."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.morning import Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.desk.presses import Waits
from bot.domain.people.person import OF_DEPARTMENT
from bot.texts.desk.lists import OF_MORNING
from bot.texts.style import dates
from bot.texts.style.markup import blocks, bold, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

LINES = {
    Wait.OVERDUE: "已超期：{count}件",
    Wait.TODAY: "今天到期：{count}件",
    Wait.SOON: "两个工作日内到期：{count}件",
    Wait.NEW: "新交办、等您签收：{count}件",
    Wait.SIGN_OFF: "等您审签：{count}件",
    Wait.TRIAGE: "等您判断由谁办理：{count}件",
    Wait.ALONE: "上个工作日以来自动交办：{count}件，不合适的可以改派",
    Wait.REQUESTS: "等您决定的申请（延期、非本单位职责）：{count}件",
    Wait.REVIEW: "等您复核：{count}件",
    Wait.VISIT: "等您回访：{count}件",
    Wait.CLASSES: "等您确认的一类事：{count}类",
    Wait.CLASSES_LATE: "超过期限的一类事：{count}类",
    Wait.CLASS_DRAFTS: "一类事的统一答复，等您单位确认：{count}件",
    Wait.CALLS: "要拨打的电话：{count}个",
    Wait.CALLS_LATE: "其中超过拨打期限：{count}个",
    Wait.CIRCULAR: "上个月的通报还没有起草，发送 /circular 起草",
    Wait.UNSIGNED: "上个月的通报已经起草，还没有签发",
    Wait.ENTERPRISES: "等您核验、决定的企业：{count}家",
    Wait.ENTERPRISES_LATE: "统筹员逾期没有核验、决定的企业申请：{count}件，请督促",
}
# What a line's button says; where it leads for whom it is not their department's own list.
SHORT = {
    Wait.OVERDUE: "已超期",
    Wait.TODAY: "今天到期",
    Wait.SOON: "两个工作日内到期",
    Wait.NEW: "等您签收",
    Wait.SIGN_OFF: "等您审签",
    Wait.TRIAGE: "待受理",
    Wait.ALONE: "自动交办",
    Wait.REQUESTS: "待定的申请",
    Wait.REVIEW: "待复核",
    Wait.VISIT: "待回访",
    Wait.CLASSES: "一类事",
    Wait.CLASSES_LATE: "超期一类事",
    Wait.CLASS_DRAFTS: "待确认答复",
    Wait.CALLS: "电话清单",
    Wait.CIRCULAR: "通报",
    Wait.UNSIGNED: "通报",
    Wait.ENTERPRISES: "核验企业",
}
LEADS_TO = {
    Wait.OVERDUE: Menu.OVERDUE,
    Wait.TRIAGE: Menu.TRIAGE,
    Wait.ALONE: Menu.ASSIGNED,
    Wait.REVIEW: Menu.TODO,
    Wait.VISIT: Menu.VISITS,
    Wait.CLASSES: Menu.CLASSES,
    Wait.CLASSES_LATE: Menu.CLASSES,
    Wait.CALLS: Menu.CALLS,
    Wait.CIRCULAR: Menu.CIRCULAR,
    Wait.UNSIGNED: Menu.CIRCULAR,
    Wait.ENTERPRISES: Menu.ENTERPRISES,
}
OF_CLASSES = (Wait.CLASSES_LATE, Wait.CLASS_DRAFTS)


def morning(notice: Morning, _: Words) -> Screen:
    said_now, today = dates.greeting(notice.now), dates.day(notice.now, notice.now)
    title = bold(fill("{greeting}，今天是{day}，您有这些事要办", greeting=said_now, day=today))
    said = [fill(LINES[wait], count=notice.counts[wait]) for wait in LINES if notice.counts.get(wait)]
    opens: dict[Wait, Go | Waits] = {wait: Go(menu) for wait, menu in LEADS_TO.items()}
    if notice.role in OF_DEPARTMENT:
        opens = {wait: Waits(wait) for wait in OF_MORNING} | dict.fromkeys(OF_CLASSES, Go(Menu.CLASSES))
    opens[Wait.REQUESTS] = Waits(Wait.REQUESTS)
    buttons = [Button(name, opens[wait]) for wait, name in SHORT.items() if notice.counts.get(wait) and wait in opens]
    return Screen(blocks(title, lines(*said)), in_rows(buttons, 2), line=title)
