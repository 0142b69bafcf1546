"""Shows administrators the dead letters."""

from functools import partial

from bot.domain.base.dead_letter import Letter, Source
from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.desk.presses import Replay
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, code, cut, fill, lines
from bot.texts.style.rows import turns, with_turns
from bot.texts.style.words import Words

REPLAY = "重放"
SOURCES = {Source.INBOX: "收到的消息", Source.TIMER: "定时事项", Source.OUTBOX: "发出的消息"}


def dead_letter(notice: DeadLetter, _: Words) -> Screen:
    text = (
        "<b>有一项多次处理失败，已经放下</b>\n{what}\n原因：{why}\n请先查看日志，排除原因后点「重放」。"
        "全部放下的事项，请发送 /dead 查看。"
    )
    said = fill(text, what=_what(notice.source, notice.row), why=_why(notice.error))
    return Screen(said, ((Button(REPLAY, Replay(notice.source, notice.row)),),))


def dead_shown(notice: DeadShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(fill("现在没有处理失败的事项。"))
    numbered = list(enumerate(notice.letters, notice.page * PAGE + 1))
    title = fill("{what}（共{total}项，早的在前）", what=bold("处理失败的事项"), total=notice.total)
    again = [Button(f"{number}. {REPLAY}", Replay(letter.source, letter.row)) for number, letter in numbered]
    parts = [_letter(number, letter) for number, letter in numbered]
    return Screen(blocks(title, *parts), with_turns(again, turns(partial(Go, Menu.DEAD), notice.page, notice.total)))


def _letter(number: int, letter: Letter) -> Html:
    head = fill("{n}. {what}｜{at}", n=number, what=_what(letter.source, letter.row), at=dates.stamp(letter.at))
    return lines(head, fill("原因：{why}", why=_why(letter.error)))


def _what(source: Source, number: int) -> Html:
    return fill("{source}第{row}号", source=SOURCES[source], row=number)


def _why(error: str) -> Html:
    return code(cut(error, 60)) if error else Html("没有记录")


def replayed(notice: Replayed, _: Words) -> Screen:
    return Screen(fill("已重新排队：{what}。再次失败的话，会再通知您。", what=_what(notice.source, notice.row)))
