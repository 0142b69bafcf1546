"""The classes behind a figure of reports, and the buttons that unfold the figures."""

from collections.abc import Mapping

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.notices import ClassesBehind, CountedClass
from bot.domain.classes.presses import ListBehind, ShowClass
from bot.domain.classes.tally import ClassFigure
from bot.texts.classes.class_cards import effect
from bot.texts.classes.class_terms import STATE, title
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Rows, in_rows, turns
from bot.texts.style.words import Words

TITLE, EFFECTS = 60, 3
FIGURE = {
    ClassFigure.OPEN: "在办一类事",
    ClassFigure.HELPING: "有措施一类事",
    ClassFigure.DONE: "已解决一类事",
    ClassFigure.RECURRED: "复发一类事",
    ClassFigure.SPARED: "免交",
    ClassFigure.EFFECTS: "成效",
}


def unfolds(counts: Mapping[ClassFigure, int]) -> list[Button]:
    """Return a button for each figure that shows the classes behind it."""
    return [Button(f"{FIGURE[figure]} {count}", ListBehind(figure)) for figure, count in counts.items()]


def behind(notice: ClassesBehind, _: Words) -> Screen:
    head = fill("{what}（{total}件一类事，新的在前）", what=bold(FIGURE[notice.figure]), total=notice.total)
    none = "" if notice.entries else "现在没有。"
    turning = turns(lambda page: ListBehind(notice.figure, page), notice.page, notice.total)
    return Screen(blocks(head, *map(_entry, notice.entries), none), _rows(notice, turning))


def _entry(entry: CountedClass) -> Html:
    spared = fill("，累计免交{count}件", count=entry.spared) if entry.spared else ""
    counted = fill(
        "{state}，诉求{members}件{spared}", state=STATE[entry.issue.state], members=entry.members, spared=spared
    )
    return lines(bold(excerpt(title(entry.issue), TITLE)), counted, *map(effect, entry.effects[-EFFECTS:]))


def _rows(notice: ClassesBehind, turning: tuple[Button, ...]) -> Rows:
    opens = in_rows((Button(f"打开{one.issue.id}号", ShowClass(one.issue.id)) for one in notice.entries), 3)
    return (*opens, *((turning,) if turning else ()), (Button("全部一类事", Go(Menu.CLASSES)),))
