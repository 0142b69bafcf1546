"""The card of an appeal: everything about it in one message, which is edited as the appeal moves."""

from dataclasses import replace

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import IN_HAND
from bot.domain.appeals.notices import AppealView, CardShown
from bot.domain.appeals.source import Source
from bot.domain.base.party import Party
from bot.domain.base.press import Press
from bot.domain.base.screen import Screen
from bot.texts.appeals import buttons, dates_due, grounds, labels, remedies
from bot.texts.appeals.next_step import next_step
from bot.texts.appeals.speed_and_attitude import MANNER
from bot.texts.appeals.verbs import BOOK, rating
from bot.texts.appeals.whose import whose
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote, size
from bot.texts.style.parties import PARTY
from bot.texts.style.words import Words
from bot.texts.words import verdict

LIMIT = 4096  # UTF-16 units of a message
TEXT = 2000  # of them for the appeal's own words when an answer stands beside them
BREAKS = 10  # line ends between the parts
WORDS = 200
ROOM_LEAST = 60

_DUE = {State.TRIAGE, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF}
_JUDGES = {Party.COORDINATOR, Party.SUPERVISOR}


_SOURCE = {Source.CHAT: "", Source.COUNTER: "，专窗代录", Source.IMPORTED: "，往期导入"}


OVER = "这件诉求已不由您办理，这里不再更新。"
COMPLEX = "按复杂事项办理，答复期限比通常的长"


def shown(notice: CardShown, words: Words) -> Screen:
    screen = card(notice.view, words, notice.back)
    why = BOOK[notice.asked].not_now if notice.asked else ""
    if not why:
        return screen
    return replace(screen, text=blocks(bold(fill(why, every=words.limits.urge_every_days)), Html(screen.text)))


def card(view: AppealView, words: Words, back: Press | None = None) -> Screen:
    """Return the card for its viewer. If it is too long for one message, texts are cut, the answer last."""
    if view.viewer is Party.FORMER:
        return Screen(lines(bold(fill("诉求{number}", number=view.appeal.number)), fill(OVER)))
    head, foot = lines(_title(view), *_facts(view, words)), blocks(_rating(view, words), next_step(view, words))
    answer, title = _answer(view), _answer_title(view)
    room = LIMIT - size(head) - size(foot) - size(title) - BREAKS
    text = quote(view.appeal.text, min(room, TEXT) if answer else room)
    said = lines(title, quote(answer, room - size(text))) if answer else Html()
    added = _additions(view, room - size(text) - size(said))
    others = _contributions(view, room - size(text) - size(said) - size(added))
    notes = _notes(view, room - size(text) - size(said) - size(added) - size(others))
    rows = (*buttons.of_card(view), *buttons.to_list(back))
    return Screen(blocks(head, text, added, others, said, notes, foot), rows)


def _title(view: AppealView) -> Html:
    appeal = view.appeal
    return bold(fill("诉求{number}｜{state}", number=appeal.number, state=labels.STATE[appeal.state]))


def _facts(view: AppealView, words: Words) -> list[Html | str]:
    appeal = view.appeal
    judged = appeal.state is State.TRIAGE and view.viewer in _JUDGES
    return [
        fill("企业：{name}", name=whose(view)) if view.viewer is not Party.MEMBER else "",
        _lead(view),
        fill("协办：{names}", names="、".join(appeal.assisting)) if appeal.assisting else "",
        verdict.guess(appeal.verdict, appeal.returns) if judged else "",
        verdict.urgent(appeal.verdict) if judged else "",
        fill("地区：{region}　类型：{kind}", region=appeal.region, kind=appeal.kind),
        fill("提交：{at}{how}", at=dates.stamp(appeal.filed_at), how=_SOURCE[appeal.source]),
        _due(view),
        _longer(view, words),
        *grounds.said(view, words),
        _files(view),
        fill("办理轮次：第{round}轮", round=appeal.round - appeal.plan_rounds) if appeal.reworked else "",
        fill("推进计划：{plan}", plan=excerpt(appeal.plan, WORDS)) if appeal.follows_plan and not appeal.answer else "",
        _closed(appeal),
        fill("接续：{number}", number=view.follows) if view.follows else "",
        *_marks(view),
    ]


def _files(view: AppealView) -> Html | str:
    """Say how many files there are, and whose they are where there are both."""
    theirs = view.files - view.answer_files
    facts = {"files": view.files, "theirs": theirs, "answers": view.answer_files}
    if not view.answer_files:
        return fill("附件：{files}个", **facts) if view.files else ""
    whose = "企业{theirs}个，答复{answers}个" if theirs else "随答复提供"
    return fill("附件：{files}个（" + whose + "）", **facts)


def _closed(appeal: Appeal) -> Html | str:
    """Say on what ground it was closed; a plan that is followed keeps the ground of its rating while it is open."""
    if appeal.ground is None or appeal.state not in SETTLED:
        return ""
    return fill("销号：{ground}", ground=labels.GROUND[appeal.ground])


def _marks(view: AppealView) -> tuple[Html | str, ...]:
    """Return the class in which it stands, and what else it is marked with."""
    secret, demo = view.appeal.confidential, view.appeal.demo
    return (*remedies.on_card(view), "涉商业秘密，请注意保密" if secret else "", "演示数据" if demo else "")


def _lead(view: AppealView) -> Html | str:
    appeal = view.appeal
    if appeal.lead is None:
        later = "坐诊当天交办" if appeal.state is State.SCHEDULED else "由统筹员判断"
        return "" if appeal.state in SETTLED else f"主办：待定，{later}"
    by = f"（经办：{view.handler}）" if view.handler and view.viewer is not Party.MEMBER else ""
    return fill("主办：{lead}{by}", lead=appeal.lead, by=by)


