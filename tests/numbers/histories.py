"""Appeals with any past that the table of moves allows, lived through the real use cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.domain.appeals import moves
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.situation import Situation
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.party import Party
from bot.domain.desk import bulk
from bot.domain.people.person import SYSTEM, Actor, Person, Role
from bot.usecases import book as verbs
from bot.usecases.appeals import known, viewing
from bot.usecases.appeals.verbs import undoing
from bot.usecases.sessions import bringing
from storage.appeals import appeals
from storage.people import people
from storage.sessions import sessions
from tests.desk import ELSEWHERE, HOME, Desk

LEADS = (HOME, ELSEWHERE, "省商务厅")
THEMES, KINDS, REGIONS = ("外资外贸", "金融服务", ""), ("服务需求", "政策咨询", "意见建议"), ("昆明市", "曲靖市")
LONGEST = timedelta(days=6)
QUIET = frozenset(
    {
        *(Action.ADD, Action.PROGRESS, Action.SUPERVISE, Action.URGE, Action.ASK_TIME, Action.REFUSE_TIME),
        *(Action.SESSION_MOVED, Action.SESSION_OFF, Action.PROMPT, Action.NOTE, Action.DISOWN, Action.KEEP_LEAD),
        *(Action.CHANGE_HELP, Action.CORRECT, Action.DIVIDE),
    }
)
TAKEN_BACK = frozenset(bulk.ACTIONS.values()) - {Action.SCHEDULE}  # a seat belongs to a booking, which is another story
NO_CHOICE = frozenset({Action.RATE, Action.UNDO})  # a rating is for members, only what was done can be taken back
ONWARD = frozenset({Action.ASSIGN, Action.ACCEPT, Action.ANSWER, Action.SIGN, Action.RATE})


@dataclass
class Histories:
    """The town of one play.

    `promised` keeps the original date that each answer was given against, `before` each appeal as it was before an
    act that can still be taken back.
    """

    desk: Desk
    chance: Random
    promised: dict[int, list[datetime | None]] = field(default_factory=dict)
    before: dict[int, Mapping[str, object]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        desk = self.desk
        self.members = [self._member(number) for number in range(4)]
        self.staff = [desk.person(role, lead) for role in (Role.CONTACT, Role.HEAD) for lead in LEADS]
        self.staff += [desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)]

    def _member(self, number: int) -> Person:
        """Somebody of an enterprise with a seat at a session that is far away; the last enterprise is made up."""
        tx, code = self.desk.tx, f"NUM{self.chance.getrandbits(60):015d}"[:18]
        region = REGIONS[number % len(REGIONS)]
        enterprise = people.add_enterprise(tx, f"企业{number}", code, region, self.desk.now, demo=number == 3)
        who = self.desk.person(Role.MEMBER, enterprise=enterprise)
        given = {"theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": (), "capacity": 5}
        held = self.desk.now + timedelta(days=900)
        session = sessions.add(tx, given | {"year": 2030, "number": 100 + number, "held_at": held})
        seat = {"session": session.id, "enterprise": enterprise, "slot": 1}
        sessions.book(tx, seat | {"booked_by": who.id, "booked_at": self.desk.now})
        return who

    def live(self, steps: int) -> None:
        for _ in range(steps):
            self.desk.now += LONGEST * self.chance.random() ** 4
            if not self.rows or self.chance.random() < 0.15:
                self.file()
            else:
                self.move(self.chance.choice(self.rows[-5:]))

    def file(self) -> int:
        who, lead = self.chance.choice(self.members), self.chance.choice(LEADS)
        sure = self.chance.random() < 0.6
        ranked = [{"department": lead, "score": 0.9, "words": []}]
        verdict = {"ranked": ranked, "decision": "assign" if sure else "ask"}
        data = {"text": "货物在口岸等化验，等了很多天", "verdict": verdict, "lead": lead}
        data |= {"kind": self.chance.choice(KINDS), "theme": self.chance.choice(THEMES)}
        bringing.file(self.desk.tx, who, data, now=self.desk.now)
        (newest,) = appeals.of_enterprise(self.desk.tx, who.enterprise or 0)[0][:1]
        self.rows.append(newest.id)
        return newest.id

    def move(self, row: int) -> bool:
        """Make any move that somebody may make; False: there is none."""
        appeal = self.peek(row)
        if row in self.before and self.chance.random() < 0.3:
            data = {"appeal": row, "before": self.before.pop(row)}
            verbs.do(self.desk.tx, SYSTEM, Action.UNDO, data, now=self.desk.now)
            return True
        satisfaction = self.chance.choice(list(Satisfaction))
        it = replace(viewing.situation(self.desk.tx, appeal, self.desk.now), satisfaction=satisfaction)
        may = [(actor, action) for actor in self._actors(appeal) for action in _allowed(appeal, actor, it)]
        if not may:
            return False
        loud = [one for one in may if one[1] not in QUIET]
        onward = [one for one in loud if one[1] in ONWARD]
        wanted = onward if self.chance.random() < 0.35 else loud
        actor, action = self.chance.choice(wanted or loud or may)
        self._promise(appeal, action)
        colleagues = known.colleagues(self.desk.tx, appeal)
        data = {"appeal": row, "to": colleagues[0].id if colleagues else None, **self._data()}
        if action is Action.REASSIGN:
            data["lead"] = next(name for name in LEADS if name != appeal.lead)
        verbs.do(self.desk.tx, actor, action, data, now=self.desk.now)
        self._keep(appeal, action)
        return True

    def _keep(self, appeal: Appeal, action: Action) -> None:
        """Write down how the appeal was, if the act is one that can be taken back until the next."""
        self.before.pop(appeal.id, None)
        if action in TAKEN_BACK:
            self.before[appeal.id] = undoing.kept(appeal)

    def _promise(self, appeal: Appeal, action: Action) -> None:
        """Note the original date before an answer goes out, which may move it."""
        signs = any(one.signs_off for one in self.desk.tx.programme.pack.departments if one.name == appeal.lead)
        at_once = action in {Action.SIGN, Action.ANSWER_AT_ONCE}
        if at_once or (action is Action.ANSWER and not signs):
            self.promised.setdefault(appeal.id, []).append(appeal.original_due_at)

    def peek(self, row: int) -> Appeal:
        found = appeals.peek(self.desk.tx, row)
        assert found is not None
        return found

    def _actors(self, appeal: Appeal) -> list[Actor]:
        own = [one for one in self.members if one.enterprise == appeal.enterprise]
        return [SYSTEM, *own, *(one for one in self.staff if appeal.parties(one))]

    def _data(self) -> dict[str, Any]:
        choose = self.chance.choice
        given: dict[str, Any] = {"words": "说明理由", "reason": "3", "lead": choose(LEADS)}
        given["session_at"] = self.desk.now + timedelta(days=800)
        given |= {"outcome": choose(["SOLVED", "PARTLY", "EXPLAINED", "LONG_TERM"]), "solved": choose(list(Solved))}
        given |= {"fact": "KIND", "value": choose(KINDS)}
        given["pieces"] = ["货物在口岸等化验，等了很多天", "厂区经常停电，影响生产"]
        return given | {"satisfaction": choose(list(Satisfaction))}


def _allowed(appeal: Appeal, actor: Actor, it: Situation) -> list[Action]:
    parties = appeal.parties(actor)
    found: list[Action] = [one for one in moves.TABLE.allowed(appeal.state, parties, it) if one not in NO_CHOICE]
    return [*found, Action.RATE] if Party.MEMBER in parties and appeal.state is State.ANSWERED else found
