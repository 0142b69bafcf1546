"""Explains why an appeal can't be moved now, and what is wrong in the forms about it."""

from bot.domain.appeals.action import Action
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import named
from bot.texts.style import dates, parties
from bot.texts.style.markup import Html, fill

BAD_INPUT = {
    "no_appeal": "没有找到您可以查看的诉求{number}。请核对编号，或发送 /my 从清单里打开。",
    "own_department": "“{name}”就是您单位。请输入建议的其他单位；说不准就点「跳过」。",
    "same_lead": "诉求就在{name}主办，请另选单位；不用改就点「取消」。",
    "same_helpers": "协办单位没有变。请点单位增减，或输入单位的名称；不用改就点「取消」。",
    "parts_typed": "请把各件事各写一行，一次发过来，最多{most}件；不用拆分就点「取消」。",
    "parts_wanted": "请点按钮选择；要自己分，就把内容发过来，每件事一行，最多{most}行。",
    "too_many_parts": "分成了{count}件，一次最多{most}件，请合并一些再发。",
    "part_too_short": "第{number}行太短，每件事至少{least}个字，请写完整再发。",
    "plan_without_date": "推进计划里要有日期，例如：12月底前完成设备安装。请补上后重新发送。",
    "template_there": "已经有标题是“{title}”的模板。请换一个标题；要改它，请点「取消」，再发送 /templates 选它。",
    "too_many_templates": "模板最多{most}条，现在不能再添加。请点「取消」，再发送 /templates 删除一条。",
}

_WHY_NOT = {
    Action.ANSWER_ON_SPOT: "现场答复只在坐诊进行时记录。坐诊已结束的，请督查员发送 /session 点「更正归档」后补记。",
}


def not_allowed(refusal: NotAllowed) -> Html:
    return fill(
        "诉求{number}目前是“{state}”，现在不能办理“{action}”，{why}请查看最新情况。",
        why=_WHY_NOT.get(refusal.action, "可能情况有变，或已过时限。"),
        number=refusal.number,
        state=labels.STATE[refusal.state],
        action=named(refusal.action),
    )


OVERTAKEN = (
    "诉求{number}已由{by}{at}先办了一步{did}，现在是“{state}”，您刚才的操作没有生效。\n"
    "刚才如果输入了内容，会接着发还给您。"
)


def overtaken(refusal: Overtaken) -> Html:
    at = f"在{dates.moment(refusal.at, refusal.at)}" if refusal.at else ""
    did = f"（{named(refusal.did)}）" if refusal.did else ""
    by = refusal.department or parties.PARTY[refusal.by]
    return fill(OVERTAKEN, at=at, did=did, by=by, number=refusal.number, state=labels.STATE[refusal.state])
