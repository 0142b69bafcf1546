"""An appeal in every state and in everybody's eyes, with any words put into it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.config.loader import builtin_pack, load
from bot.domain.appeals import moves
from bot.domain.appeals.action import SETTLED, Action, Ground, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.grounds import grounds
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.remedies import InForce, Remedy
from bot.domain.appeals.situation import Fact, Situation
from bot.domain.appeals.survey import Satisfaction, Solved, Survey
from bot.domain.base.party import Party
from bot.domain.classes.effect import Stated
from bot.domain.classes.tally import ClassTally, Mechanism
from bot.domain.time.calendar import SHANGHAI
from bot.texts.style.words import Words

PACK = load(builtin_pack())
WORDS = Words(PACK, "yn_zuozhen_bot")
START = datetime(2024, 10, 25, 9, 12, tzinfo=SHANGHAI)
DUE = datetime(2024, 11, 8, 17, 30, tzinfo=SHANGHAI)

EVERYTHING = Situation.where(
    *(Fact.BOOKED, Fact.MAY_RETURN, Fact.MAY_ASK, Fact.MAY_OBJECT, Fact.MAY_RERATE, Fact.MAY_REOPEN, Fact.MAY_REROUTE),
    *(Fact.MAY_PROMPT, Fact.HAS_LEAD, Fact.NO_PLAN, Fact.MAY_DISOWN, Fact.DISOWNED, Fact.UNSEALED),
)
NO_VIEWERS = {
    Party.FORMER,
    Party.SYSTEM,
    Party.COUNTER,
    Party.ADMIN,
    Party.MANAGER,
    Party.SELF,
    Party.CLAIMANT,
}
VIEWERS = tuple(party for party in Party if party not in NO_VIEWERS)


@dataclass(frozen=True)
class Typed:
    """What people typed: the appeal, other words, and names."""

    text: str = "我们做老挝那边过来的跨境物流，磨憨口岸的铜矿要采样送到昆明化验，货压在口岸好多天，请海关缩短检验时间。"
    words: str = "自下月起磨憨口岸可就地采样化验，三个工作日出结果。"
    name: str = "云南磨憨跨境物流有限公司"
    person: str = "李敏"
    department: str = "昆明海关"


def appeal(state: State, typed: Typed, **given: Any) -> Appeal:
    told = {State.ANSWERED, State.REVIEW, State.VISIT, State.CLOSED}
    answered = state in told or state is State.SIGN_OFF
    made = Appeal(
        id=7,
        number="YN-2024-0087",
        enterprise=1,
        filed_by=3,
        filed_at=START,
        text=typed.text,
        kind="服务需求",
        theme="交通物流",
        region="昆明市",
        verdict=verdict(typed),
        state=state,
        round=1,
        lead=None if state in {State.TRIAGE, State.SCHEDULED, State.DECLINED} else typed.department,
        assisting=("省商务厅",) if state not in {State.TRIAGE, State.SCHEDULED, State.DECLINED} else (),
        clock_from=START,
        assist_due_at=START + timedelta(days=5),
        awaited=("省商务厅",) if state in {State.ASSIGNED, State.HANDLING} else (),
        session_at=START + timedelta(days=12) if state is State.SCHEDULED else None,
        due_at=None if state in {State.SCHEDULED, State.DECLINED} else DUE,
        paused_at=START if state is State.NEEDS_INFO else None,
        answered_at=START + timedelta(days=3) if state in told else None,
        settled_at=START + timedelta(days=4) if state in SETTLED else None,
        ground=Ground.BY_HAND if state is State.CLOSED else None,
        outcome=Outcome.SOLVED if answered else None,
        answer=typed.words if answered else "",
        plan=typed.words[:200] if answered else "",
        original_due_at=datetime(2024, 11, 1, 17, 30, tzinfo=SHANGHAI),
    )
    return replace(made, **given)


def verdict(typed: Typed) -> dict[str, Any]:
    ranked = [
        {"department": typed.department, "score": 0.9312, "words": [["磨憨", 2.0], [typed.words[:6], 1.5]]},
        {"department": "省商务厅", "score": 0.41, "words": [["跨境", 1.0]]},
        {"department": "省交通运输厅", "score": 0.0004, "words": []},
    ]
    return {"ranked": ranked, "decision": "assign", "urgent": ["停产", typed.words[:6]]}


def said(action: Action, made: Appeal, typed: Typed) -> Event:
    reason = {Action.DECLINE: "R1", Action.CLOSE: "S5", Action.ASK_TIME: "5"}.get(action, "")
    party = Party.LEAD if action in {Action.ASK, Action.ASK_TIME} else Party.COORDINATOR
    return Event(START, None, party, None, action, made.state, made.state, made.round, reason, typed.words)


GIVEN = (Action.ASK, Action.DECLINE, Action.REWORK, Action.UPHOLD, Action.ASK_TIME, Action.GRANT_TIME, Action.CLOSE)


def contributed(typed: Typed) -> Event:
    said = {"reason": "", "words": typed.words}
    return Event(START, None, Party.ASSISTING, "省商务厅", Action.CONTRIBUTE, State.HANDLING, State.HANDLING, 1, **said)


def noted(typed: Typed) -> Event:
    said = {"reason": "", "words": typed.words}
    return Event(START, None, Party.COORDINATOR, None, Action.NOTE, State.HANDLING, State.HANDLING, 1, **said)


def remedy(typed: Typed, viewer: Party) -> Remedy:
    measures = (InForce(typed.words, START, typed.words[:100]), InForce("设快速通道。", START))
    return Remedy(3, typed.name[:30], typed.department, measures, opens=viewer is not Party.MEMBER)


def tally(typed: Typed) -> ClassTally:
    fresh = (Mechanism(3, typed.name[:30], typed.department, typed.words, typed.words[:100]),) * 12
    return ClassTally(
        9, 4, 2, 1, 17, fresh, (Stated(typed.words[:40], "2–3", "天", typed.words[:100], "2024-08"),) * 12
    )


def view(
    state: State, viewer: Party, typed: Typed, rating: Satisfaction = Satisfaction.UNSATISFIED, **given: Any
) -> AppealView:
    made = appeal(state, typed, **given)
    rated = state in {State.REVIEW, State.VISIT, State.CLOSED}
    survey = Survey(7, 1, typed.department, START)
    if rated:
        survey = replace(
            survey,
            rated_at=START,
            satisfaction=rating,
            solved=Solved.NO if rating is Satisfaction.UNSATISFIED else Solved.YES,
            reason="D3" if rating is Satisfaction.UNSATISFIED else "",
            words=typed.words,
        )
    may = EVERYTHING.with_fact(Fact.ASKED_IN_HANDLING, holds=made.resume_state is State.HANDLING)
    return AppealView(
        appeal=made,
        enterprise=typed.name,
        viewer=viewer,
        allowed=moves.TABLE.allowed(state, {viewer}, may),
        survey=survey,
        files=2,
        contributions=(contributed(typed),),
        notes=(noted(typed),) if viewer is not Party.MEMBER else (),
        follows="YN-2023-0061",
        may_file_again=state is State.CLOSED and viewer is Party.MEMBER,
        remedy=remedy(typed, viewer),
        grounds=grounds(made, [said(action, made, typed) for action in GIVEN]),
    )
