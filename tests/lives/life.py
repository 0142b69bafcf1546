"""One appeal's life, played by chance at the use cases: people act or don't, time passes, the calendar is edited."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select

from bot.delivery.scheduler import BATCH
from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import CardStale
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases import book as verbs
from bot.usecases import timers as usecase
from bot.usecases.appeals import calendars, known, viewing
from bot.usecases.sessions import bringing
from bot.usecases.tenure import absences
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.schema import timer
from storage.sessions import sessions
from storage.time import timers
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import programme
from tests.lives.plain import Plain

ASSISTING = "省商务厅"
SEASONS = ((2024, 9, 20), (2025, 1, 15), (2025, 4, 25), (2025, 9, 22), (2026, 2, 2), (2026, 11, 25), (2026, 12, 20))
SESSION_DAYS = 20


@dataclass
class Life:
    desk: Desk
    seed: int
    at_night: list[tuple[datetime, Notice]] = field(default_factory=list)
    told: list[tuple[datetime, Notice]] = field(default_factory=list)
    plain: Plain = field(default_factory=lambda: Plain(frozenset(), frozenset()))
    is_complex: bool = False

    def __post_init__(self) -> None:
        self.chance, self.tx = Random(self.seed), self.desk.tx  # noqa: S311  # nothing secret
        first = datetime(*self.chance.choice(SEASONS), 9, 0, tzinfo=SHANGHAI)
        self.now = self.desk.now = first + timedelta(hours=self.chance.randrange(24 * 20))
        calendars.adopt(self.tx, now=self.now)
        self._cast()
        if self.chance.random() < 0.2:
            self._books()
        self._files()

    def _cast(self) -> None:
        """Somebody of every role, though heads and supervisors may be missing, and whoever may be out of reach."""
        enterprise = self.desk.enterprise("云南某企业")
        self.member = self.desk.person(Role.MEMBER, enterprise=enterprise)
        staff = [self.desk.person(Role.CONTACT, name) for name in (HOME, HOME, ELSEWHERE, ASSISTING)]
        staff += [self.desk.person(Role.HEAD, name) for name in (HOME, ELSEWHERE) if self.chance.random() < 0.7]
        staff += [self.desk.person(Role.SUPERVISOR)] if self.chance.random() < 0.8 else []
        for one in staff:
            people.change(self.tx, one.id, reachable=self.chance.random() < 0.8)
        self.people = [self.member, *(people.by_id(self.tx, one.id) for one in staff)]
        self.people.append(self.desk.person(Role.COORDINATOR))

    def _books(self) -> None:
        held = self.now + timedelta(days=self.chance.randrange(1, SESSION_DAYS))
        values = {"year": self.now.year, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明"}
        session = sessions.add(self.tx, values | {"departments": (), "capacity": 5, "held_at": held})
        seat = {"session": session.id, "enterprise": self.member.enterprise, "slot": 1}
        sessions.book(self.tx, seat | {"booked_by": self.member.id, "booked_at": self.now})

    def _files(self) -> None:
        sure = self.chance.random() < 0.5
        ranked = [{"department": HOME, "score": 0.9, "words": []}]
        verdict = {"decision": "assign" if sure else "ask", "ranked": ranked}
        kind = self.chance.choice(programme().pack.kinds).name
        data = {
            "text": "货物在口岸等化验，等了很多天",
            "kind": kind,
            "verdict": verdict,
            "lead": HOME if sure else None,
        }
        self._hears(bringing.file(self.tx, self.member, data, now=self.now))
        self.row = max(appeals.open_rows(self.tx))

    @property
    def appeal(self) -> Appeal:
        found = appeals.peek(self.tx, self.row)
        assert found is not None
        return found

    @property
    def is_over(self) -> bool:
        return self.appeal.settled_at is not None

    def steps(self) -> None:
        """Something happens: somebody acts, time passes, the bot is away for days, or the calendar is edited."""
        what = self.chance.random()
        if what < 0.5:
            self._acts()
        elif what < 0.85:
            self.passes(timedelta(hours=self.chance.randrange(1, 60)))
        elif what < 0.88:
            self._goes_away()
        elif what < 0.95:
            self.sleeps(timedelta(days=self.chance.randrange(1, 12)))
        else:
            self._edits()

    def _acts(self) -> None:
        """People act by day; each whose chance it is does any of what the table lets them do."""
        self.passes_to(self.tx.programme.calendar.next_open(self.now))
        open_to = [(one, action) for one in self.people for action in self._allowed(one)]
        if open_to:
            who, action = self.chance.choice(open_to)
            data, undated = self._data(action), self.appeal.due_at is None
            self._hears(verbs.do(self.tx, who, action, data, now=self.now))
            self.is_complex |= action is Action.ASSIGN and undated and data["send"] == "complex"

    def _allowed(self, who: Person) -> tuple[Action, ...]:
        """All that somebody may do, but for what makes appeals of their own."""
        may = viewing.view(self.tx, self.appeal, who, self.now).allowed if self.appeal.parties(who) else ()
        return tuple(one for one in may if one is not Action.DIVIDE)

    def _data(self, action: Action) -> dict[str, Any]:
        """What one could type into any form."""
        data: dict[str, Any] = {"appeal": self.row, "words": "说明", "lead": self.chance.choice([HOME, ELSEWHERE])}
        data |= {"assisting": self.chance.choice([[], [ASSISTING]]), "outcome": self.chance.choice(list(Outcome))}
        data |= {"satisfaction": self.chance.choice(self._ratings()), "solved": self.chance.choice(list(Solved))}
        colleagues = known.colleagues(self.tx, self.appeal)
        data["to"] = self.chance.choice(colleagues).id if colleagues else 0
        limits, kinds = programme().pack.limits, programme().pack.kinds
        data |= {"fact": "KIND", "value": self.chance.choice(kinds).name}
        if action is Action.REASSIGN:
            data["lead"] = next(name for name in (HOME, ELSEWHERE) if name != self.appeal.lead)
        return data | {
            "send": self.chance.choice(["send", "complex"]),
            "reason": str(self.chance.randint(1, limits.extension_days)) if action is Action.ASK_TIME else "",
        }

    def _ratings(self) -> list[Satisfaction]:
        """Who was unsatisfied already can only say better."""
        reviewed = self.appeal.state is State.REVIEW
        return [one for one in Satisfaction if not (reviewed and one is Satisfaction.UNSATISFIED)]

    def passes(self, time: timedelta) -> None:
        self.passes_to(self.now + time)

    def passes_to(self, moment: datetime) -> None:
        """Let each timer fire at its own moment."""
        while (at := self.next_timer()) is not None and at <= moment:
            self.now = max(self.now, at)
            self._ticks()
        self.now = max(self.now, moment)

    def sleeps(self, time: timedelta) -> None:
        """The bot is away; when it is back it does all that was due."""
        self.now += time
        while self._ticks():
            pass

    def next_timer(self) -> datetime | None:
        waits = select(func.min(timer.c.fire_at)).where(timer.c.done_at.is_(None))
        return self.tx.execute(waits).scalar()

    def _ticks(self) -> bool:
        due = timers.due(self.tx, self.now, 0.0, BATCH)
        for one in due:
            if not timers.finish(self.tx, one, self.now):
                continue  # what fired before it has made it pointless
            notices = usecase.fire(self.tx, SYSTEM, one, now=self.now)
            if notices and not self.plain.is_open(self.now - usecase.GRACE) and not self.plain.is_open(self.now):
                self.at_night += [(self.now, one) for one in notices if not isinstance(one, CardStale)]
            self._hears(notices)
        return bool(due)

    def _hears(self, notices: list[Notice]) -> None:
        self.told += [(self.now, one) for one in notices]

    def _goes_away(self) -> None:
        """A contact is off for some days, with a deputy or without."""
        who = self.chance.choice([one for one in self.people if one.role is Role.CONTACT])
        first = (self.now + timedelta(days=self.chance.randrange(3))).astimezone(SHANGHAI).date()
        last = first + timedelta(days=self.chance.randrange(10))
        others = [str(one.id) for one in absences.colleagues(self.tx, who)]
        days = {"first": first.isoformat(), "last": last.isoformat(), "deputy": self.chance.choice(["none", *others])}
        self._hears(absences.enter(self.tx, who, days, now=self.now))

    def _edits(self) -> None:
        """Some days of the next weeks become days off, or working days."""
        days = [self.now.date() + timedelta(days=n) for n in range(-5, 40)]
        off = frozenset(self.chance.sample(days, self.chance.randrange(4)))
        on = frozenset(self.chance.sample(days, self.chance.randrange(4))) - off
        self.plain = Plain(on, off)
        calendar = replace(programme().calendar, workdays=on, holidays=off)
        self.tx = self.desk.tx = Transaction(self.tx.connection, replace(programme(), calendar=calendar))
        self._hears(calendars.adopt(self.tx, now=self.now))

    def workdays(self, a: datetime, b: datetime) -> int:
        first, last = (one.astimezone(SHANGHAI).date() for one in (a, b))
        return sum(self.plain.works(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
