"""Somebody new types the code of another channel: the two are one person, and nothing is left of the stranger."""

from datetime import timedelta

import pytest

from bot.domain.people.door_notices import DoorCodeMade
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import JoinRequest, Person, Role
from bot.usecases.reach import signing_in
from storage.mail import drafts
from storage.people import addresses, people
from tests.desk import Desk


def code_of(desk: Desk, who: Person) -> str:
    made, *_ = signing_in.make_code(desk.tx, who, now=desk.now)
    assert isinstance(made, DoorCodeMade)
    return made.code


def stranger(desk: Desk, firm: int) -> Person:
    """Somebody who has begun to register and asked to join an enterprise, as if from the web chat."""
    who = desk.person(None)
    drafts.add(desk.tx, who.id, "register", "uscc", {}, desk.now)
    people.ask_to_join(desk.tx, JoinRequest(who.id, firm, "王芳", "13900001111"), desk.now)
    return who


def test_nothing_is_left_of_who_was_a_stranger(desk: Desk) -> None:
    owner = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南甲果业有限公司"))
    came = stranger(desk, desk.enterprise("云南乙茶业有限公司"))
    signing_in.join(desk.tx, came, code_of(desk, owner), now=desk.now)
    address = addresses.find(desk.tx, came.chat)
    assert address is not None
    assert address.person == owner.id
    left = people.by_id(desk.tx, came.id)
    assert (left.name, left.phone, left.chat) == ("", "", -came.id)
    assert people.join_requested(desk.tx, came.id) is None
    assert drafts.current(desk.tx, came.id) is None


@pytest.mark.parametrize("why", ["own", "twice", "late", "member", "another"])
def test_a_code_connects_somebody_new_once_and_in_time(desk: Desk, why: str) -> None:
    firm = desk.enterprise("云南甲果业有限公司")
    owner, came = desk.person(Role.MEMBER, enterprise=firm), stranger(desk, firm)
    code, now = code_of(desk, owner), desk.now
    match why:
        case "own":
            code = code_of(desk, came)
        case "twice":
            signing_in.join(desk.tx, stranger(desk, firm), code, now=now)
        case "late":
            now += timedelta(minutes=signing_in.JOIN_MINUTES + 1)
        case "member":
            came = desk.person(Role.MEMBER, enterprise=firm)
        case _:
            code = f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}"
    with pytest.raises(BadInvite):
        signing_in.join(desk.tx, came, code, now=now)
    assert people.by_id(desk.tx, came.id).chat == came.chat
