"""Shows the questions of all forms, and receipts for parts of an answer; this index knows the forms of all wings."""

from collections.abc import Callable

from bot.domain.base.choice import Choose, Restore
from bot.domain.base.question import Asked, Cancelled, LeaveAsked, PartTaken
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role
from bot.texts import refusals
from bot.texts.appeals import filing, labels, questions, templates
from bot.texts.appeals.verbs import BOOK
from bot.texts.classes import class_questions, measure_files
from bot.texts.counter import counter
from bot.texts.desk import bulk, wish_answers
from bot.texts.people import enterprises, licence_reading
from bot.texts.reports import circular_card, exports
from bot.texts.sessions import booking_questions, session_questions
from bot.texts.sessions.terms import SESSION_FIELD
from bot.texts.style import layout, menus, wording
from bot.texts.style.markup import Html, blocks, fill, lines
from bot.texts.style.words import Words
from bot.texts.tenure import absences, departments, details, entering, own, settings, staff
from bot.texts.words import wordbook

OFFICE = {
    ("invite", "role"): "<b>邀请谁？</b>",
    ("invite", "department"): "<b>是哪个单位的？</b>\n请输入部门或州市的名称，例如“昆明海关”“曲靖市”。",
}
PRIVACY = {
    ("delete_me", "sure"): "<b>确定删除您的个人信息吗？</b>\n登记的姓名、电话和聊天账号都会清除，之后收不到通知；"
    "已办结诉求的内容和办理记录按规定留存；企业没有别的联系人时，提交过的附件一并删除。"
    "以后要再提诉求，需要重新登记。",
}
NUMBERS = {
    ("numbers", "span"): "<b>看哪段时间的统计？</b>\n请输入起止日期，例如 2024-10-01 2024-11-15；"
    "也可以只写年和月，例如 2024年10月。",
}
OWN: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("my_phone", "phone"): "<b>请输入新的手机号</b>\n直接输入11位手机号。只有办理人员能看到，每次查看都有记录。",
    ("meant", "meant"): wish_answers.asks(lambda form: FORM.get(form, "")),
}
QUESTIONS = {
    **filing.QUESTIONS,
    **questions.QUESTIONS,
    **OFFICE,
    **session_questions.QUESTIONS,
    **booking_questions.QUESTIONS,
    **wordbook.QUESTIONS,
    **templates.QUESTIONS,
    **exports.QUESTIONS,
    **absences.QUESTIONS,
    **circular_card.QUESTIONS,
    **counter.QUESTIONS,
    **class_questions.QUESTIONS,
    **NUMBERS,
    **PRIVACY,
    **staff.QUESTIONS,
    **own.QUESTIONS,
    **details.QUESTIONS,
    **entering.QUESTIONS,
    **enterprises.QUESTIONS,
    **OWN,
    **bulk.QUESTIONS,
    **departments.QUESTIONS,
    **settings.QUESTIONS,
}

# A form's own buttons that say what they do.
CONTROLS: dict[str, layout.Controls] = {
    **{said.action.form: said.controls for said in BOOK.values()},
    "appeal": filing.CONTROLS,
    "class_complete": measure_files.CONTROLS,
    "bring": booking_questions.CONTROLS,
    "session": session_questions.CONTROLS,
}


def typed(control: str) -> tuple[str, ...]:
    """Return every text that stands for a control when it is typed."""
    return layout.typed(control, CONTROLS.values())


_PHONE = ("register", "phone")


def asks_phone(form: str, step: str) -> bool:
    """Whether the step shows the messenger's button that shares the own number."""
    return (form, step) == _PHONE


def asked(notice: Asked, words: Words) -> Screen:
    where = (notice.form, notice.step)
    hint = layout.TYPED if layout.shows_numbers(notice.options) else ""
    trouble = refusals.refused(notice.trouble, words).text if notice.trouble else ""
    return Screen(
        blocks(trouble, lines(_question(notice, words), hint)),
        layout.rows(notice, CONTROLS.get(notice.form, {})),
        ask_phone=wording.SHARE_PHONE if where == _PHONE else "",
        clear_keyboard=notice.phone_over,
    )


def _question(notice: Asked, words: Words) -> Html:
    question = QUESTIONS[(notice.form, notice.step)]
    asks = fill(question) if isinstance(question, str) else question(notice, words)
    return questions.about_appeal(notice, asks) if (notice.form, notice.step) in questions.QUESTIONS else asks


