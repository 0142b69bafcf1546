"""Screens of the audit log (操作记录): who saw or changed what, newest first."""

import json
from functools import partial

from bot.domain.base.page import PAGE, pages
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.presses import ExportRecords, ReadGroup, ReadRecords
from bot.domain.desk.record import NamedRecord, Whose
from bot.domain.desk.record_notices import RecordsSent, RecordsShown
from bot.domain.people.person import Role
from bot.texts.desk.record_words import GROUPS
from bot.texts.people.roles import ROLE
from bot.texts.style import dates, noted
from bot.texts.style.columns import Column
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import in_rows, turns
from bot.texts.style.words import Words

TITLE, LINE, DETAILS = "操作记录", 60, 80
FILE = "操作记录.xlsx"
HOW = "可以在 /audit 后面写姓名、诉求编号、种类、日期，中间空一格，例如：/audit 周岚 导出 近7天"
NONE = "没有找到这样的操作记录。"
PROGRAM, GONE = "系统或后台", "已删除信息的人员"
SUBJECTS = {
    "appeal": "诉求",
    "person": "人员",
    "enterprise": "企业",
    "booking": "挂号",
    "session": "坐诊场次",
    "circular": "通报",
    "call": "电话事项",
    "export": "导出文件",
    "version": "词库版本",
    "template": "答复模板",
    "import": "名单",
    "inbox": "收到的消息",
    "outbox": "发出的消息",
    "timer": "定时事项",
}
NAMED = {
    "department": "部门：",
    "of": "单位：",
    "reason": "原因：",
    "what": "内容：",
    "text": "内容：",
    "count": "数量：",
    "readers": "人数：",
    "rows": "行数：",
    "before": "原来：",
    "after": "改为：",
    "version": "版本：",
    "first": "从",
    "until": "到",
}
FACTS = {
    ("adopted", True): "采用",
    ("adopted", False): "不采用",
    ("yes", True): "同意",
    ("yes", False): "不同意",
    ("added", True): "加了1个号",
    ("personal", True): "含个人信息",
    ("personal", False): "不含个人信息",
}
ALONE = {"audit": "到期的操作记录", "join_request": "到期的加入申请", "backup": "全部数据", "export": "全部数据"}


def shown(notice: RecordsShown, _: Words) -> Screen:
    offered = (
        ()
        if notice.line
        else in_rows((Button(label, ReadGroup(record_group)) for record_group, label in GROUPS.items()), 3)
    )
    if notice.total == 0:
        return Screen(lines(fill(NONE), fill(HOW)), offered)
    turning = turns(partial(ReadRecords, notice.search), notice.page, notice.total)
    taking = (Button("导出表格", ExportRecords(notice.search)),)
    items = [_item(number, record) for number, record in enumerate(notice.records, notice.page * PAGE + 1)]
    return Screen(blocks(_title(notice), *items, fill(HOW)), (*((turning,) if turning else ()), taking, *offered))


def sent(notice: RecordsSent, _: Words) -> Screen:
    """Return the caption of the file."""
    what = f"{TITLE}：{excerpt(notice.line, LINE)}" if notice.line else TITLE
    return Screen(fill("{what}，共{count}条，新的在前。请妥善保管，用完删除。", what=what, count=notice.count))


def _title(notice: RecordsShown) -> Html:
    count = pages(notice.total)
    page = f"，第{notice.page + 1}页共{count}页" if count > 1 else ""
    what = f"{TITLE}：{excerpt(notice.line, LINE)}" if notice.line else TITLE
    return fill("{what}（共{total}条，新的在前{page}）", what=bold(what), total=notice.total, page=page)


def _item(number: int, record: NamedRecord) -> Html:
    head = fill("{n}. {at}｜{who}", n=number, at=dates.stamp(record.record.at), who=by(record))
    what = fill("{kind}：{about}", kind=noted.kind(record.record.action), about=about(record))
    return lines(head, what, excerpt(details(record), DETAILS))


def by(record: NamedRecord) -> str:
    """Say who did it."""
    return PROGRAM if record.by is None else _called(record.by)


def _called(whose: Whose) -> str:
    if not whose.name:
        return GONE
    if whose.role is None:
        return whose.name
    return f"{whose.name}的人员" if whose.role is Role.MEMBER else f"{whose.name}（{ROLE[whose.role]}）"


def about(record: NamedRecord) -> str:
    """Say whom or what it is about."""
    kind, _, number = record.record.subject.partition(":")
    if record.about is not None:
        return _called(record.about)
    if not number:
        return ALONE.get(kind, kind)
    if kind == "role":
        return ROLE[Role(number)] if number in set(Role) else number
    return f"{SUBJECTS.get(kind, kind)}{number}"


def details(record: NamedRecord) -> str:
    """Say what else was noted, as far as there are words for it."""
    noted_with = record.record.details
    said = [f"{label}{noted_with[key]}" for key, label in NAMED.items() if noted_with.get(key) not in (None, "")]
    said += [label for (key, value), label in FACTS.items() if noted_with.get(key) is value]
    if edits := noted_with.get("edits"):
        said.append(f"词语：{'、'.join(str(edit[0]) for edit in edits)}")
    if noted_with.get("role") in set(Role):
        said.append(ROLE[Role(noted_with["role"])])
    return "，".join(said)


COLUMNS: tuple[Column, ...] = (
    Column("序号", lambda item: item.record.id, 8),
    Column("时间", lambda item: item.record.at, 18),
    Column("谁", by, 20),
    Column("做了什么", lambda item: noted.kind(item.record.action), 20),
    Column("种类代码", lambda item: item.record.action, 20),
    Column("对象", about, 24),
    Column("对象代码", lambda item: item.record.subject, 20),
    Column("说明", details, 40),
    Column("说明代码", lambda item: json.dumps(item.record.details, ensure_ascii=False), 40),
)
LISTED = tuple(column for column in COLUMNS if not column.head.endswith("代码"))  # what the screen says, too
