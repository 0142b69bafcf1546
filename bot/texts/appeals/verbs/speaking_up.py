"""Wording of an enterprise that speaks up about its appeal, asked by nobody.

It adds to it, urges, objects, asks for another department, reopens or withdraws it.
"""

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.texts.appeals.said import Said
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

P, S = Party, State

FILES = "附件现有{files}个。"


def attached(notice: Moved, _: Words) -> Html | str:
    return fill(FILES, files=notice.view.files) if notice.view.files else ""


URGE = Said(
    action=Action.URGE,
    button="催办",
    happened="催办",
    confirmed=("已催办", "催办已发出，并记入办理经过"),
    afterwards="每{every}个工作日可以催办一次。",
    not_now="现在还不能催办：超过期限才能催办，{every}个工作日可以催办一次。",
    titles={
        P.LEAD: "{late}已超期，企业催办，请尽快办理",
        P.HEAD: "答复已超期，企业催办，请尽快审签",
        P.COORDINATOR: "{lead}的{late}已超期，企业催办，请督促",
        (P.COORDINATOR, S.TRIAGE): "答复已超期，企业催办，请马上判断由谁办理",
        (P.COORDINATOR, S.REVIEW): "复核已超期，企业催办，请马上决定",
    },
    prefix="企业的说明：",
    questions={"words": "<b>想对办理单位说什么？</b>\n一两句话就行，会转告办理单位和统筹员。"},
    besides={P.MEMBER: "可以点「催办」。"},
)
ADD = Said(
    action=Action.ADD,
    button="补充内容",
    happened="补充内容",
    confirmed=("已补充", "补充内容已提交"),
    titles={P.LEAD: "企业补充了内容", P.ASSISTING: "企业补充了内容", P.COORDINATOR: "企业补充了内容，请一并判断"},
    prefix="补充内容：",
    questions={"words": "<b>要补充什么？</b>\n可以发文字、照片或文件，分几条发也行，发完点「完成」。"},
    adds=attached,
    besides={P.MEMBER: "这期间可以补充内容。"},
)
REOPEN = Said(
    action=Action.REOPEN,
    button="要求重办",
    happened="要求重新办理",
    confirmed=("已提出要求", "重新办理的要求已提交"),
    titles={
        P.MEMBER: "统筹员将重新复核这件诉求",
        P.LEAD: "统筹员将重新复核这件诉求",
        P.COORDINATOR: "企业要求重新办理，请您决定",
    },
    prefix="理由：",
    questions={"words": "<b>为什么要重新办理？</b>\n写清楚哪里没有解决，统筹员会据此决定。"},
    window="诉求已销号。问题没有真正解决的，可在{until}前点「要求重办」。",
)
OBJECT = Said(
    action=Action.OBJECT,
    button="提出异议",
    happened="对不予受理提出异议",
    confirmed=("已提出异议", "异议已提交"),
    titles={P.COORDINATOR: "企业对不予受理提出异议，请重新判断"},
    prefix="企业的异议：",
    ground="企业的异议",
    questions={"words": "<b>您的异议是什么？</b>\n写清楚理由，统筹员会重新判断。只能提出一次。"},
    window="对不予受理有异议的，可在{until}前点「提出异议」，限一次。",
)
REROUTE = Said(
    action=Action.REROUTE,
    button="部门不对",
    happened="认为部门不对，请重新判断",
    confirmed=("已提出", "已请统筹员重新判断由谁办理"),
    titles={
        P.FORMER: "企业认为部门不对，诉求已交统筹员重新判断，您单位先不用办",
        P.COORDINATOR: "企业认为部门不对，请重新判断由谁办理",
    },
    prefix="企业的说明：",
    ground="企业认为部门不对",
    questions={
        "words": "<b>为什么觉得部门不对？</b>\n写清楚理由，"
        "知道应由哪个部门办理的也请写上。由统筹员重新判断，判断后不再改，只能提出一次。",
    },
)
WITHDRAW = Said(
    action=Action.WITHDRAW,
    button="撤回诉求",
    happened="撤回诉求",
    confirmed=("已撤回", "诉求已撤回"),
    not_now="现在不能撤回：已经答复、销号、撤回的诉求不能撤回。",
    titles={
        P.LEAD: "企业撤回了诉求，不用再办",
        P.ASSISTING: "企业撤回了诉求，不用再协办",
        P.COORDINATOR: "企业撤回了诉求，不用再判断",
    },
    questions={"sure": "<b>确定撤回这件诉求吗？</b>\n撤回后不再办理，也不能恢复；以后需要时可以重新提交。"},
)

SAID: tuple[Said, ...] = (URGE, ADD, REOPEN, OBJECT, REROUTE, WITHDRAW)
