"""Whatever leaves the program is the same when it is read from its row: every field, set or not."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.appeals.notices import AttachmentOrder
from bot.domain.base.parcels import (
    CardEdit,
    CommandMenu,
    Edit,
    Key,
    LiveView,
    Message,
    Paper,
    Payload,
    PressAnswer,
    Shows,
    Strip,
)
from bot.domain.base.terms import Terms
from storage.mail import packing
from storage.mail.parcels import KINDS

SOON = datetime(2024, 10, 28, 9, tzinfo=UTC)
TERMS = Terms(("HANDLING", 1, "2024-11-08"), "REPLY_SOON", "昆明海关", "BOOKED", SOON)
WRITTEN: dict[str, Any] = {
    "text": "诉求",
    "keys": ((Key("签收", "a:1"), Key("退回", "a:2")), (Key("返回", "b"),)),
    "ask_phone": "发送本人手机号",
    "clear": True,
    "plain": True,
    "thread": 7,
}
MESSAGE = Message(
    **WRITTEN, line="一行", brief="短", terms=TERMS, shows=Shows.CARD, back="返回列表", draft=3, erases=4,
    asks=replace(TERMS, seat="OFFERED"),
)  # fmt: skip
PAYLOADS: list[Payload] = [
    MESSAGE,
    Message(text=""),
    Edit(**WRITTEN, message=5),
    Edit(text="", message=6),
    Paper(**WRITTEN, order=AttachmentOrder(8)),
    CardEdit(plain=True),
    CardEdit(),
    Strip(9),
    Strip(None),
    PressAnswer("press", "好的"),
    PressAnswer("press", ""),
    CommandMenu("MEMBER"),
    CommandMenu(""),
    LiveView("figures", 10, 11),
    LiveView("figures", None),
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: type(payload).__name__)
def test_what_is_packed_is_read_as_it_was(payload: Payload) -> None:
    stored = json.loads(json.dumps(packing.pack(payload)))
    assert packing.read(KINDS[type(payload)], stored) == payload


@pytest.mark.parametrize("kept", [MESSAGE, TERMS])
def test_no_field_is_left_at_its_default(kept: Message | Terms) -> None:
    assert [field.name for field in fields(kept) if getattr(kept, field.name) == field.default] == []


def test_each_kind_is_packed() -> None:
    assert {type(payload) for payload in PAYLOADS} == set(KINDS)
