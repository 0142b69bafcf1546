"""What comes from a page is taken once, however often the browser sends it, and only where it was offered."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from bot.delivery.channels.web import page_acts
from bot.delivery.channels.web.page_acts import Upload
from bot.domain.people.channel import WEB, WEB_INDEX
from bot.domain.people.person import Role
from bot.usecases.reach import signing_in
from storage import schema
from storage.people import addresses, people
from storage.reach import bubbles, sign_ins
from storage.reach.sign_ins import SignIn
from tests.desk import Desk

PHONE = "13987654321"
ASKS = {"text": "请核对手机号", "phone": "发送我的手机号"}
BUTTONS = {"text": "请选择", "rows": [[["提交", "send"], ["取消", "drop"]]]}
SHEET, VOICE = "application/pdf", "audio/webm;codecs=opus"


def signed_in(desk: Desk, name: str = "a", *, proof: str = signing_in.PHONE) -> SignIn:
    at = addresses.ensure(desk.tx, WEB_INDEX, WEB, PHONE, desk.now).number
    addresses.change(desk.tx, at, proof=proof)
    sign_ins.add(desk.tx, name, at, "Firefox", desk.now)
    found = sign_ins.by_token(desk.tx, name)
    assert found is not None
    return found


def count(desk: Desk) -> tuple[int, int]:
    """How many bubbles stand on pages, and how many updates wait for the worker."""
    tables = (schema.bubble, schema.inbox)
    one, two = (desk.tx.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    return one, two


ACTS: dict[str, Callable[[Desk, SignIn, str], bool]] = {
    "says": lambda desk, at, key: page_acts.say(desk.tx, at, key, "口岸排队", now=desk.now),
    "hands in": lambda desk, at, key: page_acts.hand_in(
        desk.tx, at, key, Upload("a.pdf", SHEET, "digest", 3), now=desk.now
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_the_browser_sends_again_is_one(desk: Desk, act: str) -> None:
    at = signed_in(desk)
    assert [ACTS[act](desk, at, key) for key in ("1", "1", "2")] == [True, False, True]
    assert count(desk) == (2, 2)


def test_the_number_is_told_once_and_stands_there_once(desk: Desk) -> None:
    at = signed_in(desk)
    asks = bubbles.add(desk.tx, at.address, ASKS, desk.now)
    assert [page_acts.tell_phone(desk.tx, at, "1", asks, now=desk.now) for _ in range(2)] == [True, True]
    assert count(desk) == (2, 1)
    said = desk.tx.execute(select(schema.bubble.c.content).where(schema.bubble.c.mine)).scalar_one()
    assert said["text"] == PHONE


@pytest.mark.parametrize("why", ["not asked", "gone", "proved otherwise"])
def test_no_number_is_told_that_was_not_asked_for_or_not_proved(desk: Desk, why: str) -> None:
    at = signed_in(desk, proof=signing_in.CODE if why == "proved otherwise" else signing_in.PHONE)
    asks = bubbles.add(desk.tx, at.address, BUTTONS if why == "not asked" else ASKS, desk.now)
    assert not page_acts.tell_phone(desk.tx, at, "1", asks + (why == "gone"), now=desk.now)
    assert count(desk) == (1, 0)


@pytest.mark.parametrize(("data", "taken"), [("send", True), ("drop", True), ("else", False)])
def test_only_a_button_that_is_there_is_pressed(desk: Desk, data: str, *, taken: bool) -> None:
    at = signed_in(desk)
    asks = bubbles.add(desk.tx, at.address, BUTTONS, desk.now)
    assert page_acts.press(desk.tx, at, "1", asks, data, now=desk.now) is taken
    assert not page_acts.press(desk.tx, at, "1", asks + 1, data, now=desk.now)
    assert count(desk) == (1, int(taken))


@pytest.mark.parametrize(
    ("mime", "kind", "photo"),
    [
        (SHEET, "document", False),
        ("image/png", "photo", True),
        ("image/jpeg", "photo", True),
        ("image/gif", "document", False),
        (VOICE, "voice", False),
        ("AUDIO/OGG", "voice", False),
        ("audio/flac", "document", False),
    ],
)
def test_a_file_is_what_the_browser_says(desk: Desk, mime: str, kind: str, *, photo: bool) -> None:
    at = signed_in(desk)
    upload = Upload("a", mime, "d1", 3, "合同")
    assert (upload.kind, upload.is_photo) == (kind, photo)
    assert page_acts.hand_in(desk.tx, at, "1", upload, now=desk.now)
    shown = desk.tx.execute(select(schema.bubble.c.content)).scalar_one()
    assert shown == {"text": "合同", "file": {"name": "a", "digest": "d1", "size": 3, "photo": photo}}
    (raw,) = desk.tx.execute(select(schema.inbox.c.raw)).scalars()
    assert "合同" in json.dumps(json.loads(raw), ensure_ascii=False)


@pytest.mark.parametrize(
    ("ends", "here", "left"),
    [
        ("own", True, {"b", "c"}),
        ("other", False, {"a", "c"}),
        ("others", False, {"a", "c"}),
        ("stranger's", False, {"a", "b", "c"}),
    ],
)
def test_who_ends_a_sign_in_ends_that_of_their_own_only(desk: Desk, ends: str, here: bool, left: set[str]) -> None:
    firm = desk.enterprise("云南甲果业有限公司")
    who = desk.person(Role.MEMBER, enterprise=firm)
    own, other = signed_in(desk, "a"), signed_in(desk, "b")
    addresses.change(desk.tx, own.address, person=who.id)
    stranger = addresses.ensure(desk.tx, WEB_INDEX, WEB, "another", desk.now).number
    sign_ins.add(desk.tx, "c", stranger, "Firefox", desk.now)
    third = sign_ins.by_token(desk.tx, "c")
    at = sign_ins.by_token(desk.tx, "a")
    assert third is not None
    assert at is not None
    number = {"own": own.id, "other": other.id, "others": None, "stranger's": third.id}[ends]
    assert page_acts.end(desk.tx, at, number) is here
    assert {token for token in "abc" if sign_ins.by_token(desk.tx, token)} == left


def test_the_role_is_that_of_who_is_signed_in(desk: Desk) -> None:
    at = signed_in(desk)
    assert page_acts.role_of(desk.tx, at) is None
    people.add(desk.tx, at.address, "王芳", desk.now)
    assert page_acts.role_of(desk.tx, at) is None
    who = people.by_chat(desk.tx, at.address)
    assert who is not None
    people.change(desk.tx, who.id, role=Role.COORDINATOR)
    assert page_acts.role_of(desk.tx, at) == Role.COORDINATOR
