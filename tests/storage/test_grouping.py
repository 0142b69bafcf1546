"""Appeals are grouped from stored lines, new ones join, and what may be a class is proposed once."""

import pytest

from bot.config.loader import builtin_pack, load
from bot.config.settings import Settings
from bot.delivery.grouper import Grouper
from bot.domain.appeals.action import State
from bot.domain.classes.grouping import GroupingTimer, next_time
from bot.domain.time.timers import Subject
from bot.ops.grouping import Grouping
from bot.usecases.classes import grouping
from storage.classes import likeness
from storage.engine.database import Database
from storage.time.timers import DueTimer
from tests.house import START
from tests.storage.test_similar import fill

PORT = [
    "磨憨口岸货车排队三天，请加快查验",
    "瑞丽口岸查验通道少，车辆滞留口岸",
    "河口过货太慢，查验一台车等几个小时，口岸排队",
]
LATER = "打洛口岸等查验等了四天，货车排队"
SCHOOL = ["外来员工的小孩上学报不了名，公办学校说没有学位", "厂里骨干的子女入学难，希望安排公办学位"]


async def groups(database: Database) -> dict[int, int | None]:
    return {line.appeal: line.group_id for line in await database.read(likeness.page, 0, 100)}


@pytest.fixture
def work(database: Database) -> Grouping:
    return Grouping(database, load(builtin_pack()))


async def test_all_are_grouped_and_later_ones_join(database: Database, work: Grouping) -> None:
    port, school = (await database.write(fill, PORT)), (await database.write(fill, SCHOOL, State.HANDLING))
    assert await work.cut() == 5
    assert await work.renew(START) == 2
    later = await database.write(fill, [LATER, "电梯年检到期没人来"], State.TRIAGE)
    assert await work.cut() == 2
    assert await work.join() == 2
    first, second = port[0], school[0]
    told = dict.fromkeys([*port, later[0]], first) | dict.fromkeys(school, second) | {later[1]: later[1]}
    assert await groups(database) == told
    assert await work.join() == 0


async def test_a_group_is_proposed_once_with_the_words_it_shares(database: Database, work: Grouping) -> None:
    await database.write(fill, [*PORT, *SCHOOL])
    await work.cut()
    await work.renew(START)
    (issue,) = await database.write(grouping.propose, now=START)
    assert set(issue.words) & {"口岸", "查验"}
    assert await database.write(grouping.propose, now=START) == []
    await database.write(fill, [LATER], State.TRIAGE)
    await work.cut()
    await work.join()
    assert [one.id for one in await database.write(grouping.propose, now=START)] == [issue.id]


async def test_what_nobody_works_on_makes_no_class(database: Database, work: Grouping) -> None:
    await database.write(fill, PORT, State.WITHDRAWN)
    await work.cut()
    await work.renew(START)
    assert await database.write(grouping.propose, now=START) == []


async def test_lines_cut_by_other_words_are_cut_anew_once_a_month(database: Database, work: Grouping) -> None:
    rows = await database.write(fill, PORT)
    await database.write(likeness.keep, [(row, "旧的") for row in rows], "old")
    assert await work.cut() == 0
    assert await work.cut(anew=True) == 3
    days = load(builtin_pack()).likeness.renew_days
    assert await database.read(grouping.is_renewal_due, now=START)
    await work.renew(START)
    assert not await database.read(grouping.is_renewal_due, now=START)
    later = next_time(GroupingTimer.NIGHT, START).replace(year=START.year + days)
    assert await database.read(grouping.is_renewal_due, now=later)


async def test_grouping_is_worth_it_with_something_new_and_enough_in_all(database: Database, work: Grouping) -> None:
    many = [f"第{number}次：{PORT[0]}" for number in range(load(builtin_pack()).likeness.least)]
    told = [await database.read(grouping.is_worth_it)]
    for texts, state in ((many[1:], State.CLOSED), (many[:1], State.TRIAGE)):
        await database.write(fill, texts, state)
        told.append(await database.read(grouping.is_worth_it))
    await work.cut()
    assert [*told, await database.read(grouping.is_worth_it)] == [False, False, True, False]


async def test_the_night_asks_for_grouping_and_a_process_of_its_own_does_it(
    database: Database, database_url: str
) -> None:
    grouper = Grouper(database, Settings.model_construct(database_url=database_url, pack=builtin_pack()))
    assert not await grouper.look()
    timer = DueTimer(1, GroupingTimer.NIGHT, Subject.GROUPING, 0, 0, START, 0)
    await database.write(grouping.about_grouping, timer, now=START)
    assert not await grouper.look()  # nothing new
    rows = await database.write(fill, PORT)
    await database.write(grouping.about_grouping, timer, now=START)
    assert await grouper.look()
    assert await groups(database) == dict.fromkeys(rows, rows[0])
