"""Wording of internal notes (内部备注) of staff for staff. No enterprise reads them and nobody gets a push."""

from bot.domain.appeals.action import Action
from bot.texts.appeals.checking import checks
from bot.texts.appeals.said import Said

INSIDE = "只有办理这件诉求的工作人员看得到，企业看不到，也不会发通知。"


NOTE = Said(
    action=Action.NOTE,
    button="内部备注",
    happened="内部备注",
    confirmed=("已保存", "内部备注已保存，企业看不到，没有通知任何人"),
    questions={
        "words": f"<b>【内部备注】要记下什么？</b>\n{INSIDE}要告诉企业的，请点「取消」，再用报告进展。",
        "send": checks("【内部备注】核对后保存", INSIDE),
    },
)

SAID: tuple[Said, ...] = (NOTE,)
