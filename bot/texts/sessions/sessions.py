"""Shows a session to coordinators: its facts, its state, and what can be done."""

from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.notices import ArchiveListed, SessionCard, SessionFields, SessionReopened, SessionsListed
from bot.domain.sessions.presses import (
    BookLate,
    DoSession,
    EditSession,
    ListBookings,
    Part,
    Push,
    PushNotice,
    SendLists,
    SendMinutes,
    ShowQueue,
)
from bot.domain.sessions.session import Session, SessionAction, SessionState
from bot.texts.sessions import past, terms
from bot.texts.sessions.seats import name
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Rows, in_rows
from bot.texts.style.words import Words

SHOWN = (
    SessionAction.PUBLISH,
    SessionAction.START,
    SessionAction.FINISH,
    SessionAction.REOPEN,
    SessionAction.EDIT,
    SessionAction.RESCHEDULE,
    SessionAction.LOCK,
    SessionAction.CANCEL,
)
IN_VAIN = "注意：挂号时间已过，或晚于“叫号”提醒，企业挂不了号，所以还不能发布。请点「修改」，改挂号时间或坐诊日期。"
DEPARTMENTS, HEADS = 20, 10  # as many are named
NEW = (Button(terms.SESSION_ACTION[SessionAction.PREPARE], DoSession(SessionAction.PREPARE, 0, SessionState.DRAFT)),)


def listed(notice: SessionsListed, _: Words) -> Screen:
    text = "以上是没有结束的坐诊场次。" if notice.count else "现在没有筹备中的坐诊场次。"
    return Screen(fill(text + "每月最后一个工作日10:00自动公告下个月已填完的坐诊场次。"), ((*NEW, past.OPEN),))


def fields(notice: SessionFields, _: Words) -> Screen:
    buttons = (Button(terms.SESSION_FIELD[field], EditSession(field, notice.session.id)) for field in notice.fields)
    return Screen(fill("{name}：要改哪一项？", name=name(notice.session)), in_rows(buttons, 3))


def card(notice: SessionCard, _: Words) -> Screen:
    session = notice.session
    head = bold(fill("{name}｜{state}", name=name(session), state=terms.SESSION_STATE[session.state]))
    warned = "" if notice.workday else "注意：坐诊日不是工作日。"
    return Screen(
        blocks(
            lines(head, *facts(session), warned, _in_vain(notice)),
            lines(*_counts(notice), _progress(notice)),
            _why(session),
        ),
        _rows(notice),
    )


def _in_vain(notice: SessionCard) -> Html | str:
    """Warn if booking ends before the announcement, or enterprises are reminded before it opens."""
    if notice.window_over:
        return IN_VAIN
    opens, calls = notice.session.booking_opens, notice.calls_at
    if SessionAction.EDIT not in notice.allowed or opens is None or calls is None or opens < calls:
        return ""
    text = "注意：{opens}才开始挂号，而{calls}就要发“叫号”提醒，企业来不及挂号，请改个晚些的日期。"
    return fill(text, opens=dates.moment(opens, opens), calls=dates.moment(calls, opens))


def facts(session: Session) -> list[Html | str]:
    """Return lines for everything that is set, and for what is missing."""
    return [
        fill("时间：{at}", at=dates.moment(session.held_at) if session.held_at else "待定"),
        fill("形式：{form}　地点：{place}", form=session.form, place=session.place or "待定"),
        fill("坐诊部门：{names}", names=named(session) or "待定"),
        fill("号源：{count}个，每号{minutes}分钟", count=session.capacity, minutes=session.slot_minutes),
        *rooms(session),
        window(session),
    ]


def window(session: Session) -> Html | str:
    opens, closes = session.booking_opens, session.booking_closes
    if opens is None or closes is None:
        return ""
    return fill("挂号时间：{a}至{b}", a=dates.moment(opens, closes), b=dates.moment(closes, opens))


def named(session: Session) -> str:
    """Return the departments, each with the head who sits there."""
    parts = [
        f"{department}（{excerpt(session.heads[department], HEADS)}）" if department in session.heads else department
        for department in session.departments
    ]
    more = f"等{len(parts)}个部门" if len(parts) > DEPARTMENTS else ""
    return "、".join(parts[:DEPARTMENTS]) + more


def rooms(session: Session) -> list[Html]:
    return [
        fill("{number}号诊室：{names}", number=number, names="、".join(room[:DEPARTMENTS]))
        for number, room in enumerate(session.rooms, 1)
    ]


def _counts(notice: SessionCard) -> list[Html | str]:
    counts = [(state, notice.counts.get(state, 0)) for state in BookingState]
    said = "，".join(f"{terms.BOOKING_STATE[state]}{count}家" for state, count in counts if count)
    taken, capacity = notice.session.taken, notice.session.capacity
    return [fill("挂号情况：占号{taken}/{capacity}", taken=taken, capacity=capacity), said]


def _progress(notice: SessionCard) -> str:
    found = notice.progress
    return f"公告：已送达{found.sent}/{found.total}，失败{found.failed}" if found else ""


def _why(session: Session) -> Html | str:
    what = "取消原因" if session.state is SessionState.CANCELLED else "更正原因"
    return fill("{what}：{reason}", what=what, reason=excerpt(session.reason, 200)) if session.reason else ""


def _rows(notice: SessionCard) -> Rows:
    session = notice.session
    moves = [session_action for session_action in SHOWN if session_action in notice.allowed]
    if SessionAction.EDIT in moves and SessionAction.RESCHEDULE in moves:
        moves.remove(SessionAction.RESCHEDULE)  # the same form
    buttons = [Button(terms.SESSION_ACTION[move], DoSession(move, session.id, session.state)) for move in moves]
    if session.state is SessionState.RUNNING:
        buttons.append(Button("叫号", ShowQueue(Part.QUEUE, session.id)))
    if session.state in {SessionState.RUNNING, SessionState.ARCHIVED}:
        buttons.append(Button("坐诊纪要", SendMinutes(session.id)))
    if any(notice.counts.values()):
        buttons.append(Button("挂号名单", ListBookings(session.id)))
        buttons.append(Button("发送清单", SendLists(session.id)))
    if notice.late:
        buttons.append(Button(terms.LATE, BookLate(session.id)))
    if notice.progress:
        buttons.append(Button("公告进度", PushNotice(Push.LOOK, session.id)))
    return in_rows(buttons, 2)


def reopened(notice: SessionReopened, _: Words) -> Screen:
    text = "督查员打开了已归档的坐诊场次，请改正后点「结束坐诊」：{name}。\n原因：{words}"
    finish = Button(
        terms.SESSION_ACTION[SessionAction.FINISH],
        DoSession(SessionAction.FINISH, notice.session.id, notice.session.state),
    )
    queue = Button("叫号", ShowQueue(Part.QUEUE, notice.session.id))
    return Screen(fill(text, name=name(notice.session), words=excerpt(notice.words, 200)), ((finish, queue),))


def archive(_: ArchiveListed, __: Words) -> Screen:
    return Screen(
        fill("以上是最近归档的坐诊场次，可以看纪要；记错了的，点「更正归档」，由统筹员改正。"), ((past.OPEN,),)
    )
