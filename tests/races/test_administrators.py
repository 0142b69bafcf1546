"""Two administrators, or two processes, change the same thing at the same time: one wins, the other is told."""

from typing import Any

from bot.config.changes import Changes
from bot.domain.base.errors import BadInput, Refusal
from bot.domain.people.channel import SMS, SMS_INDEX, WEB, WEB_INDEX
from bot.domain.people.person import Person, Role
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.department import Fate
from bot.domain.tenure.setting_notices import SettingsPreview
from bot.domain.tenure.settings import Section, SettingEdit
from bot.domain.time.calendar import shanghai_date
from bot.usecases.tenure import departments, settings, staff
from storage.engine import programme_changes
from storage.engine.database import Transaction
from storage.people import addresses, people
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import START
from tests.races.conftest import Crowd

TIMES = 5
TRADE = "省商务厅"


def cast(tx: Transaction) -> tuple[Person, Person, Person]:
    """Two administrators and a contact."""
    desk = Desk(tx)
    return desk.person(Role.ADMIN), desk.person(Role.ADMIN), desk.person(Role.CONTACT, HOME)


def proposes(tx: Transaction, who: Person, days: int) -> int:
    before = tx.programme.pack.limits.accept_days
    (told,) = settings.propose(
        tx, who, {"group": Section.LIMITS, "edits": [["limits.accept_days", before, days]]}, now=START
    )
    assert isinstance(told, SettingsPreview)
    return told.version


def adopts(tx: Transaction, who: Person, version: int) -> bool:
    """Return whether the proposal was adopted, and not shown once more."""
    assert tx.programme.pack  # as reading the person's words would
    told = settings.judge(tx, who, version, yes=True, now=START)
    return not isinstance(told[0], SettingsPreview)


def accept_days(tx: Transaction) -> int:
    return tx.programme.pack.limits.accept_days


async def test_of_two_who_change_one_setting_the_second_sees_it_again(crowd: Crowd) -> None:
    """Guard: `settings._since`, which looks at what the lock of `programme_changes.hold` let through."""
    one, other, _ = await crowd.alone(cast)
    for turn in range(TIMES):
        wanted = {one: 10 + 2 * turn, other: 11 + 2 * turn}
        versions = [(who, await crowd.alone(proposes, who, days)) for who, days in wanted.items()]
        done = await crowd.together(*((adopts, who, version) for who, version in versions))
        assert sorted(done) == [False, True]
        assert await crowd.alone(accept_days) == wanted[versions[done.index(True)][0]]


def imports(tx: Transaction, who: Person, hours: int) -> None:
    """As a table of limits that was sent in would do it."""
    assert tx.programme.pack
    edit = SettingEdit("limits.invite_hours", tx.programme.pack.limits.invite_hours, hours)
    settings.take_over(tx, (edit,), who, now=START)


def restores(tx: Transaction, who: Person) -> None:
    """Put what the pack's files say in force again."""
    assert tx.programme.pack
    settings.restore(tx, who, 0, now=START)


def invite_hours(tx: Transaction) -> int:
    return tx.programme.pack.limits.invite_hours


async def test_of_two_who_change_different_settings_both_have_their_way(crowd: Crowd) -> None:
    """Guard: the locks of `programme_changes.hold` in `settings.judge` and `settings.take_over`."""
    one, other, _ = await crowd.alone(cast)
    for turn in range(TIMES):
        version = await crowd.alone(proposes, one, 10 + turn)
        assert await crowd.together((adopts, one, version), (imports, other, 20 + turn)) == [True, None]
        assert (await crowd.alone(accept_days), await crowd.alone(invite_hours)) == (10 + turn, 20 + turn)


