"""What an enterprise's people and coordinators read about changes of what is on record."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.details import Detail
from bot.domain.people.presses import Answer, AtEnterprise, JudgeName, OfEnterprise
from bot.domain.tenure.detail_notices import DetailChanged, NameAsked, NameJudged, NameSettled
from bot.texts.style.markup import fill
from bot.texts.style.menus import leads_to
from bot.texts.style.words import Words

DETAIL = {Detail.NAME: "企业名称", Detail.REGION: "所在地区", Detail.CONTACT: "我的姓名", Detail.PHONE: "我的电话"}
FORMS = {f"edit_{detail}": f"修改{name}" for detail, name in DETAIL.items()}
QUESTIONS = {
    ("edit_name", "name"): "<b>企业现在的全称是什么？</b>\n请与营业执照一致。统筹员同意后才会更改，原名称仍可查到。",
    ("edit_region", "region"): "<b>企业现在在哪个州市？</b>\n请点选或输入。已提交的诉求仍按原来的地区统计。",
    ("edit_contact", "contact"): "<b>您的姓名？</b>\n请写真实姓名。",
    (
        "edit_phone",
        "phone",
    ): "<b>您的新电话？</b>\n请输入手机号，或带区号的座机号。只有办理人员能看到，每次查看有记录。",
}


def changed(notice: DetailChanged, _: Words) -> Screen:
    what, back = DETAIL[notice.detail], leads_to(Menu.MEMBERS)
    if notice.waits:
        text = "已请统筹员确认把企业名称改为“{after}”，结果会马上通知您。现在仍用原名称。"
        return Screen(fill(text, after=notice.after), back)
    if notice.detail is Detail.PHONE:  # numbers don't travel in messages
        return Screen(fill("{what}已更新。", what=what), back)
    return Screen(fill("{what}已改为“{after}”。", what=what, after=notice.after), back)


def asked(notice: NameAsked, _: Words) -> Screen:
    text = "<b>企业申请更名</b>\n现名称：{before}\n新名称：{after}\n请核对登记机关的公示信息后决定。"
    yes, no = JudgeName(notice.change, Answer.YES), JudgeName(notice.change, Answer.NO)
    look = Button("查看企业", AtEnterprise(OfEnterprise.PAGE, notice.enterprise))
    rows = ((Button("同意更名", yes), Button("不同意更名", no)), (look,))
    return Screen(fill(text, before=notice.before, after=notice.after), rows)


def judged(notice: NameJudged, _: Words) -> Screen:
    if notice.agreed:
        text = "企业名称已由“{before}”改为“{after}”，之后的消息都用新名称。如有误，请联系专窗。"
    else:
        text = "企业名称没有改为“{after}”，仍是“{before}”。如有疑问，请带登记机关的变更通知书联系专窗。"
    return Screen(fill(text, before=notice.before, after=notice.after), leads_to(Menu.MEMBERS))


def settled(notice: NameSettled, _: Words) -> Screen:
    said = "已同意“{before}”更名为“{after}”" if notice.agreed else "没有同意“{before}”更名为“{after}”"
    said = fill(f"{said}，已告诉企业。", before=notice.before, after=notice.after)
    return Screen(said, leads_to(Menu.ENTERPRISES))
