"""Says that the holidays of a year are not known."""

from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.texts.style.markup import blocks, bold, fill
from bot.texts.style.words import Words

_UNKNOWN = "{year}年的放假安排还没有录入"


_FOR_NOW = "录入之前，{year}年暂按周一至周五计算工作日，期限可能不准。录入后自动重算，期限有变的会通知有关人员。"


_WHO_DOES = {
    Role.ADMIN: "请按国务院办公厅的通知，在方案包的日历中填写，或升级程序的日历，然后重启。",
    Role.COORDINATOR: "请提醒管理员录入，不用逐件处理。",
}


def calendar_unknown(notice: CalendarUnknown, _: Words) -> Screen:
    facts = {"year": notice.year}
    return Screen(blocks(bold(fill(_UNKNOWN, **facts)), fill(_FOR_NOW, **facts), _WHO_DOES[notice.role]))