def _due(view: AppealView) -> Html | str:
    appeal = view.appeal
    if appeal.due_at is None:
        return ""
    if appeal.paused_at is not None:
        return fill("{what}：等待补正，暂停计算，补正后顺延", what=labels.due_name(appeal))
    when, late = dates.moment(appeal.due_at, appeal.filed_at), "，已超期" if view.is_past(appeal.due_at) else ""
    due = fill("{what}：{when}{late}", what=labels.due_name(appeal), when=when, late=late)
    return due if appeal.state in _DUE else ""


def _additions(view: AppealView, room: int) -> Html:
    """Return how often the enterprise said more, and what at last; not for the enterprise. All stands in the history.

    An addition may consist of files alone.
    """
    if not view.additions or view.viewer is Party.MEMBER or room <= ROOM_LEAST * 2:
        return Html()
    last = view.additions[-1]
    said = fill("：{words}", words=excerpt(last.words, min(WORDS, room - ROOM_LEAST))) if last.words else ""
    facts = {"count": len(view.additions), "at": dates.stamp(last.at), "where": labels.HISTORY}
    title = fill("<b>企业后来补充{count}次</b>，最近{at}", **facts)
    return lines(fill("{title}{said}", title=title, said=said), fill("补充的全文见「{where}」。", **facts))


def _contributions(view: AppealView, room: int) -> Html:
    """Return what assisting departments said, as far as there is room; not for the enterprise."""
    events = view.contributions if view.viewer is not Party.MEMBER and room > ROOM_LEAST else ()
    each = max(room // max(len(events), 1) - ROOM_LEAST // 2, 0)
    said = "<b>{who}的协办意见：</b>{words}"
    return lines(*(fill(said, who=event.department, words=excerpt(event.words, each)) for event in events))


def _notes(view: AppealView, room: int) -> Html:
    """Return the internal notes, as far as there is room; not for the enterprise."""
    events = view.notes if view.viewer is not Party.MEMBER and room > ROOM_LEAST * 2 else ()
    each = max(room // max(len(events), 1) - ROOM_LEAST, 0)
    said = "<b>内部备注</b>（{who}，{at}）：{words}"
    return lines(
        *(fill(said, who=_noter(event), at=dates.stamp(event.at), words=excerpt(event.words, each)) for event in events)
    )


def _noter(note: Event) -> str:
    return note.department or PARTY[note.party]


def _longer(view: AppealView, words: Words) -> Html:
    """Say that the time for the answer is longer than usual, and why."""
    is_complex = dates_due.is_complex(view.appeal, words) and view.appeal.state in _DUE
    return lines(COMPLEX if is_complex else "", _extended(view))


def _extended(view: AppealView) -> Html | str:
    """Say that the date was moved, from when and why."""
    appeal = view.appeal
    if appeal.original_due_at in {None, appeal.due_at} or appeal.state not in IN_HAND or appeal.follows_plan:
        return ""
    granted = any(event.asked_days is not None for event in view.grounds)
    due = dates.moment(appeal.original_due_at, appeal.filed_at) if appeal.original_due_at else ""
    return fill("原答复期限：{due}，{why}", due=due, why="已同意延期" if granted else "类型已更正")


def _answer(view: AppealView) -> str:
    """Return the answer, or the prepared one; the enterprise does not see an answer before it is sent."""
    hidden = view.viewer is Party.MEMBER and view.appeal.answered_at is None
    plan = f"\n推进计划：{view.appeal.plan}" if view.appeal.plan and view.appeal.answer else ""
    return "" if hidden else view.appeal.answer + plan or _prepared(view)


def _prepared(view: AppealView) -> str:
    return "" if view.appeal.state in SETTLED or view.viewer is Party.MEMBER else view.appeal.prepared


def _answer_title(view: AppealView) -> Html:
    appeal = view.appeal
    outcome = labels.OUTCOME[appeal.outcome] if appeal.outcome else ""
    if not appeal.answer:
        return bold("预备答复，还没有发给企业")
    if appeal.answered_at is None:
        return bold(f"拟答复：{outcome}，还没有发给企业")
    return bold(f"答复：{outcome}，{dates.day(appeal.answered_at, appeal.filed_at)}")


def _unasked(view: AppealView) -> str:
    """Say why no survey was sent."""
    survey, state = view.survey, view.appeal.state
    if state is State.WITHDRAWN:
        return "" if view.viewer is Party.MEMBER else "没有发评价邀请：诉求已撤回。"
    if survey is None or (view.viewer is Party.MEMBER and survey.unreachable):
        return ""
    if survey.unreachable:
        return "没有发评价邀请：消息送不到企业。"
    by_phone = survey.by_phone and state is State.ANSWERED
    return "没有发评价邀请：企业没有 Telegram，由专窗打电话请企业评价。" if by_phone else ""


def _rating(view: AppealView, words: Words) -> Html | str:
    survey = view.survey
    if survey is None or survey.satisfaction is None:
        return _unasked(view)
    reason, solved = (
        rating.reason(survey.reason, words),
        f"问题{labels.SOLVED[survey.solved]}" if survey.solved else "",
    )
    said = [
        labels.SATISFACTION[survey.satisfaction] + ("（电话评价）" if survey.by_phone else ""),
        solved,
        MANNER[survey.manner] if survey.manner else "",
        reason.name if reason and reason.name != solved else "",
        excerpt(survey.words, WORDS).rstrip("。；;") if survey.second else excerpt(survey.words, WORDS),
        f"回访时{labels.SATISFACTION[survey.second]}" if survey.second else "",
    ]
    return fill("<b>评价：</b>{said}", said="；".join(item for item in said if item))
