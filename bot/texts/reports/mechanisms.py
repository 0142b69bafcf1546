"""The words of the list of mechanisms (机制清单), as short as one page needs, and of its caption."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.effect import Effect
from bot.domain.classes.measure import Measure
from bot.domain.reports.mechanisms import Mechanisms, MechanismsSent, NoMechanisms, Solved
from bot.texts.classes import class_terms
from bot.texts.style import dates
from bot.texts.style.markup import bold, excerpt, fill, lines
from bot.texts.style.words import Words

NAME = "解决一类问题机制清单"
COLUMNS = ("一类事", "机制（文件）", "牵头单位", "施行日期", "成效", "诉求", "免交", "每月新增")
ROWS = 6  # on the page, each of four lines at most: more would not fit
TITLE, TEXT, PAPER, LEAD, EFFECT = 24, 24, 16, 16, 24  # units


def title() -> str:
    return NAME


def head(facts: Mechanisms) -> str:
    appeals, spared = (
        sum(counts) for counts in zip(*((solved.appeals, solved.spared) for solved in facts.rows), strict=True)
    )
    return (
        f"{facts.name}已有{len(facts.rows)}类问题落实了措施，涉及诉求{appeals}件，企业因已有办法免交{spared}件。"
        f"数据截至{dates.date_of(facts.now)}。"
    )


def rows(facts: Mechanisms) -> list[tuple[str, ...]]:
    return [_row(solved) for solved in facts.rows[:ROWS]]


def _row(solved: Solved) -> tuple[str, ...]:
    return (
        excerpt(solved.issue.name, TITLE),
        _measures(solved.measures),
        excerpt(solved.issue.lead or "待定", LEAD),
        dates.date_of(solved.course.since),
        _effects(solved.effects),
        str(solved.appeals),
        str(solved.spared),
        f"{solved.course.before.monthly:.1f}→{solved.course.after.monthly:.1f}件"
        if solved.course.after.days
        else "刚施行",
    )


def _measures(done: tuple[Measure, ...]) -> str:
    """Name the newest measure, and say how many there are."""
    measure, more = done[-1], f"等{len(done)}项" if len(done) > 1 else ""
    paper = f"（{excerpt(measure.document, PAPER)}）" if measure.document else ""
    return excerpt(measure.words, TEXT).rstrip("。") + paper + more


def _effects(there: tuple[Effect, ...]) -> str:
    """Name the newest effect, and say how many there are."""
    if not there:
        return "—"
    return excerpt(class_terms.stated(there[-1]), EFFECT) + (f"等{len(there)}项" if len(there) > 1 else "")


def foot(facts: Mechanisms) -> str:
    rest = len(facts.rows) - ROWS
    more = f"另有{rest}类见导出的“一类事”表。" if rest > 0 else ""
    return f"{more}每月新增：措施施行前后，平均每月新提交的同类诉求（含可能同类）。"


def file() -> str:
    return f"{NAME}.docx"


def caption(notice: MechanismsSent, _: Words) -> Screen:
    return Screen(lines(bold(NAME), fill("已有措施施行的一类事{count}件，一页纸。", count=notice.count)))


def none(_: NoMechanisms, __: Words) -> Screen:
    text = "还没有措施施行的一类事。措施落实后，在一类事里点「措施已落实」，再来取清单。"
    return Screen(fill(text), ((Button("全部一类事", Go(Menu.CLASSES)),),))
