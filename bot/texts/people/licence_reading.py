"""Proposes to a newcomer what was read of the picture of the 营业执照."""

from bot.domain.base.screen import Button, Screen
from bot.domain.people.licence_notices import LicenceNotRead, LicenceRead, UseLicence
from bot.texts.style.markup import fill, lines
from bot.texts.style.words import Words

USE = "用这些信息"
TAKEN = "已收到照片，正在识别，请稍候。不想等的，可以直接输入统一社会信用代码。"
OFFER = "也可以拍一张营业执照发来，由系统识别，您核对。"


def read(notice: LicenceRead, _: Words) -> Screen:
    said = lines(
        fill("<b>照片上写的是下面的内容，用这些吗？</b>"),
        fill("企业：{name}", name=notice.name) if notice.name else "",
        fill("统一社会信用代码：{uscc}", uscc=notice.uscc),
        "照片会作为营业执照附上，供核验。不对的，请直接输入统一社会信用代码。",
    )
    return Screen(said, ((Button(USE, UseLicence(notice.reading)),),))


def not_read(_: LicenceNotRead, __: Words) -> Screen:
    return Screen(fill("照片上没有识别出统一社会信用代码。请打字输入，或换一张清楚的照片。"))
