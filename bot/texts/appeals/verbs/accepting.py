"""Wording of what a department does with an appeal that it was given.

It accepts (签收), returns (退回), or says it is not competent.
"""

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.action import Action
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.said import Said
from bot.texts.style import dates
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

P = Party

MAY_RETURN = "不属于本单位职责的，可以退回并说明理由。"
PROPOSED = "建议由{name}办理。"


def _reasons(ready: Reasons) -> tuple[Reason, ...]:
    return ready.return_


def _proposed(notice: Moved, _: Words) -> Html | str:
    return fill(PROPOSED, name=notice.note) if notice.note else ""


def _returning(notice: Asked, _: Words) -> Html:
    ruling = notice.facts.get("ruling")
    earlier = "您单位以前退回过同类诉求{number}，{day}裁定由{lead}办理。" if ruling else ""
    facts = {"number": ruling.number, "day": dates.day(ruling.at), "lead": ruling.lead} if ruling else {}
    return lines(bold("退回的理由是什么？"), "退回不会重新计算答复期限。", fill(earlier, **facts))


ACCEPT = Said(
    action=Action.ACCEPT,
    button="签收",
    happened="签收",
    confirmed=("已签收", "已签收，开始办理"),
    titles={P.MEMBER: "{lead}已签收，开始办理"},
)
ACCEPT_BY_DEFAULT = Said(
    action=Action.ACCEPT_BY_DEFAULT,
    button="默认签收",
    happened="到期未签收，视为签收",
    confirmed=("已视为签收", "到期没有签收，已视为签收"),
    titles={P.LEAD: "您单位到期没有签收，已视为签收，请抓紧办理", P.COORDINATOR: "{lead}到期没有签收，已视为签收"},
)
RETURN = Said(
    action=Action.RETURN,
    button="退回",
    happened="退回",
    confirmed=("已退回", "已退回，由统筹员重新交办"),
    titles={
        P.COORDINATOR: "{department}退回了诉求，请重新交办",
        P.FORMER: "{department}退回了诉求，由统筹员重新判断，您单位先不用办",
    },
    prefix="退回说明：",
    note="建议由{note}办理",
    ground="{department}退回",
    questions={
        "reason": _returning,
        "proposed": "<b>建议由哪个单位办理？</b>\n点按钮选择，或直接输入部门、州市的名称；说不准就点「跳过」。",
        "words": "<b>请说明退回的依据</b>\n写清楚为什么不由本单位办理。",
    },
    reasons=_reasons,
    inside=True,
    adds=_proposed,
    besides={P.LEAD: MAY_RETURN},
)
DISOWN = Said(
    action=Action.DISOWN,
    button="非本单位职责",
    happened="认为不是本单位职责，请统筹员决定",
    confirmed=("已提出", "已请统筹员决定，决定之前请继续办理"),
    titles={P.COORDINATOR: "{lead}认为不是本单位职责，请您决定改派还是维持交办"},
    prefix="理由：",
    note="建议由{note}办理",
    ground="主办单位认为不是本单位职责",
    questions={
        "proposed": "<b>应由哪个单位办理？</b>\n点按钮选择，或直接输入部门、州市的名称；说不准就点「跳过」。",
        "words": "<b>为什么不是本单位职责？</b>\n写清楚依据，由统筹员决定；决定之前答复期限照常计算，请继续办理。",
    },
    inside=True,
    adds=_proposed,
)
KEEP_LEAD = Said(
    action=Action.KEEP_LEAD,
    button="维持交办",
    happened="维持交办",
    confirmed=("已维持交办", "已维持交办，由{lead}继续办理"),
    titles={P.LEAD: "统筹员决定仍由您单位办理，请抓紧办理"},
    prefix="统筹员的意见：",
    ground="维持交办的意见",
    questions={"words": "<b>为什么仍由这个单位办理？</b>\n写清楚依据，会告知主办单位。"},
    inside=True,
)

SAID: tuple[Said, ...] = (ACCEPT, ACCEPT_BY_DEFAULT, RETURN, DISOWN, KEEP_LEAD)
