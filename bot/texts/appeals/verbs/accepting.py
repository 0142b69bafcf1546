"""What a department does with what it was given: accepts it (签收), in time or not, or returns it (退回)."""

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.appeal import Action
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
    titles={P.COORDINATOR: "{department}退回了诉求，请重新交办"},
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

SAID: tuple[Said, ...] = (ACCEPT, ACCEPT_BY_DEFAULT, RETURN)
