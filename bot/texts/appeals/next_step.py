"""The sentence that says what comes next for an appeal: who has to do what, and until when."""

from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.moves import RETURNS_MAX, STATES
from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.texts.appeals import dates_due
from bot.texts.appeals.verbs import BOOK
from bot.texts.style import dates
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

UNSETTLED = "时间待定"
LATE, HELD = "（已超期）", "（已过）"
RULED = "这次交办是最终裁定，不能再退回。"
PREPARES = "请在坐诊前研究准备，可以写好预备答复。"

OWN = {
    State.TRIAGE: "下一步：请您判断由谁办理，最迟{when}。",
    State.NEEDS_INFO: "下一步：请您补正，最迟{when}。到期没有补正的，按现有内容继续办理。",
    State.SCHEDULED: "下一步：请您在坐诊当天记录现场答复，或者交办；坐诊时间：{when}。",
    State.ASSIGNED: "下一步：请您签收，最迟{when}；到期未签收的，视为已签收。答复最迟{due}。",
    State.HANDLING: "下一步：请您答复企业，最迟{when}。",
    State.SIGN_OFF: "下一步：请您审签，答复最迟{when}发出。",
    State.ANSWERED: "下一步：请您评价，最迟{when}。到期没有评价的，记为“未评价”。",
    State.REVIEW: "下一步：请您决定重新办理还是维持答复，最迟{when}。",
    State.VISIT: "下一步：请您回访企业并记录结果，最迟{when}。",
}

OTHERS = {
    State.TRIAGE: "下一步：由统筹员判断交哪个部门办理，最迟{when}。",
    State.NEEDS_INFO: "下一步：由企业补正，最迟{when}。",
    State.SCHEDULED: "下一步：坐诊当天当面答复，不能当面答复的交部门办理；坐诊时间：{when}。",
    State.ASSIGNED: "下一步：由{lead}签收，最迟{when}；答复最迟{due}。",
    State.HANDLING: "下一步：由{lead}答复，最迟{when}。",
    State.SIGN_OFF: "下一步：由{lead}负责人审签后答复，最迟{when}。",
    State.ANSWERED: "下一步：由企业评价，最迟{when}。到期没有评价的，记为“未评价”。",
    State.REVIEW: "下一步：由统筹员决定是否重新办理，最迟{when}。",
    State.VISIT: "下一步：由统筹员回访企业，最迟{when}。",
    State.CLOSED: "诉求已销号，不用再办。",
    State.DECLINED: "诉求不予受理，办理到此结束。",
    State.WITHDRAWN: "诉求已撤回，办理到此结束。",
}

# What a long-term plan (长期推进) changes: the date is that of the next note.
OWN_PLAN = "下一步：请您按计划推进，最迟{when}点「报告进展」告诉企业；办完后点「答复」。"
OTHERS_PLAN = "下一步：由{lead}按计划推进，最迟{when}报告进展，办完后答复。"


def next_step(view: AppealView, words: Words) -> Html:
    """Return the sentence for the viewer."""
    appeal = view.appeal
    when, reopens = dates_due.by_when(appeal, words), dates_due.reopens_until(appeal, words)
    facts = {
        "lead": appeal.lead or "承办单位",
        "when": _moment(view, when),
        "due": _moment(view, appeal.due_at),
        "until": _moment(view, reopens),
    }
    return fill(_sentence(view) + _also(view), **facts)


def _moment(view: AppealView, when: datetime | None) -> str:
    """Return the date, with a remark if it has passed."""
    passed = (HELD if view.appeal.state is State.SCHEDULED else LATE) if view.is_past(when) else ""
    return f"{dates.moment(when, view.appeal.filed_at)}{passed}" if when else UNSETTLED


def _sentence(view: AppealView) -> str:
    state = view.appeal.state
    if view.appeal.follows_plan and state is State.HANDLING:
        return OWN_PLAN if view.viewer is Party.LEAD else OTHERS_PLAN
    if view.viewer is STATES[state].owner and state in OWN:
        return OWN[state]
    window = next((window for action in view.allowed if (window := BOOK[action].window)), None)
    return window if window and view.viewer is Party.MEMBER else OTHERS[state]


def _also(view: AppealView) -> str:
    """Return what the viewer may do besides."""
    appeal = view.appeal
    besides = (said.besides.get(view.viewer) for action, said in BOOK.items() if action in view.allowed)
    offered = next((text for text in besides if text), "")
    if view.viewer is Party.LEAD and appeal.state is State.ASSIGNED:
        return offered or (RULED if appeal.returns >= RETURNS_MAX else "")
    if view.viewer in {Party.LEAD, Party.ASSISTING} and appeal.state is State.SCHEDULED:
        return PREPARES
    return offered
