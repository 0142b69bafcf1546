"""Files that the bot hands on: an enterprise's attachments reach who handles the appeal, and nobody else."""

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.methods import sending
from bot.domain.appeals.presses import Files
from bot.domain.presses import encode
from storage import schema
from tests.delivery.test_files import PDF, kept
from tests.house import House
from tests.screenplays.stage import PORT, accepts, appeal_of, on_sqlite, quiet, rows, sends_off


async def files_with_photo_and_pdf(member: Person) -> str:
    await member.says(PORT)
    await member.sees("已记下")
    await member.sends_photo()
    await member.sees("附件1个")
    await member.sends_file("报关单.pdf", PDF, "application/pdf")
    await member.sees("附件2个")
    await member.presses("完成")
    await member.sees("照片")
    await member.presses("完成")
    await member.sees("不确定")
    await member.presses("昆明海关")
    return await sends_off(member)


async def test_who_handles_an_appeal_sees_its_attachments(house: House, 企业: Person, 海关: Person) -> None:
    number = await files_with_photo_and_pdf(企业)
    await accepts(海关, 企业)
    await 海关.presses("查看全文")
    await 海关.sees("附件：2个")
    await 海关.presses("附件2个")
    await 海关.sees(f"诉求{number}的附件（1/2，企业提供）")
    pdf = await 海关.sees(f"诉求{number}的附件（2/2，企业提供）：报关单.pdf")
    assert "photo" in 海关.messages[-2].message.raw
    assert pdf.message.raw["document"]["file_name"] == "报关单.pdf"
    noted = await rows(house, schema.audit, action="files")
    assert [one.subject for one in noted] == [f"appeal:{number}"]


@on_sqlite
async def test_a_file_that_telegram_lost_is_sent_from_our_own_copy(house: House, 企业: Person, 海关: Person) -> None:
    number = await files_with_photo_and_pdf(企业)
    house.app.filer.idle = 0.05
    await kept(house, 2)
    house.world.files.clear()
    await accepts(海关, 企业)
    await 海关.presses("查看全文")
    await 海关.presses("附件2个")
    sent = await 海关.sees(f"诉求{number}的附件（2/2，企业提供）")
    await quiet(house)
    card = house.world.files[sent.message.raw["document"]["file_id"]]
    assert house.world.blobs.get(card.blob or "") == PDF


@on_sqlite
async def test_a_voice_is_opened_as_a_file_from_our_own_copy(house: House, 企业: Person, 海关: Person) -> None:
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.sends("voice")
    await 企业.sees("附件1个")
    for shown, press in (("已记下", "完成"), ("照片", "完成"), ("不确定", "昆明海关")):
        await 企业.sees(shown) if shown != "已记下" else None
        await 企业.presses(press)
    number = await sends_off(企业)
    await accepts(海关, 企业)
    await 海关.presses("查看全文")
    await 海关.presses("附件1个")
    sent = await 海关.sees(f"诉求{number}的附件", "语音-")
    document = sent.message.raw["document"]
    assert document["file_name"].endswith(".ogg")
    assert house.world.blobs.get(house.world.files[document["file_id"]].blob or "") == b"bytes of voice"


@on_sqlite
async def test_attachments_are_for_those_whom_the_appeal_concerns(
    house: House, 企业: Person, 海关: Person, 教育厅: Person
) -> None:
    number = await files_with_photo_and_pdf(企业)
    row = (await appeal_of(house, number)).id
    await 海关.sees("请签收")
    await 教育厅.says("/todo")
    await 教育厅.sees("没有")
    await 教育厅.presses_forged(encode(Files(row)))
    await 教育厅.sees("没有找到")
    assert not any({"document", "photo"} & one.message.raw.keys() for one in 教育厅.messages)


@on_sqlite
@pytest.mark.parametrize("refused", ["too large", "broken"])
async def test_a_picture_that_telegram_takes_as_no_photo_comes_as_a_document(
    house: House, 企业: Person, 海关: Person, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    number = await files_with_photo_and_pdf(企业)
    house.app.filer.idle = 0.05
    await kept(house, 2)
    house.world.files.clear()  # as of a picture that came by the page, Telegram has no copy
    if refused == "too large":
        monkeypatch.setattr(sending, "PHOTO_LIMIT", 10)
    else:
        monkeypatch.setattr(sending, "size_of", lambda _: None)
    await accepts(海关, 企业)
    await 海关.presses("查看全文")
    await 海关.presses("附件2个")
    sent = await 海关.sees(f"诉求{number}的附件（1/2，企业提供）")
    assert "document" in sent.message.raw
