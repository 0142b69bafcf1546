"""What /stats and the circular say of classes of appeals (一类事): how many, how far, and what they spared."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.base.screen import Screen
from bot.domain.classes.tally import ClassFigure, ClassTally, Mechanism
from bot.domain.reports import figures as of
from bot.domain.reports.figures import Counts, Group
from bot.domain.reports.notices import SparedListed
from bot.domain.reports.presses import ListSpared
from bot.texts.classes import class_terms, counted
from bot.texts.reports import spans
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Rows, in_rows, turns
from bot.texts.style.words import Words

HEADING = "解决一类问题"
NAMED = 8  # measures and effects that are named
SOURCE = 24  # units of an effect's source
OPENS = "一类事"
NONE = ClassTally()


def told(tally: ClassTally | None, counts: Counts) -> Html:
    """Return the lines of the card of figures; nothing where there are no classes."""
    if tally is None or tally == NONE:
        return Html()
    facts = {"open": tally.open, "helping": tally.helping, "done": tally.done, "recurred": tally.recurred}
    head = fill("在办{open}件，其中复发{recurred}件；已有措施施行{helping}件，已解决{done}件", **facts)
    covered = {"classed": counts.count(of.CLASSED), "spared": tally.spared}
    many = fill("受理的诉求中属于一类事{classed}件；因已有办法免交{spared}件", **covered)
    return lines(bold(OPENS), head, many, _newest(tally))


def _newest(tally: ClassTally) -> Html | str:
    """Say how many effects there are, and name the newest."""
    if not tally.effects:
        return ""
    newest = class_terms.stated(tally.effects[-1])
    return fill("已有成效{count}项，最近填写的：{newest}", count=len(tally.effects), newest=newest)


def unfolds(tally: ClassTally | None, span: str, demo: int = 0) -> Rows:
    """Return a button for each figure of classes; those of staff without classes, and of enterprises, have none."""
    presses = {ClassFigure.SPARED: ListSpared(span, demo)}
    return in_rows(counted.unfolds(tally.counted(), presses), 3) if tally is not None else ()


def spared(notice: SparedListed, _: Words) -> Screen:
    """Show which classes spared appeals in some days, and how many."""
    days = spans.said(notice.span)
    head = fill(
        "{what}（{days}，{total}件一类事，共免交{count}件，新的在前）",
        what=bold(counted.FIGURE[ClassFigure.SPARED]),
        days=days,
        total=notice.total,
        count=notice.count,
    )
    turning = turns(lambda page: replace(notice.view, page=page), notice.view.page, notice.total)
    listed = [counted.entry(item, "这段时间免交") for item in notice.entries]
    return Screen(blocks(head, *listed, "" if listed else "现在没有。"), counted.opening(notice.entries, turning))


def paragraphs(tally: ClassTally | None, count: Callable[[Group], int]) -> str:
    """Return the circular's section; `count` says how many of the month's appeals a figure counts."""
    if tally is None or tally == NONE:
        return ""
    many = (
        f"目前有一类事{tally.confirmed}件，本月受理的诉求属于其中的{count(of.CLASSED)}件。"
        f"已有措施施行的{tally.helping}件（本月诉求{count(of.HELPED)}件），"
        f"经观察认定解决的{tally.done}件（本月诉求{count(of.CLASS_DONE)}件），"
        f"复发的{tally.recurred}件（本月诉求{count(of.CLASS_RECURRED)}件）。"
        f"本月企业提交前看到已有办法、不再提交的{tally.spared}件。"
    )
    there = [f"已有成效{len(tally.effects)}项：{_benefits(tally)}。"] if tally.effects else []
    return "\n".join([many, *_fresh(tally), *there])


def _fresh(tally: ClassTally) -> list[str]:
    """Name the measures of the month."""
    if not tally.fresh:
        return []
    named = "；".join(map(_named, tally.fresh[:NAMED]))
    more = f"；其余{len(tally.fresh) - NAMED}项从略" if len(tally.fresh) > NAMED else ""
    return [f"本月施行措施{len(tally.fresh)}项：{named}{more}。"]


def _benefits(tally: ClassTally) -> str:
    """Name the newest effects, each with its source."""
    named = "；".join(
        f"{class_terms.stated(effect)}（{excerpt(effect.source, SOURCE)}）" for effect in tally.effects[-NAMED:]
    )
    return f"{named}；其余{len(tally.effects) - NAMED}项从略" if len(tally.effects) > NAMED else named


def _named(mechanism: Mechanism) -> str:
    paper = f"，{mechanism.document}" if mechanism.document else ""
    return f"{mechanism.words.rstrip('。')}（{mechanism.name}，{mechanism.department or '牵头单位待定'}{paper}）"
