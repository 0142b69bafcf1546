"""The words of tables that people fill in and get back."""

from operator import itemgetter

from bot.domain.appeals.survey import Satisfaction
from bot.domain.tenure.imports import Fault, Field, Import, Outcome
from bot.texts.appeals import labels
from bot.texts.style.columns import Column

HEADS = {
    Import.STAFF: {Field.NAME: "姓名", Field.ROLE: "身份", Field.DEPARTMENT: "单位", Field.EMAIL: "电子邮箱"},
    Import.ENTERPRISES: {Field.NAME: "企业名称", Field.CODE: "统一社会信用代码", Field.REGION: "所在州市"},
    Import.HOLIDAYS: {Field.DAY: "日期", Field.IS: "安排"},
    Import.APPEALS: {
        Field.CODE: "统一社会信用代码",
        Field.TEXT: "诉求内容",
        Field.KIND: "类别",
        Field.DEPARTMENT: "承办单位",
        Field.FILED: "提交日期",
        Field.ANSWERED: "答复日期",
        Field.ANSWER: "答复内容",
        Field.RATING: "评价",
        Field.SESSION: "坐诊场次",
    },
}
RATING = {labels.SATISFACTION[satisfaction]: satisfaction for satisfaction in Satisfaction}
EXAMPLES = {
    Import.STAFF: (
        ("张海燕", "联络员", "昆明海关", "zhanghaiyan@example.com"),
        ("杨立", "负责人", "省教育厅", ""),
        ("周岚", "统筹员", "", ""),
    ),
    Import.ENTERPRISES: (("云南某某物流有限公司", "91530000000000000N", "昆明市"),),
    Import.HOLIDAYS: (("2027-02-06", "上班"), ("2027-02-15", "放假")),
    Import.APPEALS: (
        (
            *("91530000000000000N", "口岸查验排队时间长，请协调加快。", "服务需求", "昆明海关", "2024-07-27"),
            *("2024-08-05", "已增设查验通道，平均等候时间缩短一半。", "满意", "2024年第1期"),
        ),
    ),
}
SHEET = {Import.STAFF: "工作人员", Import.ENTERPRISES: "企业", Import.HOLIDAYS: "节假日", Import.APPEALS: "往期诉求"}
RESULT = "导入结果"
RESULT_FILE = "导入结果.xlsx"


def template_file(kind: Import) -> str:
    return f"{SHEET[kind]}_空表.xlsx"


def columns(kind: Import) -> tuple[Column, ...]:
    """Return the columns of an empty table; its rows are the examples."""
    return tuple(Column(head, itemgetter(place), 24) for place, head in enumerate(HEADS[kind].values()))


def results(bot_name: str) -> tuple[Column, ...]:
    """Return the columns of what became of each row."""

    def link(outcome: Outcome) -> str:
        if not outcome.link:
            return ""
        return f"https://t.me/{bot_name}?start={outcome.link}" if bot_name else f"/start {outcome.link}"

    return (
        Column("行", lambda item: item.number, 6),
        Column("名称", lambda item: item.name, 24),
        Column("结果", _result, 16),
        Column("邀请链接（只能用一次，请转发给本人）", link, 70),
    )


def _result(outcome: Outcome) -> str:
    if outcome.waits:
        return "已邀请过，链接还有效"
    if outcome.known:
        return "已有，邮箱已更新" if outcome.changed else "已有，没有变化"
    return "已导入"


def head_of(kind: Import, fault: Fault) -> str:
    return HEADS[kind][fault.field] if fault.field else ""
