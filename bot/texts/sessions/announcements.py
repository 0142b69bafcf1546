"""The announcement of a session (公告) and its progress, late changes, and cancelled sessions."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.notices import (
    NoticePreview,
    NoticeProgress,
    NoticePublished,
    NoticeWanted,
    SessionAnnounced,
    SessionChanged,
    SessionOff,
    SittingChanged,
)
from bot.domain.sessions.presses import DoSession, Push, PushNotice
from bot.domain.sessions.session import Session, SessionAction, SessionState
from bot.texts.sessions import terms
from bot.texts.sessions.seats import name, seat_of, where
from bot.texts.sessions.sessions import window
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, cut, excerpt, fill, lines
from bot.texts.style.rows import Row
from bot.texts.style.words import Words

NAMED = 250  # units of the departments in a push


def announced(notice: SessionAnnounced, _: Words) -> Screen:
    return Screen(
        _notice(notice.session), ((Button("坐诊挂号", Go(Menu.BOOK)),), (Button("提交诉求", Go(Menu.APPEAL)),))
    )


def _notice(session: Session) -> Html:
    departments = cut("、".join(session.departments), NAMED)
    how = "怎样挂号：到时发送 /book，选这一期就行；最好先提交诉求，部门可以提前准备。"
    return blocks(
        bold("厅局长坐诊接诉公告"),
        lines(
            bold(name(session)),
            fill("时间：{at}", at=dates.moment(session.held_at) if session.held_at else "待定"),
            fill("形式：{form}　地点：{place}", form=session.form, place=session.place),
            fill("坐诊部门：{names}", names=departments),
            window(session),
        ),
        how,
    )


def preview(notice: NoticePreview, _: Words) -> Screen:
    readers = fill("以上是公告全文，将发给{count}位已同意接收的企业联系人。确认后开始发送。", count=notice.readers)
    send = Button("确认发布", PushNotice(Push.SEND, notice.session.id))
    return Screen(blocks(_notice(notice.session), readers), ((send,),))


def published(notice: NoticePublished, _: Words) -> Screen:
    text = fill("{name}的公告已发布，正在发给{count}人。", name=name(notice.session), count=notice.readers)
    buttons = (_look(notice.session), _stop(notice.session)) if notice.readers else ()
    return Screen(text, (buttons,) if buttons else (), toast="公告已发布")


def progress(notice: NoticeProgress, _: Words) -> Screen:
    found, session = notice.progress, notice.session
    stopped = f"，已停发{found.stopped}" if found.stopped else ""
    text = fill(
        "{name}的公告：已送达{sent}/{total}，失败{failed}{stopped}",
        name=name(session),
        sent=found.sent,
        total=found.total,
        failed=found.failed,
        stopped=stopped,
    )
    foot = "" if found.waiting or found.stopped else "已全部处理完。失败的是无法送达的人员，等他们回来会补发。"
    return Screen(lines(text, foot if found.failed else ""), _under(notice))


def _under(notice: NoticeProgress) -> tuple[Row, ...]:
    found, session = notice.progress, notice.session
    if found.waiting:
        return ((_look(session), _stop(session)),)
    return ((Button("继续发送", PushNotice(Push.RESUME, session.id)),),) if found.stopped else ()


def _look(session: Session) -> Button:
    return Button("刷新进度", PushNotice(Push.LOOK, session.id))


def _stop(session: Session) -> Button:
    return Button("停止发送", PushNotice(Push.STOP, session.id))


def wanted(notice: NoticeWanted, _: Words) -> Screen:
    begun = f"还没有准备好，有{notice.drafts}个草稿要填完" if notice.drafts else "还没有新建"
    text = "{year}年{month}月的坐诊场次{begun}。公告在本月最后一个工作日10:00自动发出，请在这之前准备好。"
    new = Button(terms.SESSION_ACTION[SessionAction.PREPARE], DoSession(SessionAction.PREPARE, 0, SessionState.DRAFT))
    facts = {"year": notice.year, "month": notice.month, "begun": begun}
    return Screen(fill(text, **facts), ((Button("坐诊场次", Go(Menu.SESSION)), new),))


def _old(now: Session, was: Session) -> list[Html | str]:
    """Return lines with the time and place that no longer hold."""
    moved = now.held_at != was.held_at and was.held_at is not None
    return [
        fill("原时间：{at}", at=dates.moment(was.held_at)) if moved and was.held_at else "",
        fill("原地点：{place}", place=was.place) if now.place != was.place else "",
    ]


def sitting_changed(notice: SittingChanged, _: Words) -> Screen:
    now, was, name_of = notice.session, notice.was, notice.department
    if name_of not in now.departments:
        text = "您单位不再参加这一期坐诊：{name}。原时间：{at}。已交办的诉求照常办理，请发送 /todo 查看。"
        return Screen(fill(text, name=name(now), at=dates.moment(was.held_at) if was.held_at else "待定"))
    stays = name_of in was.departments
    head = bold("坐诊安排有变，请转告坐诊人员" if stays else "您单位列入这一期坐诊，请安排坐诊人员")
    rooms = [number for number, room in enumerate(now.rooms, 1) if name_of in room]
    room = fill("您单位在{rooms}号诊室", rooms="、".join(map(str, rooms))) if rooms else ""
    return Screen(lines(head, name(now), *where(now), room, *(_old(now, was) if stays else ())))


def changed(notice: SessionChanged, _: Words) -> Screen:
    now, was = notice.session, notice.was
    old = _old(now, was)
    facts = [fact for fact in where(now) if fact][:2]
    head = bold("坐诊安排有变，请留意")
    seated = notice.booking.slot is not None
    foot = "您单位的号保留。不能参加的，请发送 /book 退号。" if seated else "您单位仍在候补，有号会按顺序通知。"
    said = lines(head, name(now), *facts, *seat_of(notice.booking), *old)
    return Screen(blocks(said, foot), ((Button("我的挂号", Go(Menu.BOOK)),),))


def off(notice: SessionOff, _: Words) -> Screen:
    head = bold("坐诊取消")
    said = fill("原因：{reason}", reason=excerpt(notice.reason, 200))
    foot = "您单位下一期优先：公告后就可以挂号。已提交的诉求照常办理。" if notice.held else ""
    return Screen(blocks(lines(head, name(notice.session), said), foot), ((Button("坐诊挂号", Go(Menu.BOOK)),),))
