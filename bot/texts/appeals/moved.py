"""What people are told when an appeal moves."""

from bot.domain.appeals.appeal import SETTLED, Action, State
from bot.domain.appeals.notices import Moved
from bot.domain.appeals.reckoning import Shift
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import grounds, labels, pushes
from bot.texts.reach import gathered
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, fill, lines
from bot.texts.style.words import Words

A, P, S = Action, Party, State

# What happened, for whom; a state as the third part tells apart the ends that one action can have.
TITLES: dict[tuple[Action, Party] | tuple[Action, Party, State], str] = {
    (A.FILE, P.MEMBER, S.ASSIGNED): "您单位提交了一件诉求，已交{lead}办理",
    (A.FILE, P.MEMBER, S.TRIAGE): "您单位提交了一件诉求，等待专窗判断由谁办理",
    (A.FILE, P.LEAD): "有新诉求交您单位主办，请签收",
    (A.FILE, P.ASSISTING): "有新诉求请您单位协办，{lead}主办",
    (A.FILE, P.COORDINATOR): "有新诉求等您判断由谁办理",
    (A.ASSIGN, P.MEMBER): "诉求已交{lead}办理",
    (A.ASSIGN, P.LEAD): "有诉求交您单位主办，请签收",
    (A.ASSIGN, P.ASSISTING): "有诉求请您单位协办，{lead}主办",
    (A.SCHEDULE, P.MEMBER): "诉求已列入坐诊期，届时由{lead}当面答复",
    (A.SCHEDULE, P.LEAD): "有诉求列入坐诊期，由您单位当面答复，请提前研究",
    (A.SCHEDULE, P.ASSISTING): "有诉求列入坐诊期，{lead}当面答复，请您单位配合",
    (A.PREPARE, P.COORDINATOR): "{lead}写好了预备答复",
    (A.ANSWER_AT_ONCE, P.MEMBER): "{lead}已即时答复：{outcome}",
    (A.ANSWER_AT_ONCE, P.LEAD): "统筹员以您单位名义即时答复了企业：{outcome}",
    (A.ANSWER_ON_SPOT, P.MEMBER): "{lead}已现场答复：{outcome}",
    (A.ANSWER_ON_SPOT, P.LEAD): "您单位的现场答复已记录并发给企业：{outcome}",
    (A.SESSION_MOVED, P.LEAD): "您单位准备的诉求换了坐诊时间，请按新的时间准备",
    (A.SESSION_MOVED, P.ASSISTING): "您单位配合的诉求换了坐诊时间，请按新的时间准备",
    (A.SESSION_OFF, P.MEMBER): "诉求不再等待坐诊，由专窗判断交哪个部门办理",
    (A.SESSION_OFF, P.COORDINATOR): "诉求等待的坐诊不再进行，请重新判断由谁办理",
    (A.DECLINE, P.MEMBER): "诉求不予受理，理由和解决途径如下",
    (A.OBJECT, P.COORDINATOR): "企业对不予受理提出异议，请重新判断",
    (A.ASK, P.MEMBER): "{by}请您补正，办理期限暂停计算",
    (A.SUPPLY, P.LEAD): "企业已补正，请继续办理",
    (A.SUPPLY, P.COORDINATOR): "企业已补正，请继续判断",
    (A.INFO_EXPIRED, P.MEMBER): "补正时间已到，按现有内容继续办理",
    (A.INFO_EXPIRED, P.LEAD): "企业没有按期补正，请按现有内容继续办理",
    (A.INFO_EXPIRED, P.COORDINATOR): "企业没有按期补正，请按现有内容判断",
    (A.ADD, P.LEAD): "企业补充了内容",
    (A.ADD, P.ASSISTING): "企业补充了内容",
    (A.ADD, P.COORDINATOR): "企业补充了内容，请一并判断",
    (A.WITHDRAW, P.LEAD): "企业撤回了诉求，不用再办",
    (A.WITHDRAW, P.ASSISTING): "企业撤回了诉求，不用再协办",
    (A.WITHDRAW, P.COORDINATOR): "企业撤回了诉求，不用再判断",
    (A.ACCEPT, P.MEMBER): "{lead}已签收，开始办理",
    (A.ACCEPT_BY_DEFAULT, P.LEAD): "您单位到期没有签收，已视为签收，请抓紧办理",
    (A.ACCEPT_BY_DEFAULT, P.COORDINATOR): "{lead}到期没有签收，已视为签收",
    (A.RETURN, P.COORDINATOR): "{department}退回了诉求，请重新交办",
    (A.REROUTE, P.FORMER): "企业认为部门不对，诉求已交专窗重新判断，您单位先不用办",
    (A.REROUTE, P.COORDINATOR): "企业认为部门不对，请重新判断由谁办理",
    (A.PROGRESS, P.MEMBER): "{lead}报告了办理进展",
    (A.PROGRESS, P.LEAD): "{department}报告了协办进展",
    (A.CONTRIBUTE, P.LEAD): "{department}给出了协办意见",
    (A.HAND_OVER, P.LEAD): "诉求转由{note}办理",
    (A.HAND_OVER, P.FORMER): "诉求转由{note}办理，您不用再办",
    (A.STAND_IN, P.LEAD): "经办的同事请假，这件诉求请您接着办理",
    (A.ASK_TIME, P.COORDINATOR): "{lead}申请延期{days}，请您决定",
    (A.ASK_TIME, P.SUPERVISOR): "{lead}再次申请延期{days}，请您决定",
    (A.GRANT_TIME, P.MEMBER): "{lead}需要更多时间，答复期限延长到{due}",
    (A.GRANT_TIME, P.LEAD): "延期申请已同意，答复期限延长到{due}",
    (A.REFUSE_TIME, P.LEAD): "延期申请没有同意，请按原期限答复",
    (A.URGE, P.LEAD): "{late}已超期，企业催办，请尽快办理",
    (A.URGE, P.HEAD): "答复已超期，企业催办，请尽快审签",
    (A.URGE, P.COORDINATOR): "{lead}的{late}已超期，企业催办，请督促",
    (A.URGE, P.COORDINATOR, S.TRIAGE): "答复已超期，企业催办，请马上判断由谁办理",
    (A.ANSWER, P.HEAD): "有一份答复等您审签：{outcome}",
    (A.ANSWER, P.MEMBER): "{lead}已答复：{outcome}",
    (A.ANSWER, P.ASSISTING): "您单位协办的诉求，{lead}已答复：{outcome}",
    (A.SIGN, P.MEMBER): "{lead}已答复：{outcome}",
    (A.SIGN, P.LEAD): "负责人已同意，答复已发给企业",
    (A.SIGN, P.ASSISTING): "您单位协办的诉求，{lead}已答复：{outcome}",
    (A.SEND_BACK, P.LEAD): "负责人退回了答复，请修改后再送审",
    (A.RATE, P.LEAD, S.REVIEW): "企业评价不满意，等待统筹员复核",
    (A.RATE, P.LEAD, S.HANDLING): "企业评价“{rating}”，请按计划推进，按期报告进展",
    (A.RATE, P.COORDINATOR, S.HANDLING): "企业改了评价，由{lead}按计划推进",
    (A.RATE, P.LEAD, S.VISIT): "企业评价“{rating}”，等待统筹员回访",
    (A.RATE, P.COORDINATOR, S.VISIT): "企业评价“{rating}”，请您回访",
    (A.RATE, P.LEAD, S.CLOSED): "企业评价“{rating}”，诉求已销号",
    (A.RATE, P.COORDINATOR, S.REVIEW): "企业评价不满意，请您复核",
    (A.RATE, P.COORDINATOR, S.CLOSED): "企业改评为“{rating}”，诉求已销号",
    (A.SURVEY_EXPIRED, P.MEMBER, S.VISIT): "评价时间已到，记为“未评价”，等待回访",
    (A.SURVEY_EXPIRED, P.MEMBER, S.HANDLING): "评价时间已到，记为“未评价”，由{lead}按计划推进",
    (A.SURVEY_EXPIRED, P.LEAD, S.HANDLING): "企业没有按期评价，请按计划推进，按期报告进展",
    (A.SURVEY_EXPIRED, P.COORDINATOR): "企业没有按期评价，长期推进事项请您回访",
    (A.SURVEY_EXPIRED, P.MEMBER, S.CLOSED): "评价时间已到，诉求按“未评价”销号",
    (A.SURVEY_EXPIRED, P.LEAD): "企业没有按期评价，诉求按“未评价”销号",
    (A.REWORK, P.MEMBER): "诉求将由{lead}重新办理（第{round}轮）",
    (A.REWORK, P.LEAD, S.ASSIGNED): "有重办的诉求交您单位主办，请签收（第{round}轮）",
    (A.REWORK, P.LEAD, S.HANDLING): "请重新办理这件诉求（第{round}轮）",
    (A.REWORK, P.FORMER): "诉求改由{lead}重新办理（第{round}轮），您单位不用再办",
    (A.UPHOLD, P.MEMBER, S.HANDLING): "经复核，维持原答复，由{lead}按计划推进",
    (A.UPHOLD, P.LEAD): "经复核，维持原答复，请按计划推进，按期报告进展",
    (A.UPHOLD, P.MEMBER): "经复核，维持原答复，统筹员将回访您",
    (A.VISIT, P.MEMBER): "回访已完成，诉求已销号",
    (A.VISIT, P.LEAD): "回访已完成，诉求已销号",
    (A.CLOSE, P.MEMBER): "统筹员已将诉求销号，理由如下",
    (A.CLOSE, P.LEAD): "统筹员已将诉求销号，理由如下",
    (A.REOPEN, P.MEMBER): "统筹员将重新复核这件诉求",
    (A.REOPEN, P.LEAD): "统筹员将重新复核这件诉求",
    (A.REOPEN, P.COORDINATOR): "企业要求重新办理，请您决定",
    (A.SUPERVISE, P.LEAD): "督查员督办，请尽快办理",
    (A.SUPERVISE, P.HEAD): "督查员督办，请督促尽快办理",
    (A.RECKON, P.MEMBER): "工作日安排有变，{what}由{before}改为{due}",
    (A.RECKON, P.LEAD): "工作日安排有变，{what}由{before}改为{due}",
    (A.RECKON, P.COORDINATOR): "工作日安排有变，{what}由{before}改为{due}",
    (A.SUPERVISE, P.COORDINATOR): "督查员督办了一件诉求，请跟进",
}

