"""Explains to a person why something can't be done now and what to do; this index knows the refusals of all wings."""

from collections.abc import Callable
from html import unescape
from typing import Any

from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.base.errors import (
    BadInput,
    NoRight,
    NotFound,
    NothingKept,
    NotInvited,
    NotRegistered,
    Refusal,
    StaleStep,
    Unreadable,
)
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.errors import ClassRefused
from bot.domain.people.enterprise import EnterpriseRefused
from bot.domain.people.errors import BadInvite
from bot.domain.people.standing import OffDuty, StandingRefused
from bot.domain.reach.errors import CallOver
from bot.domain.reports.errors import CircularRefused
from bot.domain.sessions.errors import (
    AlreadyBooked,
    BookingRefused,
    NotOpen,
    SessionFull,
    SessionRefused,
    TurnHasCome,
)
from bot.domain.words.errors import WordsDecided
from bot.texts.appeals import long_texts
from bot.texts.appeals import refusals as appeals
from bot.texts.classes import class_terms
from bot.texts.counter import refusals as counter
from bot.texts.desk import refusals as desk
from bot.texts.desk.failures import TOAST_REFUSED
from bot.texts.people import enterprises
from bot.texts.people import refusals as people
from bot.texts.reach import refusals as reach
from bot.texts.reports import refusals as reports
from bot.texts.sessions import refusals as sessions
from bot.texts.style.layout import is_numbered
from bot.texts.style.markup import Html, fill
from bot.texts.style.rows import Rows
from bot.texts.style.words import Words
from bot.texts.tenure import refusals as tenure
from bot.texts.tenure import staff
from bot.texts.words import refusals as words

BAD_INPUT = {
    **people.BAD_INPUT,
    **words.BAD_INPUT,
    **appeals.BAD_INPUT,
    **long_texts.BAD_INPUT,
    **sessions.BAD_INPUT,
    **class_terms.BAD_INPUT,
    **tenure.BAD_INPUT,
    **counter.BAD_INPUT,
    **reports.BAD_INPUT,
    **desk.BAD_INPUT,
    "too_short": "内容只有{length}个字，至少要{least}个字，请写得具体一些。",
    "too_long": "内容有{length}个字，最多{most}个字，超出{over}个字，请删减后重新发送。",
    "text_wanted": "这一步用不上这类消息。请发送文字，或点按钮选择。",
    "voice_here": "这一步不能用语音，没有收下。请把内容打成文字发送，或点按钮选择。",
    "empty": "没有收到内容，请输入文字。",
    "not_an_option": "没有对应的选项。请点按钮，或输入按钮上的字{numbers}。",
    "file_too_big": "附件“{name}”超过{most}MB，没有收下。请压缩后重新发送。",
    "file_type": "附件“{name}”的格式不能接收，没有收下。请发送图片、PDF、Word、Excel 等文件；压缩包请解开后再发。",
    "too_many_files": "附件最多{most}个，多出的没有收下。点「完成」继续。",
    "unknown_department": "没有找到“{name}”。请输入部门全称或常用简称，例如“省商务厅”；州市请输入“昆明市”。",
    "no_date": "没有认出日期。请只输入一天，例如 {example}，或只写月和日，例如 {short}，也可以写“下周三”。",
    "weekday_open": "今天就是{day}。请写“今天”或“下{day}”。",
    "not_sure": "没有看明白。要办就点「确认」，不办就点「取消」。",
}


def _bad_input(refusal: BadInput) -> Html:
    facts: dict[str, Any] = dict(refusal.facts)
    code, place = str(facts.get("code", "")), int(facts.get("position") or 0)
    facts["char"] = code[place - 1 : place]
    facts |= {"head": code[:2], "division": code[2:8]}
    facts["suggested"] = f"您要填的是不是 {facts['suggestion']} ？" if facts.get("suggestion") else ""
    facts["where"] = f"第{place}位" if place else "有一位"
    facts["numbers"] = f"，也可以回复序号1至{facts['count']}" if is_numbered(int(facts.get("count") or 0)) else ""
    facts["short"] = str(facts.get("example", "")).partition("-")[2]
    facts["kept"] = f"前面的{facts['kept']}个字还在。" if facts.get("kept") else ""
    return fill(BAD_INPUT[refusal.problem], **facts)


Say = Callable[[Any], Html]

TEXTS: dict[type[Refusal], Say | str] = {
    NotAllowed: appeals.not_allowed,
    Overtaken: appeals.overtaken,
    NotFound: "没有找到，可能已经处理过，或不属于您。请发送 /help 查看可以做什么。",
    Unreadable: "这个按钮已经失效。请发送 /help 查看可以做什么。",
    NoRight: "这项操作由其他身份的人办理。请发送 /help 查看您可以做什么。",
    NotRegistered: "请先登记企业。发送 /start 开始，大约需要两分钟。",
    NotInvited: "这项操作由工作人员办理，您现在还没有任职。请打开收到的邀请链接加入；没有链接的，"
    "请向统筹员或管理员要。企业请发送 /start 登记。",
    StaleStep: "这一步已经过去，请回答最新的问题。",
    NothingKept: "刚才的内容已不能恢复：可能已经恢复过，或后来又取消过别的内容。请重新填写。",
    BadInput: _bad_input,
    BadInvite: people.bad_invite,
    WordsDecided: words.decided,
    CallOver: reach.call_over,
    SessionFull: sessions.full,
    SessionRefused: sessions.session_refused,
    CircularRefused: reports.circular_refused,
    OffDuty: staff.off_duty,
    StandingRefused: staff.refused,
    EnterpriseRefused: enterprises.refused,
    NotOpen: "现在不在挂号时间。发送 /book 查看正在挂号的坐诊场次。",
    AlreadyBooked: sessions.booked,
    BookingRefused: sessions.booking_refused,
    TurnHasCome: sessions.turn_has_come,
    ClassRefused: class_terms.refused,
}

_LOOK = ((Button("查看最新情况", Go(Menu.TODO)),),)
_ROWS = {
    NotAllowed: _LOOK,
    Overtaken: _LOOK,
}


def _rows(refusal: Refusal) -> Rows:
    return staff.off_duty_rows(refusal) if isinstance(refusal, OffDuty) else _ROWS.get(type(refusal), ())


def refused(refusal: Refusal, _: Words) -> Screen:
    kind = type(refusal)
    text = TEXTS.get(kind, "现在不能这样做。请发送 /help 查看可以做什么。")
    return Screen(fill(text) if isinstance(text, str) else text(refusal), _rows(refusal), TOAST_REFUSED)


def plainly(refusal: BadInput) -> str:
    """Return what is wrong with an input, as a terminal shows it."""
    return unescape(_bad_input(refusal))
