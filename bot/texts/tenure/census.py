"""What administrators read once a month about the staff."""

from collections.abc import Sequence

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.tenure.census import SILENT, Census, Lying, NotCome, Silent
from bot.texts.reach.outages import post_of
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.words import Words

LINES, PLACES = 2, 3  # as many of each kind are named, so that it is read at a glance; the others are counted
NAME, POST = 8, 16  # characters


def told(notice: Census, _: Words) -> Screen:
    """Say what is to be put right, the most pressing first, and lead to where that is done."""
    lacks = notice.unserved
    parts = (
        _part("答复超期没办", "项", [_lying(each) for each in notice.lying]),
        _part(f"{SILENT.days}天没有使用", "人", [_silent(each) for each in notice.silent]),
        _part("邀请过期没人用", "条", [_came(each) for each in notice.not_come]),
        _places("没有联络员", lacks.contact),
        _places("没有负责人", lacks.head),
        _places("只有一位联络员，没人代办", lacks.alone),
    )
    buttons = ((Button("工作人员", Go(Menu.STAFF)), Button("邀请", Go(Menu.INVITE))),)
    return Screen(blocks(bold("每月提醒：人员情况"), *parts), buttons)


def _part(what: str, unit: str, each: Sequence[Html]) -> Html:
    if not each:
        return Html("")
    title = fill("<b>{what}（{count}{unit}）</b>", what=what, count=len(each), unit=unit)
    return lines(title, *each[:LINES], fill("等") if len(each) > LINES else "")


def _places(what: str, names: Sequence[str]) -> Html:
    if not names:
        return Html("")
    said = "、".join(cut(name, POST) for name in names[:PLACES]) + ("等" if len(names) > PLACES else "")
    return fill("<b>{what}（{count}个单位）</b>\n{said}", what=what, count=len(names), said=said)


def _came(invite: NotCome) -> Html:
    post = cut(post_of(invite.role, invite.department or ""), POST)
    day = dates.date_of(invite.made_at)
    if not invite.name:
        return fill("{post}，{day}发出", post=post, day=day)
    return fill("{name}（{post}），{day}发出", name=cut(invite.name, NAME), post=post, day=day)


def _silent(silent: Silent) -> Html:
    seen = f"{dates.date_of(silent.seen_at)}用过" if silent.seen_at else "没有用过"
    post = cut(post_of(silent.role, silent.department or ""), POST)
    return fill("{name}（{post}），{seen}", name=cut(silent.name or "没有姓名", NAME), post=post, seen=seen)


def _lying(lying: Lying) -> Html:
    name = cut(lying.name, NAME) or "没有经办人"
    return fill("{place}，{name}，{count}件", place=cut(lying.department, POST), name=name, count=lying.count)
