"""Wording of supervising (督办): a supervisor urges whoever has to act."""

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.texts.appeals.said import Said

P = Party

SUPERVISE = Said(
    action=Action.SUPERVISE,
    button="督办",
    happened="督办",
    confirmed=("已督办", "督办已发出，并记入督办台账"),
    titles={
        P.LEAD: "督查员督办，请尽快办理",
        P.HEAD: "督查员督办，请督促尽快办理",
        P.COORDINATOR: "督查员督办了一件诉求，请跟进",
    },
    prefix="督办要求：",
    questions={"words": "<b>请写督办要求</b>\n写清楚要求和期限，会告知该办的单位和统筹员。"},
)

SAID: tuple[Said, ...] = (SUPERVISE,)
