"""Wording of a coordinator's decision after a rating: rework (重办), uphold (维持), visit (回访), or close (销号)."""

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.action import Action, State
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.checking import checks
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs.assigning import NAMING
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

P, S = Party, State


def _reasons(ready: Reasons) -> tuple[Reason, ...]:
    return ready.closing


def _again(notice: Asked, _: Words) -> Html:
    items = [fill("{n}. {name}", n=number, name=option.label) for number, option in enumerate(notice.options, 1)]
    return lines(bold("由哪个单位重新办理？"), *items, "交给其他单位的，由该单位签收后办理。", NAMING)


REWORK = Said(
    action=Action.REWORK,
    button="重新办理",
    happened="决定重新办理",
    confirmed=("已交回重办", "已交{lead}重新办理（第{round}轮）"),
    titles={
        P.MEMBER: "诉求将由{lead}重新办理（第{round}轮）",
        (P.LEAD, S.ASSIGNED): "有重办的诉求交您单位主办，请签收（第{round}轮）",
        (P.LEAD, S.HANDLING): "请重新办理这件诉求（第{round}轮）",
        P.FORMER: "诉求改由{lead}重新办理（第{round}轮），您单位不用再办",
    },
    prefix="统筹员的意见：",
    note_for_all="，主办：{note}",
    ground="重新办理的意见",
    questions={"lead": _again, "words": "<b>重新办理要注意什么？</b>\n写清楚要求，会发给主办单位和企业。"},
)
UPHOLD = Said(
    action=Action.UPHOLD,
    button="维持答复",
    happened="复核后维持答复",
    confirmed=("已维持答复", "已维持原答复，请回访企业"),
    confirmed_at={S.HANDLING: ("已维持答复", "已维持原答复，由{lead}按计划推进")},
    titles={
        (P.MEMBER, S.HANDLING): "经复核，维持原答复，由{lead}按计划推进",
        P.LEAD: "经复核，维持原答复，请按计划推进，按期报告进展",
        P.MEMBER: "经复核，维持原答复，统筹员将回访您",
    },
    prefix="统筹员的说明：",
    ground="维持答复的说明",
    questions={
        "words": "<b>为什么维持原答复？</b>\n写清楚理由，会告诉企业。",
        "send": checks("请核对给企业的说明", "没有问题就点「发送说明」，发给企业。"),
    },
)
VISIT = Said(
    action=Action.VISIT,
    button="记录回访",
    happened="完成回访，销号",
    confirmed=("已记录回访", "回访已记录，诉求已销号"),
    titles={P.MEMBER: "回访已完成，诉求已销号", P.LEAD: "回访已完成，诉求已销号"},
    prefix="回访记录：",
    ground="回访记录",
    questions={
        "second": "<b>企业现在怎么评价？</b>\n按企业在回访中说的选。",
        "words": "<b>回访情况如何？</b>\n写清楚企业的意见和问题是否解决。",
    },
)
CLOSE = Said(
    action=Action.CLOSE,
    button="说明理由销号",
    happened="说明理由销号",
    confirmed=("已销号", "已说明理由销号，并告知企业"),
    titles={P.MEMBER: "统筹员已将诉求销号，理由如下", P.LEAD: "统筹员已将诉求销号，理由如下"},
    prefix="销号说明：",
    ground="销号的理由",
    questions={
        "reason": "<b>销号的理由是什么？</b>\n企业会看到理由和您的说明。",
        "words": "<b>请写销号说明</b>\n写清楚办到哪一步、为什么可以销号，会告诉企业和主办单位。",
    },
    reasons=_reasons,
)

SAID: tuple[Said, ...] = (REWORK, UPHOLD, VISIT, CLOSE)
