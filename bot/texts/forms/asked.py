"""A form's question and the receipt for one of several parts, as screens."""

from bot.domain.notice import Asked, PartTaken
from bot.domain.screen import Screen
from bot.texts import absences, circular_card, counter, exports, labels, templates, wordbook
from bot.texts.forms import booking, enterprise, handling, layout, session
from bot.texts.markup import Html, blocks, fill, lines
from bot.texts.words import Words

OFFICE = {
    ("invite", "role"): "<b>邀请谁？</b>",
    ("invite", "department"): "<b>是哪个单位的？</b>\n请输入部门或州市的名称，例如“昆明海关”“曲靖市”。",
}
PRIVACY = {
    ("delete_me", "sure"): "<b>确定删除您的个人信息吗？</b>\n登记的姓名、电话和聊天账号都会清除，之后收不到通知；"
    "已办结诉求的内容和办理记录按规定留存。以后要再提诉求，需要重新登记。",
}
NUMBERS = {
    ("numbers", "span"): "<b>看哪段时间的统计？</b>\n请输入起止日期，例如 2024-10-01 2024-11-15；"
    "也可以只写年和月，例如 2024年10月。",
}
QUESTIONS = {
    **enterprise.QUESTIONS,
    **handling.QUESTIONS,
    **OFFICE,
    **session.QUESTIONS,
    **booking.QUESTIONS,
    **wordbook.QUESTIONS,
    **templates.QUESTIONS,
    **exports.QUESTIONS,
    **absences.QUESTIONS,
    **circular_card.QUESTIONS,
    **counter.QUESTIONS,
    **NUMBERS,
    **PRIVACY,
}

_PHONE, _AFTER_PHONE = ("register", "phone"), ("register", "confirm")


def asked(notice: Asked, words: Words) -> Screen:
    where = (notice.form, notice.step)
    hint = layout.TYPED if layout.is_numbered(len(notice.options)) else ""
    return Screen(
        lines(_question(notice, words), hint),
        layout.rows(notice),
        ask_phone=labels.SHARE_PHONE if where == _PHONE else "",
        clear_keyboard=where == _AFTER_PHONE,
    )


def _question(notice: Asked, words: Words) -> Html:
    if (notice.form, notice.step) in handling.QUESTIONS:
        return handling.ask(notice, words)
    question = QUESTIONS[(notice.form, notice.step)]
    asks = fill(question) if isinstance(question, str) else question(notice, words)
    return blocks(handling.about(notice), asks) if notice.form == "rate" else asks


def part_taken(notice: PartTaken, _: Words) -> Screen:
    files = f"（附件{notice.count}个）" if notice.count else ""
    text = f"已记下，共{notice.length}字{files}。可以继续写，写完点「完成」。"
    only_files = f"已收到附件{notice.count}个。可以继续发，发完点「完成」。"
    return Screen(fill(text if notice.length else only_files), (layout.controls(notice),))
