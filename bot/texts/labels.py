"""Short names: of states, actions, outcomes and roles, and of the choices and controls in forms."""

from bot.domain.appeal import Action, Appeal, Ground, Outcome, State
from bot.domain.circular import Section
from bot.domain.notice import Option
from bot.domain.people import Party, Role
from bot.domain.session import SessionField
from bot.domain.survey import Satisfaction, Solved
from bot.domain.template import TemplateChange

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

ACTION = {
    Action.FILE: "提交诉求",
    Action.ASSIGN: "交办",
    Action.SCHEDULE: "安排坐诊",
    Action.ANSWER_AT_ONCE: "即时答复",
    Action.PREPARE: "预备答复",
    Action.DECLINE: "不予受理",
    Action.OBJECT: "提出异议",
    Action.ASK: "请企业补正",
    Action.SUPPLY: "提交补正",
    Action.INFO_EXPIRED: "补正到期",
    Action.ADD: "补充内容",
    Action.WITHDRAW: "撤回诉求",
    Action.ACCEPT: "签收",
    Action.ACCEPT_BY_DEFAULT: "默认签收",
    Action.RETURN: "退回",
    Action.REROUTE: "部门不对",
    Action.PROGRESS: "报告进展",
    Action.ANSWER: "答复",
    Action.SIGN: "同意答复",
    Action.CONTRIBUTE: "协办意见",
    Action.HAND_OVER: "转交同事",
    Action.STAND_IN: "请假转办",
    Action.ASK_TIME: "申请延期",
    Action.GRANT_TIME: "同意延期",
    Action.REFUSE_TIME: "不同意延期",
    Action.URGE: "催办",
    Action.SEND_BACK: "退回修改",
    Action.RATE: "评价",
    Action.SURVEY_EXPIRED: "评价到期",
    Action.REWORK: "重新办理",
    Action.UPHOLD: "维持答复",
    Action.VISIT: "记录回访",
    Action.CLOSE: "说明理由销号",
    Action.REOPEN: "要求重办",
    Action.SUPERVISE: "督办",
    Action.ANSWER_ON_SPOT: "现场答复",
    Action.SESSION_MOVED: "坐诊改期",
    Action.SESSION_OFF: "坐诊取消",
    Action.RECKON: "重算期限",
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

GROUND = {
    Ground.RATED: "企业已评价",
    Ground.NOT_RATED: "评价期满，企业未评价",
    Ground.VISITED: "已回访",
    Ground.BY_HAND: "统筹员说明理由",
}

ROLE = {
    Role.MEMBER: "企业",
    Role.CONTACT: "部门联络员",
    Role.HEAD: "部门负责人",
    Role.COORDINATOR: "统筹员",
    Role.SUPERVISOR: "督查员",
    Role.ADMIN: "管理员",
}

PARTY = {
    Party.MEMBER: "企业",
    Party.LEAD: "主办单位",
    Party.ASSISTING: "协办单位",
    Party.HEAD: "部门负责人",
    Party.ASSISTING_HEAD: "协办单位负责人",
    Party.COORDINATOR: "统筹员",
    Party.SUPERVISOR: "督查员",
    Party.FORMER: "原主办单位",
    Party.SYSTEM: "系统",
    Party.COUNTER: "统筹员代企业",
}

FORM = {
    "keywords": "修改关键词",
    "templates": "答复模板",
    "register": "企业登记",
    "appeal": "提交诉求",
    "rate": "评价",
    "invite": "邀请",
    "export": "导出",
    "delete_me": "删除个人信息",
    "away": "请假登记",
    "circular": "修改通报",
    "numbers": "查看统计",
    "session": "新建坐诊期",
    "session_cancel": "取消坐诊",
    "bring": "选择带来的诉求",
    "booking_move": "为企业改期",
    "booking_cancel": "为企业退号",
} | {action.value: name for action, name in ACTION.items()}
FORM |= {"counter": "专窗代录", "link": "绑定企业", "call_reached": "记录通话", "call_wrong": "更正号码"}
FORM["kept"] = "用刚才写的内容"

# The first word is the button's label; all of them can be typed, and what a step's own button says.
CONTROL_WORDS: dict[str, tuple[str, ...]] = {
    "done": ("完成", "写完了", "没有附件", "没有了", "没有", "无"),
    "skip": ("跳过", "下一步", "不用协办"),
    "back": ("上一步", "返回"),
    "cancel": ("取消",),
}

Labels = tuple[Option, ...]

CONSENT: Labels = (Option("yes", "同意"), Option("no", "不同意"))
CONFIRM_REGISTER: Labels = (Option("yes", "确认登记"),)
CONFIRM_APPEAL: Labels = (Option("send", "确认提交"), Option("rewrite", "重新填写"))
SPLIT_APPEAL: Labels = (Option("split", "分开提交"), Option("whole", "作为一件提交"))
CONFIRM_ANSWER: Labels = (Option("send", "发送答复"), Option("rewrite", "重新填写"))
AS_SENT_BACK: Labels = (Option("sent_back", "用退回的答复"),)
AS_PREPARED: Labels = (Option("prepared", "用预备答复"),)
CHANGE_TEMPLATE: Labels = (Option(TemplateChange.CHANGED, "修改"), Option(TemplateChange.REMOVED, "删除"))
SAME_AS_BEFORE: Labels = (Option("same", "保持不变"),)
NEW_TEMPLATE = "新增模板"
CONFIRM_ASSIGN: Labels = (Option("yes", "确认交办"),)
SURE: Labels = (Option("yes", "确认"),)
COMPLEX = "按复杂事项交办，{days}个工作日答复"
OWN_WORDS: dict[Section, Labels] = {
    Section.OPENING: (Option("own", "恢复系统拟的导语"),),
    Section.PROBLEMS: (Option("own", "删除这一段"),),
    Section.DEMANDS: (Option("own", "恢复系统拟的要求"),),
}
AWAY_CHANGES: Labels = (Option("end", "结束请假"), Option("new", "改日期"))
NO_DEPUTY = "没有代办人"
UNSURE = "不确定，请专窗判断"


EXPORT_SHEETS: Labels = (
    Option("all", "Excel（全部四张表）"),
    Option("appeals", "诉求（CSV）"),
    Option("bookings", "挂号（CSV）"),
    Option("events", "事件（CSV）"),
)
EXPORT_PERSONAL: Labels = (Option("no", "不包含"), Option("yes", "包含"))
SESSION_FIELD = {
    SessionField.THEME: "主题",
    SessionField.FORM: "形式",
    SessionField.DATE: "日期",
    SessionField.TIME: "时间",
    SessionField.PLACE: "地点",
    SessionField.DEPARTMENTS: "坐诊部门",
    SessionField.HEADS: "坐诊人员",
    SessionField.CAPACITY: "号源",
    SessionField.ROOMS: "诊室",
    SessionField.SLOT: "每号时长",
}

FORM |= {f"session_{field}": f"修改{name}" for field, name in SESSION_FIELD.items()}


def files(count: int) -> str:
    return f"附件{count}个"


def minutes(count: int) -> str:
    return f"{count}分钟"


def due_name(appeal: Appeal) -> str:
    """Return what is due at the appeal's date; an answer that waits to be signed is as good as a note."""
    return "进展报告期限" if appeal.follows_plan and appeal.state is not State.SIGN_OFF else "答复期限"


def working_days(days: int | str) -> str:
    return f"{days}个工作日"


BETWEEN_NAMES = "、，,；;"  # what people type between several names

SHOW, HISTORY, PHONE, SIMILAR = "查看全文", "办理经过", "联系方式", "类似答复"
USE_KEPT = "用刚才写的内容"
DELIVERIES, FOLLOW = "送达情况", "问题又出现，再次反映"
SHARE_PHONE, WINDOW = "发送本人手机号", "专窗"


def options(which: Labels) -> tuple[Option, ...]:
    return which
