"""Tells somebody who sends too fast from where on nothing was taken."""

from bot.domain.base.screen import Screen
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.texts.style.markup import excerpt, fill
from bot.texts.style.words import Words


def too_fast(notice: TooFast, _: Words) -> Screen:
    since = f"“{excerpt(notice.beginning, 20)}”这条" if notice.beginning else "刚才那一步"
    text = (
        "您发得太快，已超过{most}条。从{since}起没有收下，也没有办理；请等{seconds}秒，再从这一处起重新发送。"
        "之前的都已收下。"
    )
    return Screen(fill(text, most=notice.most, since=since, seconds=notice.seconds))


def not_taken(notice: NotTaken, _: Words) -> Screen:
    return Screen(fill("刚才发得太快，有{count}条没有收下，请重新发送。从这一条起恢复正常。", count=notice.count))
