"""Reminders of what is due, the survey, and the call for help when a department can't be reached."""

from datetime import datetime

from bot.domain.appeal import Action, Appeal, State
from bot.domain.deadlines import OF_REPLY, TimerKind
from bot.domain.ladder import RUNGS
from bot.domain.notice import Due, NobodyToTell, SurveyAsked
from bot.domain.people import Party, Role
from bot.domain.screen import Screen
from bot.texts import buttons, dates, gathered, labels, pushes
from bot.texts.markup import Html, fill
from bot.texts.next_step import UNSETTLED
from bot.texts.words import Words

K, P = TimerKind, Party

# What is due, in which state or for whom; None: whoever has to act.
TITLES: dict[tuple[TimerKind, Party | State | None], str] = {
    (K.TRIAGE_DUE, None): "接诊今天到期，请马上判断由谁办理",
    (K.TRIAGE_OVERDUE, None): "接诊已超期，请尽快判断由谁办理",
    (K.TRIAGE_LATE, None): "接诊超期{late}，已报督查员，请马上判断由谁办理",
    (K.TRIAGE_LATE, P.SUPERVISOR): "接诊超期{late}，请督办",
    (K.TRIAGE_LISTED, None): "接诊超期{listed}，已列入通报",
    (K.SESSION_OVERDUE, None): "坐诊日已过，诉求还没有交办，请尽快交办",
    (K.SESSION_LATE, None): "坐诊日已过{late}，诉求还没有交办，已报督查员",
    (K.SESSION_LATE, P.SUPERVISOR): "坐诊日已过{late}，诉求还没有交办，请督办",
    (K.SESSION_LISTED, None): "坐诊日已过{listed}，诉求还没有交办，已列入通报",
    (K.CONTACT_DUE, None): "还没有联系过企业，请今天联系并报告进展",
    (K.CONTACT_OVERDUE, None): "首次联系已超期，请马上联系企业并报告进展",
    (K.CONTACT_OVERDUE, P.HEAD): "{lead}还没有联系企业，请督促马上联系",
    (K.CONTACT_OVERDUE, P.COORDINATOR): "{lead}还没有联系企业，已报该单位负责人",
    (K.REPLY_HALF, None): "办理时间已过半，请抓紧办理",
    (K.REPLY_HALF, P.HEAD): "办理时间已过半，请尽快审签",
    (K.REPLY_HALF, State.TRIAGE): "办理时间已过半，诉求还没有交办，请尽快判断由谁办理",
    (K.REPLY_HALF, State.ASSIGNED): "办理时间已过半，诉求还没有签收，请尽快签收并办理",
    (K.REPLY_SOON, None): "答复期限快到了，请抓紧办理",
    (K.REPLY_SOON, P.HEAD): "答复期限快到了，请尽快审签",
    (K.REPLY_SOON, State.TRIAGE): "答复期限快到了，诉求还没有交办，请尽快判断由谁办理",
    (K.REPLY_SOON, State.ASSIGNED): "答复期限快到了，诉求还没有签收，请尽快签收并办理",
    (K.REPLY_DUE, None): "答复今天到期，请马上答复企业",
    (K.REPLY_DUE, State.SIGN_OFF): "答复今天到期，请马上审签",
    (K.REPLY_DUE, State.TRIAGE): "答复今天到期，诉求还没有交办，请马上判断由谁办理",
    (K.REPLY_OVERDUE, None): "答复已超期，请尽快答复企业",
    (K.REPLY_OVERDUE, P.HEAD): "{lead}的答复已超期，请督促尽快答复",
    (K.REPLY_OVERDUE, P.COORDINATOR): "{lead}的答复已超期，已报该单位负责人",
    (K.REPLY_OVERDUE, State.SIGN_OFF): "答复已超期，还没有审签，请尽快审签发出",
    (K.REPLY_OVERDUE, State.TRIAGE): "答复已超期，诉求还没有交办，请马上判断由谁办理",
    (K.REPLY_LATE, None): "答复超期{late}，已报督查员，请马上答复企业",
    (K.REPLY_LATE, P.HEAD): "{lead}的答复超期{late}，已报督查员，请马上督促答复",
    (K.REPLY_LATE, P.COORDINATOR): "{lead}的答复超期{late}，已报督查员",
    (K.REPLY_LATE, P.SUPERVISOR): "{lead}的答复超期{late}，请督办",
    (K.REPLY_LATE, State.TRIAGE): "答复超期{late}，诉求还没有交办，已报督查员",
    (K.REPLY_LATE, State.SIGN_OFF): "答复超期{late}，还没有审签，已报督查员",
    (K.REPLY_LISTED, None): "答复超期{listed}，已列入通报，请马上答复企业",
    (K.REPLY_LISTED, P.HEAD): "{lead}的答复超期{listed}，已列入通报，请马上督促答复",
    (K.REPLY_LISTED, P.COORDINATOR): "{lead}的答复超期{listed}，已列入通报",
    (K.REPLY_LISTED, P.SUPERVISOR): "{lead}的答复超期{listed}，已列入通报",
    (K.REPLY_LISTED, State.SIGN_OFF): "答复超期{listed}，还没有审签，已列入通报",
    (K.REPLY_LISTED, State.TRIAGE): "答复超期{listed}，诉求还没有交办，已列入通报",
    (K.SURVEY_REMINDER, None): "您还没有评价这次答复",
    (K.REVIEW_DUE, None): "复核今天到期，请马上决定",
    (K.REVIEW_OVERDUE, None): "复核已超期，请尽快决定",
    (K.REVIEW_LATE, None): "复核超期{late}，已报督查员，请马上决定",
    (K.REVIEW_LATE, P.SUPERVISOR): "复核超期{late}，请督办",
    (K.REVIEW_LISTED, None): "复核超期{listed}，已列入通报",
    (K.VISIT_DUE, None): "回访今天到期，请马上回访",
    (K.VISIT_OVERDUE, None): "回访已超期，请尽快回访",
    (K.VISIT_LATE, None): "回访超期{late}，已报督查员，请马上回访",
    (K.VISIT_LATE, P.SUPERVISOR): "回访超期{late}，请督办",
    (K.VISIT_LISTED, None): "回访超期{listed}，已列入通报",
    (K.INFO_EXPIRED, None): "补正时间已到",
    (K.ACCEPT_EXPIRED, None): "签收时间已到",
    (K.SURVEY_EXPIRED, None): "评价时间已到",
}

