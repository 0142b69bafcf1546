"""What those read who keep the house running: dead letters, and people out of reach."""

from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.base.dead_letter import Letter, Source
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.desk.presses import Replay
from bot.domain.people.person import Lost, Role
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.domain.reach.notices import OutOfReach, ReachShown, UnreachableShown
from bot.domain.reach.presses import Reach
from bot.texts.appeals.buttons import Row, in_rows
from bot.texts.desk.lists import PAGE, turns
from bot.texts.people import roles
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, code, cut, excerpt, fill, lines
from bot.texts.style.words import Words

SOURCES = {Source.INBOX: "收到的消息", Source.TIMER: "定时事项", Source.OUTBOX: "发出的消息"}
REPLAY, CONTACT = "重放", "联系方式"


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
    again = [Button(f"{number}. {REPLAY}", Replay(one.source, one.row)) for number, one in numbered]
    shown = [_letter(number, one) for number, one in numbered]
    return Screen(blocks(title, *shown), _with_turns(again, turns(Menu.DEAD, notice.page, notice.total)))


def _letter(number: int, letter: Letter) -> Html:
    head = fill("{n}. {what}｜{at}", n=number, what=_what(letter.source, letter.row), at=dates.stamp(letter.at))
    return lines(head, fill("原因：{why}", why=_why(letter.error)))


def _what(source: Source, row: int) -> Html:
    return fill("{source}第{row}号", source=SOURCES[source], row=row)


def _why(error: str) -> Html:
    return code(cut(error, 60)) if error else Html("没有记录")


def replayed(notice: Replayed, _: Words) -> Screen:
    return Screen(fill("已重新排队：{what}。再次失败的话，会再通知您。", what=_what(notice.source, notice.row)))


def post_of(role: Role, whose: str) -> str:
    """Name somebody by what they are: 昆明海关的联络员."""
    name = "联系人" if role is Role.MEMBER else roles.ROLE[role]
    return f"{whose}的{name.removeprefix('部门')}" if whose else name


def out_of_reach(notice: OutOfReach, _: Words) -> Screen:
    text = (
        "<b>联系不上{who}</b>\n消息发不到对方，可能停用了机器人。之后的消息先保留，对方回来时一并送达；急事请打电话。"
    )
    look = Button("查看联系不上的人", Go(Menu.UNREACHABLE))
    return Screen(fill(text, who=post_of(notice.role, notice.whose)), ((look,),))


def unreachable_shown(notice: UnreachableShown, _: Words) -> Screen:
    if notice.total == 0:
        return Screen(fill("现在没有联系不上的人。"))
    numbered = list(enumerate(notice.lost, notice.page * PAGE + 1))
    title = fill("{what}（共{total}人，久的在前）", what=bold("联系不上的人"), total=notice.total)
    calls = [Button(f"{number}. {CONTACT}", Reach(one.person)) for number, one in numbered]
    shown = [_lost(number, one) for number, one in numbered]
    return Screen(blocks(title, *shown), _with_turns(calls, turns(Menu.UNREACHABLE, notice.page, notice.total)))


def _lost(number: int, lost: Lost) -> Html:
    head = fill("{n}. {who}", n=number, who=post_of(lost.role, lost.whose))
    since = fill("{at}起，保留{held}条消息", at=dates.stamp(lost.since), held=lost.held)
    return lines(head, since)


def reach_shown(notice: ReachShown, _: Words) -> Screen:
    phone = notice.phone or "没有登记电话，请直接联系该单位"
    text = "{who}：{name}，{phone}\n只用于恢复联系，本次查看已记录。"
    return Screen(fill(text, who=post_of(notice.role, notice.whose), name=notice.name, phone=phone))


def _with_turns(buttons: list[Button], turning: Row) -> tuple[Row, ...]:
    return (*in_rows(buttons, 2), *((turning,) if turning else ()))


def too_fast(notice: TooFast, _: Words) -> Screen:
    since = f"“{excerpt(notice.beginning, 20)}”这条" if notice.beginning else "刚才那一步"
    text = (
        "您发得太快，已超过{most}条。从{since}起没有收下，也没有办理；请等{seconds}秒，再从这一处起重新发送。"
        "之前的都已收下。"
    )
    return Screen(fill(text, most=notice.most, since=since, seconds=notice.seconds))


def not_taken(notice: NotTaken, _: Words) -> Screen:
    return Screen(fill("刚才发得太快，有{count}条没有收下，请重新发送。从这一条起恢复正常。", count=notice.count))


_UNKNOWN = "{year}年的放假安排还没有录入"
_FOR_NOW = "录入之前，{year}年暂按周一至周五计算工作日，期限可能不准。录入后自动重算，期限有变的会通知有关人员。"
_WHO_DOES = {
    Role.ADMIN: "请按国务院办公厅的通知，在方案包的日历中填写，或升级程序的日历，然后重启。",
    Role.COORDINATOR: "请提醒管理员录入，不用逐件处理。",
}


def calendar_unknown(notice: CalendarUnknown, _: Words) -> Screen:
    facts = {"year": notice.year}
    return Screen(blocks(bold(fill(_UNKNOWN, **facts)), fill(_FOR_NOW, **facts), _WHO_DOES[notice.role]))
