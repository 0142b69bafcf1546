"""Screens of the counter and the phone list, and the questions of their forms."""

from collections.abc import Callable
from functools import partial

from bot.domain.appeals.presses import Do, Rate, Show
from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked, Option
from bot.domain.base.screen import Button, Screen
from bot.domain.counter.notices import (
    CounterShown,
    LinkCodeMade,
    PhoneCallNoted,
    PhoneCallShown,
    PhoneLine,
    PhoneListShown,
    PhoneNumberShown,
)
from bot.domain.counter.presses import AtCounter, Counter, OnPhone, Phoning
from bot.domain.people.presses import AtEnterprise, OfEnterprise
from bot.domain.people.spoken_code import spelled
from bot.domain.presses import decode
from bot.domain.reach.notices import PhoneCallHanded
from bot.domain.reach.phone_list import PhoneCall
from bot.domain.sessions.notices import Seat
from bot.domain.sessions.presses import CancelBooking, ConfirmBooking, TakeSeat
from bot.domain.sessions.session import BOOKABLE
from bot.texts.appeals import labels
from bot.texts.appeals.buttons import opening
from bot.texts.sessions import seats
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, blocks, bold, code, excerpt, fill, lines, seen
from bot.texts.style.rows import Row, Rows, in_rows, turns
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html]

PAPER_CONSENT: wording.Labels = (Option("today", "今天签的"), Option("no", "还没有签"))
NOT_AMONG_THEM: wording.Labels = (Option("none", "都不是"),)

ACTS = (Do, Rate, ConfirmBooking, CancelBooking, TakeSeat)  # what the enterprise itself could press
NUMBER, REACHED, MISSED, WRONG = "查看电话", "已接通，已告知", "没有接通", "号码有误"
NOBODY = "没有 Telegram 的企业有消息，或用网页的企业一直没看要答复的消息，会列在这里。"
LIST = Button("电话清单", Go(Menu.CALLS))
COLUMNS, SHOWN = 2, 60


def page(notice: CounterShown, _: Words) -> Screen:
    one = notice.enterprise
    return Screen(
        blocks(
            lines(
                bold(one.name),
                fill("统一社会信用代码：{uscc}　地区：{region}", uscc=one.uscc, region=one.region),
                _told_by(notice),
                fill("待拨打电话：{count}个", count=notice.calls) if notice.calls else "",
            ),
            *(_seat(seat) for seat in notice.seats),
            lines(*_appeals(notice)),
        ),
        _page_rows(notice),
    )


def _told_by(notice: CounterShown) -> Html:
    if notice.has_chat:
        return Html("企业自己在用 Telegram，消息直接发给企业。")
    if notice.consent_at is None:
        return Html("企业没有登记联系人，请先请企业登记。")
    return fill("没有 Telegram，消息列入电话清单。书面同意：{day}签署", day=dates.day(notice.consent_at))


def _seat(seat: Seat) -> Html:
    booking = seat.booking
    number = f"已挂号：第{booking.slot}号" if booking and booking.slot else "在候补" if booking else "还没有挂号"
    return fill("{name}｜{number}", name=seats.name(seat.session), number=number)


def _appeals(notice: CounterShown) -> list[Html]:
    if not notice.total:
        return [Html("还没有诉求。")]
    head = fill("诉求{total}件，新的在前：", total=notice.total)
    shown = [(view.appeal, labels.STATE[view.appeal.state]) for view in notice.views]
    said = [fill("{n}｜{state}｜{text}", n=one.number, state=state, text=excerpt(one.text, 30)) for one, state in shown]
    return [head, *said]


def _page_rows(notice: CounterShown) -> Rows:
    row = notice.enterprise.id
    does = [Button("代提诉求", AtCounter(Counter.FILE, row))]
    for seat in notice.seats:
        if seat.booking is None and seat.session.state in BOOKABLE:
            does.append(Button(f"代挂号：第{seat.session.number}期", AtCounter(Counter.BOOK, row, seat.session.id)))
        elif seat.booking is not None and not notice.has_chat:
            does.append(Button(f"代退号：第{seat.session.number}期", CancelBooking(seat.booking.id)))
    if not notice.has_chat and notice.consent_at is not None:
        does.append(Button("生成绑定码", AtCounter(Counter.CODE, row)))
    does.append(Button("核验和联系人", AtEnterprise(OfEnterprise.PAGE, row)))
    opens = [Button(view.appeal.number, Show(view.appeal.id)) for view in notice.views]
    calls = ((LIST,),) if notice.calls else ()
    return (*in_rows(does, COLUMNS), *in_rows(opens, COLUMNS), *calls)


