"""Wording of asking the enterprise for missing facts (补正), and of going on with or without them."""

from bot.domain.appeals.action import Action, State
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.checking import checks
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs.speaking_up import attached
from bot.texts.style.markup import Html, bold, lines, quote
from bot.texts.style.words import Words

P = Party


def _supplying(notice: Asked, _: Words) -> Html:
    how = "可以发文字、照片或文件，分几条发也行，发完点「完成」。"
    return lines(bold("请补正"), quote(str(notice.facts.get("wanted", "")), 600), how)


ASK = Said(
    action=Action.ASK,
    button="请企业补正",
    happened="请企业补正",
    confirmed=("已请企业补正", "已请企业补正，办理期限暂停计算"),
    titles={P.MEMBER: "{by}请您补正，办理期限暂停计算"},
    prefix="需要补正：",
    ground="需要补正",
    questions={
        "words": "<b>需要企业补充什么？</b>\n写清楚要哪些内容或材料。补正期间，办理期限暂停计算。",
        "send": checks("请核对补正要求", "没有问题就点「发送补正要求」，发给企业后，办理期限暂停计算。"),
    },
)
SUPPLY = Said(
    action=Action.SUPPLY,
    button="提交补正",
    happened="提交补正",
    confirmed=("已提交补正", "补正已提交"),
    titles={
        P.LEAD: "企业已补正，请继续办理",
        (P.LEAD, State.ASSIGNED): "企业已补正，请签收并办理",
        P.COORDINATOR: "企业已补正，请继续判断",
    },
    prefix="补正内容：",
    questions={"words": _supplying},
    adds=attached,
)
INFO_EXPIRED = Said(
    action=Action.INFO_EXPIRED,
    button="补正到期",
    happened="补正时间已到，没有收到补正",
    confirmed=("补正已到期", "补正时间已到，继续办理"),
    titles={
        P.MEMBER: "补正时间已到，按现有内容继续办理",
        P.LEAD: "企业没有按期补正，请按现有内容继续办理",
        (P.LEAD, State.ASSIGNED): "企业没有按期补正，请签收后按现有内容办理",
        P.COORDINATOR: "企业没有按期补正，请按现有内容判断",
    },
)

SAID: tuple[Said, ...] = (ASK, SUPPLY, INFO_EXPIRED)
