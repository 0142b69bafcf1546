"""The classes behind a figure of reports, and the buttons that unfold the figures."""

from collections.abc import Iterable, Mapping

from bot.domain.base.press import Go, Menu, Press
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.notices import ClassesBehind, CountedClass
from bot.domain.classes.presses import ListBehind, ShowClass
from bot.domain.classes.tally import ClassFigure
from bot.texts.classes.class_cards import effect
from bot.texts.classes.class_terms import STATE, title
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Row, Rows, in_rows, turns
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


def unfolds(counts: Mapping[ClassFigure, int], presses: Mapping[ClassFigure, Press]) -> list[Button]:
    """Return a button for each figure that shows the classes behind it; `presses`: of those that count some days."""
    press_of = {figure: presses.get(figure) or ListBehind(figure) for figure in counts}
    return [Button(f"{FIGURE[figure]} {count}", press_of[figure]) for figure, count in counts.items()]


def behind(notice: ClassesBehind, _: Words) -> Screen:
    head = fill("{what}（{total}件一类事，新的在前）", what=bold(FIGURE[notice.figure]), total=notice.total)
    none = "" if notice.entries else "现在没有。"
    turning = turns(lambda page: ListBehind(notice.figure, page), notice.page, notice.total)
    return Screen(blocks(head, *map(entry, notice.entries), none), opening(notice.entries, turning))


def entry(found: CountedClass, spared: str = "累计免交") -> Html:
    """Return a class in a few lines; `spared` says of which days its count is."""
    many = fill("，{spared}{count}件", spared=spared, count=found.spared) if found.spared else ""
    counted = fill("{state}，诉求{members}件{many}", state=STATE[found.issue.state], members=found.members, many=many)
    return lines(bold(excerpt(title(found.issue), TITLE)), counted, *map(effect, found.effects[-EFFECTS:]))


def opening(entries: Iterable[CountedClass], turning: Row) -> Rows:
    opens = in_rows((Button(f"打开{item.issue.id}号", ShowClass(item.issue.id), item.issue.id) for item in entries), 3)
    return (*opens, *((turning,) if turning else ()), (Button("全部一类事", Go(Menu.CLASSES)),))
