"""超期 is one thing, whatever happened: the morning message, its list, the ledger, a search and the reports say it."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.domain.appeals import deadlines, lateness, step_limits
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.notice import Notice
from bot.domain.desk.find_notices import Found
from bot.domain.desk.ledger_notices import LedgerShown
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.person import Person, Role
from bot.domain.reports import figures
from bot.domain.reports.circular import Circular, CircularState
from bot.domain.reports.export import AppealRow, Scope, Sheet
from bot.domain.reports.figures import Cut, Selection
from bot.domain.time.timers import Subject
from bot.usecases.desk import finding, ledger, morning
from bot.usecases.reports import circular_figures
from storage.appeals import late
from storage.engine.rows import to
from storage.reports import counting, export_rows
from storage.schema import appeal
from storage.time.timers import DueTimer
from tests.desk import HOME, Desk, open_desk
from tests.numbers.histories import Histories

STEPS, AGES = 60, (timedelta(0), timedelta(days=2), timedelta(days=9), timedelta(days=40))


def by_definition(desk: Desk) -> set[int]:
    programme = desk.tx.programme
    known = [to(Appeal, row) for row in desk.tx.execute(select(appeal)).mappings()]
    limits = programme.pack.limits
    return {one.id for one in known if lateness.is_late(one, programme.calendar, limits, desk.now)}


def in_the_ledger(desk: Desk, who: Person) -> tuple[int, set[int]]:
    shown, page = set[int](), 0
    while True:
        (notice,) = ledger.ledger(desk.tx, who, page, now=desk.now)
        assert isinstance(notice, LedgerShown)
        shown |= {climb.view.appeal.id for climb in notice.climbs}
        page += 1
        if page * 8 >= notice.total:
            return notice.late, shown


def counted(desk: Desk, notices: list[Notice], who: Person) -> int:
    told = [notice for notice in notices if isinstance(notice, Morning) and notice.to == who.chat]
    return sum(notice.counts.get(Wait.OVERDUE, 0) for notice in told)


def looked_up(desk: Desk, who: Person) -> int:
    (notice,) = finding.find(desk.tx, who, "超期", now=desk.now)
    assert isinstance(notice, Found)
    return notice.total


def listed(desk: Desk, who: Person) -> int:
    (notice,) = morning.listed(desk.tx, who, Wait.OVERDUE, now=desk.now)
    assert isinstance(notice, ListShown)
    return notice.total


def in_figures(desk: Desk) -> dict[bool, int]:
    """Return how many late ones the figures count of real appeals and of made-up ones."""
    both = (True, False)
    return {is_demo: counting.total(desk.tx, Selection(demo=is_demo), now=desk.now).of["late"] for is_demo in both}


def in_circulars(desk: Desk) -> int:
    """Return how many late ones the circulars of all months count together."""
    counted = 0
    for row in counting.cut(desk.tx, Selection(), [Cut.MONTH], now=desk.now):
        year, month = divmod(int(str(row.key[0])), 100)
        draft = Circular(1, year, month, CircularState.DRAFT, {}, None, 1, desk.now)
        found = circular_figures.figures(desk.tx, draft, now=desk.now)
        assert sum(line.of["late"] for line in found.lines) == found.total.of["late"]
        counted += found.total.of["late"]
    return counted


def exported(desk: Desk) -> set[str]:
    pages = export_rows.pages(desk.tx, Sheet.APPEALS, Scope(None, None, personal=False), now=desk.now)
    rows = [row for page in pages for row in page if isinstance(row, AppealRow)]
    return {row.number for row in rows if row.counted["late"]}


def reports_agree(desk: Desk, wanted: set[int]) -> None:
    """The figures, the circular and the export, in which what is made up does not count, say the same."""
    known = desk.tx.execute(select(appeal.c.id, appeal.c.number, appeal.c.demo)).all()
    real = {number for row, number, is_demo in map(tuple, known) if row in wanted and not is_demo}
    assert in_figures(desk) == {False: len(real), True: len(wanted) - len(real)}
    assert in_circulars(desk) == len(real)
    assert exported(desk) == real
    behind = counting.behind(desk.tx, Selection(), figures.GROUPS["late"], now=desk.now)
    assert behind[1] == len(real)
    assert {one.id for one in behind[0]} <= wanted


def agree(desk: Desk) -> int:
    """Compare all that count what is late; return how many they found."""
    coordinator, contact = desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME)
    wanted = by_definition(desk)
    asked = set(desk.tx.execute(select(appeal.c.id).where(late.is_late(desk.tx, desk.now))).scalars())
    number, shown = in_the_ledger(desk, coordinator)
    told = morning.about_morning(desk.tx, DueTimer(1, "MORNING", Subject.MORNING, 0, 0, desk.now, 0), now=desk.now)
    assert asked == wanted
    assert wanted <= shown
    assert (number, counted(desk, told, coordinator), looked_up(desk, coordinator)) == (len(wanted),) * 3
    assert listed(desk, contact) == counted(desk, told, contact)
    reports_agree(desk, wanted)
    return len(wanted)


@pytest.mark.parametrize("seed", range(4))
def test_whoever_counts_what_is_late_counts_the_same(seed: int) -> None:
    found = 0
    with open_desk() as desk:
        life = Histories(desk, Random(seed))  # noqa: S311  # nothing secret
        for age in AGES:
            life.live(STEPS // len(AGES))
            desk.now += age
            found = max(found, agree(desk))
    assert found, "nothing was late: the comparison says nothing"


def test_so_they_do_on_each_database(desk: Desk) -> None:
    Histories(desk, Random(5)).live(STEPS)  # noqa: S311  # nothing secret
    desk.now += timedelta(days=20)
    assert agree(desk)


@pytest.mark.parametrize("state", lateness.OF_STAFF)
def test_the_date_of_a_step_is_that_of_its_timer(desk: Desk, state: State) -> None:
    programme = desk.tx.programme
    known = desk.appeal(state, desk.enterprise("云南某企业"), settled_at=None)
    step = deadlines.step_by(known, programme.calendar, programme.pack.limits)
    wanted = [date for date in (step, known.due_at if state in lateness.REPLYING else None) if date is not None]
    assert lateness.dates(known, programme.calendar, programme.pack.limits) == wanted


@pytest.mark.parametrize("state", step_limits.DAYS_OF)
def test_each_step_with_a_limit_has_a_timer_on_its_date(desk: Desk, state: State) -> None:
    programme = desk.tx.programme
    known = desk.appeal(state, desk.enterprise("云南某企业"), settled_at=None)
    due = step_limits.step_due(known, programme.calendar, programme.pack.limits)
    assert deadlines.step_by(known, programme.calendar, programme.pack.limits) == due
