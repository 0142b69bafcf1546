"""Screens of the counter, and the questions of its forms and of those of the phone list."""

from collections.abc import Callable

from bot.domain.appeals.presses import Show
from bot.domain.base.question import Asked, Option
from bot.domain.base.screen import Button, Screen
from bot.domain.counter.notices import (
    CounterShown,
    LinkCodeMade,
)
from bot.domain.counter.presses import AtCounter, Counter, HelpedAtCounter
from bot.domain.people.presses import AtEnterprise, OfEnterprise
from bot.domain.people.spoken_code import spelled
from bot.domain.sessions.notices import Seat
from bot.domain.sessions.presses import CancelBooking
from bot.domain.sessions.session import BOOKABLE
from bot.texts.appeals import labels
from bot.texts.classes import answers
from bot.texts.counter import calls
from bot.texts.sessions import seats
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, blocks, bold, code, excerpt, fill, lines
from bot.texts.style.rows import Rows, in_rows
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html]

PAPER_CONSENT: wording.Labels = (Option("today", "今天签的"), Option("no", "还没有签"))
NOT_AMONG_THEM: wording.Labels = (Option("none", "都不是"),)

COLUMNS, SHOWN = 2, 60


def page(notice: CounterShown, _: Words) -> Screen:
    enterprise = notice.enterprise
    return Screen(
        blocks(
            fill("已记录：{said}。", said=answers.HELPED[notice.said]) if notice.said else "",
            lines(
                bold(enterprise.name),
                fill("统一社会信用代码：{uscc}　地区：{region}", uscc=enterprise.uscc, region=enterprise.region),
                _told_by(notice),
                fill("待拨打电话：{count}个", count=notice.calls) if notice.calls else "",
            ),
            answers.asked(notice.asks) if notice.asks else "",
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
    entries = [(view.appeal, labels.STATE[view.appeal.state]) for view in notice.views]
    said = [
        fill("{n}｜{state}｜{text}", n=item.number, state=state, text=excerpt(item.text, 30)) for item, state in entries
    ]
    return [head, *said]


def _page_rows(notice: CounterShown) -> Rows:
    enterprise_id = notice.enterprise.id
    asks = [
        Button(label, HelpedAtCounter(enterprise_id, notice.asks.answer, said))
        for said, label in answers.HELPED.items()
        if notice.asks
    ]
    does = [Button("代提诉求", AtCounter(Counter.FILE, enterprise_id))]
    for seat in notice.seats:
        if seat.booking is None and seat.session.state in BOOKABLE:
            does.append(
                Button(f"代挂号：第{seat.session.number}期", AtCounter(Counter.BOOK, enterprise_id, seat.session.id))
            )
        elif seat.booking is not None and not notice.has_chat:
            does.append(Button(f"代退号：第{seat.session.number}期", CancelBooking(seat.booking.id)))
    if not notice.has_chat and notice.consent_at is not None:
        does.append(Button("生成绑定码", AtCounter(Counter.CODE, enterprise_id)))
    does.append(Button("核验和联系人", AtEnterprise(OfEnterprise.PAGE, enterprise_id)))
    opens = [Button(view.appeal.number, Show(view.appeal.id)) for view in notice.views]
    phones = ((calls.LIST,),) if notice.calls else ()
    return (*in_rows(asks, COLUMNS), *in_rows(does, COLUMNS), *in_rows(opens, COLUMNS), *phones)


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
    ("call_reached", "words"): "<b>企业的反馈是什么？</b>\n请记下企业的反馈；没有的，点「跳过」。",
    (
        "call_wrong",
        "phone",
    ): "<b>正确的号码是多少？</b>\n查到了就输入；还没有就点「跳过」，先记下号码有误，下个工作日再处理。",
}
