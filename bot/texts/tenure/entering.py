"""What is asked of who accepts an invite, and read about administrators whom another has to confirm."""

from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Standing
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.presses import DoStaff
from bot.domain.tenure.staff_notices import AdminAsked, AdminWaiting
from bot.texts.style.markup import fill
from bot.texts.style.words import Words
from bot.texts.tenure.staff import ACTION

A, S = StandingAction, Standing
FORMS = {"enter": "接受邀请"}
QUESTIONS = {
    ("enter", "name"): "<b>您的姓名？</b>\n经办记录和审签会写这个名字，请写真实姓名。",
    ("enter", "post"): "<b>您的职务？</b>\n例如“二级主任科员”。可以跳过。",
    ("enter", "phone"): "<b>您的工作电话？</b>\n手机或带区号的座机。急事找您时用，不会出现在消息里；每次查看都有记录。",
}


def admin_asked(notice: AdminAsked, _: Words) -> Screen:
    text = "<b>请确认新的管理员</b>\n{host}邀请{name}担任管理员。请核实是本人，再决定。"
    yes = Button(ACTION[A.CONFIRM], DoStaff(A.CONFIRM, notice.person, S.PENDING))
    no = Button(ACTION[A.DECLINE], DoStaff(A.DECLINE, notice.person, S.PENDING))
    return Screen(fill(text, host=notice.host or "管理员", name=notice.name), ((yes, no),))


def admin_waiting(_: AdminWaiting, __: Words) -> Screen:
    text = "<b>已收到，请稍候</b>\n管理员要由另一位管理员确认，已请他们核实，确认后会马上通知您。"
    return Screen(fill(text), clear_keyboard=True)
