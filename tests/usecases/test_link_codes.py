"""A code that links a chat to an enterprise is void once another is made, somebody came in, or the record ended."""

from collections.abc import Callable

import pytest

from bot.domain.counter.notices import LinkCodeMade
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import Person, Role
from bot.usecases.counter import linking
from bot.usecases.tenure import joining, merging
from storage.people import people
from tests.desk import Desk


def code_for(desk: Desk, coordinator: Person, enterprise: int) -> str:
    made, *_ = linking.make(desk.tx, coordinator, enterprise, now=desk.now)
    assert isinstance(made, LinkCodeMade)
    return made.code


def lets_in(desk: Desk, coordinator: Person, enterprise: int) -> None:
    """Somebody asked for a place with the credit code and gets it before the code on paper is used."""
    who = desk.person(None)
    wanted = people.enterprise_by_id(desk.tx, enterprise)
    joining.ask_to_join(desk.tx, who, wanted, "王芳", "13900004444", desk.now)
    joining.let_in(desk.tx, coordinator, who.id, yes=True, now=desk.now)


WAYS: dict[str, Callable[[Desk, Person, int], object]] = {
    "another is made": code_for,
    "somebody is let in": lets_in,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_code_on_paper_ends(desk: Desk, way: str) -> None:
    coordinator = desk.person(Role.COORDINATOR)
    here, elsewhere = desk.at_counter("云南某企业"), desk.at_counter("另一家企业")
    code, foreign = code_for(desk, coordinator, here), code_for(desk, coordinator, elsewhere)
    holder = desk.person(None)
    linking.check(desk.tx, holder, {"code": code}, now=desk.now)
    WAYS[way](desk, coordinator, here)
    with pytest.raises(BadInvite) as told:
        linking.check(desk.tx, holder, {"code": code}, now=desk.now)
    assert told.value.problem == "code_void"
    linking.check(desk.tx, holder, {"code": foreign}, now=desk.now)


def test_a_colleagues_code_ends_with_the_record_that_is_merged(desk: Desk) -> None:
    """Its holder would become the member of an enterprise that is no more."""
    coordinator, (gone, kept) = desk.person(Role.COORDINATOR), [desk.enterprise(name) for name in ("重名", "留下")]
    made, *_ = linking.invite(desk.tx, desk.person(Role.MEMBER, enterprise=gone), now=desk.now)
    stays, *_ = linking.invite(desk.tx, desk.person(Role.MEMBER, enterprise=kept), now=desk.now)
    assert isinstance(made, LinkCodeMade)
    assert isinstance(stays, LinkCodeMade)
    uscc = people.enterprise_by_id(desk.tx, kept).uscc
    merging.merge(desk.tx, coordinator, {"enterprise": gone, "uscc": uscc, "known": "留下"}, now=desk.now)
    holder = desk.person(None)
    with pytest.raises(BadInvite) as told:
        linking.check(desk.tx, holder, {"code": made.code}, now=desk.now)
    assert told.value.problem == "code_void"
    linking.check(desk.tx, holder, {"code": stays.code}, now=desk.now)