def listed(notice: PhoneListShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(
            Html("现在没有要拨打的电话。没有 Telegram 的企业有消息、用网页的企业一直没看要答复的消息时，会列在这里。")
        )
    numbered = list(enumerate(notice.lines, notice.page * PAGE + 1))
    title = fill("{what}（共{total}个，等得久的在前）", what=bold("电话清单"), total=notice.total)
    items = [_item(number, line) for number, line in numbered]
    opens = [Button(f"{number}. 打开", OnPhone(Phoning.OPEN, line.call.id)) for number, line in numbered]
    turning = turns(partial(Go, Menu.CALLS), notice.page, notice.total)
    gone = [] if items else [Html("这一页已经没有了，请看前面的。")]
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
    what = "企业怎么答复，就点哪个按钮，由您代为办理。" if acts and call.wants else "告知后点「已接通，已告知」。"
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
    made = [[Button(key.label, decode(key.data)) for key in row] for row in call.message.keys]
    kept = [tuple(button for button in row if isinstance(button.press, ACTS)) for row in made]
    return tuple(row for row in kept if row)


def _results(call: PhoneCall) -> tuple[Row, Row]:
    said = ((NUMBER, Phoning.NUMBER), (REACHED, Phoning.REACHED), (MISSED, Phoning.MISSED), (WRONG, Phoning.WRONG))
    buttons = [Button(label, OnPhone(what, call.id)) for label, what in said]
    return (buttons[0], buttons[1]), (buttons[2], buttons[3])


def number(notice: PhoneNumberShown, _: Words) -> Screen:
    text = "{enterprise}的联系人：{name}，{phone}\n只用于这次通话，本次查看已记录。打完请记下结果。"
    facts = {"enterprise": notice.enterprise, "name": notice.name, "phone": notice.phone}
    back = Button("回到这个电话", OnPhone(Phoning.OPEN, notice.call))
    return Screen(fill(text, **facts), ((back,),), toast="本次查看已记录")


def noted(notice: PhoneCallNoted, _: Words) -> Screen:
    again = f"{dates.moment(notice.again_at, notice.again_at)}以后再拨。" if notice.again_at else "这个电话已经完成。"
    left = f"还有{notice.left}个电话要打。" if notice.left else "现在没有别的电话要打。"
    following = [] if notice.following is None else [Button("下一个", OnPhone(Phoning.OPEN, notice.following))]
    return Screen(
        fill("<b>已记录：{name}</b>\n{again}{left}", name=notice.enterprise, again=again, left=left),
        ((*following, LIST),),
    )


def handed(notice: PhoneCallHanded, _: Words) -> Screen:
    message = notice.call.message
    return Screen(Html(message.brief or message.text), _acts(notice.call))


HANDED = {
    False: "请交给企业本人：{how}，就能自己查看和办理，以后不用再打电话。",
    True: "请交给要加入的同事：{how}，填写姓名和手机号后就加入本企业，不用再确认。",
}


def code_made(notice: LinkCodeMade, words: Words) -> Screen:
    return Screen(
        lines(
            bold(fill("{name}的绑定码", name=notice.enterprise)),
            code(spelled(notice.code)),
            fill(HANDED[notice.colleague], how=_how(notice, words)),
            fill("{hours}小时内有效，只能用一次，不要发到群里。", hours=notice.hours),
        )
    )


def _how(notice: LinkCodeMade, words: Words) -> Html:
    """Say where the code can be typed: in the web chat, in the bot, or in both."""
    by_bot = "在机器人里发送这个码，或直接打开 https://t.me/{bot}?start={code}"
    bot = fill(by_bot, bot=words.bot_name, code=notice.code) if words.bot_name else fill("在机器人里发送这个码")
    web = fill("打开 {url} 输入这个码", url=words.web_url) if words.web_url else Html()
    return fill("{web}；或者{bot}", web=web, bot=bot) if web and words.bot_name else web or bot


def _check(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    return blocks(
        bold("请核对登记信息"),
        lines(
            fill("企业：{name}", name=facts.get("name", "")),
            fill("统一社会信用代码：{uscc}", uscc=facts.get("uscc", "")),
            fill("所在州市：{region}", region=facts.get("region", "")),
            fill("联系人：{contact}", contact=facts.get("contact", "")),
            fill("电话尾号：{phone}", phone=str(facts.get("phone", ""))[-4:]),
            fill("书面同意签署日期：{day}", day=facts.get("signed", "")),
        ),
        "没有问题就点「确认登记」；要改哪一项，就点哪一项，改完回到这里。",
    )


QUESTIONS: dict[tuple[str, str], Question | str] = {
    ("counter", "find"): "<b>哪家企业？</b>\n请输入统一社会信用代码，没有登记过的可以接着登记；"
    "登记过的，也可以输入名称中的几个字查找。",
    ("counter", "which"): "<b>是哪一家？</b>\n都不是的，点「都不是」，接着登记。",
    ("counter", "uscc"): "<b>请输入企业的统一社会信用代码</b>\n共18位，在营业执照上，大小写不限。",
    ("counter", "name"): "<b>这家企业还没有登记。请输入企业全称</b>\n与营业执照一致，例如：云南某某有限公司。",
    ("counter", "region"): "<b>企业在哪个州市？</b>\n点按钮选择，也可以直接输入，例如：昆明。",
    ("counter", "contact"): "<b>请输入企业联系人的姓名</b>\n以后有消息，就打电话告诉这个人。",
    (
        "counter",
        "phone",
    ): "<b>请输入联系人的电话</b>\n11位手机号，或带区号的座机号。只在打电话时显示，每次查看都有记录。",
    ("counter", "signed"): "<b>个人信息处理同意书是哪天签的？</b>\n当面签好纸质同意书再登记，原件由专窗保管。"
    "今天签的就点按钮，以前签的请输入日期，例如 2024-10-01。",
    ("counter", "confirm"): _check,
    ("link", "contact"): "<b>请输入您的姓名</b>\n绑定后，您就是企业在这里的联系人。",
    ("link", "phone"): "<b>请留下您的手机号</b>\n直接输入，只有办理人员能看到，每次查看都有记录。",
    ("call_reached", "words"): "<b>企业怎么说？</b>\n记下企业的话；没有就点「跳过」。",
    (
        "call_wrong",
        "phone",
    ): "<b>正确的号码是多少？</b>\n查到了就输入；还没有就点「跳过」，先记下号码有误，下个工作日再处理。",
}
