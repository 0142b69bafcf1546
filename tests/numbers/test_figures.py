"""The figures over appeals with any past: parts add up, and a plain re-count of the ledger says the same."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.appeals.action import State
from bot.domain.base.page import PAGE
from bot.domain.reports.figures import GROUPS, RATES, RECEIVED, SUMS, Counts, Cut, Key, Selection
from bot.domain.time.calendar import SHANGHAI
from storage.engine.database import Transaction
from storage.reports import counting
from tests.desk import Desk, open_desk
from tests.numbers import recount
from tests.numbers.histories import Histories
from tests.numbers.recount import Told

seeds = st.integers(0, 2**32)


def lived(desk: Desk, seed: int) -> Histories:
    town = Histories(desk, Random(seed))  # noqa: S311  # a play, no secret
    town.live(60)
    desk.now += timedelta(days=town.chance.choice([0, 3, 40]))
    return town


def plainly(tx: Transaction, told: list[Told], now: datetime) -> dict[str, int]:
    counted = Counter(name for one in told for name in recount.groups(one, tx, now))
    counted += Counter(name for one in told for _, names in recount.ratings(one) for name in names)
    return {name: counted[name] for name in GROUPS}


def by_department(tx: Transaction, told: list[Told], now: datetime) -> dict[tuple[Key], dict[str, int]]:
    """Count appeals where they are now, and ratings where they belong."""
    counted: dict[Key, Counter[str]] = {}
    for one in told:
        counted.setdefault(one.appeal.lead, Counter()).update(recount.groups(one, tx, now))
        for department, names in recount.ratings(one):
            counted.setdefault(department, Counter()).update(names)
    return {(key,): {name: count[name] for name in GROUPS} for key, count in counted.items()}


def key_of(told: Told, cut: Cut) -> Key:
    it = told.appeal
    values: dict[Cut, Key] = {Cut.DEPARTMENT: it.lead, Cut.THEME: it.theme or None, Cut.REGION: it.region}
    values |= {Cut.KIND: it.kind, Cut.MONTH: recount.month(it.filed_at), Cut.STATE: it.state.value}
    return values[cut]


def recounted(town: Histories) -> None:
    """A plain re-count of the ledger says the same."""
    desk = town.desk
    told = recount.read(desk.tx, town.promised)
    for demo in (False, True):
        mine = [one for one in told if one.appeal.demo is demo]
        total = counting.total(desk.tx, Selection(demo=demo), now=desk.now)
        assert total.of == plainly(desk.tx, mine, desk.now)
        assert total.enterprises == len({one.appeal.enterprise for one in mine})
        for cut in set(Cut) - {Cut.SESSION}:
            rows = {key_of(one, cut) for one in mine}
            by = {key: [one for one in mine if key_of(one, cut) == key] for key in rows}
            found = counting.cut(desk.tx, Selection(demo=demo), [cut], now=desk.now)
            counted = {(key,): plainly(desk.tx, by[key], desk.now) for key in by}
            counted = by_department(desk.tx, mine, desk.now) if cut is Cut.DEPARTMENT else counted
            assert {row.key: row.of for row in found} == counted
            add_up(total, found)


def add_up(total: Counts, rows: list[Counts]) -> None:
    for name in GROUPS:
        assert sum(row.of[name] for row in rows) == total.of[name]
    for row in [total, *rows]:
        assert all(row.count(whole) == sum(map(row.count, parts)) for whole, parts in SUMS)
        assert all(0 <= row.ratio(rate).part <= row.ratio(rate).whole for rate in RATES.values())


def unfold(desk: Desk) -> None:
    """Behind each number are as many appeals."""
    for row in counting.cut(desk.tx, Selection(), [Cut.DEPARTMENT], now=desk.now):
        which = Selection(only=((Cut.DEPARTMENT, row.key[0]),))
        for group in GROUPS.values():
            found, number = counting.behind(desk.tx, which, group, now=desk.now)
            assert number == row.count(group)
            assert len(found) == min(number, PAGE)
            assert group.of_ratings or all(one.lead == row.key[0] for one in found)


def go_on(town: Histories) -> None:
    """What happens later changes only the month in which the appeal was filed."""
    desk, row = town.desk, town.chance.choice(town.rows)
    desk.now += timedelta(days=40)

    def months() -> dict[tuple[Key, ...], Counts]:
        demo = town.peek(row).demo
        return {one.key: one for one in counting.cut(desk.tx, Selection(demo=demo), [Cut.MONTH], now=desk.now)}

    before = months()
    town.move(row)
    after = months()
    mine = recount.month(town.peek(row).filed_at)
    assert {key for key in before if before[key] != after[key]} <= {(mine,)}


@settings(max_examples=10)
@given(seeds)
def test_whatever_happened_the_figures_hold(seed: int) -> None:
    with open_desk() as desk:
        town = lived(desk, seed)
        recounted(town)
        unfold(desk)
        go_on(town)


def test_so_they_do_on_each_database(desk: Desk) -> None:
    recounted(lived(desk, 7))


def test_every_part_is_taken_out_of_its_whole() -> None:
    for rate in RATES.values():
        for name, values in rate.whole.where.items():
            assert rate.part.where[name] <= values, rate.key


def test_a_month_begins_and_ends_at_midnight_in_shanghai(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    midnight = datetime(2024, 11, 1, tzinfo=SHANGHAI)
    for at in (midnight - timedelta(microseconds=1), midnight, datetime(2024, 11, 30, 15, 59, 59, tzinfo=UTC)):
        desk.appeal(State.TRIAGE, enterprise, filed_at=at)
    rows = {one.key: one.count(RECEIVED) for one in counting.cut(desk.tx, Selection(), [Cut.MONTH], now=desk.now)}
    assert rows == {(202410,): 1, (202411,): 2}
    november = Selection(since=midnight, until=datetime(2024, 12, 1, tzinfo=SHANGHAI))
    assert counting.total(desk.tx, november, now=desk.now).count(RECEIVED) == 2
