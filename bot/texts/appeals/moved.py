"""Tells people that an appeal has moved."""

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.notices import Moved
from bot.domain.appeals.reckoning import Shift
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import dates_due, grounds, labels, pushes, remedies
from bot.texts.appeals.next_step import next_step
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs import BOOK
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, blocks, fill, lines
from bot.texts.style.words import Words

P = Party
ASK = "请评价{lead}的答复：先点一个按钮，之后还有一两个小问题。"
NOT_AWAITED = "还没有给协办意见的，不用再给。"


def moved(notice: Moved, words: Words) -> Screen:
    view, verb = notice.view, BOOK[notice.action]
    title, said = fill(_title(notice, verb), **facts(notice)), _quoted(notice, verb)
    lost = view.survey is not None and view.survey.unreachable
    is_surveyed = verb.surveyed and view.viewer is P.MEMBER and not lost
    foot = blocks(fill(ASK, **facts(notice)), next_step(view, words)) if is_surveyed else None
    text = pushes.push(view, words, title, said, _extra(notice, verb, words, said), foot)
    when = None if view.appeal.state in SETTLED else dates_due.by_when(view.appeal, words)
    return pushes.screen(view, text, line=pushes.line(view, title, when))


def _quoted(notice: Moved, verb: Said) -> str:
    """Return what is quoted: the text typed for the move, or the answer that it sends, with its plan below."""
    if verb.says_dates:
        return ""
    appeal = notice.view.appeal
    said = notice.words or (appeal.answer if verb.sends_draft else "")
    return said + (f"\n推进计划：{appeal.plan}" if verb.surveyed and appeal.plan else "")


def _title(notice: Moved, verb: Said) -> str:
    appeal, viewer = notice.view.appeal, notice.view.viewer
    if verb.objected and appeal.objected:
        return verb.objected
    return verb.title(viewer, appeal.state) or "诉求有新进展：{state}"


def _shift(notice: Moved) -> Shift | None:
    return Shift.of(notice.words) if BOOK[notice.action].says_dates else None


def _what(notice: Moved, shift: Shift | None) -> str:
    """Name the date of which a move speaks: that of the answer, or that of the present step."""
    appeal = notice.view.appeal
    of_answer = shift is None or shift.new == appeal.due_at
    return labels.due_name(appeal) if of_answer else labels.STEP_DUE.get(appeal.state, labels.due_name(appeal))


def facts(notice: Moved) -> dict[str, object]:
    """Return the facts that sentences about a move may name in braces."""
    appeal, survey, shift = notice.view.appeal, notice.view.survey, _shift(notice)
    due = shift.new if shift else appeal.due_at
    return {
        "number": appeal.number,
        "lead": appeal.lead or "承办单位",
        "note": notice.note,
        "department": notice.department or "承办单位",
        "by": (appeal.lead or "承办单位") if notice.by is P.LEAD else labels.WINDOW,
        "outcome": labels.OUTCOME[appeal.outcome] if appeal.outcome else "",
        "round": appeal.round - appeal.plan_rounds,
        "what": _what(notice, shift),
        "late": "进展报告" if appeal.follows_plan else "答复",
        "days": wording.working_days(notice.reason),
        "due": dates.moment(due, appeal.filed_at) if due else "",
        "before": dates.moment(shift.old, appeal.filed_at) if shift else "",
        "rating": labels.SATISFACTION[survey.satisfaction] if survey and survey.satisfaction else "",
        "state": labels.STATE[appeal.state],
    }


def _extra(notice: Moved, verb: Said, words: Words, said: str) -> Html:
    """Return the further lines: the ready reason with its hint, and what the action adds."""
    reason, tells_grounds = verb.reason(notice.reason, words), notice.view.viewer is P.MEMBER and verb.tells_grounds
    return lines(
        fill("{why}：{name}。", why=verb.why, name=reason.name) if reason else "",
        fill("{hint}", hint=reason.hint) if reason and verb.hints else "",
        verb.adds(notice, words),
        NOT_AWAITED if _is_late_to_assist(notice) else "",
        *(grounds.said(notice.view, words) if tells_grounds else ()),
        remedies.in_push(notice.view) if notice.view.appeal.state is State.ASSIGNED else "",
        verb.prefix if said else "",
    )


def _is_late_to_assist(notice: Moved) -> bool:
    appeal, viewer = notice.view.appeal, notice.view.viewer
    return viewer is P.ASSISTING and appeal.state is State.ANSWERED and bool(appeal.awaited)
