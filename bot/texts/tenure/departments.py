"""What administrators read about departments that are renamed, merged or ended, and those whom it concerns."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.tenure.department import DepartmentChange, Fate, Following
from bot.domain.tenure.department_notices import (
    DepartmentCalledOff,
    DepartmentChanged,
    DepartmentKept,
    DepartmentPlanned,
    DepartmentsShown,
)
from bot.domain.tenure.presses import CallOffChange, ChangeDepartment
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals import labels
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.menus import BUTTONS
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

FATE = {Fate.RENAME: "改名", Fate.MERGE: "并入其他单位", Fate.END: "撤销"}
TODAY = "今天"
NAMES = 5  # of those whom nobody serves
_OTHER_WORDS = frozenset({*BUTTONS.values(), *labels.STATE.values(), *FATE.values(), TODAY})
_LIST = (Button("单位变更", Go(Menu.DEPARTMENTS)),)


def means_something_else(name: str, regions: Iterable[str]) -> bool:
    """Whether the name of a department would be taken for a command, a state or a region."""
    return name in {*_OTHER_WORDS, *regions}


def _fate(notice: Asked, _: Words) -> Html:
    return fill("<b>{name}有什么变更？</b>", name=notice.facts.get("department", ""))


def _new(notice: Asked, _: Words) -> Html:
    name = notice.facts.get("department", "")
    if notice.facts.get("fate") == Fate.MERGE:
        return fill("<b>{name}并入哪个单位？</b>\n请输入单位名称。", name=name)
    return fill("<b>{name}的新名称是什么？</b>\n请输入与批文一致的简称，例如“省数据局”。", name=name)


def _at(notice: Asked, _: Words) -> Html:
    text = "<b>从哪一天起生效？</b>\n选“今天”马上生效；以后的日期到那天零点自动生效，之前可以取消。"
    return fill(text)


def _sure(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    fate, old, new = Fate(facts["fate"]), str(facts["department"]), str(facts.get("new", ""))
    at = dates.date_of(datetime.combine(date.fromisoformat(str(facts["at"])), time(), SHANGHAI))
    return lines(
        bold(fill("确定从{at}起{what}吗？", at=at, what=_what(fate, old, new))),
        _moves(fate, facts["moved"]),
        _END if fate is Fate.END else _KEPT,
    )


_KEPT = "原名称作为别名保留：照样能输入、能识别；已办的记录里仍是当时的名称。"
_END = "撤销后不能再向它交办，人员的任职随之结束；已办的记录不变。到时仍有在办诉求的，先不撤销，每天告诉您一次。"


def _what(fate: Fate, old: str, new: str) -> Html:
    if fate is Fate.RENAME:
        return fill("{old}改名为{new}", old=old, new=new)
    return fill("{old}并入{new}", old=old, new=new) if fate is Fate.MERGE else fill("撤销{old}", old=old)


def _moves(fate: Fate, moved: Following) -> Html:
    verb = "结束任职" if fate is Fate.END else "随之转移"
    text = (
        "{verb}：联络员{contacts}人，负责人{heads}人。"
        "在办诉求{appeals}件，答复模板{templates}个，待开的坐诊{sessions}场。"
    )
    facts = {"contacts": moved.contacts, "heads": moved.heads, "templates": moved.templates, "sessions": moved.sessions}
    return fill(text, verb=verb, appeals=moved.appeals, **facts)


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("department", "department"): "<b>哪个单位有变更？</b>\n请输入单位名称，例如“省林草局”。",
    ("department", "fate"): _fate,
    ("department", "new"): _new,
    ("department", "at"): _at,
    ("department", "sure"): _sure,
}


def _of(change: DepartmentChange) -> Html:
    return _what(change.fate, change.old, change.new)


def shown(notice: DepartmentsShown, _: Words) -> Screen:
    planned = [
        fill("{n}. {day}起，{what}", n=n, day=dates.date_of(department_change.at), what=_of(department_change))
        for n, department_change in enumerate(notice.planned, 1)
    ]
    done = [fill("{day}，{what}", day=dates.date_of(item.at), what=_of(item)) for item in notice.done]
    lacks = notice.unserved
    text = blocks(
        fill("<b>单位变更</b>（方案中共{count}个部门、{places}个州市）", count=notice.count, places=notice.places),
        lines(bold("已安排"), *planned) if planned else "没有安排好的变更。",
        lines(bold("已生效"), *done) if done else "",
        lines(_lacking("没有联络员", lacks.contact), _lacking("没有负责人", lacks.head)),
    )
    calls = [
        Button(f"取消第{n}项", CallOffChange(department_change.id))
        for n, department_change in enumerate(notice.planned, 1)
    ]
    return Screen(text, (*in_rows(calls, 2), (Button("变更单位", ChangeDepartment()), Button("邀请", Go(Menu.INVITE)))))


def _lacking(what: str, names: tuple[str, ...]) -> Html:
    if not names:
        return Html("")
    said = "、".join(cut(name, 16) for name in names[:NAMES]) + ("等" if len(names) > NAMES else "")
    return fill("{what}：{said}（共{count}个单位）", what=what, said=said, count=len(names))


def planned(notice: DepartmentPlanned, _: Words) -> Screen:
    change = notice.change
    text = "已安排：{day}零点起，{what}。之前可以取消。"
    rows = ((Button("取消变更", CallOffChange(change.id)), *_LIST),)
    return Screen(fill(text, day=dates.date_of(change.at), what=_of(change)), rows)


def called_off(notice: DepartmentCalledOff, _: Words) -> Screen:
    return Screen(fill("已取消：{what}。一切照旧。", what=_of(notice.change)), (_LIST,))


def changed(notice: DepartmentChanged, _: Words) -> Screen:
    change, moved = notice.change, notice.moved
    if notice.mine:
        text = "您所在的单位有变更：{what}。您的身份、待办和模板都在，按钮和命令照常使用。"
        return Screen(fill(text, what=_of(change)), ((Button("待办", Go(Menu.TODO)),),))
    return Screen(lines(fill("<b>已生效：{what}</b>", what=_of(change)), _moves(change.fate, moved)))


def kept(notice: DepartmentKept, _: Words) -> Screen:
    moved = notice.left
    text = (
        "{name}今天应当撤销，但还有在办诉求{appeals}件、待开的坐诊{sessions}场，没有撤销。"
        "请改派或改场次；办完的次日自动撤销。"
    )
    facts = {"name": notice.change.old, "appeals": moved.appeals, "sessions": moved.sessions}
    return Screen(fill(text, **facts), ((Button("取消变更", CallOffChange(notice.change.id)), *_LIST),))
