"""Wording of the survey (评价), whether the enterprise rates the answer or the time ends."""

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals import labels
from bot.texts.appeals.said import Said
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

P, S = Party, State


def _reasons(ready: Reasons) -> tuple[Reason, ...]:
    return ready.dissatisfied


def _satisfaction(note: str) -> str:
    return labels.SATISFACTION[Satisfaction(note)]


def _rate(notice: Asked, _: Words) -> Html:
    chosen = labels.SATISFACTION.get(notice.facts.get("satisfaction", ""))
    return lines(fill("您选了“{chosen}”。", chosen=chosen) if chosen else "", bold("问题解决了吗？"))


RATE = Said(
    action=Action.RATE,
    button="评价",
    happened="评价",
    confirmed=("已评价", "评价已记录，感谢您"),
    confirmed_at={S.REVIEW: ("已评价", "评价已记录，统筹员会认真复核")},
    afterwards="{hours}小时内可以点「更改评价」。",
    titles={
        (P.LEAD, S.REVIEW): "企业评价不满意，等待统筹员复核",
        (P.LEAD, S.HANDLING): "企业评价“{rating}”，请按计划推进，按期报告进展",
        (P.COORDINATOR, S.HANDLING): "企业更改了评价，由{lead}按计划推进",
        (P.LEAD, S.VISIT): "企业评价“{rating}”，等待统筹员回访",
        (P.COORDINATOR, S.VISIT): "企业评价“{rating}”，请您回访",
        (P.LEAD, S.CLOSED): "企业评价“{rating}”，诉求已销号",
        (P.COORDINATOR, S.REVIEW): "企业评价不满意，请您复核",
        (P.COORDINATOR, S.CLOSED): "企业更改评价为“{rating}”，诉求已销号",
    },
    prefix="企业的说明：",
    note_for_all="“{note}”",
    questions={
        "satisfaction": "<b>您对答复满意吗？</b>",
        "solved": _rate,
        "reason": "<b>不满意的主要原因是什么？</b>\n也可以用自己的话直接写。",
        "words": "<b>办理的速度和态度怎么样，还有什么想说的？</b>\n点一个按钮，或直接输入；没有就点「跳过」。",
    },
    reasons=_reasons,
    why="原因",
    names_note=_satisfaction,
    rates=True,
)
SURVEY_EXPIRED = Said(
    action=Action.SURVEY_EXPIRED,
    button="评价到期",
    happened="评价时间已到，记为“未评价”",
    confirmed=("评价已到期", "评价时间已到，记为“未评价”"),
    titles={
        (P.MEMBER, S.VISIT): "评价时间已到，记为“未评价”，等待回访",
        (P.MEMBER, S.HANDLING): "评价时间已到，记为“未评价”，由{lead}按计划推进",
        (P.LEAD, S.HANDLING): "企业没有按期评价，请按计划推进，按期报告进展",
        P.COORDINATOR: "企业没有按期评价，长期推进事项请您回访",
        (P.MEMBER, S.CLOSED): "评价时间已到，诉求按“未评价”销号",
        P.LEAD: "企业没有按期评价，诉求按“未评价”销号",
    },
)

SAID: tuple[Said, ...] = (RATE, SURVEY_EXPIRED)


def reason(code: str, words: Words) -> Reason | None:
    """Return the ready reason with which the enterprise explained its dissatisfaction; None for own words."""
    return RATE.reason(code, words)
