"""A picture of the 营业执照 was lost: to who looked, to its enterprise, and when it was sent again."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.enterprise_notices import LicenceCame, LicenceLost, LicenceTaken, LicenceWanted
from bot.domain.people.presses import AtEnterprise, OfEnterprise
from bot.texts.style.markup import bold, fill, lines
from bot.texts.style.menus import leads_to
from bot.texts.style.words import Words

SEND = "重新发送照片"
ON_PAGE = "营业执照：照片没有收到，已请企业重新发送"
TO_MEMBERS = "营业执照照片没有收到，请重新发送"
ASKS = "<b>请发来营业执照的照片或扫描件（PDF）</b>\n只给核验的统筹员看，每次查看都有记录，核验通过后不再保存。"


def lost(notice: LicenceLost, _: Words) -> Screen:
    text = "{name}的营业执照照片打不开了，没有收到，已请企业重新发送。收到后通知您；也可以先查看其他信息。"
    back = Button("返回核验", AtEnterprise(OfEnterprise.PAGE, notice.enterprise))
    return Screen(fill(text, name=notice.name), ((back,),))


def wanted(notice: LicenceWanted, _: Words) -> Screen:
    head = bold(fill("{name}：{said}", name=notice.name, said=TO_MEMBERS))
    text = lines(head, "登记时附的照片已打不开，核验时看不到。请点下面的按钮重新发送；已提交的诉求照常办理。")
    return Screen(text, ((Button(SEND, AtEnterprise(OfEnterprise.SEND_LICENCE, notice.enterprise)),),))


def taken(notice: LicenceTaken, _: Words) -> Screen:
    text = fill("已收到{name}的营业执照照片，核验结果会通知您。", name=notice.name)
    return Screen(text, leads_to(Menu.APPEAL, Menu.MY))


def came(notice: LicenceCame, _: Words) -> Screen:
    look = Button("查看", AtEnterprise(OfEnterprise.PAGE, notice.enterprise))
    return Screen(fill("{name}重新发来了营业执照照片，请核验。", name=notice.name), ((look,),))