STILL_DECLINED = "您单位的异议已经研究，仍不予受理，理由和解决途径如下"

SAID = {
    A.DECLINE: "说明：",
    A.OBJECT: "企业的异议：",
    A.ASK: "需要补正：",
    A.SUPPLY: "补正内容：",
    A.ADD: "补充内容：",
    A.RETURN: "退回说明：",
    A.REROUTE: "企业的话：",
    A.PROGRESS: "进展：",
    A.CONTRIBUTE: "协办意见：",
    A.ASK_TIME: "延期理由：",
    A.REFUSE_TIME: "理由：",
    A.URGE: "企业的话：",
    A.ANSWER: "答复：",
    A.ANSWER_AT_ONCE: "答复：",
    A.PREPARE: "预备答复：",
    A.SIGN: "答复：",
    A.ANSWER_ON_SPOT: "答复：",
    A.SEND_BACK: "修改意见：",
    A.RATE: "企业的话：",
    A.REWORK: "统筹员的意见：",
    A.UPHOLD: "统筹员的说明：",
    A.VISIT: "回访记录：",
    A.CLOSE: "销号说明：",
    A.REOPEN: "理由：",
    A.SUPERVISE: "督办要求：",
}

# The survey comes right behind the answer with these buttons.
_SURVEYED = {A.ANSWER, A.SIGN, A.ANSWER_AT_ONCE, A.ANSWER_ON_SPOT}


