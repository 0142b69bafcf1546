"""The text of the monthly circular (通报), section by section, for both its card and its document."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.question import Option
from bot.domain.reports import figures as of
from bot.domain.reports.circular import Circular, Figures, Line, Section
from bot.domain.reports.figures import Group
from bot.texts.appeals import labels
from bot.texts.reports import classes
from bot.texts.reports.pictures import department, rate
from bot.texts.reports.rates import FEW
from bot.texts.style import dates
from bot.texts.style.wording import Labels

HEAD, KIND = "厅局长坐诊接诉", "通报"
TO = "各有关部门，各州（市）人民政府："
COLUMNS = ("单位", "受理", "办结", "按期答复", "退回", "满意")
IN_TABLE, OF_ALL = ("on_time", "satisfied"), ("closed", "returned", "rated")  # rates of departments, and of the whole
NUMERALS = "一二三四五六七八"
NAMED = 8  # departments in a sentence
OWN_REASON = "企业自述"
UNSIGNED = "（签发后填写日期）"
SECTION = {Section.OPENING: "导语", Section.PROBLEMS: "存在问题", Section.DEMANDS: "工作要求"}


@dataclass(frozen=True, slots=True)
class Part:
    """One section; `table`: the table of departments follows it."""

    heading: str
    paragraphs: tuple[str, ...]
    table: bool = False


def title(circular: Circular) -> str:
    return f"关于{circular.year}年{circular.month}月诉求办理情况的通报"


def number(circular: Circular) -> str:
    return f"〔{circular.year}〕{circular.month}号"


def parts(circular: Circular, figures: Figures, name: str) -> list[Part]:
    """Return the opening, which has no heading, and the numbered sections."""
    opening, problems, demands = (present(circular, section, figures.at, name) for section in Section)
    counted = [
        ("部门办理情况", _departments(figures), True),
        ("超期和退回情况", _late(figures), False),
        ("企业评价情况", _rated(figures), False),
    ]
    bodies = [
        ("总体情况", "\n".join([_whole(figures), *_few(figures)]), False),
        *(counted if figures.total.count(of.RECEIVED) else []),
        (classes.HEADING, classes.paragraphs(figures.classes, figures.total.count), False),
        ("督办情况", _listed(figures), False),
        (SECTION[Section.PROBLEMS], problems, False),
        (SECTION[Section.DEMANDS], demands, False),
    ]
    sections = [(heading, text, table) for heading, text, table in bodies if text]
    numbered = [
        Part(f"{NUMERALS[place]}、{heading}", _split(text), table)
        for place, (heading, text, table) in enumerate(sections)
    ]
    return [Part("", _split(opening)), *numbered]


DEMANDS = "请各承办单位对照以上情况，抓紧办理还没有办结的诉求；已经超期的，请尽快答复企业并说明原因。"


def present(circular: Circular, section: Section, at: datetime, name: str) -> str:
    """Return the text of a section: what somebody wrote, or else the program's, with the figures of `at`."""
    own = {Section.OPENING: _opening(circular, at, name), Section.DEMANDS: DEMANDS}
    return circular.words.get(section) or own.get(section, "")


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _opening(circular: Circular, at: datetime, name: str) -> str:
    said = f"现将{circular.year}年{circular.month}月{name}诉求办理情况通报如下。"
    return f"{said}以下数字是本月提交的诉求，一件只计一次，数据截至{dates.stamp(at)}。"


def _whole(figures: Figures) -> str:
    total = figures.total
    received, valid, declined, withdrawn = map(total.count, (of.RECEIVED, of.VALID, of.DECLINED, of.WITHDRAWN))
    if not received:
        return "本月没有收到诉求。"
    return (
        f"本月受理诉求{received}件，其中有效{valid}件，不予受理{declined}件，企业撤回{withdrawn}件。"
        f"有效诉求已办结{total.count(of.CLOSED)}件，在办{total.count(of.OPEN)}件，办结率{rate_of(total, 'closed')}；"
        f"应答复{total.count(of.DUE)}件，按期答复{total.count(of.ON_TIME)}件，按期率{rate_of(total, 'on_time')}。"
    )


