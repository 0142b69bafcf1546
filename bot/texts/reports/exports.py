"""Shows the progress of an export, words the questions before it, and names its file."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.reports.export import Export, Sheet
from bot.domain.reports.export_notices import ExportSent, ExportShown
from bot.domain.reports.figures import Ratio
from bot.domain.time.spans import Span
from bot.texts.reports import export as said
from bot.texts.reports import spans
from bot.texts.reports.rates import share
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

MEGABYTE = 1024 * 1024
AGAIN = ((Button("重新导出", Go(Menu.EXPORT)),),)
BEGUN = "正在准备文件，做好会发到这里。这期间可以照常使用。"
SENT = "文件已做好，共{rows}行，随后发出。"
NOTHING = "这段时间里没有内容，文件里只有表头。"
NOT_MADE = "文件没有做成，请点「重新导出」再试一次；还不行请告诉管理员。"
TOO_BIG = (
    "文件有{size}MB，超过{most}MB，发不出去。请点「重新导出」选短一些的时间，或只导出一张表；"
    "需要全部的，请管理员在服务器上用 python -m bot export 导出。"
)

QUESTIONS: dict[tuple[str, str], str] = {
    ("export", "span"): "<b>导出哪段时间的？</b>\n也可以输入起止日期，例如 2024-10-01 2024-10-31；"
    "或只写年和月，例如 2024年10月。",
    (
        "export",
        "sheet",
    ): "<b>要什么文件？</b>\nExcel 文件里有诉求、挂号、事件、评价、一类事和口径六张表；CSV 一次一张表。",
    (
        "export",
        "personal",
    ): "<b>要包含企业名称、联系人、电话和原文吗？</b>\n会记入审计日志，请按个人信息保管，用完删除。",
}


def shown(notice: ExportShown, _: Words) -> Screen:
    made = notice.export
    head = lines(bold("导出"), fill("范围：{span}", span=_span(made)), fill("{what}", what=_what(made)))
    if made.error == "too big":
        size = -(-made.size // MEGABYTE)
        return Screen(lines(head, fill(TOO_BIG, size=size, most=notice.most)), AGAIN)
    if made.error:
        return Screen(lines(head, NOT_MADE), AGAIN)
    if made.done_at is None:
        return Screen(lines(head, _so_far(made) if made.total else BEGUN))
    return Screen(lines(head, fill(SENT, rows=made.rows) if made.rows else NOTHING))


def _so_far(made: Export) -> Html:
    return fill(
        "已完成{rows}/{total}行（{share}）。",
        rows=made.rows,
        total=made.total,
        share=share(Ratio(made.rows, made.total)),
    )


def _what(made: Export) -> str:
    personal = "含个人信息" if made.personal else "不含个人信息"
    return f"{said.SHEET[made.sheet]}（CSV），{personal}" if made.sheet else f"全部六张表（Excel），{personal}"


def _span(made: Export) -> str:
    return spans.said(Span(made.first, made.until))


def file(made: Export) -> str:
    what = said.SHEET[made.sheet] if made.sheet else "诉求数据"
    return f"{what}_{said.stamp_of(made.asked_at)}{suffix(made.sheet)}"


def suffix(sheet: Sheet | None) -> str:
    return ".csv" if sheet else ".xlsx"


def sent(notice: ExportSent, _: Words) -> Screen:
    """Return the caption of the file."""
    made = notice.export
    kept = "内有个人信息，请妥善保管，用完删除。" if made.personal else ""
    facts = {"span": _span(made), "what": _what(made), "rows": made.rows}
    return Screen(lines(fill("{span}，{what}，共{rows}行。", **facts), kept))
