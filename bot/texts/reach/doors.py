"""Wording about the channels (入口) on which a person can be reached: Telegram and the web chat."""

from bot.domain.base.screen import Screen
from bot.domain.people import channel
from bot.domain.people.door_notices import DoorCodeMade, DoorJoined
from bot.domain.people.spoken_code import spelled
from bot.texts.style.markup import code, fill, lines
from bot.texts.style.words import Words

_CHAT = {
    False: "在 Telegram 继续：打开 @{bot}，发送登录码。",
    True: "换一个 Telegram 账号继续：用那个账号打开 @{bot}，发送登录码。",
}


def code_made(notice: DoorCodeMade, words: Words) -> Screen:
    web = fill("在网页继续：打开 {url}，输入登录码。", url=words.web_url) if words.web_url else ""
    telegram = fill(_CHAT[channel.TELEGRAM in notice.doors], bot=words.bot_name) if words.bot_name else ""
    if not web and not telegram:
        return Screen(fill("现在没有别的入口可以使用，请继续在这里办理。"))
    return Screen(
        lines(
            fill("<b>登录码</b> {code}", code=code(spelled(notice.code))),
            web,
            telegram,
            fill(
                "{minutes}分钟内有效，只能用一次。不要告诉别人：谁有它，谁就能以您的身份办理。", minutes=notice.minutes
            ),
        )
    )


def joined(_: DoorJoined, __: Words) -> Screen:
    return Screen(fill("已连通。您在两个入口看到的是同一份诉求，没填完的内容可以接着填；通知发到您最后使用的入口。"))
