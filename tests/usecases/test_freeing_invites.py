"""Who made an invite frees it from whoever opened it by mistake, as long as it can still be used."""

from datetime import timedelta

import pytest

from bot.domain.base.errors import NotFound
from bot.domain.people.errors import BadInvite
from bot.domain.people.notices import InviteFreed
from bot.domain.people.person import Person, Role
from bot.usecases.people import accounts
from bot.usecases.tenure import entering
from storage.people import invites
from tests.desk import Desk

HOURS = 72


@pytest.fixture
def host(desk: Desk) -> Person:
    return desk.person(Role.COORDINATOR)


@pytest.fixture
def code_hash(desk: Desk, host: Person) -> str:
    code = accounts.make_invite(desk.tx, Role.SUPERVISOR, None, made_by=host.id, now=desk.now)
    return accounts.hashed(code)


def freed(desk: Desk, who: Person, code_hash: str, *, hours: int = 0) -> bool:
    now = desk.now + timedelta(hours=hours)
    (told,) = entering.free(desk.tx, who, code_hash[: invites.MARK], now=now)
    assert isinstance(told, InviteFreed)
    return told.was_held


def test_who_opened_it_holds_it_no_more(desk: Desk, host: Person, code_hash: str) -> None:
    wrong, right = desk.person(None), desk.person(None)
    given = {"invite": code_hash}
    entering.check(desk.tx, wrong, given, now=desk.now)
    with pytest.raises(BadInvite, match="held"):
        entering.check(desk.tx, right, given, now=desk.now)
    assert freed(desk, host, code_hash)
    entering.check(desk.tx, right, given, now=desk.now)


def test_nobody_held_it(desk: Desk, host: Person, code_hash: str) -> None:
    assert not freed(desk, host, code_hash)


def test_what_was_used_is_not_freed(desk: Desk, host: Person, code_hash: str) -> None:
    assert invites.use(desk.tx, code_hash, desk.person(None).id, desk.now)
    with pytest.raises(BadInvite, match="used"):
        freed(desk, host, code_hash)


def test_nor_what_has_expired(desk: Desk, host: Person, code_hash: str) -> None:
    assert not freed(desk, host, code_hash, hours=HOURS)
    with pytest.raises(BadInvite, match="expired"):
        freed(desk, host, code_hash, hours=HOURS + 1)


def test_only_who_made_it_frees_it(desk: Desk, code_hash: str) -> None:
    with pytest.raises(NotFound):
        freed(desk, desk.person(Role.COORDINATOR), code_hash)