async def test_a_department_renamed_while_the_settings_are_restored_stays_renamed(crowd: Crowd) -> None:
    """Guard: the lock of `programme_changes.hold` in `settings.restore`."""
    one, other, _ = await crowd.alone(cast)
    for _ in range(TIMES):
        renames = (changes, one, Fate.RENAME, "昆明口岸海关", 0)
        assert await crowd.together(renames, (restores, other)) == [Fate.RENAME, None]
        assert [one.new for one in await crowd.alone(departments.successions)] == ["昆明口岸海关"]
        await crowd.alone(undo)


def changes(tx: Transaction, who: Person, fate: Fate, new: str, seen: int) -> str:
    assert tx.programme.pack
    data = {"department": HOME, "fate": fate, "new": new, "at": shanghai_date(START).isoformat(), "seen": seen}
    try:
        departments.make(tx, who, data, now=START)
    except BadInput as refused:
        return refused.problem
    return fate


def undo(tx: Transaction) -> None:
    """Let all departments be as the pack says again."""
    programme_changes.put(tx, Changes())


async def test_of_two_who_change_one_department_the_second_is_told(crowd: Crowd) -> None:
    """Guard: `departments._as_seen`, behind the lock of `programme_changes.hold`."""
    one, other, _ = await crowd.alone(cast)
    for _ in range(TIMES):
        wanted = ((changes, one, Fate.RENAME, "昆明口岸海关", 0), (changes, other, Fate.MERGE, TRADE, 0))
        done = await crowd.together(*wanted)
        assert sorted(done) in (["MERGE", "department_meanwhile"], ["RENAME", "department_meanwhile"])
        await crowd.alone(undo)


def posts(tx: Transaction, who: Person, contact: Person, place: str) -> str:
    data = {"person": contact.id, "action": StandingAction.POST, "role": Role.CONTACT, "department": place}
    try:
        staff.change(tx, who, data | {"held": [Role.CONTACT, HOME]}, now=START)
    except BadInput as refused:
        return refused.problem
    return place


async def test_of_two_who_give_somebody_another_post_the_second_is_told(crowd: Crowd) -> None:
    """Guard: `held` in the draft, compared with the locked row."""
    for _ in range(TIMES):
        one, other, contact = await crowd.alone(cast)
        done = await crowd.together((posts, one, contact, TRADE), (posts, other, contact, ELSEWHERE))
        assert "post_moved" in done
        (place,) = set(done) - {"post_moved"}
        assert (await crowd.alone(people.by_id, contact.id)).department == place


def ends(tx: Transaction, who: Person, whom: Person) -> bool:
    try:
        staff.change(tx, who, {"person": whom.id, "action": StandingAction.END}, now=START)
    except Refusal:
        return False
    return True


def administrators(tx: Transaction) -> list[Person]:
    return people.of_role(tx, Role.ADMIN)


async def test_two_administrators_who_end_each_other_leave_one(crowd: Crowd) -> None:
    """Guard: `lock_role` in `staff.situation`."""
    one, other, _ = await crowd.alone(cast)
    done = await crowd.together((ends, one, other), (ends, other, one), (ends, one, one), (ends, other, other))
    assert sorted(done) == [False, False, False, True]
    assert len(await crowd.alone(administrators)) == 1


def enters(tx: Transaction, index: int, channel: str, subject: str) -> int:
    return addresses.add(tx, index, channel, subject, "", START).number


def knows(tx: Transaction, subject: str) -> int:
    return addresses.ensure(tx, SMS_INDEX, SMS, subject, START).number


async def test_addresses_that_are_entered_at_once_have_numbers_of_their_own(crowd: Crowd) -> None:
    """Guard: the lock in `addresses._free`."""
    calls: list[tuple[Any, ...]] = [(enters, WEB_INDEX, WEB, f"{number:032x}") for number in range(30)]
    calls += [(knows, f"1390000{number // 2:04d}") for number in range(30)]
    came = await crowd.together(*calls)
    assert [one for one in came if not isinstance(one, int)] == []
    assert len(set(came[:30])) == 30
    assert len(set(came[30:])) == 15
