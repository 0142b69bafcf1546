"""E-mail for who does not look: confirmed by a code, one digest a day, kept and erased as other personal data."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.delivery.channels.email.server import MailServer, WrongServer, mail_server
from bot.demo.botapi import Person
from bot.domain.people.email_address import BadEmail, parse_email
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.people import people
from tests.channels.gateway import KEY, Gateway
from tests.channels.mailroom import Mailroom, mailroom
from tests.channels.web import also_by_web, web_house
from tests.faults.trouble import until
from tests.house import House
from tests.screenplays.stage import accepts_alone, answers, files, on_sqlite, quiet, rows

OWN = "limin@example.com"
LINK = re.compile(r"https?:|www\.|t\.me")


@pytest.fixture
async def 邮局() -> AsyncIterator[Mailroom]:
    async with mailroom() as opened:
        yield opened


@pytest.fixture
async def house(tmp_path: Path, database_url: str, 邮局: Mailroom, 网关: Gateway) -> AsyncIterator[House]:
    mail: dict[str, object] = {
        "database_url": database_url,
        "smtp_url": SecretStr(邮局.url),
        "smtp_from": "zuozhen@example.gov.cn",
    }
    async with web_house(tmp_path, sms_url=网关.url, sms_key=SecretStr(KEY), **mail) as opened:
        yield opened
        await quiet(opened)
        assert opened.world.bugs == []
        assert await rows(opened, schema.outbox, state=outbox.Status.DEAD) == []


async def gives_address(who: Person, post: Mailroom, address: str = OWN) -> None:
    await who.says("/me")
    await who.sees("要更正什么")
    await who.presses("登记邮箱")
    await who.sees("请输入您的电子邮箱")
    await who.says(address)
    await who.sees("请输入邮件里的6位验证码")
    await who.says(await code_in(post))
    await who.sees("已更正", address)


async def code_in(post: Mailroom, count: int = 1) -> str:
    await until(lambda: len(post.letters) >= count)
    found = re.search(r"\d{6}", post.letters[count - 1].get_content())
    assert found
    return found[0]


async def email_of(house: House, who: Person) -> str:
    def query(tx: Transaction) -> str:
        found = people.by_chat(tx, who.id)
        return found.email if found else ""

    return await house.app.database.read(query)


@on_sqlite
async def test_an_address_is_taken_when_the_code_is_typed(house: House, 企业: Person, 邮局: Mailroom) -> None:
    await 企业.says("/me")
    await 企业.presses("登记邮箱")
    await 企业.sees("请输入您的电子邮箱")
    await 企业.says("李敏的邮箱")
    await 企业.sees("没有认出电子邮箱")
    await 企业.says("ｌｉｍｉｎ@Example.com")
    await 企业.sees("已发到 limin@example.com")
    code = await code_in(邮局)
    assert (邮局.letters[0]["To"], 邮局.letters[0]["From"]) == (OWN, "zuozhen@example.gov.cn")
    await 企业.says(f"{(int(code) + 1) % 1_000_000:06d}")
    await 企业.sees("验证码不对，请核对邮件后重新输入")
    assert await email_of(house, 企业) == ""
    await 企业.says(f"验证码是 {code}")
    await 企业.sees("已更正", OWN)
    assert await email_of(house, 企业) == OWN
    (noted,) = await rows(house, schema.audit, action="corrected")
    assert noted.details == {"what": ["email"]}
    for table in (schema.outbox, schema.door_code, schema.audit):
        assert code not in str([row for row in await rows(house, table) if getattr(row, "rank", 0) == 0])


@on_sqlite
async def test_who_gives_an_address_is_told_what_for_and_nobody_is_asked_again(
    house: House, 企业: Person, 邮局: Mailroom
) -> None:
    version = house.app.programme.pack.privacy.version

    def agree(tx: Transaction) -> None:
        who = people.by_chat(tx, 企业.id)
        assert who is not None
        people.change(tx, who.id, consent_version=version, consent_at=house.clock.now())

    await house.app.database.write(agree)
    await 企业.says("/me")
    await 企业.presses("登记邮箱")
    told = await 企业.sees("个人信息处理告知（电子邮箱）", house.app.programme.pack.privacy.controller)
    for said in ("只用来提醒", "只列消息标题", "经您邮箱的服务商", "不影响办理", "/me 删除", "/delete_me", "就是同意"):
        assert said in told.text
    await 企业.says(OWN)
    await 企业.says(await code_in(邮局))
    await 企业.sees("已更正", OWN)
    (noted,) = await rows(house, schema.audit, action="corrected")
    assert (noted.details["what"], noted.at) == (["email"], house.clock.now()), "when they agreed"
    await 企业.says("/my")
    await 企业.sees("还没有")
    assert not [one for one in 企业.messages if "新版本" in one.text]
    (kept,) = await rows(house, schema.person, name="李敏")
    assert kept.consent_version == version


@on_sqlite
async def test_five_wrong_guesses_end_a_code(house: House, 企业: Person, 邮局: Mailroom) -> None:
    await 企业.says("/me")
    await 企业.presses("登记邮箱")
    await 企业.says(OWN)
    code = await code_in(邮局)
    for number in range(1, 6):
        await 企业.says(f"{(int(code) + number) % 1_000_000:06d}")
        await quiet(house)
    await 企业.sees("验证码不对或已过期，请重新输入邮箱")
    await 企业.says(OWN)
    await 企业.sees("验证码发得太多", "请过一会儿")
    house.clock.moment += timedelta(minutes=2)
    await 企业.says(OWN)
    await 企业.sees("请输入邮件里的6位验证码")
    await 企业.says(code)
    await 企业.sees("验证码不对，请核对")
    await 企业.says(await code_in(邮局, 2))
    await 企业.sees("已更正")


async def test_who_does_not_look_gets_one_digest_a_day_without_a_link(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 邮局: Mailroom, 网关: Gateway
) -> None:
    number = await files(企业)
    await gives_address(企业, 邮局)
    await 海关.says("/doors")
    shown = (await 海关.sees("登录码")).text.split()[1]
    async with also_by_web(house, 企业) as web:
        await accepts_alone(海关)
        await web.sees("已签收")
        await house.until(house.clock.moment + timedelta(hours=5))
        await quiet(house)
        assert len(邮局.letters) == 1, "nudged although it was seen"
        await answers(海关)
        await quiet(house)
        await house.until(house.clock.moment + timedelta(days=4))
        await until(lambda: len(邮局.letters) + len(网关.sent) > 1)
        await house.until(house.clock.moment + timedelta(hours=1))
        await quiet(house)
        assert len(邮局.letters) + len(网关.sent) == 2, "told twice in a day"
    text = "".join(one.get_content() + str(one["Subject"]) for one in 邮局.letters[1:]) + str(网关.sent)
    assert "还没有看" in text
    assert not LINK.search(text)
    assert "13800138000" not in 邮局.letters[-1].get_content()
    assert shown not in text, "a code was sent another way"
    await 统筹员.says(f"/find {number}")
    await 统筹员.presses("送达情况")
    await 统筹员.sees("没看", "提醒")


async def test_whom_telegram_can_not_reach_is_told_by_e_mail_what_waits(
    house: House, 企业: Person, 海关: Person, 邮局: Mailroom
) -> None:
    await gives_address(企业, 邮局)

    def by_mail_only(tx: Transaction) -> None:
        who = people.by_chat(tx, 企业.id)
        assert who is not None
        people.change(tx, who.id, phone="0871-63113456")

    await house.app.database.write(by_mail_only)
    number = await files(企业)
    await 企业.blocks()
    await quiet(house)
    await accepts_alone(海关)
    await quiet(house)
    await house.until(house.clock.moment + timedelta(days=4))
    await until(lambda: len(邮局.letters) > 1)
    digest = 邮局.letters[1]
    assert digest["Subject"].endswith("条消息还没有看")
    text = digest.get_content()
    assert number in text
    assert "“我的诉求”" in text
    assert digest["Auto-Submitted"] == "auto-generated"
    await house.until(house.clock.moment + timedelta(days=1))
    await quiet(house)
    assert len(邮局.letters) == 2, "told twice of the same"
    sent = [row for row in await rows(house, schema.outbox, what="nudge") if row.payload["text"]]
    assert sent == [], "what the e-mail said stays in the outbox"


async def test_an_address_is_in_ones_file_and_goes_with_ones_data(house: House, 企业: Person, 邮局: Mailroom) -> None:
    await gives_address(企业, 邮局)
    await 企业.says("/my_data")
    sent = await 企业.sees("这是系统里存的您的信息", timeout=30)
    held = house.world.files[sent.message.raw["document"]["file_id"]].blob or ""
    assert f"电子邮箱：{OWN}" in house.world.blobs.get(held).decode("utf-8-sig")
    await 企业.says("/delete_me")
    await 企业.presses("确认")
    await 企业.sees("已删除")
    await quiet(house)
    for table in (schema.person, schema.address, schema.draft, schema.outbox):
        assert OWN not in str(await rows(house, table)), table.name


@on_sqlite
async def test_an_address_is_taken_away_on_wish(house: House, 企业: Person, 邮局: Mailroom) -> None:
    await gives_address(企业, 邮局)
    await 企业.says("/me")
    await 企业.sees(OWN)
    await 企业.presses("删除邮箱")
    await 企业.sees("已更正", "邮箱：没有登记")
    assert OWN not in str(await rows(house, schema.address))


@on_sqlite
async def test_a_mailbox_that_is_not_there_holds_up_nobody(house: House, 企业: Person, 邮局: Mailroom) -> None:
    邮局.refuses = "550 no such user"
    await 企业.says("/me")
    await 企业.presses("登记邮箱")
    await 企业.says(OWN)
    await 企业.sees("请输入邮件里的6位验证码")
    await quiet(house)
    (letter,) = await rows(house, schema.outbox, what="email_code")
    assert (letter.state, letter.error) == ("HELD", "550")
    邮局.refuses = ""
    await 企业.presses("上一步")
    house.clock.moment += timedelta(minutes=2)
    await 企业.says("other@example.com")
    await 企业.sees("已发到 other@example.com")
    await 企业.says(await code_in(邮局))
    await 企业.sees("已更正", "other@example.com")


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("smtp://127.0.0.1:2525", MailServer("127.0.0.1", 2525)),
        ("smtp://relay.example", MailServer("relay.example", 25)),
        ("smtp://u:p%40@mail.example:587", MailServer("mail.example", 587, "u", "p@", start_tls=True)),
        ("smtps://u:p@mail.example", MailServer("mail.example", 465, "u", "p", tls=True, start_tls=False)),
        ("smtp://u:p@localhost", MailServer("localhost", 25, "u", "p")),
    ],
)
def test_a_password_goes_over_an_encrypted_way_only(url: str, meant: MailServer) -> None:
    assert mail_server(url) == meant


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://h:x", "smtp://h/path", "smtp://h?a"]
)
def test_what_is_no_mail_server(url: str) -> None:
    with pytest.raises(WrongServer):
        mail_server(url)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("li.min+zz@Mail.Example.COM", "li.min+zz@mail.example.com"),
        (" mailto:a@b.cn ", "a@b.cn"),
        ("ａ＠ｂ。ｃｎ", "a@b.cn"),
    ],
)
def test_addresses_as_people_type_them(typed: str, meant: str) -> None:
    assert parse_email(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "a@b",
        "@b.cn",
        "a@b.cn,c@d.cn",
        "a@b.cn\nBcc: c@d.cn",
        "a..b@c.cn",
        ".a@b.cn",
        "a.@b.cn",
        "a@-b.cn",
        "a" * 99 + "@b.cn",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(BadEmail):
        parse_email(typed)
