"""An enterprise files an appeal: parts, limits, photos and files, the choice of a department, the receipt."""

import re
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import (
    NUMBER,
    PORT,
    SCHOOL,
    VAGUE,
    appeal_of,
    choosing,
    files,
    on_sqlite,
    quiet,
    rows,
    sends_off,
)

MEGA = 1024 * 1024


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Forms are the same on both databases; the chain is played on each of them."""
    return fresh_sqlite(tmp_path)


async def begins(member: Person) -> None:
    await member.says("/appeal")
    await member.sees("用自己的话说说", "10到2000")


async def written(house: House) -> str:
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    return str(draft.data.get("text", ""))


# The text


async def test_nine_are_too_few_and_ten_enough(企业: Person) -> None:
    await begins(企业)
    await 企业.presses("完成")
    await 企业.sees("还没有写文字", "用自己的话说说")
    await 企业.says("一二三四五六七八九")
    await 企业.sees("共9字")
    await 企业.presses("完成")
    await 企业.sees("只有9个字", "至少要10个字")
    await 企业.presses("取消")
    await 企业.sees("确定取消「提交诉求」吗")
    await 企业.presses("确定取消")
    await 企业.sees("已取消「提交诉求」")
    await begins(企业)
    await 企业.says("一二三四五六七八九十")
    await 企业.sees("共10字")
    await 企业.presses("完成")
    await 企业.sees("照片")


async def test_two_thousand_fit_and_one_more_is_told_by_how_much(house: House, 企业: Person) -> None:
    await begins(企业)
    await 企业.says("货" * 1999)
    await 企业.sees("共1999字")
    await 企业.says("压港")
    told = await 企业.sees("共2002个字", "最多2000个字", "超出2个字", "前面的1999个字还在")
    assert "这一段没有记下" in told.text
    assert await written(house) == "货" * 1999
    await 企业.says("/restart")
    await 企业.sees("确定从头填写「提交诉求」吗？")
    await 企业.presses("全部重填")
    await 企业.sees("用自己的话说说")
    await 企业.says("货" * 2000)
    await 企业.sees("共2000字")
    await 企业.presses("完成")
    await 企业.sees("照片")


async def test_a_text_too_long_for_one_message_is_one_appeal(house: House, 企业: Person) -> None:
    """The app cuts what is over 4096 units; here the first text alone is already over the limit."""
    await begins(企业)
    await 企业.says("货" * 2001)
    await 企业.sees("共2001个字", "超出1个字")
    assert await written(house) == ""


async def test_parts_are_put_together_in_their_order(house: House, 企业: Person) -> None:
    await begins(企业)
    for part in ("我们做跨境物流，", "磨憨口岸排队太久，", "请海关加快查验。"):
        await 企业.says(part)
    await 企业.sees("共27字")
    await 企业.says("写完了")
    await 企业.sees("照片")
    assert await written(house) == "我们做跨境物流，\n磨憨口岸排队太久，\n请海关加快查验。"


async def test_signs_are_kept_and_marks_nobody_sees_are_not(house: House, 企业: Person) -> None:
    await begins(企业)
    await 企业.says("注册资本<100万元 & 员工\u200b50人，“一照多址”<b>办不下来</b>")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.presses("没有附件")
    await 企业.sees("不确定")
    await 企业.presses("不确定")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    await 企业.sees("请核对", "注册资本<100万元 & 员工50人，“一照多址”<b>办不下来</b>")


# Photos and files


@on_sqlite
@pytest.mark.parametrize(
    "said",
    [
        *("没有附件，下一步", "没有附件", "没有", "无", "下一步", "不用了", "好了", "发完了。", "跳过", "就这些"),
        *("可以了！", "完了", "ＯＫ", "没别的了", "不需要"),
    ],
)
async def test_that_there_are_no_files_can_be_said(house: House, 企业: Person, said: str) -> None:
    await begins(企业)
    await 企业.says(PORT)
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.says(said)
    await 企业.sees("不确定")
    assert await written(house) == PORT


async def test_photos_and_files_on_the_way_are_kept(house: House, 企业: Person) -> None:
    await begins(企业)
    await 企业.sends_photo(caption="我们做跨境物流，磨憨口岸排队太久，请海关加快查验。")
    await 企业.sees("共25字", "附件1个")
    await 企业.presses("完成")
    await 企业.sees("照片", "已收到1个")
    await 企业.sends_file("报关单.pdf", b"%PDF-1.4 ...", "application/pdf")
    await 企业.sees("附件2个")
    await 企业.sends_photo(media_group=3)
    await 企业.sees("附件5个")
    await 企业.presses("完成")
    await 企业.sees("不确定")
    await 企业.presses("昆明海关")
    number = await sends_off(企业)
    kept = await rows(house, schema.attachment)
    assert {one.appeal for one in kept} == {(await appeal_of(house, number)).id}
    assert [one.kind for one in kept] == ["photo", "document", "photo", "photo", "photo"]
    assert kept[1].name == "报关单.pdf"


async def test_words_at_the_step_of_files_belong_to_the_text(house: House, 企业: Person) -> None:
    """They count for the choice of the department as well."""
    await begins(企业)
    await 企业.says(VAGUE)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("昆明海关", "磨憨")
    assert await written(house) == f"{VAGUE}\n{PORT}"


async def test_what_can_not_be_taken_is_refused_in_words(企业: Person) -> None:
    await choosing(企业)
    await 企业.presses("上一步")
    await 企业.sees("照片")
    await 企业.sends_file("视频.mkv", 3 * MEGA, "video/x-matroska")
    await 企业.sees("视频.mkv", "格式不能接收")
    await 企业.sends_file("图纸.pdf", 30 * MEGA, "application/pdf")
    await 企业.sees("图纸.pdf", "超过20MB")
    await 企业.sends_file("正好.pdf", 20 * MEGA, "application/pdf")
    await 企业.sees("附件1个")
    await 企业.sends("sticker")
    await 企业.sees("用不上这类消息")


async def test_a_voice_is_taken_and_a_sentence_is_asked_for(house: House, 企业: Person) -> None:
    await begins(企业)
    await 企业.sends("voice")
    await 企业.sees("已收到语音", "再用一句话说明")
    await 企业.sends_photo()
    await 企业.sees("已收到附件2个，其中有语音。还没有写文字")
    await 企业.presses("完成")
    await 企业.sees("还没有写文字。请用一两句话说明", "用自己的话说说")
    await 企业.says(PORT)
    await 企业.sees("已记下", "附件2个")
    (draft,) = await rows(house, schema.draft)
    file, _ = draft.data["files"]
    assert (file["kind"], file["mime"]) == ("voice", "audio/ogg")
    assert re.fullmatch(r"语音-\d+\.ogg", file["name"])


async def test_a_voice_without_a_form_begins_an_appeal_as_a_photo_does(企业: Person) -> None:
    await 企业.sends("voice")
    await 企业.sees("已收到语音", "再用一句话说明")
    await 企业.says(PORT)
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.sends("voice")
    await 企业.sees("附件2个")


async def test_nine_files_and_not_ten(house: House, 企业: Person) -> None:
    await choosing(企业)
    await 企业.presses("上一步")
    await 企业.sees("照片", "最多9个")
    for number in range(9):
        await 企业.sends_file(f"{number}.txt", f"第{number}页".encode(), "text/plain")
    await 企业.sees("附件9个")
    await 企业.sends_file("9.txt", b"ten", "text/plain")
    await 企业.sees("附件最多9个")
    (draft,) = await rows(house, schema.draft)
    assert [one["name"] for one in draft.data["files"]] == [f"{number}.txt" for number in range(9)]


# The department


async def test_sure_and_agreed_goes_straight_to_the_department(house: House, 企业: Person, 海关: Person) -> None:
    await choosing(企业)
    shown = 企业.last
    assert shown.says("1. 昆明海关（推荐，提到“", "磨憨")
    assert [len(row) for row in shown.labels][:2] == [1, 1]
    await 企业.presses("昆明海关")
    number = await sends_off(企业)
    assert number == "YN-2024-0001"
    pushed = await 海关.sees("有新诉求交您单位主办", number)
    assert {"签收", "退回"} <= {label for row in pushed.labels for label in row}
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.lead, appeal.kind, appeal.region) == ("ASSIGNED", "昆明海关", "服务需求", "昆明市")


async def test_the_second_appeal_has_the_next_number(企业: Person, 海关: Person) -> None:
    assert [await files(企业), await files(企业)] == ["YN-2024-0001", "YN-2024-0002"]


async def test_unsure_goes_to_triage(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await files(企业, department="不确定，请专窗判断")
    await 统筹员.sees("有新诉求等您判断", number)
    await 海关.sees_nothing()
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.lead, appeal.due_at) == ("TRIAGE", None, None)


async def test_an_alternative_goes_to_triage(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    """The enterprise's own choice is a hint, no assignment."""
    await choosing(企业)
    await 企业.says("2")
    number = await sends_off(企业)
    await 统筹员.sees(number)
    assert (await appeal_of(house, number)).state == "TRIAGE"