def moved(notice: Moved, words: Words) -> Screen:
    view, action = notice.view, notice.action
    said = (notice.words or (view.appeal.answer if action is A.SIGN else "")) + _plan(notice)
    title = fill(_title(notice), **facts(notice))
    said = "" if action is A.RECKON else said  # its words are dates, which the title says
    text = pushes.push(view, words, title, said, _extra(notice, words, said))
    surveyed = action in _SURVEYED and view.viewer is P.MEMBER and not (view.survey and view.survey.unreachable)
    when = None if view.appeal.state in SETTLED else words.by_when(view.appeal)
    line = gathered.line(view, title, when)
    return pushes.screen(view, text, but=(A.RATE,) if surveyed else (), line=line)


def _plan(notice: Moved) -> str:
    plan = notice.view.appeal.plan if notice.action in _SURVEYED else ""
    return f"\n推进计划：{plan}" if plan else ""


def _title(notice: Moved) -> str:
    appeal, viewer = notice.view.appeal, notice.view.viewer
    if notice.action is A.DECLINE and appeal.objected:
        return STILL_DECLINED
    ends = TITLES.get((notice.action, viewer, appeal.state))
    return ends or TITLES.get((notice.action, viewer)) or "诉求有新进展：{state}"


def facts(notice: Moved) -> dict[str, object]:
    appeal, survey = notice.view.appeal, notice.view.survey
    return {
        "number": appeal.number,
        "lead": appeal.lead or "承办单位",
        "note": notice.note,
        "department": notice.department or "承办单位",
        "by": (appeal.lead or "承办单位") if notice.by is P.LEAD else labels.WINDOW,
        "outcome": labels.OUTCOME[appeal.outcome] if appeal.outcome else "",
        "round": appeal.round - appeal.plan_rounds,
        "what": labels.due_name(appeal),
        "late": "进展报告" if appeal.follows_plan else "答复",
        "days": wording.working_days(notice.reason),
        "due": dates.moment(appeal.due_at, appeal.filed_at) if appeal.due_at else "",
        "before": dates.moment(Shift.of(notice.words).old, appeal.filed_at) if notice.action is A.RECKON else "",
        "rating": labels.SATISFACTION[survey.satisfaction] if survey and survey.satisfaction else "",
        "state": labels.STATE[appeal.state],
    }


