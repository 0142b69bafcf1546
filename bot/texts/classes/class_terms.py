"""What the states and actions of class issues are called, and why one can't be done."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.classes.class_issue import ClassAction, ClassIssue, ClassState
from bot.domain.classes.effect import Effect, Stated
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
    ClassAction.TAKE_OVER: "并进另一件",
    ClassAction.SPLIT: "拆成两件",
    ClassAction.CORRECT: "改名称成因",
    ClassAction.APPOINT: "定牵头和期限",
    ClassAction.PLAN: "添加措施",
    ClassAction.COMPLETE: "措施已落实",
    ClassAction.ATTACH: "补充附件",
    ClassAction.NOTE: "报告进展",
    ClassAction.STATE_EFFECT: "填写成效",
    ClassAction.ANSWER: "统一答复",
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
STANDING = {"PLANNED": "还在计划", "IN_FORCE": "已经见效"}
NEW_EFFECT = "填写新的成效"
TODAY = "今天"
AS_SUGGESTED, AS_DRAFTED = "采用建议答复", "采用这份草稿"
WHY_ALONE = "同类诉求统一答复，不再等协办意见。"
BAD_INPUT = {
    "class_split_few": "拆出的和留下的都至少要{least}件。现在选了{chosen}件，共{members}件，请再选或少选。",
    "class_all_answered": "这件一类事里没有需要答复的诉求：没有答复的都已拟好草稿，已答复的都已告诉企业。",
    "class_names_enterprise": "答复里写了企业“{name}”，别的企业会看到。请删去，需要写企业名称的地方用“【企业】”代替。",
    "class_files_wanted": "这一步请发送文件或图片，发完了点「完成」；没有要附的，点「没有附件」或「取消」。",
    "class_no_drafts": "现在没有等您确认的统一答复，可能已经发出，或诉求已有新进展。",
    "class_help_said": "您单位已经回答过，谢谢。",
    "no_amount": "没有看出数量和单位。请用数字写，例如“2–3天”“61名”“30%”；减少还是增加，写在上一步。",
    "no_since": "没有看出年月或日期。请写到月或到日，例如“{example}”或“{example}15日”。",
    "since_to_come": "已经见效的，时间不能在今天之后。还没有做到的，请点「上一步」选“还在计划”。",
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


def amount(effect: Stated) -> str:
    return f"{effect.amount}{effect.unit}"


def stated(effect: Stated) -> str:
    """Return an effect in a few words; what is only planned is never said as if it were in force."""
    return f"{'' if effect.since else '计划'}{effect.words}{amount(effect)}"


def effect_on_button(effect: Effect) -> str:
    return excerpt(f"改：{stated(effect)}", 24)


def suggested(in_force: Iterable[Measure]) -> str:
    """Return an answer made of the measures that are in force, as the lead may take it or write it anew."""
    text = "；".join(measure_in_force(item) for item in in_force)
    return f"【企业】：您单位反映的问题（诉求【编号】）已有办法：{text}。请按此办理；还有困难，请在评价时告诉我们。"


def measure_in_force(measure: Measure) -> str:
    """Return a measure in force in one line, as an enterprise reads it."""
    paper = f"，{measure.document}" if measure.document else ""
    began = dates.month_or_day(measure.since) or (dates.date_of(measure.done_at) if measure.done_at else "")
    return f"{measure.words.rstrip('。；')}（{began}起{paper}）"


def usual(due: datetime) -> str:
    return f"就定{dates.day(due)}"


def refused(refusal: ClassRefused) -> Html:
    return fill(
        "一类事{row}号目前是“{state}”，现在不能办理“{action}”，可能别人刚办过，或还缺条件。"
        "请发送 /class {row} 查看最新情况。",
        row=refusal.class_issue,
        state=STATE[refusal.state],
        action=ACTION[refusal.action],
    )