async def test_another_department_is_typed(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await choosing(企业)
    await 企业.says("天上人间局")
    await 企业.sees("没有对应的选项")
    await 企业.says("商务厅")
    await 企业.sees("属于哪一类")
    await 企业.says("服务需求")
    await 企业.sees("请核对", "建议部门：省商务厅")
    await 企业.presses("确认提交")
    await 企业.sees("受理编号")
    await 统筹员.sees("YN-2024-0001")
    assert (await appeal_of(house, "YN-2024-0001")).state == "TRIAGE"


async def test_a_sure_one_waits_in_triage_when_nobody_there_can_be_reached(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await 统筹员.sees("有新诉求等您判断", number)
    assert (await appeal_of(house, number)).state == "TRIAGE"


async def test_words_that_say_nothing_are_not_guessed(企业: Person, 统筹员: Person) -> None:
    await choosing(企业, VAGUE)
    assert 企业.last.says("没有找到明显对口的部门")
    await 企业.presses("不确定，请专窗判断")
    number = await sends_off(企业)
    await 统筹员.sees(number, "麻烦事")


async def to_check(member: Person) -> None:
    await choosing(member)
    await member.presses("昆明海关")
    await member.sees("属于哪一类")
    await member.presses("服务需求")
    await member.sees("请核对")


async def test_each_answer_is_changed_from_the_check_page(house: House, 企业: Person) -> None:
    await to_check(企业)
    await 企业.presses("改类型")
    await 企业.sees("属于哪一类")
    await 企业.presses("政策咨询")
    await 企业.sees("请核对", "类型：政策咨询")
    await 企业.presses("改部门")
    await 企业.sees("不确定")
    await 企业.says("省商务厅")
    await 企业.sees("请核对", "建议部门：省商务厅")
    await 企业.presses("改附件")
    await 企业.sees("照片")
    await 企业.sends_photo()
    await 企业.sees("附件1个")
    await 企业.presses("完成")
    await 企业.sees("请核对", "附件：1个")
    await 企业.presses("改描述")
    await 企业.sees("请写新的描述", PORT)
    await 企业.says(SCHOOL)
    await 企业.sees("已记下", f"共{len(SCHOOL)}字")
    await 企业.presses("完成")
    await 企业.sees("请核对", SCHOOL[:20], "省商务厅", "政策咨询", "附件：1个")
    await 企业.presses("确认提交")
    number = NUMBER.search((await 企业.sees("受理编号")).text)
    assert number
    filed = await appeal_of(house, number[0])
    assert (filed.text, filed.kind) == (SCHOOL, "政策咨询")


async def test_business_secrets_are_marked_before_it_is_sent(house: House, 企业: Person, 海关: Person) -> None:
    await to_check(企业)
    await 企业.presses("涉商业秘密")
    await 企业.sees("请核对", "涉商业秘密：是")
    await 企业.presses("不涉商业秘密")
    await quiet(house)
    assert not 企业.last.says("涉商业秘密：是")
    await 企业.presses("涉商业秘密")
    await quiet(house)
    assert 企业.last.says("涉商业秘密：是")
    await 企业.presses("确认提交")
    number = NUMBER.search((await 企业.sees("受理编号")).text)
    assert number
    assert (await appeal_of(house, number[0])).confidential
    await 海关.sees("有新诉求交您", "【涉商业秘密】")
    await 海关.says(number[0])
    await 海关.sees("涉商业秘密，请注意保密")
    await 企业.says(number[0])
    await 企业.presses("办理经过")
    await 企业.sees("标为涉商业秘密")


async def test_each_part_of_what_is_secret_is(house: House, 企业: Person) -> None:
    await to_check(企业)
    await 企业.presses("涉商业秘密")
    await 企业.sees("涉商业秘密：是")
    await 企业.presses("改描述")
    await 企业.sees("请写新的描述")
    both = f"一是{PORT}二是{SCHOOL}"
    await 企业.says(both)
    await 企业.presses("完成", await 企业.sees(f"共{len(both)}字"))
    await 企业.presses("分开提交")
    for _ in range(2):
        await 企业.presses("没有附件，下一步")
        await 企业.sees("不确定")
        await 企业.presses("不确定，请专窗判断")
        await 企业.sees("属于哪一类")
        await 企业.presses("服务需求")
        await 企业.sees("请核对", "涉商业秘密：是")
        await 企业.presses("确认提交")
        await 企业.sees("受理编号")
    filed = await rows(house, schema.appeal)
    assert [one.confidential for one in filed] == [True, True]


async def test_who_thinks_better_of_a_change_comes_back_to_the_check_page(house: House, 企业: Person) -> None:
    await to_check(企业)
    await 企业.presses("改描述")
    await 企业.sees("请写新的描述")
    await 企业.says("半句")
    await 企业.sees("共2字")
    await 企业.presses("返回核对")
    await quiet(house)  # the page comes again and says the same
    assert 企业.last.says("请核对", PORT)
    await 企业.presses("改类型")
    await quiet(house)
    await 企业.says("上一步")
    await quiet(house)
    assert 企业.last.says("请核对", "类型：服务需求")
    await 企业.presses("确认提交")
    number = NUMBER.search((await 企业.sees("受理编号")).text)
    assert number
    assert (await appeal_of(house, number[0])).text == PORT


async def test_a_new_description_of_two_matters_is_offered_in_parts(企业: Person) -> None:
    await to_check(企业)
    await 企业.presses("改描述")
    await 企业.sees("请写新的描述")
    await 企业.says(f"一是{PORT}二是{SCHOOL}")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("2件事")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共2件", "照片")


async def test_what_was_given_up_is_had_back(企业: Person) -> None:
    await begins(企业)
    await 企业.says(PORT)
    asked = await 企业.sees("已记下")
    assert asked.labels == [["直接提交"], ["完成"], ["取消"]]
    await 企业.presses("取消")
    await 企业.sees("确定取消")
    await 企业.presses("继续填写")
    await 企业.sees(f"已写{len(PORT)}个字")
    await 企业.says("/cancel")
    gone = await 企业.sees("已取消「提交诉求」")
    assert gone.labels[0] == ["恢复刚才的内容"]
    await 企业.presses("恢复刚才的内容")
    await 企业.sees(f"已写{len(PORT)}个字")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("完成" if 企业.last.labels[0][0] == "完成" else "没有附件，下一步")
    await 企业.sees("不确定")


# Without a form


async def test_free_words_begin_an_appeal(house: House, 企业: Person, 海关: Person) -> None:
    await 企业.says(PORT)
    await 企业.sees(f"共{len(PORT)}字")
    await 企业.presses("完成")
    await 企业.presses("没有附件")
    await 企业.presses("昆明海关")
    number = await sends_off(企业)
    assert (await appeal_of(house, number)).text == PORT


async def test_a_few_free_words_are_not_taken_for_an_appeal(house: House, 企业: Person, 海关: Person) -> None:
    await 企业.says("再说吧")
    await 企业.sees("您是想办哪一件事？", "再说吧")
    await 企业.presses("都不是")
    await 海关.says(PORT)
    await 海关.sees("不清楚要做什么")
    await quiet(house)
    assert await rows(house, schema.draft) == []


async def test_a_photo_alone_begins_an_appeal(企业: Person) -> None:
    await 企业.sends_photo()
    await 企业.sees("已收到附件1个")
    await 企业.says(PORT)
    await 企业.sees(f"共{len(PORT)}字", "附件1个")


async def test_who_answers_appeals_does_not_file_any(海关: Person, 统筹员: Person) -> None:
    for person in (海关, 统筹员):
        await person.says("/appeal")
        await person.sees("由其他身份的人办理")