def _extra(notice: Moved, words: Words, said: str) -> Html:
    """Return the ready reason with its hint, what an assisting department has to do, what the quoted words are."""
    reason = words.reason(notice.action, notice.reason)
    return lines(
        fill("{why}：{name}。", why=_WHY[notice.action], name=reason.name) if reason else "",
        fill("{hint}", hint=reason.hint) if reason and notice.action is A.DECLINE else "",
        fill(PROPOSED, name=notice.note) if notice.note and notice.action is A.RETURN else "",
        fill(ASSISTING, when=_assist_by(notice, words)) if _assists(notice) else "",
        NOT_AWAITED if _is_late_to_assist(notice) else "",
        fill(COMPLEX, days=words.limits.complex_reply_days) if _is_complex(notice, words) else "",
        fill(DECIDES, due=facts(notice)["due"]) if notice.action is A.ASK_TIME else "",
        *(grounds.said(notice.view, words) if notice.action is A.GRANT_TIME and notice.view.viewer is P.MEMBER else ()),
        fill(FILES, files=notice.view.files) if notice.view.files and notice.action in _SUPPLIED else "",
        SAID.get(notice.action, "") if said else "",
    )


_SUPPLIED = {A.ADD, A.SUPPLY}
FILES = "附件现有{files}个。"
_WHY = {A.CLOSE: "理由", A.DECLINE: "理由", A.RETURN: "理由", A.RATE: "原因"}
PROPOSED = "建议由{name}办理。"
COMPLEX = "统筹员按复杂事项交办，{days}个工作日答复。"
DECIDES = "请在原期限{due}之前决定，决定之前按原期限办理。"
ASSISTING = "请在{when}前点「协办意见」，把意见告诉主办单位。"
NOT_AWAITED = "还没有给协办意见的，不用再给。"


def _is_late_to_assist(notice: Moved) -> bool:
    appeal, viewer = notice.view.appeal, notice.view.viewer
    return viewer is P.ASSISTING and appeal.state is S.ANSWERED and bool(appeal.awaited)


def _is_complex(notice: Moved, words: Words) -> bool:
    return notice.action is A.ASSIGN and words.is_complex(notice.view.appeal)


def _assist_by(notice: Moved, words: Words) -> str:
    """Return the date of the contribution; how long it may take, where no date is set."""
    due, filed = notice.view.appeal.assist_due_at, notice.view.appeal.filed_at
    return dates.moment(due, filed) if due else f"{wording.working_days(words.limits.assisting_days)}内"


def _assists(notice: Moved) -> bool:
    return notice.view.viewer is P.ASSISTING and notice.action in {A.FILE, A.ASSIGN}