def _few(figures: Figures) -> list[str]:
    """Say what the intervals mean, if a rate of the circular has one."""
    lines = [figures.total, *figures.lines] if figures.total.count(of.RECEIVED) else []
    cells = [(line, key) for line in lines for key in IN_TABLE] + [(line, key) for line in lines[:1] for key in OF_ALL]
    return [FEW] if any(line.ratio(key).is_of_few for line, key in cells) else []


def _departments(figures: Figures) -> str:
    named = [line for line in figures.lines if line.department is not None]
    rest = sum(line.count(of.RECEIVED) for line in figures.lines if line.department is None)
    if not named:
        return "本月没有交办到部门的诉求。"
    unassigned = f"另有{rest}件还没有交办或不予受理。" if rest else ""
    return f"{len(named)}个单位承办了本月的诉求，分单位情况如下。{unassigned}"


def _late(figures: Figures) -> str:
    """Say what was not answered in time, and what is late still, which a circular of before has not counted."""
    total = figures.total
    answered = f"未按期答复{total.count(of.NOT_ON_TIME)}件{_among(figures, of.NOT_ON_TIME)}。"
    late = f"\n数据截止时超期{total.count(of.LATE)}件{_among(figures, of.LATE)}。" if of.LATE.key in total.of else ""
    returned = f"退回过的{total.count(of.RETURNED)}件{_among(figures, of.RETURNED)}"
    return f"{answered}{late}\n{returned}，退回率{rate_of(total, 'returned')}。"


def _rated(figures: Figures) -> str:
    total = figures.total
    return (
        f"请企业评价{total.count(of.ASKED)}件，评价率{rate_of(total, 'rated')}；"
        f"满意和基本满意{total.count(of.SATISFIED)}件，满意率{rate_of(total, 'satisfied')}；"
        f"不满意{total.count(of.UNSATISFIED)}件{_among(figures, of.UNSATISFIED)}；"
        f"重新办理{total.count(of.REWORKED)}件。没有评价的不算满意；评价算在当时答复的单位。"
        f"{_manners(total)}{_reasons(figures)}"
    )


def _manners(total: Line) -> str:
    answered = total.count(of.MANNER_TOLD)
    if not answered:
        return ""
    good, slow, rude = map(total.count, (of.WELL_DONE, of.SLOW, of.RUDE))
    return f"\n对办理速度和态度，{answered}件作了评价：速度快、态度好{good}件，办得慢{slow}件，态度不好{rude}件。"


def _reasons(figures: Figures) -> str:
    said = "，".join(f"{name or OWN_REASON}{count}件" for name, count in figures.reasons)
    return f"\n不满意的原因：{said}。" if said else ""


def _listed(figures: Figures) -> str:
    if not figures.listed:
        return "本月没有因超期列入通报的诉求。"
    named = "、".join(f"{figure.number}（{figure.department or labels.WINDOW}）" for figure in figures.listed)
    return f"本月因超期列入通报{len(figures.listed)}件：{named}。"


def _among(figures: Figures, group: Group) -> str:
    """Name the departments with their numbers, the largest first; if they are many, give only the sum."""
    found = sorted((line for line in figures.lines if line.count(group)), key=lambda line: -line.count(group))
    lines = [f"{department(line.department)}{line.count(group)}件" for line in found[:NAMED]]
    if rest := found[NAMED:]:
        lines.append(f"其余{len(rest)}个单位{sum(line.count(group) for line in rest)}件")
    return f"（{'、'.join(lines)}）" if lines else ""


def rate_of(line: Line, key: str) -> str:
    ratio = line.ratio(key)
    return rate(ratio.part, ratio.whole)


def row(line: Line) -> tuple[str, ...]:
    """Return the row of a department in the table."""
    plain = (str(line.count(group)) for group in (of.RECEIVED, of.CLOSED))
    return (
        department(line.department),
        *plain,
        rate_of(line, "on_time"),
        str(line.count(of.RETURNED)),
        rate_of(line, "satisfied"),
    )


def file(circular: Circular) -> str:
    return f"{title(circular)}.docx"


OWN_WORDS: dict[Section, Labels] = {
    Section.OPENING: (Option("own", "恢复系统拟的导语"),),
    Section.PROBLEMS: (Option("own", "删除这一段"),),
    Section.DEMANDS: (Option("own", "恢复系统拟的要求"),),
}
