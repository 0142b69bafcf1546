"""Reminders of what is due or late, the survey, and the message to coordinators that a department can't be reached."""

from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import OF_ASSIST, OF_REPLY, TimerKind
from bot.domain.appeals.ladder import RUNGS, Level
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.appeals.notices import Due, NobodyToTell
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.texts.appeals import dates_due, labels, pushes
from bot.texts.appeals.next_step import UNSETTLED
from bot.texts.appeals.reminder_titles import NOTES, TITLES, Of
from bot.texts.people import roles
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

K, P, S = TimerKind, Party, State

_STEER = frozenset({P.COORDINATOR, P.SUPERVISOR})
OVERDUE = frozenset(RUNGS) - {K.REPLY_DUE}

# What those do about it who don't have to act themselves.
_SEE = {
    P.COORDINATOR: "请联系{lead}督促办理，送达情况见 /overdue。",
    P.SUPERVISOR: "需要时请点「督办」，送达情况见 /overdue。",
}


def due(notice: Due, words: Words) -> Screen:
    view, kind = notice.view, notice.kind
    title = fill(_title(notice), **_facts(notice, words))
    foot = _late(notice, words) if kind in OVERDUE else _ahead(notice, words)
    text, when = pushes.push(view, words, title, extra=_now(notice), foot=foot), _when(notice, words)
    return pushes.screen(view, text, line=pushes.line(view, title, when))


def _title(notice: Due) -> str:
    kind, state, viewer = notice.kind, notice.view.appeal.state, notice.view.viewer
    if notice.view.appeal.follows_plan and state is S.HANDLING and kind in OF_REPLY:
        return NOTES.get((kind, viewer)) or NOTES[kind, None]
    wanted: tuple[Of, ...] = ((kind, state, viewer), (kind, state), (kind, viewer), (kind, None))
    return next(TITLES[item] for item in wanted if item in TITLES)


def _facts(notice: Due, words: Words) -> dict[str, str]:
    return {
        "lead": notice.view.appeal.lead or "承办单位",
        "late": wording.working_days(words.limits.supervisor_after_days),
        "listed": f"{wording.working_days(words.limits.circular_after_days)}以上",
        "told": _told(notice),
        "missing": "、".join(notice.view.appeal.awaited),
    }


def _told(notice: Due) -> str:
    """Say who above has been told, and nothing that is not true."""
    rung, viewer = RUNGS.get(notice.kind), notice.view.viewer
    if rung is None or rung.level not in _ABOVE:
        return ""
    party, said, silent = _ABOVE[rung.level]
    if party in notice.reached:
        return f"，已报{said}"
    if viewer is P.COORDINATOR:
        return f"，{silent}"
    return "，已报统筹员" if P.COORDINATOR in notice.reached else ""


_ABOVE = {
    Level.HEAD: (P.HEAD, "该单位负责人", "该单位负责人收不到消息"),
    Level.SUPERVISED: (P.SUPERVISOR, "督查员", "督查员收不到消息"),
}


def _now(notice: Due) -> Html:
    appeal = notice.view.appeal
    lead = f"，主办：{appeal.lead}" if appeal.lead and notice.view.viewer in _STEER else ""
    return fill("目前：{state}{lead}", state=labels.STATE[appeal.state], lead=lead)


def _ahead(notice: Due, words: Words) -> Html | None:
    """Return what to do and until when, unless the sentence about the next step says so."""
    appeal, facts = notice.view.appeal, {"when": _moment(_when(notice, words), notice.view.appeal)}
    if notice.kind is K.CONTACT_DUE:
        last = _moment(appeal.due_at, appeal)
        return fill("下一步：请您联系企业并报告进展，最迟{when}。答复最迟{due}。", **facts, due=last)
    if notice.kind in OF_ASSIST:
        return fill(_ASSIST[notice.kind, notice.view.viewer], **facts, lead=appeal.lead or "主办单位")
    if notice.kind in OF_REPLY and appeal.state in _AT_DESK:
        return fill(_AT_DESK[appeal.state], **facts)
    return None


_AT_DESK = {
    S.TRIAGE: "下一步：请您判断由谁办理，答复最迟{when}。",
    S.SCHEDULED: "下一步：来得及的等坐诊当面答复，来不及的请点「交办」；答复最迟{when}。",
}
_ASSIST = {
    (K.ASSIST_DUE, P.ASSISTING): "下一步：请您点「协办意见」，最迟{when}告诉{lead}。",
    (K.ASSIST_OVERDUE, P.ASSISTING): "协办期限是{when}，已经超过。下一步：请您点「协办意见」，尽快告诉{lead}。",
    (K.ASSIST_OVERDUE, P.ASSISTING_HEAD): "协办期限是{when}，已经超过。下一步：请您督促联络员尽快给出协办意见。",
    (
        K.ASSIST_OVERDUE,
        P.LEAD,
    ): "协办期限是{when}，已经超过。下一步：请您联系协办单位；不等协办意见也可以答复。",
}


def _late(notice: Due, words: Words) -> Html:
    """Return the date that has passed, what comes next, and what the reader can do."""
    appeal, viewer = notice.view.appeal, notice.view.viewer
    clock, when = RUNGS[notice.kind].clock, _passed(notice, words)
    what = labels.due_name(appeal) if clock is Clock.REPLY else f"{_WHAT[clock]}期限"
    passed = fill("{what}是{when}，已经超过。", what=what, when=when)
    ahead = fill("答复最迟{due}。", due=_moment(appeal.due_at, appeal)) if notice.kind is K.CONTACT_OVERDUE else ""
    acts = viewer is STATES[appeal.state].owner
    see = fill(_SEE[viewer], lead=appeal.lead or "承办单位") if viewer in _SEE and not acts else ""
    return Html(f"{passed}{ahead}{see}")


_WHAT = {
    Clock.TRIAGE: "受理",
    Clock.SESSION: "坐诊",
    Clock.ACCEPT: "签收",
    Clock.CONTACT: "首次联系",
    Clock.REVIEW: "复核",
    Clock.VISIT: "回访",
}


def _passed(notice: Due, words: Words) -> str:
    return _moment(_when(notice, words), notice.view.appeal)


def _when(notice: Due, words: Words) -> datetime | None:
    """Return the date that the reminder is about."""
    appeal = notice.view.appeal
    if notice.kind in {K.CONTACT_DUE, K.CONTACT_OVERDUE}:
        return dates_due.contact_by(appeal, words)
    if notice.kind in OF_ASSIST:
        return appeal.assist_due_at
    return appeal.due_at if notice.kind in OF_REPLY else dates_due.by_when(appeal, words)


def _moment(at: datetime | None, appeal: Appeal) -> str:
    return dates.moment(at, appeal.filed_at) if at else UNSETTLED


def nobody(notice: NobodyToTell, words: Words) -> Screen:
    who = "和".join("联络员" if role is Role.CONTACT else roles.ROLE[role] for role in notice.roles)
    title = fill("{whose}目前没有能收到消息的{who}", whose=notice.department or "", who=who)
    whom = "该单位" if notice.department else "督查部门"
    extra = fill("请电话联系{whom}，或发送 /invite 邀请新的{who}。", whom=whom, who=who)
    text = pushes.push(notice.view, words, title, extra=extra)
    line = pushes.line(notice.view, fill("{title}，请电话联系{whom}", title=title, whom=whom), None)
    return pushes.screen(notice.view, text, rating=False, line=line)
