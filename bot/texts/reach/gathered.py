"""Joins several reminders into one message, with a line and a button for each."""

from collections.abc import Sequence

from bot.domain.base.press import Menu
from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.domain.reach.notices import Gathered
from bot.texts.style.markup import PUSH_UNITS, Html, blocks, bold, fill, lines, size
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

FRAME = 100  # units for what stands around the lines
NUMBER = 5  # units before a line

# Where the rest stands, for whom it is not what they have to do.
_WHERE = {
    Role.MEMBER: (Menu.MY,),
    Role.COORDINATOR: (Menu.TRIAGE, Menu.TODO, Menu.OVERDUE),
    Role.SUPERVISOR: (Menu.OVERDUE,),
}


def where(role: Role | None) -> str:
    """Return the commands that list the appeals for which there was no room."""
    menus = _WHERE.get(role, (Menu.TODO,)) if role else (Menu.HELP,)
    return "、".join(f"/{menu}" for menu in menus)


def fitting(parts: Sequence[str], head: str = "") -> list[str]:
    """Return as many lines from the beginning as one message can hold below `head`."""
    room, items = PUSH_UNITS - FRAME - size(Html(head)), list[str]()
    for line in parts:
        room -= size(Html(line)) + NUMBER
        if room < 0:
            break
        items.append(line)
    return items


def shown(notice: Gathered, _: Words) -> Screen:
    title = bold(fill("有{total}条提醒，请逐件查看、办理", total=notice.total))
    numbered = [fill("{n}. {line}", n=n, line=Html(line)) for n, line in enumerate(notice.lines, 1)]
    return Screen(blocks(Html(notice.head), title, lines(*numbered), _left(notice)), in_rows(notice.opens, 2))


def _left(notice: Gathered) -> Html | str:
    facts = {"left": notice.total - len(notice.lines), "where": where(notice.role)}
    return fill("还有{left}条，发送 {where} 查看。", **facts) if facts["left"] else ""
