"""The columns of the export's sheet of classes of appeals (一类事)."""

from bot.config.pack import Pack
from bot.domain.reports.export import ClassRow
from bot.texts.classes.class_terms import STATE
from bot.texts.style.columns import Column

MEANING = "确认时间在范围内的，一行一件；诉求件数、免交件数不限时间。"
_LATER = (
    Column("系统提出", lambda row: row.proposed_at, 17),
    Column("确认时间", lambda row: row.confirmed_at, 17),
    Column("措施期限", lambda row: row.due_at, 17),
    Column("转入观察", lambda row: row.observed_from, 17),
    Column("认定解决", lambda row: row.settled_at, 17),
    Column("诉求件数", lambda row: row.members, 9),
    Column("企业家数", lambda row: row.enterprises, 9),
    Column("全部措施", lambda row: row.measures, 40),
    Column("已施行的措施", lambda row: row.in_force, 40),
    Column("措施附件数", lambda row: row.files, 10),
    Column("已有的成效", lambda row: row.effects, 40),
    Column("免交件数", lambda row: row.spared, 9),
)


def columns(pack: Pack) -> tuple[Column, ...]:
    causes = {reason.code: reason.name for reason in pack.reasons.cause}

    def cause(row: ClassRow) -> str:
        return causes.get(row.cause, row.cause)

    return (
        Column("号", lambda row: row.id, 6),
        Column("一类事", lambda row: row.name, 28),
        Column("状态", lambda row: STATE[row.state]),
        Column("成因", cause, 14),
        Column("牵头单位", lambda row: row.lead, 18),
        Column("配合单位", lambda row: "、".join(row.assisting), 18),
        *_LATER,
    )
