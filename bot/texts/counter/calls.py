"""Screens of the phone list (电话清单): its calls, what to say in each, and what came of it."""

from functools import partial

from bot.domain.appeals.presses import Do, Rate
from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu, Press
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.presses import SayHelped
from bot.domain.counter.notices import (
    PhoneCallNoted,
    PhoneCallShown,
    PhoneLine,
    PhoneListShown,
    PhoneNumberShown,
)
from bot.domain.counter.presses import HelpedOnPhone, OnPhone, Phoning
from bot.domain.presses import decode
from bot.domain.reach.notices import PhoneCallHanded
from bot.domain.reach.phone_list import PhoneCall
from bot.domain.sessions.presses import CancelBooking, ConfirmBooking, TakeSeat
from bot.texts.appeals.buttons import opening
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, seen
from bot.texts.style.rows import Row, Rows, in_rows, turns
from bot.texts.style.words import Words

ACTS = (Do, Rate, ConfirmBooking, CancelBooking, TakeSeat, HelpedOnPhone)  # what the enterprise itself could press
NUMBER, REACHED, MISSED, WRONG = "查看电话", "已接通，已告知", "没有接通", "号码有误"
LIST = Button("电话清单", Go(Menu.CALLS))
COLUMNS, SHOWN = 2, 60


def listed(notice: PhoneListShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(
            Html("现在没有要拨打的电话。没有 Telegram 的企业有消息、用网页的企业一直没看要答复的消息时，会列在这里。")
        )
    numbered = list(enumerate(notice.lines, notice.page * PAGE + 1))
    title = fill("{what}（共{total}个，等得久的在前）", what=bold("电话清单"), total=notice.total)
    items = [_item(number, line) for number, line in numbered]
    opens = [Button(f"{number}. 打开", OnPhone(Phoning.OPEN, line.call.id), number) for number, line in numbered]
    turning = turns(partial(Go, Menu.CALLS), notice.page, notice.total)
    gone = [] if items else [Html("本页已没有内容，请查看前一页。")]
    return Screen(blocks(title, *items, *gone), (*in_rows(opens, 4), *((turning,) if turning else ())))


def _item(number: int, line: PhoneLine) -> Html:
    marks = (
        "需要企业答复" if line.call.wants else "",
        "超过拨打期限" if line.late else "",
        f"{dates.moment(line.call.call_from, line.call.written_at)}以后再拨" if line.later else "",
        f"已拨{line.call.tries}次" if line.call.tries else "",
        "号码有误" if line.call.wrong else "",
    )
    about = f"｜{line.number}" if line.number else ""
    head = fill("{n}. <b>{name}</b>{about}", n=number, name=line.enterprise, about=about)
    since = fill("{at}　{marks}", at=dates.stamp(line.call.written_at), marks="，".join(mark for mark in marks if mark))
    return lines(head, since, excerpt(seen(Html(line.call.message.text)), SHOWN))


def opened(notice: PhoneCallShown, _: Words) -> Screen:
    line, call = notice.line, notice.line.call
    acts = _acts(call)
    asks = acts and (call.wants or any(isinstance(button.press, HelpedOnPhone) for act in acts for button in act))
    what = "企业怎么答复，就点哪个按钮，由您代为办理。" if asks else "告知后点「已接通，已告知」。"
    head = lines(
        bold(fill("请致电{name}", name=line.enterprise)),
        fill("{at}列入", at=dates.stamp(call.written_at)),
        "登记的号码有误，请先点「号码有误」更正。" if call.wrong else "",
        "要告诉企业的：",
    )
    rest = [
        Button(f"同一企业的下一个（还有{len(notice.others)}个）", OnPhone(Phoning.OPEN, other))
        for other in notice.others[:1]
    ]
    looks = [opening(call.appeal, line.number)] if call.appeal is not None and line.number else []
    rows = (*acts, *_results(call), *in_rows([*looks, LIST], COLUMNS), *in_rows(rest, 1))
    return Screen(blocks(head, Html(call.message.text), what), rows)


def _acts(call: PhoneCall) -> Rows:
    """Return the enterprise's own buttons, which the coordinator presses for it."""
    made = [[Button(key.label, _by(call, decode(key.data))) for key in row] for row in call.message.keys]
    kept = [tuple(button for button in row if isinstance(button.press, ACTS)) for row in made]
    return tuple(row for row in kept if row)


def _by(call: PhoneCall, press: Press) -> Press:
    """Return what the coordinator presses, where that is not what the enterprise would."""
    return HelpedOnPhone(call.id, press.answer, press.said) if isinstance(press, SayHelped) else press


def _results(call: PhoneCall) -> tuple[Row, Row]:
    said = ((NUMBER, Phoning.NUMBER), (REACHED, Phoning.REACHED), (MISSED, Phoning.MISSED), (WRONG, Phoning.WRONG))
    buttons = [Button(label, OnPhone(what, call.id)) for label, what in said]
    return (buttons[0], buttons[1]), (buttons[2], buttons[3])


def number(notice: PhoneNumberShown, _: Words) -> Screen:
    text = "{enterprise}的联系人：{name}，{phone}\n只用于这次通话，本次查看已记录。通话后请记录结果。"
    facts = {"enterprise": notice.enterprise, "name": notice.name, "phone": notice.phone}
    back = Button("返回这个电话", OnPhone(Phoning.OPEN, notice.call))
    return Screen(fill(text, **facts), ((back,),), toast="本次查看已记录")


def noted(notice: PhoneCallNoted, _: Words) -> Screen:
    again = f"{dates.moment(notice.again_at, notice.again_at)}以后再拨。" if notice.again_at else "这个电话已经完成。"
    left = f"还有{notice.left}个电话待拨打。" if notice.left else "目前没有其他待拨打的电话。"
    following = [] if notice.following is None else [Button("下一个", OnPhone(Phoning.OPEN, notice.following))]
    return Screen(
        fill("<b>已记录：{name}</b>\n{again}{left}", name=notice.enterprise, again=again, left=left),
        ((*following, LIST),),
    )


def handed(notice: PhoneCallHanded, _: Words) -> Screen:
    message = notice.call.message
    return Screen(Html(message.brief or message.text), _acts(notice.call))
