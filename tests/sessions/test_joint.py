"""What is brought is recorded there whatever state it is in; several answer together; the minutes say all of it."""

import io
from datetime import timedelta

import docx
import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.base.errors import NoRight
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.booking_notices import MinutesOrder, MinutesSent
from bot.domain.sessions.errors import SessionRefused
from bot.domain.sessions.notices import SessionReopened
from bot.domain.sessions.session import Session, SessionState
from bot.papers import minutes as papers
from bot.usecases.sessions import desk as sessions_desk
from bot.usecases.sessions import minutes
from storage.sessions import booked, queue, sessions
from tests.desk import HOME, Desk
from tests.usecases.test_steering import HELPER, Scene

A, P, S = Action, Party, State
WHY = "到场记错了一家"
HEADS = {HOME: "王关长", HELPER: "李厅长"}


class Day:
    """A session that runs, with one enterprise there and what it has brought."""

    def __init__(self, desk: Desk, state: State) -> None:
        self.desk, self.scene = desk, Scene(desk, S.HANDLING if state is S.SCHEDULED else state)
        held = {"year": 2024, "number": 6, "theme": "通关便利", "form": "坐诊", "place": "昆明", "capacity": 5}
        held |= {"departments": [HOME, HELPER], "heads": HEADS, "held_at": desk.now, "state": SessionState.RUNNING}
        self.session = sessions.add(desk.tx, held).id
        who = self.scene.member
        seat: dict[str, object] = {
            "session": self.session,
            "enterprise": who.enterprise,
            "slot": 1,
            "booked_by": who.id,
        }
        seat |= {"booked_at": desk.now, "state": BookingState.ATTENDED}
        self.booking = sessions.book(desk.tx, seat).id
        booked.link(desk.tx, self.booking, [self.scene.first.id])

    @property
    def found(self) -> Session:
        session = sessions.peek(self.desk.tx, self.session)
        assert session is not None
        return session


@pytest.mark.parametrize("state", [S.TRIAGE, S.ASSIGNED, S.HANDLING, S.NEEDS_INFO, S.SIGN_OFF])
def test_what_is_brought_is_answered_there_whatever_state_it_is_in(desk: Desk, state: State) -> None:
    day = Day(desk, state)
    shown = queue.of_enterprise(desk.tx, day.found, day.scene.member.enterprise or 0)
    assert [one.id for one in shown] == [day.scene.first.id]
    told = day.scene.do(A.ANSWER_ON_SPOT, lead=HOME, outcome="SOLVED", words="下月起就地采样。")
    after = day.scene.appeal
    assert (after.state, after.lead, after.session, after.paused_at) == (S.ANSWERED, HOME, day.session, None)
    assert told[day.scene.member.chat] is P.MEMBER
    assert queue.of_enterprise(desk.tx, day.found, day.scene.member.enterprise or 0) == []


def test_what_is_brought_nowhere_is_not_answered_there(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING)
    assert A.ANSWER_ON_SPOT not in scene.may(scene.coordinator)


def answered_jointly(desk: Desk) -> Day:
    day = Day(desk, S.HANDLING)
    others = [[HELPER, "已列入年度计划。"]]
    day.scene.do(A.ANSWER_ON_SPOT, lead=HOME, outcome="SOLVED", words="下月起就地采样。", others=others)
    return day


def test_several_departments_answer_and_the_leads_is_the_answer(desk: Desk) -> None:
    after = answered_jointly(desk).scene.appeal
    assert (after.lead, after.assisting, after.awaited) == (HOME, (HELPER,), ())
    assert after.answer == f"下月起就地采样。\n\n{HELPER}（李厅长）：已列入年度计划。"


def test_the_minutes_say_who_sat_who_came_and_what_was_said(desk: Desk) -> None:
    day = answered_jointly(desk)
    made = minutes.gather(desk.tx, MinutesOrder(day.session), now=desk.now)
    assert made is not None
    paper = docx.Document(io.BytesIO(papers.make(made).data))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert f"坐诊单位：{HOME}（王关长）、{HELPER}（李厅长）" in text
    assert "挂号1家，到场1家" in text
    (row,) = [[cell.text for cell in line.cells] for line in paper.tables[0].rows[1:]]
    assert row[:3] == ["1", "云南某企业", "已接诊"]
    assert row[3].startswith(day.scene.first.number)
    assert row[4] == f"{HOME}（王关长）当面答复：下月起就地采样。\n\n{HELPER}（李厅长）：已列入年度计划。"


def test_the_minutes_say_who_has_it_until_when(desk: Desk) -> None:
    day = Day(desk, S.HANDLING)
    made = minutes.gather(desk.tx, MinutesOrder(day.session), now=desk.now)
    assert made is not None
    paper = docx.Document(io.BytesIO(papers.make(made).data))
    assert paper.tables[0].rows[1].cells[4].text == f"交{HOME}办理，答复期限11月8日（周五）17:30（承办中）"


def test_minutes_are_for_who_runs_and_who_supervises(desk: Desk) -> None:
    day = Day(desk, S.HANDLING)
    for role in (Role.COORDINATOR, Role.SUPERVISOR):
        (told,) = minutes.send(desk.tx, desk.person(role), day.session, now=desk.now)
        assert isinstance(told, MinutesSent)
        assert told.came == 1
    for nobody in (day.scene.member, day.scene.lead, day.scene.head):
        with pytest.raises(NoRight):
            minutes.send(desk.tx, nobody, day.session, now=desk.now)


def reopens(desk: Desk, who: Person, session: int) -> list[object]:
    return list(sessions_desk.reopen(desk.tx, who, {"session": session, "words": WHY}, now=desk.now))


def test_a_supervisor_opens_what_is_archived_and_the_coordinators_put_it_right(desk: Desk) -> None:
    day = Day(desk, S.HANDLING)
    keeper, supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
    sessions.change(desk.tx, day.session, {"state": SessionState.ARCHIVED})
    told = reopens(desk, supervisor, day.session)
    assert [one.words for one in told if isinstance(one, SessionReopened) and one.to == keeper.chat] == [
        "到场记错了一家"
    ]
    opened = sessions.peek(desk.tx, day.session)
    assert opened is not None
    assert opened.state is SessionState.RUNNING
    with pytest.raises(SessionRefused):
        reopens(desk, supervisor, day.session)


def drafted(desk: Desk, opens: int, closes: int) -> int:
    """A session in 30 days that is all but announced; booking from and until so many days from now."""
    held = {"year": 2024, "number": 9, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": [HOME]}
    held |= {"capacity": 5, "held_at": desk.now + timedelta(days=30), "state": SessionState.DRAFT}
    window = {"booking_opens": desk.now + timedelta(days=opens), "booking_closes": desk.now + timedelta(days=closes)}
    return sessions.add(desk.tx, held | window).id


@pytest.mark.parametrize(
    ("opens", "closes", "may"), [(2, 8, True), (-5, 8, True), (-9, -1, False), (28, 29, False), (20, 29, True)]
)
def test_what_nobody_could_book_is_not_announced(desk: Desk, opens: int, closes: int, *, may: bool) -> None:
    session, who = drafted(desk, opens, closes), desk.person(Role.COORDINATOR)
    found = sessions.load(desk.tx, session)
    assert found is not None
    card = sessions_desk.card(desk.tx, who, found, desk.now)
    assert ("PUBLISH" in getattr(card, "allowed", ())) is may
    assert getattr(card, "window_over", None) is not may
