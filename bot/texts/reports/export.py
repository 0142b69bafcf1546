"""The words in an export: its sheets, their columns, and the sheet of definitions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from typing import TypeVar

from bot.config.pack import Pack
from bot.domain.appeals.action import Outcome
from bot.domain.reports.export import AppealRow, BookingRow, EventRow, RatingRow, Scope, Sheet
from bot.domain.reports.figures import GROUPS, RATES, RECEIVED
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.spans import Span
from bot.texts.appeals import labels
from bot.texts.appeals.speed_and_attitude import MANNER
from bot.texts.appeals.verbs import BOOK, rating
from bot.texts.reports import class_sheet, spans
from bot.texts.sessions import terms
from bot.texts.style import dates, parties, wording
from bot.texts.style.columns import Column, Value
from bot.texts.style.words import Words

E = TypeVar("E", bound=StrEnum)
SHEET = {
    Sheet.APPEALS: "诉求",
    Sheet.BOOKINGS: "挂号",
    Sheet.EVENTS: "事件",
    Sheet.RATINGS: "评价",
    Sheet.CLASSES: "一类事",
}
DEFINITIONS = "口径"
DATES = "yyyy-mm-dd hh:mm"
MORE = "{name}（{number}）"


def _label(table: Mapping[E, str], name: str) -> Callable[[object], Value]:
    return lambda row: table.get(getattr(row, name), getattr(row, name))


def _field(name: str) -> Callable[[object], Value]:
    def value(row: object) -> Value:
        found: Value = getattr(row, name)
        return found

    return value


def _counted(key: str) -> Callable[[AppealRow], Value]:
    """Return how often the figure counts the row; the sum of the column is what the screen shows."""
    return lambda row: row.counted[key]


def _session(row: AppealRow | BookingRow) -> Value:
    return f"{row.year}年第{row.session}期" if row.session is not None else None


def _outcome(row: AppealRow) -> Value:
    """Return the outcome; a plan that is followed counts as one until the final answer."""
    outcome = Outcome.LONG_TERM if row.outcome is None and row.noted_at is not None else row.outcome
    return labels.OUTCOME[outcome] if outcome else None


_APPEALS = (
    Column("诉求编号", _field("number"), 15),
    Column("提交时间", _field("filed_at"), 17),
    Column("州市", _field("region")),
    Column("主题", _field("theme")),
    Column("类别", _field("kind")),
    Column("坐诊场次", _session, 14),
    Column("主办单位", _field("lead"), 18),
    Column("协办单位", lambda row: "、".join(row.assisting), 18),
    Column("状态", _label(labels.STATE, "state")),
    Column("轮次", _field("round"), 6),
    Column("交办时间", _field("assigned_at"), 17),
    Column("签收时间", _field("accepted_at"), 17),
    Column("首次联系", _field("contacted_at"), 17),
    Column("原定期限", _field("original_due_at"), 17),
    Column("现行期限", _field("due_at"), 17),
    Column("答复时间", _field("answered_at"), 17),
    Column("办结时间", _field("settled_at"), 17),
    Column("办理结果", _outcome),
    Column("销号依据", _label(labels.GROUND, "ground"), 20),
    Column("退回次数", _field("returns"), 9),
    Column("涉商业秘密", lambda row: "是" if row.confidential else "否", 11),
    Column("请评价时间", _field("asked_at"), 17),
    Column("评价时间", _field("rated_at"), 17),
    Column("满意度", _label(labels.SATISFACTION, "satisfaction")),
    Column("是否解决", _label(labels.SOLVED, "solved")),
    Column("速度和态度", _label(MANNER, "manner"), 18),
)
_COUNTED = (
    *(Column(group.name, _counted(key), 8) for key, group in GROUPS.items() if group is not RECEIVED),
    Column("企业名称", _field("enterprise"), 28, personal=True),
    Column("统一社会信用代码", _field("uscc"), 20, personal=True),
    Column("联系人", _field("person"), personal=True),
    Column("电话", _field("phone"), 15, personal=True),
    Column("诉求内容", _field("text"), 50, personal=True),
    Column("答复内容", _field("answer"), 50, personal=True),
    Column("评价意见", _field("words"), 30, personal=True),
)


_BOOKINGS = (
    Column("挂号序号", _field("id"), 9),
    Column("坐诊场次", _session, 14),
    Column("主题", _field("theme"), 16),
    Column("坐诊时间", _field("held_at"), 17),
    Column("状态", _label(terms.BOOKING_STATE, "state")),
    Column("号", _field("slot"), 6),
    Column("诊室", _field("room"), 6),
    Column("预计时间", _field("expected_at"), 17),
    Column("挂号时间", _field("booked_at"), 17),
    Column("州市", _field("region")),
    Column("企业名称", _field("enterprise"), 28, personal=True),
)


def _why(pack: Pack, name: str) -> Column:
    """Return the reason for dissatisfaction by its name in the pack."""
    words = Words(pack)

    def reason(row: AppealRow | RatingRow) -> Value:
        found = rating.reason(getattr(row, name) or "", words)
        return found.name if found else ""

    return Column("不满意原因", reason, 20)


def _appeals(pack: Pack) -> tuple[Column, ...]:
    return (*_APPEALS, _why(pack, "dissatisfied"), *_COUNTED)


def _ratings(pack: Pack) -> tuple[Column, ...]:
    return (
        Column("诉求编号", _field("number"), 15),
        Column("轮次", _field("round"), 6),
        Column("答复单位", lambda row: row.department or labels.WINDOW, 18),
        Column("答复人", _field("person"), personal=True),
        Column("请评价时间", _field("asked_at"), 17),
        Column("评价时间", _field("rated_at"), 17),
        Column("满意度", _label(labels.SATISFACTION, "satisfaction")),
        Column("是否解决", _label(labels.SOLVED, "solved")),
        Column("速度和态度", _label(MANNER, "manner"), 18),
        _why(pack, "reason"),
        Column("回访满意度", _label(labels.SATISFACTION, "second")),
        Column("电话评价", lambda row: int(row.by_phone), 9),
        Column("没有送达", lambda row: int(row.unreachable), 9),
        Column("计入统计", lambda row: int(row.counts), 9),
        Column("评价意见", _field("words"), 30, personal=True),
    )


def _events(pack: Pack) -> tuple[Column, ...]:
    words = Words(pack)

    def reason(row: EventRow) -> Value:
        ready = BOOK[row.action].reason(row.reason, words)
        if ready is not None:
            return ready.name
        return wording.working_days(row.reason) if row.reason.isdecimal() else ""

    return (
        Column("诉求编号", _field("number"), 15),
        Column("时间", _field("at"), 17),
        Column("事项", _label({action: said.button for action, said in BOOK.items()}, "action")),
        Column("由谁", _label(parties.PARTY, "party")),
        Column("部门", _field("department"), 18),
        Column("原状态", _label(labels.STATE, "from_state")),
        Column("新状态", _label(labels.STATE, "to_state")),
        Column("轮次", _field("round"), 6),
        Column("理由", reason, 20),
        Column("说明", _field("words"), 50, personal=True),
    )


DEFINED = (Column("名称", itemgetter(0), 16), Column("口径", itemgetter(1), 90))


def columns(sheet: Sheet, scope: Scope, pack: Pack) -> tuple[Column, ...]:
    every = {
        Sheet.APPEALS: _appeals(pack),
        Sheet.BOOKINGS: _BOOKINGS,
        Sheet.EVENTS: _events(pack),
        Sheet.RATINGS: _ratings(pack),
        Sheet.CLASSES: class_sheet.columns(pack),
    }[sheet]
    return tuple(column for column in every if scope.personal or not column.personal)


def definitions(scope: Scope, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return the lines that explain how the sheets are to be read."""
    held = (
        "含企业名称、联系人、电话和原文，请按个人信息保管。" if scope.personal else "不含企业名称、联系人、电话和原文。"
    )
    return (
        ("导出时间", dates.stamp(now)),
        ("时间范围", f"{spans.said(Span(scope.first, scope.until))}，所有时间都是北京时间。"),
        ("诉求", "提交时间在范围内的，一行一件。"),
        ("挂号", "挂号时间在范围内的，一行一个。"),
        ("事件", "发生时间在范围内的，一行一次。"),
        ("评价", "诉求的提交时间在范围内的，一轮答复一行，算在这一轮答复的单位和人；统计卡计「计入统计」为1的。"),
        ("一类事表", class_sheet.MEANING),
        ("演示数据", "不导出。"),
        ("个人信息", held),
        (
            "统计列",
            "诉求表里写1的，计入这个数；由两个单位先后答复、评价的写2。整列相加，就是同一段时间统计卡上的数。",
        ),
        *((group.name, f"{group.meaning}。") for group in GROUPS.values()),
        *((rate.name, f"{rate.part.name} ÷ {rate.whole.name}") for rate in RATES.values()),
    )


def stamp_of(at: datetime) -> str:
    """Return the moment as part of a file name."""
    return f"{at.astimezone(SHANGHAI):%Y%m%d-%H%M}"
