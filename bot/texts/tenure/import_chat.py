"""What administrators read about tables that they send in chat to be imported."""

from collections.abc import Callable

from bot.domain.appeals.reckoning import Moving
from bot.domain.base.errors import BadInput
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.presses import Answer
from bot.domain.tenure.import_notices import (
    ImportShown,
    TableDropped,
    TableReceived,
    TableTaken,
    TableTried,
    TableUnread,
    TableWrong,
    TemplateSent,
    Unread,
)
from bot.domain.tenure.imports import Import
from bot.domain.tenure.presses import DoImport, SendTemplate
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.menus import leads_to
from bot.texts.style.rows import Rows, in_rows
from bot.texts.style.wording import joined
from bot.texts.style.words import Words
from bot.texts.tenure import imports as said
from bot.texts.tenure.settings import will_move

NAMED, PLACES, EXAMPLES = 20, 4, 3  # faults, cells with the same one, and appeals that days off move
_WHY = {
    Unread.COLUMNS: "看起来像“{kind}”表，但表头缺少：{missing}。请照空表的表头填写。",
    Unread.DAMAGED: "打不开：文件已损坏、加了密码，或不是表格。请用 Excel 另存为 .xlsx，再发来。",
    Unread.OLD: "是旧格式（.xls）的表格，只改了名称。请用 Excel 或 WPS 打开，另存为 .xlsx，再发来。",
    Unread.EMPTY: "除了表头没有内容。请在表头下面填写，再发来。",
    Unread.TOO_LONG: "超过{most}行。请分成几个文件，再分别发来。",
    Unread.NOT_FETCHED: "没有取到文件。请再发一次。",
}
_AGAIN = (Button("导入表格", Go(Menu.IMPORT)),)
_BECOMES = {
    Import.STAFF: "会给新的人各生成一个邀请链接，{hours}小时内有效、只能用一次，"
    "导入后随结果表发给您一人，请分别转发给本人。",
    Import.ENTERPRISES: "新的企业按已核验登记，企业的人登记时输入代码就会看到名称。",
    Import.HOLIDAYS: "采用后马上生效。",
    Import.APPEALS: "往期诉求按已办结登记，标明“往期导入”，计入当时的统计，不通知任何人。",
}


def shown(notice: ImportShown, _: Words) -> Screen:
    how = "把填好的表格（Excel 的 .xlsx，或 CSV，{most}MB以内）直接发到这里。先检查、不改动，您确认后才一次全部导入。"
    text = blocks(bold("导入表格"), fill(how, most=notice.most), "还没有表格的，点下面取一张空表。")
    return Screen(text, _empty_ones())


def _empty_ones() -> Rows:
    return in_rows((Button(f"{name}空表", SendTemplate(kind)) for kind, name in said.SHEET.items()), 2)


def received(notice: TableReceived, _: Words) -> Screen:
    return Screen(fill("已收到《{name}》，正在检查，结果马上发来。", name=notice.name))


def unread(notice: TableUnread, _: Words) -> Screen:
    kind = said.SHEET[notice.kind] if notice.kind else ""
    why = fill(_WHY[notice.why], kind=kind, missing=joined(notice.missing), most=notice.most)
    offered = (Button(f"{kind}空表", SendTemplate(notice.kind)),) if notice.kind else _AGAIN
    return Screen(lines(fill("《{name}》没有导入，什么都没有改动。", name=notice.name), why), (offered,))


def wrong(notice: TableWrong, plainly: Callable[[BadInput], str]) -> Screen:
    """Name the wrong cells; those with the same fault of the same column together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for fault in notice.faults:
        what = (said.head_of(notice.table.kind, fault), plainly(fault.problem))
        alike.setdefault(what, []).append(notice.table.place(fault))
    count, faults = len(notice.faults), list(alike.items())
    head = fill("《{name}》有{n}处要改，什么都没有改动：", name=notice.name, n=count)
    more = fill("另有{n}种问题，改好以上再发来时会接着列出。", n=len(faults) - NAMED) if len(faults) > NAMED else ""
    parts = [_fault(column, why, places) for (column, why), places in faults[:NAMED]]
    return Screen(blocks(head, lines(*parts, more), "改好后把文件重新发到这里。"), (_AGAIN,))


def _fault(column: str, why: str, places: list[str]) -> Html:
    where = joined(places[:PLACES])
    facts = {"where": where if column else f"第{where}行", "column": f"（{column}）" if column else ""}
    more = f"等{len(places)}处" if len(places) > PLACES else ""
    return fill("{where}{more}{column}：{why}", **facts, more=more, why=why)


def tried(notice: TableTried, _: Words) -> Screen:
    kind = said.SHEET[notice.kind]
    head = fill("《{name}》检查过了，没有错误，还没有导入。", name=notice.name)
    counts = fill("{kind}：新的{new}行，已有的{known}行。", kind=kind, new=notice.counts.new, known=notice.counts.known)
    changed = fill("其中{n}人的邮箱会更新。", n=notice.counts.changed) if notice.counts.changed else ""
    becomes = fill(_BECOMES[notice.kind], hours=notice.hours) if notice.counts.new else "没有新的内容。"
    buttons = (
        Button("导入", DoImport(notice.table, Answer.YES)),
        Button("不导入", DoImport(notice.table, Answer.NO)),
    )
    return Screen(blocks(head, lines(counts, changed, becomes, _moves(notice.moving))), (buttons,))


def _moves(moving: Moving | None) -> Html | str:
    if moving is None:
        return ""
    count = will_move(moving)
    examples = [
        fill(
            "{n}：{before} → {after}",
            n=moved.number,
            before=dates.moment(moved.before),
            after=dates.moment(moved.after),
        )
        for moved in moving.dates[:EXAMPLES]
    ]
    return lines(count, *examples)


def dropped(notice: TableDropped, _: Words) -> Screen:
    return Screen(fill("《{name}》没有导入，什么都没有改动。", name=notice.name), (_AGAIN,))


def template(notice: TemplateSent, _: Words) -> Screen:
    """Return the caption of the empty table."""
    how = "{kind}空表：示例行请换成自己的内容，从第2行填起，填好直接发到这里。"
    return Screen(fill(how, kind=said.SHEET[notice.kind]))


def taken(notice: TableTaken, _: Words) -> Screen:
    """Return the caption of the result."""
    facts = {"name": notice.name, "new": notice.counts.new, "known": notice.counts.known}
    done = fill("《{name}》已导入：新的{new}行，已有的{known}行。每一行的结果在表里。", **facts)
    links = "表里有邀请链接，{hours}小时内有效，请分别转发给本人，用完删除。"
    has_links = notice.kind is Import.STAFF and notice.counts.new
    return Screen(lines(done, fill(links, hours=notice.hours) if has_links else ""), leads_to(Menu.IMPORT))
