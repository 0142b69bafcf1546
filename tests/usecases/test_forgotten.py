"""Who has asked to be forgotten stands nowhere by name, number or address, and no code lets anybody in as them."""

import pytest
from sqlalchemy import select

from bot.domain.appeals.action import State
from bot.domain.base.errors import BadInput
from bot.domain.base.parcels import Message
from bot.domain.people.channel import EMAIL, EMAIL_INDEX, SMS, SMS_INDEX, WEB, WEB_INDEX
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import JoinRequest, Person, Role
from bot.usecases.reach import signing_in
from bot.usecases.tenure import forgetting
from storage import schema
from storage.mail import drafts, outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item
from storage.people import addresses, people
from storage.reach import sign_ins
from tests.desk import Desk
from tests.usecases.test_connecting import code_of

NAME, PHONE, MAILBOX = "欧阳敏", "13987654321", "ouyang@example.com"


@pytest.fixture
def member(desk: Desk) -> Person:
    """Somebody with three doors, letters on the way to each, forms begun, a wish to join and a code."""
    firm = desk.enterprise("云南甲果业有限公司")
    desk.person(Role.MEMBER, enterprise=firm)
    who = desk.person(Role.MEMBER, enterprise=firm)
    people.change(desk.tx, who.id, name=NAME, phone=PHONE, email=MAILBOX, consent_version="1", consent_at=desk.now)
    drafts.add(desk.tx, who.id, "appeal", "text", {"text": f"我是{NAME}"}, desk.now)
    people.ask_to_join(desk.tx, JoinRequest(who.id, firm, NAME, PHONE), desk.now)
    page = addresses.ensure(desk.tx, WEB_INDEX, WEB, PHONE, desk.now).number
    addresses.change(desk.tx, page, person=who.id)
    sign_ins.add(desk.tx, "hash of the page", page, "Firefox", desk.now)
    for index, channel, subject in ((SMS_INDEX, SMS, PHONE), (EMAIL_INDEX, EMAIL, MAILBOX)):
        letter = addresses.ensure(desk.tx, index, channel, subject, desk.now).number
        outbox.put(desk.tx, Item(letter, "test", Message(text=f"{NAME}，您好")), desk.now)
    outbox.put(desk.tx, Item(page, "test", Message(text=f"{NAME}，您好")), desk.now)
    return people.by_id(desk.tx, who.id)


def written(desk: Desk) -> str:
    """All that stands in all tables."""
    rows = (tuple(row) for table in schema.metadata.sorted_tables for row in desk.tx.execute(select(table)))
    return "\n".join(map(repr, rows))


def test_nothing_says_who_it_was(desk: Desk, member: Person) -> None:
    assert all(word in written(desk) for word in (NAME, PHONE, MAILBOX, "hash of the page"))
    forgetting.forget(desk.tx, member, {}, now=desk.now)
    left = written(desk)
    assert [word for word in (NAME, PHONE, MAILBOX, "hash of the page") if word in left] == []


def test_at_the_page_where_it_was_asked_for_the_farewell_is_read(desk: Desk, member: Person) -> None:
    (page,) = (sign_in.address for sign_in in sign_ins.of_person(desk.tx, member.id))
    people.change(desk.tx, member.id, chat=page)
    forgetting.forget(desk.tx, people.by_id(desk.tx, member.id), {}, now=desk.now)
    there = sign_ins.by_token(desk.tx, "hash of the page")
    assert there is not None
    assert (there.address, there.person) == (page, None)


def test_a_code_of_theirs_lets_nobody_in(desk: Desk, member: Person) -> None:
    code = code_of(desk, member)
    forgetting.forget(desk.tx, member, {}, now=desk.now)
    with pytest.raises(BadInvite):
        signing_in.join(desk.tx, desk.person(None), code, now=desk.now)


def test_only_the_farewell_is_still_sent(desk: Desk, member: Person) -> None:
    (farewell,) = forgetting.forget(desk.tx, member, {}, now=desk.now)
    assert farewell.to == member.chat
    waits = select(schema.outbox.c.chat).where(schema.outbox.c.state.in_([Status.WAITING, Status.HELD]))
    assert desk.tx.execute(waits).scalars().all() == []


def test_they_are_no_member_any_more(desk: Desk, member: Person) -> None:
    forgetting.forget(desk.tx, member, {}, now=desk.now)
    left = people.by_id(desk.tx, member.id)
    assert (left.role, left.enterprise, left.consent_version, left.user) == (None, None, None, -member.id)
    assert [drafts.all_of(desk.tx, member.id), people.join_requested(desk.tx, member.id)] == [[], None]
    (noted,) = desk.tx.execute(select(schema.audit.c.subject).where(schema.audit.c.action == "forgotten")).scalars()
    assert noted == f"person:{member.id}"


def test_who_is_the_last_of_an_enterprise_with_something_open_stays(desk: Desk) -> None:
    alone = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南乙茶业有限公司"))
    assert alone.enterprise is not None
    forgetting.may(desk.tx, alone, {}, now=desk.now)
    desk.appeal(State.HANDLING, alone.enterprise, settled_at=None)
    with pytest.raises(BadInput, match="open_appeals"):
        forgetting.may(desk.tx, alone, {}, now=desk.now)
    desk.person(Role.MEMBER, enterprise=alone.enterprise)
    forgetting.may(desk.tx, alone, {}, now=desk.now)
