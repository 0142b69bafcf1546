"""Short names of states, outcomes and ratings, and labels of buttons about appeals."""

from bot.domain.appeals.action import Ground, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Field
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.appeals.template import TemplateChange
from bot.domain.base.party import READS_SECRETS, Party
from bot.domain.base.question import Option
from bot.texts.style.markup import Html, excerpt, fill
from bot.texts.style.wording import Labels

STATE = {
    State.TRIAGE: "待受理",
    State.NEEDS_INFO: "待补正",
    State.SCHEDULED: "待坐诊",
    State.ASSIGNED: "待签收",
    State.HANDLING: "承办中",
    State.SIGN_OFF: "待审签",
    State.ANSWERED: "待评价",
    State.REVIEW: "待复核",
    State.VISIT: "待回访",
    State.CLOSED: "已销号",
    State.DECLINED: "不予受理",
    State.WITHDRAWN: "已撤回",
}

OUTCOME = {
    Outcome.SOLVED: "已解决",
    Outcome.PARTLY: "部分解决",
    Outcome.EXPLAINED: "解释说明",
    Outcome.NOT_YET: "暂无法解决",
    Outcome.LONG_TERM: "长期推进",
}

SATISFACTION = {
    Satisfaction.SATISFIED: "满意",
    Satisfaction.FAIRLY: "基本满意",
    Satisfaction.UNSATISFIED: "不满意",
}

SOLVED = {Solved.YES: "已解决", Solved.PARTLY: "部分解决", Solved.NO: "没有解决"}

STEP_DUE = {
    State.TRIAGE: "受理期限",
    State.NEEDS_INFO: "补正期限",
    State.ASSIGNED: "签收期限",
    State.ANSWERED: "评价期限",
    State.REVIEW: "复核期限",
    State.VISIT: "回访期限",
}
GROUND = {
    Ground.RATED: "企业已评价",
    Ground.NOT_RATED: "评价期满，企业未评价",
    Ground.VISITED: "已回访",
    Ground.BY_HAND: "统筹员说明理由",
}


CONFIRM_APPEAL: Labels = (
    Option("send", "确认提交", alone=True),
    Option("text", "改描述"),
    Option("files", "改附件"),
    Option("department", "改部门"),
    Option("kind", "改类型"),
)
SPARED: Labels = (Option("spared", "已解决，不用提交", alone=True),)
MARK_SECRET: Labels = (Option("secret", "涉商业秘密"),)
UNMARK_SECRET: Labels = (Option("open", "不涉商业秘密"),)
SPLIT_APPEAL: Labels = (Option("split", "分开提交"), Option("whole", "作为一件提交"))
CONFIRM_ANSWER: Labels = (Option("send", "发送答复"), Option("rewrite", "重新填写"))
JOINTLY: Labels = (Option("others", "加其他单位答复"),)
CONFIRM_JOINT: Labels = (*CONFIRM_ANSWER, *JOINTLY)
JOINT = "{who}：{words}"
AS_SENT_BACK: Labels = (Option("sent_back", "用退回的答复"),)
AS_PREPARED: Labels = (Option("prepared", "用预备答复"),)
CHANGE_TEMPLATE: Labels = (Option(TemplateChange.CHANGED, "修改"), Option(TemplateChange.REMOVED, "删除"))
NEW_TEMPLATE = "新增模板"
CONFIRM_ASSIGN: Labels = (Option("yes", "确认交办"),)
COMPLEX = "按复杂事项交办，{days}个工作日答复"
LEAVE_OUT = "去掉{name}"
FIELD = {Field.KIND: "类型", Field.THEME: "主题", Field.REGION: "州市"}
CORRECTED = "{field}由“{old}”改为“{new}”"
CONFIRM_QUESTION: Labels = (Option("send", "发送补正要求"), Option("rewrite", "重新填写"))
CONFIRM_DECLINED: Labels = (Option("send", "确认不予受理"), Option("rewrite", "重新填写"))
CONFIRM_PROGRESS: Labels = (Option("send", "发送进展"), Option("rewrite", "重新填写"))
CONFIRM_UPHELD: Labels = (Option("send", "发送说明"), Option("rewrite", "重新填写"))
KEEP_NOTE: Labels = (Option("keep", "存为内部备注"), Option("rewrite", "重新填写"))
DIVIDE: Labels = (Option("yes", "按这样拆分"),)
UNSURE = "不确定，请专窗判断"


def to_first(department: str) -> str:
    """Return the label of the button that assigns the appeal to the best-ranked department.

    It has the name if that is short.
    """
    return f"交给{department}" if len(department) <= NAMED else TO_FIRST


def without(number: int) -> str:
    return f"去掉附件{number}"


def due_name(appeal: Appeal) -> str:
    """Return the name of what is due at the appeal's date, such as an answer or a report."""
    return "进展报告期限" if appeal.follows_plan and appeal.state is not State.SIGN_OFF else "答复期限"


NAMED = 10  # characters of a department's name on a button
SHOW, HISTORY, PHONE, SIMILAR = "查看全文", "办理经过", "联系方式", "类似答复"
SATISFIED_AND_SOLVED, ACCEPT_AND_ANSWER, TO_FIRST = "满意，问题已解决", "签收并答复", "交给首选部门"
TO_LIST = "返回列表"
DELIVERIES, FILE_AGAIN = "送达情况", "问题又出现，再次反映"
WINDOW = "专窗"
RERATE = "更改评价"


def seated(department: str, head: str) -> str:
    """Return the label of a department at a session, with the head who sits there."""
    return f"{department}（{head}）" if head else department


SEALED = "涉商业秘密，内容只给办理人员看"
MARKED = "【涉商业秘密】"
LISTED = 80  # units of an appeal's words in a list


def listed(view: AppealView, most: int = LISTED) -> Html | str:
    """Return what a list or push says of an appeal: its words, but of secrets only to who handles it, and marked."""
    if view.appeal.confidential and view.viewer not in READS_SECRETS:
        return fill(SEALED)
    mark = fill(MARKED) if view.appeal.confidential and view.viewer is not Party.MEMBER else ""
    return fill("{mark}{text}", mark=mark, text=excerpt(view.appeal.text, most))
