"""The month's circular: drafted, worded, signed, and in the hands of those whom it concerns."""

import io

import docx

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import answered, on_sqlite, quiet, rows


@on_sqlite
async def test_a_circular_goes_its_way(
    house: House, 统筹员: Person, 督查员: Person, 海关: Person, 负责人: Person
) -> None:
    await 督查员.says("/circular")
    await 督查员.sees("2024年9月的通报还没有起草")
    await 统筹员.says("/circular")
    await 统筹员.sees("关于2024年9月诉求办理情况的通报")
    await 统筹员.presses("改工作要求")
    await 统筹员.sees("“工作要求”怎么写", "现在是：", "请各承办单位对照以上情况")
    await 统筹员.says("请抓紧<办理>。")
    await 统筹员.sees("请抓紧<办理>。")
    await 统筹员.presses("改存在问题")
    empty = await 统筹员.sees("“存在问题”怎么写", "现在没有这一段")
    assert empty.labels == [["取消"]]
    await 统筹员.says("答复慢。")
    await 统筹员.sees("存在问题", "答复慢。")
    await 统筹员.presses("改存在问题")
    await 统筹员.sees("现在是：", "答复慢。")
    await 统筹员.presses("删除这一段")
    without = await 统筹员.sees("已修改", "请抓紧<办理>。")
    assert "存在问题" not in without.text
    await 统筹员.presses("送督查员签发")
    await 统筹员.sees("已送督查员")
    await 督查员.sees("审阅、签发")
    await 督查员.presses("查看通报")
    await 督查员.presses("签发")
    await 督查员.sees("数字从现在起不再变动")
    await 统筹员.sees("请核对后发给各部门")
    await 统筹员.presses("查看通报")
    await 统筹员.presses("发给各部门")
    await 统筹员.sees("正在发给2位")
    await 负责人.sees("请查收", timeout=30)
    sent = await 海关.sees("请查收", timeout=30)
    document = sent.message.raw["document"]
    assert document["file_name"] == "关于2024年9月诉求办理情况的通报.docx"
    data = house.world.blobs.get(house.world.files[document["file_id"]].blob or "")
    assert "请抓紧<办理>。" in [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    noted = {one.action for one in await rows(house, schema.audit)}
    assert {"circular_edit", "circular_submit", "circular_sign", "circular_send"} <= noted
    await 海关.says("/circular")
    await 海关.sees("其他身份")


@on_sqlite
async def test_from_a_figure_one_comes_back_to_the_circular(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await answered(企业, 海关)
    await 统筹员.says("/circular 2024年10月")
    await 统筹员.sees("关于2024年10月诉求办理情况的通报")
    await 统筹员.presses("受理1")
    await 统筹员.sees("受理（共1件")
    await 统筹员.presses("10月通报")
    await 统筹员.sees("关于2024年10月诉求办理情况的通报")
    await 海关.says("/stats")
    await 海关.presses("看具体诉求")
    own = await 海关.sees("点一个数")
    assert "10月通报" not in [label for row in own.labels for label in row]


@on_sqlite
async def test_a_document_that_did_not_arrive_is_said_and_made_anew(
    house: House, 统筹员: Person, 督查员: Person, 海关: Person, 负责人: Person
) -> None:
    await signed(统筹员, 督查员)
    house.world.faults.add("sendDocument", kind="400", description="Bad Request: whatever", count=None)
    await 统筹员.presses("发给各部门")
    await 统筹员.sees("正在发给2位")
    told = await 统筹员.sees("文件没有做成，部门没有收到", timeout=30)
    assert told.labels == [["重新生成", "查看通报"]]
    await quiet(house)
    assert len([one for one in 统筹员.messages if "部门没有收到" in (one.text or "")]) == 1
    await 统筹员.presses("查看通报")
    await 统筹员.sees("有2位没有收到")
    house.world.faults.clear()
    await 统筹员.presses("重新生成")
    await 统筹员.sees("正在重新生成文件，发给没有收到的2位")
    for one in (海关, 负责人):
        assert "document" in (await one.sees("请查收", timeout=30)).message.raw
    await 统筹员.says("/circular")
    assert "位没有收到" not in (await 统筹员.sees("已发出")).text


@on_sqlite
async def test_who_asked_for_a_file_that_did_not_arrive_can_have_it_made_anew(
    house: House, 统筹员: Person, 海关: Person
) -> None:
    await 统筹员.says("/circular")
    house.world.faults.add("sendDocument", kind="400", description="Bad Request: whatever", count=None)
    await 统筹员.presses("Word 文件")
    await 统筹员.sees("有一个文件没有做成", timeout=30)
    house.world.faults.clear()
    (dead,) = await rows(house, schema.outbox, state="DEAD")
    await 海关.says("/help")
    await 海关.sees("联络员")
    await 海关.presses_forged(f"pa:{dead.id}")
    await 海关.sees("没有找到")
    await 统筹员.presses("重新生成")
    assert "document" in (file := await 统筹员.sees("请勿外传", timeout=30)).message.raw
    assert (await 统筹员.sees("重新生成的文件在上面")).id > file.id
    await 统筹员.sees_toast("正在重新生成文件")


async def signed(统筹员: Person, 督查员: Person) -> None:
    """The month's circular as a coordinator may send it."""
    await 统筹员.says("/circular")
    await 统筹员.presses("送督查员签发")
    await 督查员.sees("审阅、签发")
    await 督查员.presses("查看通报")
    await 督查员.presses("签发")
    await 统筹员.sees("请核对后发给各部门")
    await 统筹员.presses("查看通报")
