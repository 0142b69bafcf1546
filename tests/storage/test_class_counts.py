"""What reports count of classes, and what new appeals are compared with, on both engines."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.appeals.action import State
from bot.domain.base.content import File
from bot.domain.classes.class_issue import HELPING, ClassState, MemberStanding
from bot.domain.classes.effect import Stated
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.classes.tally import ClassTally, Mechanism
from bot.domain.people.person import Role
from bot.domain.reports import figures as of
from bot.domain.reports.export import ClassRow, Scope, Sheet
from bot.domain.reports.figures import Selection
from storage.appeals import attachments, facts
from storage.classes import classes, effects, measures, members, spared, wholes
from storage.engine.database import Database, Transaction
from storage.people import people
from storage.reports import class_counts, counting, export_rows
from tests.house import START
from tests.storage.test_similar import fill

TEXTS = [f"磨憨口岸货车排队查验要等三天，第{n}次" for n in range(3)]
LEAD, ASSISTING = "昆明海关", "省商务厅"
THERE = Stated("结果反馈缩短", "2–3", "天", "省林草局", "2024-08")
FRESH = Mechanism(1, "查验慢", LEAD, "设快速通道", "昆关发〔2024〕12号")


def play(tx: Transaction) -> list[int]:
    """Make one class of three appeals with a measure in force, and one that is only proposed."""
    rows = fill(tx, TEXTS, State.TRIAGE)
    made = classes.propose(tx, [(row, 0.5) for row in rows], ["口岸"], START)
    classes.propose(tx, [(row, 0.5) for row in fill(tx, TEXTS[1:], State.HANDLING)], ["口岸"], START)
    assert made
    values = {"state": ClassState.OBSERVED, "name": "查验慢", "lead": LEAD, "assisting": (ASSISTING,)}
    classes.change(tx, made.id, {**values, "confirmed_at": START})
    who = people.add(tx, 77, "周统筹", START)
    people.change(tx, who.id, role=Role.COORDINATOR)
    for words in ("设快速通道", "再设一条"):
        measures.add(tx, made.id, Planned(MeasureKind.PROCESS, words, START), who.id, START)
    measures.complete(
        tx, made.id, measures.of(tx, made.id)[0].id, InForce("", FRESH.document), START - timedelta(days=1)
    )
    for one in (THERE, replace(THERE, words="免于现地核查", since="")):  # what is only planned is counted nowhere
        effects.add(tx, made.id, one, who.id, START)
    spared.add(tx, made.id, 1, START)
    facts.complete(tx)
    return rows


async def test_classes_are_counted_with_what_they_spared(database: Database) -> None:
    await database.write(play)
    whole = ClassTally(confirmed=1, helping=1, spared=1, fresh=(FRESH,), effects=(THERE,))
    assert await database.read(class_counts.tally, Selection(), None) == whole
    for department in (LEAD, ASSISTING):
        assert await database.read(class_counts.tally, Selection(), department) == whole
    for other in ("商务厅", "省教育厅", "_商务厅"):
        assert await database.read(class_counts.tally, Selection(), other) == ClassTally()
    later = Selection(since=START + timedelta(days=1))
    assert await database.read(class_counts.tally, later, None) == ClassTally(confirmed=1, helping=1, effects=(THERE,))
    assert await database.read(class_counts.tally, Selection(demo=True), None) == ClassTally()


async def test_figures_count_the_appeals_of_classes(database: Database) -> None:
    rows = await database.write(play)
    counts = await database.read(counting.total, Selection(), now=START)
    groups = (of.CLASSED, of.HELPED, of.CLASS_DONE, of.CLASS_RECURRED)
    assert [counts.count(group) for group in groups] == [3, 3, 0, 0]
    found, number = await database.read(counting.behind, Selection(), of.HELPED, now=START)
    assert (number, {one.id for one in found}) == (3, set(rows))
    assert await database.read(class_counts.by_month, Selection()) == {202410: (0, 3)}


async def test_the_sheet_has_a_row_for_each_confirmed_class(database: Database) -> None:
    await database.write(play)
    await database.write(_by_another_class)
    (row,) = await database.read(_sheet)
    assert isinstance(row, ClassRow)
    assert set((row.measures or "").split("\n")) == {"设快速通道", "再设一条"}
    dates = (START - timedelta(days=1), START, START + DAY, START + 2 * DAY, START + 3 * DAY)
    assert replace(row, measures=None) == ClassRow(
        1, ClassState.OBSERVED, "查验慢", "窗口少", LEAD, (ASSISTING,), *dates, members=3, enterprises=1, measures=None,
        in_force="设快速通道", files=2, effects="结果反馈缩短 2–3天 省林草局", spared=1,
    )  # fmt: skip


DAY = timedelta(days=1)


def _by_another_class(tx: Transaction) -> None:
    """Let the class have all that a row shows, and another the like."""
    dates = {"proposed_at": START - DAY, "due_at": START + DAY}
    dates |= {"observed_from": START + 2 * DAY, "settled_at": START + 3 * DAY}
    classes.change(tx, 1, {"cause": "窗口少", **dates})
    measures.add(tx, 2, Planned(MeasureKind.PROCESS, "别的措施", START), 1, START)
    for number, measure in enumerate((1, 2, 3)):
        file = File(f"f{number}", f"u{number}", "document", "办法.pdf", 9)
        attachments.put(tx, {"measure": measure}, [file], START)
    effects.add(tx, 2, THERE, 1, START)
    for _ in range(2):
        spared.add(tx, 2, 1, START)


def _sheet(tx: Transaction) -> list[object]:
    return [row for page in export_rows.pages(tx, Sheet.CLASSES, Scope(), now=START) for row in page]


async def test_how_a_class_stands_changes_with_its_members(database: Database) -> None:
    rows = await database.write(play)
    before = await database.read(wholes.standing, HELPING, 9)
    assert set(before) == {1}
    assert {one.text for one in await database.read(wholes.newest, 1, 9)} == set(TEXTS)
    await database.write(members.stand, 1, rows[0], MemberStanding.OUT)
    assert await database.read(wholes.standing, HELPING, 9) != before
    assert {one.text for one in await database.read(wholes.newest, 1, 9)} == set(TEXTS[1:])
