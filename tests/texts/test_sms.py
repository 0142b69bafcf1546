"""What an SMS says, and what the pages say where there is none: short, without links, and which door is used."""

import re

import pytest

from bot.domain.people.channel import TELEGRAM, WEB
from bot.domain.people.person import Role
from bot.texts.reach import sign_in_page, sms
from bot.texts.reach.page import Frame
from tests.house import programme

LINK = re.compile(r"https?:|www\.|t\.me|\.cn|\.com|/")
PACK = programme().pack


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("count", [1, 42, 999])
def test_a_nudge_fits_one_sms_and_leads_nowhere(role: Role | None, count: int) -> None:
    said = sms.nudge(PACK.name, role, count)
    assert len(said) <= sms.MOST
    assert said.endswith("。"), "cut off"
    assert not LINK.search(said)
    assert str(count) in said


def test_a_code_fits_one_sms() -> None:
    said = sms.code(PACK.name, "012345", 5)
    assert len(said) <= sms.MOST
    assert said.endswith("。"), "cut off"
    assert not LINK.search(said)


def test_where_no_sms_is_sent_the_page_says_so_and_asks_for_no_number() -> None:
    without, with_it = (sign_in_page.sign_in(Frame("题"), by_phone=one) for one in (False, True))
    assert "短信验证码登录尚未开通" in without
    assert 'action="/sign-in/phone"' not in without
    assert "尚未开通" not in with_it
    assert 'action="/sign-in/phone"' in with_it
    assert "邀请码、绑定码或登录码" in without


def test_the_notice_names_the_door_that_is_used() -> None:
    abroad, here = ("".join(PACK.privacy.at(door)) for door in (TELEGRAM, WEB))
    assert "Telegram" in abroad
    assert "境外" in abroad
    assert "Telegram" not in here
    assert "境外" not in here
    assert "境内" in here
