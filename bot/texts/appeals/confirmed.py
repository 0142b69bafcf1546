"""What who moved an appeal is told."""

from dataclasses import replace

from bot.domain.appeals.appeal import Action, State
from bot.domain.appeals.notices import Done
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import pushes
from bot.texts.appeals.moved import facts
from bot.texts.appeals.next_step import next_step
from bot.texts.reach import gathered
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

A, P, S = Action, Party, State

# The button's echo, and the first line of the confirmation.
DONE: dict[Action | tuple[Action, State], tuple[str, str]] = {
    A.FILE: ("已提交", "诉求已提交，受理编号{number}"),
    A.ASSIGN: ("已交办", "已交{lead}主办"),
    A.SCHEDULE: ("已安排坐诊", "已列入坐诊期，由{lead}当面答复"),
    A.PREPARE: ("已保存", "预备答复已保存，统筹员和负责人看得到，企业看不到"),
    A.ANSWER_AT_ONCE: ("已答复", "答复已发给企业"),
    A.DECLINE: ("已记录", "已记为不予受理，并告知企业"),
    A.OBJECT: ("已提出异议", "异议已提交"),
    A.ASK: ("已请企业补正", "已请企业补正，办理期限暂停计算"),
    A.SUPPLY: ("已提交补正", "补正已提交"),
    A.INFO_EXPIRED: ("补正已到期", "补正时间已到，继续办理"),
    A.ADD: ("已补充", "补充内容已提交"),
    A.WITHDRAW: ("已撤回", "诉求已撤回"),
    A.ACCEPT: ("已签收", "已签收，开始办理"),
    A.ACCEPT_BY_DEFAULT: ("已视为签收", "到期没有签收，已视为签收"),
    A.RETURN: ("已退回", "已退回，由统筹员重新交办"),
    A.REROUTE: ("已提出", "已请统筹员重新判断由谁办理"),
    A.PROGRESS: ("已报告进展", "进展已报告"),
    A.CONTRIBUTE: ("已提交", "协办意见已告诉主办单位"),
    A.HAND_OVER: ("已转交", "已转交{note}办理，之后的提醒都发给{note}"),
    A.STAND_IN: ("已转办", "经办人请假，已转给同事办理"),
    A.ASK_TIME: ("已申请延期", "延期申请已提交，决定之前按原期限办理"),
    A.GRANT_TIME: ("已同意延期", "已同意延期，答复期限延长到{due}"),
    A.REFUSE_TIME: ("没有同意延期", "没有同意延期，已告知主办单位"),
    A.URGE: ("已催办", "催办已发出，并记入办理经过"),
    (A.ANSWER, S.SIGN_OFF): ("已送审签", "答复已送负责人审签"),
    A.ANSWER: ("已答复", "答复已发给企业"),
    A.SIGN: ("已同意", "已同意，答复已发给企业"),
    A.SEND_BACK: ("已退回修改", "已退回联络员修改"),
    (A.RATE, S.REVIEW): ("已评价", "评价已记录，统筹员会认真复核"),
    A.RATE: ("已评价", "评价已记录，感谢您"),
    A.SURVEY_EXPIRED: ("评价已到期", "评价时间已到，记为“未评价”"),
    A.REWORK: ("已交回重办", "已交{lead}重新办理（第{round}轮）"),
    (A.UPHOLD, S.HANDLING): ("已维持答复", "已维持原答复，由{lead}按计划推进"),
    A.UPHOLD: ("已维持答复", "已维持原答复，请回访企业"),
    A.VISIT: ("已记录回访", "回访已记录，诉求已销号"),
    A.CLOSE: ("已销号", "已说明理由销号，并告知企业"),
    A.REOPEN: ("已提出要求", "重新办理的要求已提交"),
    A.ANSWER_ON_SPOT: ("已记录现场答复", "{lead}的现场答复已记录，并发给企业评价"),
    A.SESSION_MOVED: ("坐诊改期", "坐诊时间已变更"),
    A.SESSION_OFF: ("坐诊取消", "诉求不再等待坐诊"),
    A.RECKON: ("已重算", "期限已按新的工作日安排重算"),
    A.SUPERVISE: ("已督办", "督办已发出，并记入督办台账"),
}

_KEEP = "有变化会主动通知您，也可以随时发送 /my 查看。"
_CHANGE = "{hours}小时内可以更改评价。"
_AGAIN = "每{every}个工作日可以催办一次。"
_ON_BEHALF = "由您代企业办理，已记入办理经过。"
AFTER = dict.fromkeys(((A.FILE, S.ASSIGNED), (A.FILE, S.TRIAGE)), _KEEP)
AFTER |= {(A.URGE, state): _AGAIN for state in (S.TRIAGE, S.ASSIGNED, S.HANDLING, S.SIGN_OFF)}
AFTER |= {(A.RATE, state): _CHANGE for state in (S.CLOSED, S.REVIEW, S.VISIT, S.HANDLING)}


def done(notice: Done, words: Words) -> Screen:
    state, limits = notice.view.appeal.state, words.limits
    told = facts(notice) | {"hours": limits.rerate_hours, "every": limits.urge_every_days}
    toast, title = DONE.get((notice.action, state)) or DONE[notice.action]
    extra = AFTER.get((notice.action, state), "") if notice.by is not P.COUNTER else _ON_BEHALF
    said = fill(title, **told)
    seen = replace(notice.view, viewer=P.FORMER) if notice.action is A.HAND_OVER else notice.view
    text = pushes.push(notice.view, words, said, extra=fill(extra, **told), foot=next_step(seen, words))
    return pushes.screen(notice.view, text, toast, line=gathered.line(notice.view, said, None))
