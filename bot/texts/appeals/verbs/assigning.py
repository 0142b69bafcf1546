"""Wording of assigning a new appeal (交办) and of declining it (不予受理)."""

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.action import Action
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals import dates_due
from bot.texts.appeals.checking import checks
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs.filing import assist_by
from bot.texts.style import layout
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words
from bot.texts.words.verdict import candidate, ranked

P = Party

NAMING = "点按钮选择，也可以回复序号，或直接输入部门、州市的名称。"
COMPLEX = "统筹员按复杂事项交办，{days}个工作日答复。"


def _decline_reasons(ready: Reasons) -> tuple[Reason, ...]:
    return ready.decline


def _assigned(notice: Moved, words: Words) -> Html:
    is_complex = dates_due.is_complex(notice.view.appeal, words)
    longer = fill(COMPLEX, days=words.limits.complex_reply_days) if is_complex else ""
    return lines(assist_by(notice, words), longer)


def _lead(notice: Asked, _: Words) -> Html:
    proposed = str(notice.facts.get("proposed", ""))
    found = [fact for fact in ranked(notice.facts.get("verdict", {})) if fact["department"] != proposed]
    first = fill("1. {name}（退回的单位建议）", name=proposed) if proposed else ""
    items = [candidate(number, item) for number, item in enumerate(found, 2 if proposed else 1)]
    return lines(bold("交给哪个单位主办？"), first, *items, NAMING)


def ask_assisting(notice: Asked, own: layout.Controls) -> Html:
    chosen = "、".join(notice.facts.get("assisting", []))
    return lines(
        bold("需要其他单位协办吗？"),
        fill("主办：{lead}", lead=notice.facts.get("lead", "")),
        fill("协办：{chosen}", chosen=chosen) if chosen else "",
        fill(
            "点按钮或输入名称，可以一次输入几个；{when}点「{button}」。",
            when="选好了" if chosen else "不需要就",
            button=layout.label(notice, "skip", own),
        ),
    )


def _check_assign(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("assisting", []))
    return lines(
        bold("请核对，确认后交办"),
        fill("主办：{lead}", lead=notice.facts.get("lead", "")),
        fill("协办：{chosen}", chosen=chosen or "无"),
    )


CONTROLS = {("assisting", "skip"): Control("assisting", "下一步", "跳过")}


def _assisting(notice: Asked, _: Words) -> Html:
    return ask_assisting(notice, CONTROLS)


ASSIGN = Said(
    action=Action.ASSIGN,
    button="交办",
    happened="交办",
    confirmed=("已交办", "已交{lead}主办"),
    titles={
        P.MEMBER: "诉求已交{lead}办理",
        P.LEAD: "有诉求交您单位主办，请签收",
        P.ASSISTING: "有诉求请您单位协办，{lead}主办",
    },
    note_for_all="，主办：{note}",
    questions={"lead": _lead, "assisting": _assisting, "send": _check_assign},
    adds=_assigned,
    controls=CONTROLS,
)
DECLINE = Said(
    action=Action.DECLINE,
    button="不予受理",
    happened="决定不予受理",
    confirmed=("已记录", "已记为不予受理，并告知企业"),
    titles={P.MEMBER: "诉求不予受理，理由和解决途径如下"},
    prefix="说明：",
    ground="不予受理的理由",
    questions={
        "reason": "<b>不予受理的理由是什么？</b>\n企业会看到理由和建议的办理渠道。",
        "words": "<b>请写给企业的说明</b>\n语气平和，说清楚为什么不受理、可以去哪里反映。",
        "send": checks("请核对给企业的说明", "没有问题就点「确认不予受理」，发给企业。"),
    },
    reasons=_decline_reasons,
    hints=True,
    objected="您单位的异议已经研究，仍不予受理，理由和解决途径如下",
)

SAID: tuple[Said, ...] = (ASSIGN, DECLINE)
