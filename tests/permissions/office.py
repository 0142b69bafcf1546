"""A town with what its offices have, too: sessions, classes, a circular, a department that is to be renamed."""

from datetime import timedelta

from bot.domain.appeals.action import State
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.measure import MeasureKind, Planned
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.department import Fate
from storage.classes import classes, measures
from storage.reports import circulars
from storage.sessions import sessions
from storage.tenure import departments
from tests.desk import HOME, Desk
from tests.permissions.town import MARKS, Town


class WholeTown(Town):
    """The town with its offices."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.classes = [
            self._class(ClassState.MEASURES, "名称、根源", lead=HOME),
            self._class(ClassState.DRAFT, "待确认的", lead=None),
        ]
        planned = Planned(MeasureKind.SYSTEM, MARKS["一类事", "措施、成效"], self.now, HOME)
        measures.add(self.tx, self.classes[0], planned, self.handler.id, self.now)
        for number, (state, field) in enumerate(
            ((SessionState.BOOKING, "公告的"), (SessionState.DRAFT, "没有公告的")), 5
        ):
            self._session(number, state, MARKS["坐诊场次", field])
        words = {"opening": MARKS["通报", "起草的内容"]}
        month = circulars.add(self.tx, 2024, 9, {"made_by": self.handler.id, "made_at": self.now})
        circulars.change(self.tx, month.id, {"words": words})
        renamed = {"old": HOME, "fate": Fate.RENAME, "new": MARKS["单位", "计划的变更"]}
        at = {"at": self.now + timedelta(days=60), "made_by": self.handler.id, "made_at": self.now}
        departments.plan(self.tx, renamed | at)

    def _class(self, state: ClassState, field: str, *, lead: str | None) -> int:
        filed = [self.desk.appeal(State.HANDLING, self.other, settled_at=None, lead=HOME).id for _ in range(2)]
        found = classes.propose(self.tx, [(row, 0.5) for row in filed], ["口岸"], self.now)
        assert found
        due = self.now + timedelta(days=30) if lead else None
        named: dict[str, object] = {
            "name": MARKS["一类事", field],
            "cause": "MECHANISM",
            "lead": lead,
            "due_at": due,
            "state": state,
        }
        return classes.change(self.tx, found.id, named).id

    def _session(self, number: int, state: SessionState, place: str) -> None:
        held = {"year": 2024, "theme": "通关", "form": "坐诊", "departments": (HOME,), "capacity": 5}
        window = {"booking_opens": self.now - timedelta(days=1), "booking_closes": self.now + timedelta(days=9)}
        about = {"number": number, "state": state, "held_at": self.now + timedelta(days=20), "place": place}
        sessions.add(self.tx, held | window | about)

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers that stand in forged buttons."""
        named = {self.enterprise, self.other, self.rated, self.secret, self.filer.id, self.handler.id}
        return tuple(sorted(named | {*self.classes}))
