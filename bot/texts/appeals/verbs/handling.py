"""Wording of the work on an appeal: progress, contributions (协办意见), and handing it over (经办)."""

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.texts.appeals.checking import checks
from bot.texts.appeals.said import Said

P = Party

PROGRESS = Said(
    action=Action.PROGRESS,
    button="报告进展",
    happened="报告进展",
    confirmed=("已报告进展", "进展已报告"),
    titles={P.MEMBER: "{lead}报告了办理进展", P.LEAD: "{department}报告了协办进展"},
    prefix="进展：",
    questions={
        "words": "<b>办理有什么进展？</b>\n写一两句话就行。主办单位的进展会告诉企业，协办单位的会告诉主办单位。",
        "send": checks("请核对进展", "没有问题就点「发送进展」。"),
    },
)
CONTRIBUTE = Said(
    action=Action.CONTRIBUTE,
    button="协办意见",
    happened="给出协办意见",
    confirmed=("已提交", "协办意见已告诉主办单位"),
    titles={P.LEAD: "{department}给出了协办意见"},
    prefix="协办意见：",
    questions={"words": "<b>您单位的协办意见是什么？</b>\n会告诉主办单位，企业看不到。没有意见也请说明。"},
)
HAND_OVER = Said(
    action=Action.HAND_OVER,
    button="转交同事",
    happened="转交同事",
    confirmed=("已转交", "已转交{note}办理，之后的提醒都发给{note}"),
    titles={P.LEAD: "诉求转由{note}办理", P.FORMER: "诉求转由{note}办理，您不用再办"},
    note="由{note}办理",
    questions={"to": "<b>转交给哪位同事？</b>\n转交后由同事继续办理，期限不变，之后的提醒都发给同事。"},
    out_of_it=True,
)
STAND_IN = Said(
    action=Action.STAND_IN,
    button="请假转办",
    happened="经办人请假，转给同事办理",
    confirmed=("已转办", "经办人请假，已转给同事办理"),
    titles={P.LEAD: "经办的同事请假，这件诉求请您接着办理"},
    note="由{note}办理",
)

SAID: tuple[Said, ...] = (PROGRESS, CONTRIBUTE, HAND_OVER, STAND_IN)
