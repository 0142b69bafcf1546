"""What the states and actions of class issues are called, and why one can't be done."""

from datetime import datetime

from bot.domain.classes.class_issue import ClassAction, ClassIssue, ClassState
from bot.domain.classes.errors import ClassRefused
from bot.domain.classes.measure import Measure, MeasureKind
from bot.texts.style import dates
from bot.texts.style.markup import Html, excerpt, fill

STATE = {
    ClassState.DRAFT: "待确认",
    ClassState.CONFIRMED: "已确认",
    ClassState.MEASURES: "措施推进中",
    ClassState.OBSERVED: "观察中",
    ClassState.DONE: "已解决",
    ClassState.RECURRED: "复发",
    ClassState.REFUSED: "不是一类事",
    ClassState.MERGED: "已合并",
}
ACTION = {
    ClassAction.PROPOSE: "提出",
    ClassAction.CONFIRM: "确认是一类事",
    ClassAction.REFUSE: "不是一类事",
    ClassAction.ADD: "加入诉求",
    ClassAction.TAKE_OUT: "取出诉求",
    ClassAction.MERGE: "并入另一件",
    ClassAction.CORRECT: "改名称成因",
    ClassAction.APPOINT: "定牵头和期限",
    ClassAction.PLAN: "添加措施",
    ClassAction.COMPLETE: "措施已落实",
    ClassAction.STATE_EFFECT: "填写成效",
    ClassAction.OBSERVE: "转入观察",
    ClassAction.SETTLE: "认定解决",
    ClassAction.RECUR: "认定复发",
}
MEASURE = {
    MeasureKind.RULES: "修订制度",
    MeasureKind.POLICY: "出台政策",
    MeasureKind.PROCESS: "优化流程",
    MeasureKind.SYSTEM: "上线系统",
    MeasureKind.TRAINING: "开展培训",
    MeasureKind.OTHER: "其他措施",
}
BAD_INPUT = {
    "no_class": "没有找到您可以查看的一类事“{words}”。请写它的号，例如 /class 3；发送 /classes 查看全部。",
    "class_has_it": "诉求{number}已经在一类事{class_issue}号里。请先从那里取出，或把两件合并。",
    "no_member": "诉求{number}不在这件一类事里。请点按钮选择，或输入其中一件的编号。",
}


def title(issue: ClassIssue) -> str:
    """Return what a class is called in one line: its name, or until it has one the words that its members share."""
    return f"{issue.id}号　{issue.name or '、'.join(issue.words[:4]) or STATE[issue.state]}"


def on_button(issue: ClassIssue) -> str:
    return excerpt(title(issue), 24)


def measure_on_button(measure: Measure) -> str:
    return excerpt(measure.words, 24)


def usual(due: datetime) -> str:
    return f"就定{dates.day(due)}"


def refused(refusal: ClassRefused) -> Html:
    return fill(
        "一类事{row}号目前是“{state}”，现在不能{action}，可能别人刚办过，或还缺条件。"
        "请发送 /class {row} 查看最新情况。",
        row=refusal.class_issue,
        state=STATE[refusal.state],
        action=ACTION[refusal.action],
    )
