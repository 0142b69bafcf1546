"""Tells coordinators and administrators about people out of reach."""

from functools import partial

from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Lost, Role
from bot.domain.reach.notices import OutOfReach, ReachShown, UnreachableShown
from bot.domain.reach.presses import Reach
from bot.texts.people import roles
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import turns, with_turns
from bot.texts.style.words import Words

CONTACT = "联系方式"


def post_of(role: Role, whose: str) -> str:
    """Name somebody by their role, such as 昆明海关的联络员."""
    name = "联系人" if role is Role.MEMBER else roles.ROLE[role]
    return f"{whose}的{name.removeprefix('部门')}" if whose else name


def out_of_reach(notice: OutOfReach, _: Words) -> Screen:
    text = (
        "<b>联系不上{who}</b>\n消息发不到对方，可能停用了机器人。之后的消息先保留，对方回来时一并送达；急事请打电话。"
    )
    look = Button("查看无法送达的人员", Go(Menu.UNREACHABLE))
    return Screen(fill(text, who=post_of(notice.role, notice.whose)), ((look,),))


def unreachable_shown(notice: UnreachableShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(fill("现在没有无法送达的人员。"))
    numbered = list(enumerate(notice.lost, notice.page * PAGE + 1))
    title = fill("{what}（共{total}人，久的在前）", what=bold("无法送达的人员"), total=notice.total)
    calls = [Button(f"{number}. {CONTACT}", Reach(lost.person)) for number, lost in numbered]
    parts = [_lost(number, lost) for number, lost in numbered]
    return Screen(
        blocks(title, *parts), with_turns(calls, turns(partial(Go, Menu.UNREACHABLE), notice.page, notice.total))
    )


def _lost(number: int, lost: Lost) -> Html:
    head = fill("{n}. {who}", n=number, who=post_of(lost.role, lost.whose))
    since = fill("{at}起，保留{held}条消息", at=dates.stamp(lost.since), held=lost.held)
    return lines(head, since)


def reach_shown(notice: ReachShown, _: Words) -> Screen:
    phone = notice.phone or "没有登记电话，请直接联系该单位"
    text = "{who}：{name}，{phone}\n只用于恢复联系，本次查看已记录。"
    return Screen(fill(text, who=post_of(notice.role, notice.whose), name=notice.name, phone=phone))
