"""What happened to an appeal, and whom to call about it."""

from bot.domain.appeals.appeal import Action, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import MOVES
from bot.domain.appeals.notices import HistoryShown, PhoneShown
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import buttons, labels
from bot.texts.style import dates, parties
from bot.texts.style.markup import Html, blocks, bold, fill, lines, quote, size
from bot.texts.style.words import Words

LIMIT = 4000
LENGTHS = (2000, 300, 60)  # units of each event's words: as many as fit
NEWEST = 20  # events that fit even with long names

HAPPENED = {
    Action.FILE: "提交诉求",
    Action.ASSIGN: "交办",
    Action.SCHEDULE: "列入坐诊期",
    Action.ANSWER_AT_ONCE: "即时答复",
    Action.PREPARE: "写了预备答复",
    Action.DECLINE: "决定不予受理",
    Action.OBJECT: "对不予受理提出异议",
    Action.ASK: "请企业补正",
    Action.SUPPLY: "提交补正",
    Action.INFO_EXPIRED: "补正时间已到，没有收到补正",
    Action.ADD: "补充内容",
    Action.WITHDRAW: "撤回诉求",
    Action.ACCEPT: "签收",
    Action.ACCEPT_BY_DEFAULT: "到期未签收，视为签收",
    Action.RETURN: "退回",
    Action.REROUTE: "认为部门不对，请重新判断",
    Action.PROGRESS: "报告进展",
    Action.CONTRIBUTE: "给出协办意见",
    Action.HAND_OVER: "转交同事",
    Action.STAND_IN: "经办人请假，转给同事办理",
    Action.ASK_TIME: "申请延期",
    Action.GRANT_TIME: "同意延期",
    Action.REFUSE_TIME: "没有同意延期",
    Action.URGE: "催办",
    Action.ANSWER: "答复",
    Action.SIGN: "同意答复并发出",
    Action.SEND_BACK: "退回答复修改",
    Action.RATE: "评价",
    Action.SURVEY_EXPIRED: "评价时间已到，记为“未评价”",
    Action.REWORK: "决定重新办理",
    Action.UPHOLD: "复核后维持答复",
    Action.VISIT: "完成回访，销号",
    Action.CLOSE: "说明理由销号",
    Action.REOPEN: "要求重新办理",
    Action.SUPERVISE: "督办",
    Action.ANSWER_ON_SPOT: "坐诊现场答复",
    Action.SESSION_MOVED: "坐诊时间变更",
    Action.SESSION_OFF: "坐诊没有进行，重新判断由谁办理",
    Action.RECKON: "工作日安排有变，期限重算",
}
NOTES = {
    Action.HAND_OVER: "由{note}办理",
    Action.STAND_IN: "由{note}办理",
    Action.RETURN: "建议由{note}办理",
    Action.ANSWER: "没有等协办意见的原因：{note}",
}
# For everybody.
TOLD = dict.fromkeys((Action.FILE, Action.ASSIGN, Action.SCHEDULE, Action.REWORK), "，主办：{note}")
TOLD[Action.RATE] = "“{note}”"
DRAFTED = "拟好答复，送负责人审签"


def history(notice: HistoryShown, words: Words) -> Screen:
    """Return all events with full words; when they don't fit, shorter words, then only the newest."""
    view = notice.view
    title = bold(fill("办理经过｜{number}", number=view.appeal.number))
    for most in LENGTHS:
        text = blocks(title, *(_event(one, view.viewer, words, most) for one in notice.events))
        if size(text) <= LIMIT:
            break
    else:
        last = notice.events[-NEWEST:]
        missing = fill("较早的{n}条没有列出。", n=len(notice.events) - len(last))
        text = blocks(title, missing, *(_event(one, view.viewer, words, LENGTHS[-1]) for one in last))
    return Screen(text, ((buttons.show(view),),))


def _event(event: Event, viewer: Party, words: Words, most: int) -> Html:
    drafted = event.action is Action.ANSWER and event.to_state is State.SIGN_OFF
    what = fill(
        "{at}　{who}：{what}",
        at=dates.stamp(event.at),
        who=event.department or parties.PARTY[event.party],
        what=Html(f"{DRAFTED if drafted else HAPPENED[event.action]}{_told(event)}"),
    )
    if viewer is Party.MEMBER and not _is_open(event):
        return what
    reason = words.reason(event.action, event.reason)
    because = fill("理由：{name}", name=reason.name) if reason else ""
    inside = NOTES.get(event.action, "") if event.note and viewer is not Party.MEMBER else ""
    return lines(what, because, fill(inside, note=event.note), quote(event.words, most))


def _told(event: Event) -> Html:
    note = labels.SATISFACTION[Satisfaction(event.note)] if event.action is Action.RATE and event.note else event.note
    return fill(TOLD[event.action], note=note) if note and event.action in TOLD else Html()


def _is_open(event: Event) -> bool:
    """Return whether the enterprise may read the words: its own, and those that it was told."""
    return event.party in {Party.MEMBER, Party.COUNTER} or any(
        (row.action, row.who) == (event.action, event.party) and row.to == event.to_state and Party.MEMBER in row.tells
        for row in MOVES
    )


def phone(notice: PhoneShown, _: Words) -> Screen:
    text = "诉求{number}的联系人：{name}，{phone}\n只用于办理这件诉求，本次查看已记录。"
    facts = {"number": notice.view.appeal.number, "name": notice.name, "phone": notice.phone}
    return Screen(fill(text, **facts), ((buttons.show(notice.view),),), toast="本次查看已记录")
