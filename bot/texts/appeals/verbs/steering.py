"""Wording of what a coordinator does with an appeal that has left the desk and is not answered yet.

They name another lead (改派), change helpers, remind, or take it back.
"""

from bot.domain.appeals.action import Action, State
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs.assigning import NAMING, ask_assisting
from bot.texts.appeals.verbs.filing import assist_by
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words
from bot.texts.words.verdict import candidate, ranked

P, S = Party, State

_CONTROLS = {("assisting", "skip"): Control("assisting", "下一步", "跳过")}


def _other(notice: Asked, _: Words) -> Html:
    former = str(notice.facts.get("former", ""))
    found = [fact for fact in ranked(notice.facts.get("verdict", {})) if fact["department"] != former]
    items = [candidate(number, item) for number, item in enumerate(found, 1)]
    now = fill("现在由{former}主办。", former=former) if former else ""
    return lines(bold("改由哪个单位主办？"), now, *items, "答复期限不变，由新的单位签收后办理。", NAMING)


def _assisting(notice: Asked, _: Words) -> Html:
    return ask_assisting(notice, _CONTROLS)


def _helpers(notice: Asked, _: Words) -> Html:
    return lines(
        bold("哪些单位协办？"),
        fill("主办：{lead}", lead=notice.facts.get("lead") or "待定"),
        fill("协办：{names}", names="、".join(notice.facts.get("helping", ())) or "无"),
        "点单位增减，也可以输入名称，可以一次输入几个；改好了点「完成」。",
    )


REASSIGN = Said(
    action=Action.REASSIGN,
    button="改派",
    happened="改派",
    confirmed=("已改派", "已改由{lead}主办，原单位已告知"),
    titles={
        P.MEMBER: "诉求改由{lead}办理，答复期限不变",
        (P.MEMBER, S.NEEDS_INFO): "诉求改由{lead}办理，还请您补正",
        (P.MEMBER, S.SCHEDULED): "诉求改由{lead}在坐诊时当面答复",
        P.LEAD: "有诉求改派给您单位主办，请签收，答复期限不变",
        (P.LEAD, S.NEEDS_INFO): "有诉求改派给您单位主办，企业补正后请签收",
        (P.LEAD, S.SCHEDULED): "有坐诊诉求改由您单位当面答复，请提前研究",
        P.ASSISTING: "有诉求请您单位协办，改由{lead}主办",
        P.FORMER: "诉求改由{lead}主办，您单位不用再办",
    },
    prefix="改派的理由：",
    note_for_all="，主办：{note}",
    ground="改派的理由",
    questions={
        "lead": _other,
        "assisting": _assisting,
        "words": "<b>为什么改派？</b>\n写清楚理由，会告诉企业和两个单位。"
        "原单位拟好的答复不会发出，在办理经过里看得到。",
    },
    adds=assist_by,
    controls=_CONTROLS,
)
RECALL = Said(
    action=Action.RECALL,
    button="收回",
    happened="收回，重新判断由谁办理",
    confirmed=("已收回", "已收回，请重新判断由谁办理"),
    titles={
        P.MEMBER: "诉求已收回，由统筹员重新判断交哪个部门办理",
        P.FORMER: "统筹员收回了诉求，您单位先不用办",
    },
    prefix="收回的理由：",
    ground="收回的理由",
    questions={
        "words": "<b>为什么收回？</b>\n写清楚理由，会告诉企业和原单位。收回后由您重新交办，已有的答复期限不变；"
        "企业的坐诊挂号不受影响。"
    },
)
PROMPT = Said(
    action=Action.PROMPT,
    button="催办",
    happened="统筹员催办",
    confirmed=("已催办", "催办已发出，并记入办理经过"),
    titles={
        P.LEAD: "统筹员催办，请抓紧办理",
        (P.LEAD, S.ASSIGNED): "统筹员催办，请尽快签收并办理",
        (P.LEAD, S.SCHEDULED): "统筹员催办，请抓紧准备坐诊时的答复",
        P.HEAD: "统筹员催办，请尽快审签",
        P.MEMBER: "统筹员提醒您：这件诉求还等您补正",
    },
    prefix="统筹员的意见：",
    questions={"words": "<b>想说什么？</b>\n一两句话就行，会发给现在该办的人，并记入办理经过。一天可以催一次。"},
)
CHANGE_HELP = Said(
    action=Action.CHANGE_HELP,
    button="增减协办",
    happened="调整协办单位",
    confirmed=("已调整", "协办单位已调整，有变化的单位已告知"),
    titles={
        P.LEAD: "统筹员调整了协办单位",
        P.ASSISTING: "有诉求请您单位协办，{lead}主办",
        P.FORMER: "统筹员调整了协办单位，您单位不用再协办",
    },
    note="协办：{note}",
    questions={"assisting": _helpers},
    adds=assist_by,
)

SAID: tuple[Said, ...] = (REASSIGN, RECALL, PROMPT, CHANGE_HELP)
