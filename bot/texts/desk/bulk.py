"""The wording of a bulk act (批量): its questions, its result, and what was taken back."""

import re
from collections.abc import Iterable

from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.appeals.moves import TABLE
from bot.domain.base.errors import BadInput, Refusal
from bot.domain.base.party import Party
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked, Option
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.bulk import ACTIONS, BulkAct, Left
from bot.domain.desk.bulk_notices import BulkDone, BulkUndone
from bot.domain.desk.presses import UndoBulk
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import named
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines, quote
from bot.texts.style.wording import Labels
from bot.texts.style.words import Words

BUTTON, UNDO = "批量办理", "撤销这次操作"
ALL: Labels = (Option("all", "本页全部"),)
ACT = {
    BulkAct.GIVE: "交办",
    BulkAct.PRESS: "催办",
    BulkAct.HELP: "增加协办",
    BulkAct.SEAT: "安排坐诊",
    BulkAct.CLASS: "归入一类事",
}
DONE = {BulkAct.CLASS: "已把{count}件归入一类事"}
SURE = {BulkAct.CLASS: "确定把这{count}件诉求归入一类事吗？"}
EVERY = ("全部", "全选", "全都", "所有", "都要", "这一页", "本页")  # typed for 本页全部
ASKS_WHOM = {
    BulkAct.GIVE: "交给哪个单位主办？",
    BulkAct.HELP: "增加哪个单位协办？",
    BulkAct.SEAT: "坐诊时由哪个单位主办？",
}
# Why not, where the state would allow it.
WHY = {
    ACTIONS[BulkAct.PRESS]: "今天已经催办过",
    ACTIONS[BulkAct.HELP]: "该单位已经主办或协办，或还没有主办单位",
    ACTIONS[BulkAct.SEAT]: "企业没有挂号，或坐诊已经结束",
}
MINUTES = 2
BETWEEN = re.compile(r"[,，、;；\s]+")  # what people type between numbers
SPAN = re.compile(r"第?([0-9]{1,4})[件个条]?(?:[-–—~至到]第?([0-9]{1,4})[件个条]?)?")
TELLS_LATER = f"确认后{MINUTES}分钟才通知各方，{MINUTES}分钟内可以撤销。"
GOES_ON = (Button("待受理", Go(Menu.TRIAGE)), Button("督办台账", Go(Menu.OVERDUE)))
NAMED = 30  # numbers in one message


def _rows(notice: Asked, _: Words) -> Html:
    facts = {name: notice.facts[name] for name in ("first", "last", "begin", "end")}
    head = bold("一起办理哪几件？")
    how = "这一页是第{begin}—{end}件。点「本页全部」，或输入清单里的序号，例如“1,3-5”，可以是第{first}—{last}件。"
    return lines(head, fill(how, **facts))


def _act(notice: Asked, _: Words) -> Html:
    return lines(bold(f"这{_count(notice)}件诉求要怎么办？"), fill("{numbers}", numbers=_numbers(notice)))


def _lead(notice: Asked, _: Words) -> Html:
    act = notice.facts["act"]
    asks = ASKS_WHOM.get(act, ASKS_WHOM[BulkAct.GIVE]) if isinstance(act, BulkAct) else ASKS_WHOM[BulkAct.GIVE]
    return lines(bold(asks), "点按钮选择，或输入部门、州市的名称。")


def _class(notice: Asked, _: Words) -> Html:
    return lines(bold(f"这{_count(notice)}件归入哪个一类事？"), "点按钮选择。已经在其他一类事里的，不会改动。")


def _words(notice: Asked, _: Words) -> Html:
    return lines(bold(f"催办这{_count(notice)}件，要说什么？"), "每个主办单位都会看到这段话。")


def _sure(notice: Asked, _: Words) -> Html:
    facts, act = notice.facts, notice.facts["act"]
    what = ACT.get(act, "") if isinstance(act, BulkAct) else ""
    nobody = [str(name) for name in facts["nobody"]]
    return lines(
        bold(SURE.get(act, "确定{what}这{count}件诉求吗？").format(what=what, count=_count(notice))),
        fill("{numbers}", numbers=_numbers(notice)),
        fill("单位：{lead}", lead=facts["lead"]) if facts["lead"] and act is not BulkAct.PRESS else "",
        fill("现在没有人能收到消息的：{names}", names="、".join(nobody)) if nobody else "",
        quote(str(facts["words"])) if facts["words"] and act is BulkAct.PRESS else "",
        fill("一类事：{name}", name=facts["class_issue"]) if act is BulkAct.CLASS else "",
        f"{MINUTES}分钟内可以撤销。" if act is BulkAct.CLASS else TELLS_LATER,
    )


QUESTIONS = {
    ("bulk", "rows"): _rows,
    ("bulk", "act"): _act,
    ("bulk", "lead"): _lead,
    ("bulk", "class_issue"): _class,
    ("bulk", "words"): _words,
    ("bulk", "sure"): _sure,
}


def _count(notice: Asked) -> int:
    return len(notice.facts["numbers"])


def _numbers(notice: Asked) -> str:
    return _joined(notice.facts["numbers"])


def _joined(numbers: Iterable[str]) -> str:
    every = list(numbers)
    return "、".join(every[:NAMED]) + ("等" if len(every) > NAMED else "")


def done(notice: BulkDone, _: Words) -> Screen:
    what, count = ACT[notice.act], len(notice.done)
    head = bold(
        DONE.get(notice.act, "已{what}{count}件").format(what=what, count=count) if count else f"没有一件可以{what}"
    )
    then = "" if notice.act is BulkAct.CLASS else "，之后通知各方"
    until = f"{dates.clock(notice.until)}以前可以撤销{then}。" if count else ""
    undo = ((Button(UNDO, UndoBulk(notice.bulk)),),) if count else ()
    said = lines(head, fill("{all}", all=_joined(notice.done)), until)
    return Screen(blocks(said, _left(notice.left, what)), (*undo, GOES_ON))


def undone(notice: BulkUndone, _: Words) -> Screen:
    count = len(notice.done)
    head = bold(f"已撤销{count}件，恢复原状" if count else "没有撤销")
    said = "没有通知任何人。" if count else ""
    text = blocks(lines(head, fill("{all}", all=_joined(notice.done)), said), _left(notice.left, "撤销"))
    return Screen(text, (GOES_ON,))


def _left(left: tuple[Left, ...], what: str) -> Html:
    if not left:
        return Html("")
    parts = [fill("{number}：{why}", number=item.number, why=why(item.refusal)) for item in left[:NAMED]]
    return lines(bold(f"没有{what}的{len(left)}件"), *parts)


def why(refusal: Refusal) -> str:
    """Say in short why it could not be done with one appeal."""
    match refusal:
        case Overtaken():
            return f"刚刚有人办理，现在是“{labels.STATE[refusal.state]}”"
        case NotAllowed() if refusal.action in WHY and _is_open(refusal):
            return WHY[refusal.action]
        case BadInput(problem="class_has_it"):
            return f"已经在一类事{refusal.facts['class_issue']}号里"
        case NotAllowed():
            return f"现在是“{labels.STATE[refusal.state]}”，不能{named(refusal.action)}"
    return "现在不能这样办，请打开这件查看"


def _is_open(refusal: NotAllowed) -> bool:
    """Whether the desk may do it in this state at all."""
    rows = (move for move in TABLE.moves if move.action is refusal.action and move.who is Party.COORDINATOR)
    return any(refusal.state in row.sources for row in rows)