_STEER = frozenset({P.COORDINATOR, P.SUPERVISOR})
OVERDUE = frozenset(RUNGS) - {K.REPLY_DUE}


def due(notice: Due, words: Words) -> Screen:
    case, kind = notice.case, notice.kind
    wanted = ((kind, case.appeal.state), (kind, case.viewer), (kind, None))
    facts = {
        "lead": case.appeal.lead or "承办单位",
        "late": labels.working_days(words.limits.supervisor_after_days),
        "listed": labels.working_days(words.limits.circular_after_days),
    }
    title = fill(next(TITLES[one] for one in wanted if one in TITLES), **facts)
    foot = _late(notice, words) if kind in OVERDUE else None
    text, when = pushes.push(case, words, title, extra=_now(notice), foot=foot), _when(notice, words)
    return pushes.screen(case, text, line=gathered.line(case, title, when))


def _now(notice: Due) -> Html:
    appeal = notice.case.appeal
    lead = f"，主办：{appeal.lead}" if appeal.lead and notice.case.viewer in _STEER else ""
    waits = notice.kind in {K.REPLY_HALF, K.REPLY_SOON} and appeal.state is State.TRIAGE and appeal.due_at
    until = f"，答复期限：{dates.moment(waits, appeal.filed_at)}" if waits else ""
    return fill("目前：{state}{lead}{until}", state=labels.STATE[appeal.state], lead=lead, until=until)


def _late(notice: Due, words: Words) -> Html:
    """Return the date that has passed, and what is still ahead."""
    appeal = notice.case.appeal
    passed = fill("期限是{when}，已经超过。", when=_moment(_when(notice, words), appeal))
    ahead = fill("答复最迟{due}。", due=_moment(appeal.due_at, appeal)) if notice.kind is K.CONTACT_OVERDUE else ""
    return Html(f"{passed}{ahead}")


def _when(notice: Due, words: Words) -> datetime | None:
    """Return the date that the reminder is about."""
    appeal = notice.case.appeal
    if notice.kind in {K.CONTACT_DUE, K.CONTACT_OVERDUE}:
        return words.contact_by(appeal)
    return appeal.due_at if notice.kind in OF_REPLY else words.by_when(appeal)


def _moment(at: datetime | None, appeal: Appeal) -> str:
    return dates.moment(at, appeal.filed_at) if at else UNSETTLED


def survey(notice: SurveyAsked, words: Words) -> Screen:
    case = notice.case
    title = fill("请评价{lead}的答复", lead=case.appeal.lead or "承办单位")
    text = pushes.push(case, words, title, extra="先点一个按钮，之后还有一两个小问题。")
    line = gathered.line(case, title, words.by_when(case.appeal))
    return Screen(text, (buttons.rating(case), (buttons.show(case),)), line=line)


def nobody(notice: NobodyToTell, words: Words) -> Screen:
    who = "联络员" if notice.role is Role.CONTACT else labels.ROLE[notice.role]
    title = fill("{whose}目前没有能收到消息的{who}", whose=notice.department or "", who=who)
    whom = "该单位" if notice.department else "督查部门"
    extra = fill("请电话联系{whom}，或发送 /invite 邀请新的{who}。", whom=whom, who=who)
    text = pushes.push(notice.case, words, title, extra=extra)
    return pushes.screen(notice.case, text, but=(Action.RATE,), line=gathered.line(notice.case, title, None))