UNWRITTEN = "{received}。还没有写文字，请再用一句话说明是什么事，写完点「完成」。"


def _received(notice: PartTaken) -> str:
    """Say what was received beside text."""
    if not notice.voice:
        return f"已收到附件{notice.count}个"
    return "已收到语音" if notice.count == 1 else f"已收到附件{notice.count}个，其中有语音"


def part_taken(notice: PartTaken, words: Words) -> Screen:
    files = f"（附件{notice.count}个）" if notice.count else ""
    text = f"已记下，共{notice.length}字{files}。可以继续写，写完点「完成」。"
    wrong = (
        f"发错了，输入“{labels.without(notice.count)}”。" if (notice.form, notice.step) == ("appeal", "files") else ""
    )
    only_files = f"已收到附件{notice.count}个。可以继续发，发完点「完成」。{wrong}"
    if (notice.form, notice.step) == ("register", "uscc"):
        return Screen(fill(licence_reading.TAKEN), layout.controls(notice, {}))
    is_unwritten = notice.voice or (notice.form, notice.step) == ("appeal", "text")
    unwritten = UNWRITTEN.format(received=_received(notice))
    taken = fill(text if notice.length else unwritten if is_unwritten else only_files)
    return Screen(blocks(taken, filing.at_once(notice.rest, words)), layout.controls(notice, {}))


FORM: dict[str, str] = {
    "keywords": "修改关键词",
    "templates": "答复模板",
    "register": "企业登记",
    "appeal": "提交诉求",
    "invite": "邀请",
    "export": "导出",
    "delete_me": "删除个人信息",
    "away": "请假登记",
    "circular": "修改通报",
    "numbers": "查看统计",
    "session": "新建坐诊场次",
    "session_cancel": "取消坐诊",
    "session_reopen": "更正归档",
    "bring": "选择带来的诉求",
    "booking_move": "为企业改期",
    "booking_cancel": "为企业退号",
    "booking_late": "为企业补挂号",
    "counter": "专窗代录",
    "link": "绑定企业",
    "call_reached": "记录通话",
    "call_wrong": "更正号码",
    "kept": "用刚才写的内容",
    **staff.FORMS,
    **class_questions.FORMS,
    **own.FORMS,
    **details.FORMS,
    **entering.FORMS,
    **enterprises.FORMS,
    "meant": "刚才发的内容",
    "my_phone": "修改手机号",
    "bulk": bulk.BUTTON,
    "department": "单位变更",
    "settings": "修改参数",
    **{said.action.form: said.button for said in BOOK.values()},
    **{f"session_{field}": f"修改{name}" for field, name in SESSION_FIELD.items()},
}


NEXT = 4  # commands that are offered after a form was given up
BEGUN_ANEW = {"register": "要登记时，发送 /start 重新开始。"}  # who gave it up has no menu yet
HAVE_BACK = "恢复刚才的内容"


def cancelled(notice: Cancelled, _: Words) -> Screen:
    if notice.form is None:
        return Screen(fill("现在没有正在填写的内容。"), _goes_on(notice), toast="没有可取消的")
    said = fill("已取消「{form}」，正在填写的内容没有提交。", form=FORM.get(notice.form, ""))
    if notice.form in BEGUN_ANEW:
        said = lines(said, BEGUN_ANEW[notice.form])
    back = () if notice.kept is None else ((Button(HAVE_BACK, Restore(notice.kept)),),)
    return Screen(said, (*back, *_goes_on(notice)), toast="已取消", clear_keyboard=notice.phone_over)


def _goes_on(notice: Cancelled) -> tuple[tuple[Button, ...], ...]:
    """Offer what the person most often does next; a stranger has no commands."""
    return menus.home(Role(notice.role), NEXT) if notice.role else ()


def leave_asked(notice: LeaveAsked, _: Words) -> Screen:
    ask = "确定从头填写「{form}」吗？" if notice.anew else "确定取消「{form}」吗？"
    said = fill(f"<b>{ask}</b>\n已经填写的内容不会提交。", form=FORM.get(notice.form, ""))
    stay, leave = (
        Button(wording.CONTROL_WORDS[control][0], Choose(notice.draft, notice.stamp, control))
        for control in ("stay", "anew" if notice.anew else "give_up")
    )
    return Screen(said, ((stay, leave),))
