"""People type what they want outside forms: it is shown or asked, nothing is done and nothing typed is lost."""

from datetime import timedelta

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import (
    PORT,
    REPLY,
    SCHOOL,
    VAGUE,
    answered,
    appeal_of,
    begins,
    files,
    on_sqlite,
    quiet,
    rows,
)
from tests.screenplays.test_registering import USCC, confirms


@on_sqlite
@pytest.mark.parametrize("said", ["我的诉求办得怎么样了？", "帮我催一下", "我要撤回诉求", "0001现在什么情况"])
async def test_the_one_that_is_meant_is_shown(house: House, 企业: Person, said: str) -> None:
    number = await files(企业)
    await 企业.says(said)
    await 企业.sees(f"诉求{number}｜", "下一步")
    await quiet(house)
    assert (await appeal_of(house, number)).settled_at is None
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_thanks_lead_to_the_rating_and_rate_nothing(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    await 企业.says("谢谢，问题解决了")
    await 企业.sees(f"诉求{number}｜待评价")
    assert (await rows(house, schema.survey))[0].satisfaction is None
    await 企业.presses("满意")
    await 企业.sees("问题解决了吗")


@on_sqlite
async def test_what_is_asked_of_the_bot(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    for person, said, answer in (
        (企业, "转人工", "诉求由专窗工作人员受理"),
        (企业, "怎么用", "随时可用"),
        (企业, "谢谢", "不客气"),
        (企业, "取消预约", "挂号"),
        (企业, "你好", "您好！遇到什么问题"),
        (企业, "我要投诉", "用自己的话说说"),
        (海关, "怎么用？", "随时可用"),
        (海关, "待办", "现在没有待办的诉求"),
        (统筹员, "待受理", "现在没有待受理的诉求"),
        (统筹员, "企业电话多少", "打开诉求，点「联系方式」"),
    ):
        await person.says(said)
        await person.sees(answer)


@on_sqlite
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("不用催了，他们早上已经打电话来了", "没有做任何改动"),
        ("0001先不撤，等他们答复再说", "没有做任何改动"),
        ("撤回了还能再提吗", "可以随时重新提交"),
        ("如果我评不满意会怎么样", "由统筹员在1个工作日内复核"),
        ("隔壁老王家的诉求办了没有", "其他企业的诉求不公开"),
        ("着火了快来人", "火警119"),
        ("挂号费多少钱", "请咨询专窗"),
        ("0099是不是我的", "没有找到您可以查看的诉求"),
    ],
)
async def test_what_is_denied_or_only_asked_about_changes_nothing(
    house: House, 企业: Person, said: str, answer: str
) -> None:
    number = await files(企业)
    before = await appeal_of(house, number)
    await 企业.says(said)
    await 企业.sees(answer)
    await quiet(house)
    assert await appeal_of(house, number) == before
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_a_text_with_a_number_is_kept_for_that_appeal(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    said = f"{number[-4:]}我们正在核实货车数量，下周一前安排加开查验通道"
    await 海关.says(said)
    await 海关.sees(f"诉求{number}｜待签收")
    await 海关.sees("您写的内容还在", said)
    assert (await appeal_of(house, number)).accepted_at is None


@on_sqlite
async def test_several_numbers_open_several_cards(house: House, 企业: Person, 海关: Person) -> None:
    numbers = [await files(企业), await files(企业)]
    await 海关.says(f"{numbers[0][-4:]}、{numbers[1][-4:]}都签收了吧")
    for number in numbers:
        await 海关.sees(f"诉求{number}｜待签收")
    assert [(await appeal_of(house, number)).accepted_at for number in numbers] == [None, None]


@on_sqlite
async def test_an_appeal_and_a_seat_in_one_sentence_are_both_shown(house: House, 企业: Person) -> None:
    number = await files(企业)
    await 企业.says(f"催一下{number[-4:]}，另外把我下周的号取消掉")
    await 企业.sees(f"诉求{number}｜")
    await 企业.sees("挂号")


@on_sqlite
async def test_staff_ask_for_commands_in_whole_sentences(house: House, 海关: Person, 统筹员: Person) -> None:
    for person, said, answer in (
        (海关, "有哪些要签收的", "现在没有待办的诉求"),
        (海关, "下周一开始休年假到周五，有事找小李", "已登记请假：10月28日至11月1日"),
        (海关, "延期最多能延几天", "最多延期10个工作日"),
        (统筹员, "今天有几件新的还没分", "现在没有待受理的诉求"),
        (统筹员, "本月办了多少件", "统计"),
        (统筹员, "昆明海关快到期的有哪些", "没有找到"),
        (统筹员, "这期坐诊取消了会不会通知企业", "都会马上收到通知"),
    ):
        await person.says(said)
        await person.sees(answer)


@on_sqlite
@pytest.mark.parametrize(
    ("said", "answer"),
    [("我是保山市发改委的，来对接工作", "邀请链接"), ("不想注册，就随便看看", "不登记也可以先看看")],
)
async def test_strangers_who_ask_are_answered_before_they_register(house: House, said: str, answer: str) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says(said)
    await newcomer.sees(answer)
    assert await rows(house, schema.draft) == []


@on_sqlite
@pytest.mark.parametrize(
    "said",
    [
        "我们遇到一件麻烦事，不知道该找哪个部门，请帮忙看看",
        "有个问题想反映一下，不知道归谁管",
        "我们企业有一件烦心事，不晓得该找哪个单位",
    ],
)
async def test_who_only_says_that_there_is_a_problem_goes_on_writing(house: House, 企业: Person, said: str) -> None:
    await 企业.says(said)
    await 企业.sees("已记下", f"共{len(said)}字", "可以继续写")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"] == f"{said}\n{PORT}"


@on_sqlite
async def test_the_own_number_is_changed(house: House, 企业: Person) -> None:
    await 企业.says("我换手机号了")
    await 企业.sees("请输入新的手机号")
    await 企业.says("１３９ ０００１ ２２２２")
    await 企业.sees("手机号已改为尾号2222的号码")
    (person,) = await rows(house, schema.person, user=企业.id)
    assert person.phone == "13900012222"


@on_sqlite
async def test_words_while_a_question_is_open_may_be_the_answer(house: House, 企业: Person, 统筹员: Person) -> None:
    number = await files(企业, VAGUE, "不确定")
    await 统筹员.presses("请企业补正")
    await 统筹员.sees("需要企业补充什么")
    await 统筹员.says("请说明是什么事。")
    await 统筹员.sees("请核对补正要求")
    await 统筹员.presses("发送补正要求")
    await 企业.sees("专窗请您补正")
    await 企业.says(PORT)
    await 企业.sees(f"这是对{number}的补正吗？", PORT[:20])
    await 企业.presses(f"补正{number[-4:]}")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 统筹员.sees("企业已补正", "磨憨")


@on_sqlite
async def test_what_is_sent_while_it_is_asked_what_was_meant_belongs_to_it(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    await files(企业, VAGUE, "不确定")
    await 统筹员.presses("请企业补正")
    await 统筹员.says("请说明是什么事。")
    await 统筹员.sees("请核对补正要求")
    await 统筹员.presses("发送补正要求")
    await 企业.sees("专窗请您补正")
    await 企业.says("磨憨口岸的铜矿化验太慢了。")
    await 企业.sees("的补正吗？", "化验太慢")
    await 企业.says("已经等了九天。")
    await 企业.sees("的补正吗？", "化验太慢", "已经等了九天")
    await 企业.sends_photo(caption="报关单照片见附件")
    await 企业.sees("的补正吗？", "已经等了九天", "报关单照片见附件")
    await 企业.says("1")
    await 企业.sees("已记下", "附件1个")
    (draft,) = await rows(house, schema.draft)
    assert draft.data["words"] == "磨憨口岸的铜矿化验太慢了。\n已经等了九天。\n报关单照片见附件"


@on_sqlite
async def test_or_a_new_appeal(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业, VAGUE, "不确定")
    await 统筹员.presses("请企业补正")
    await 统筹员.says("请说明是什么事。")
    await 统筹员.sees("请核对补正要求")
    await 统筹员.presses("发送补正要求")
    await 企业.sees("专窗请您补正")
    await 企业.says(SCHOOL)
    await 企业.sees("的补正吗？")
    await 企业.presses("作为新的诉求")
    await 企业.sees("已记下", f"共{len(SCHOOL)}字")


@on_sqlite
async def test_what_speaks_of_an_old_matter_and_of_another_is_asked_about(house: House, 企业: Person) -> None:
    number = await files(企业)
    said = "之前反映的停电影响生产的问题还没有答复，请尽快处理"
    await 企业.says(said)
    await 企业.sees("您想查看已提交的诉求，还是提交新的诉求？", said)
    await 企业.presses("查看我的诉求")
    await 企业.sees(number)
    await 企业.says(said)
    await 企业.sees("您想查看已提交的诉求")
    await 企业.presses("作为新的诉求")
    await 企业.sees("已记下", f"共{len(said)}字")


@on_sqlite
@pytest.mark.parametrize("first", ["before the greeting", "instead of the consent"])
async def test_what_is_told_before_registering_is_used_after_it(house: House, first: str) -> None:
    newcomer = house.newcomer("敏")
    if first == "instead of the consent":
        await newcomer.says("/start")
        await newcomer.sees("个人信息处理告知")
    await newcomer.says(PORT)
    await newcomer.sees("您写的问题已经留着", "个人信息处理告知")
    await newcomer.presses("同意")
    for question, said in (
        ("统一社会信用代码", USCC),
        ("请输入企业全称", "云南某某物流有限公司"),
        ("企业在哪个州市", "昆明市"),
        ("请输入联系人姓名", "李敏"),
        ("请留下您的手机号", "13900001111"),
    ):
        await newcomer.sees(question)
        await newcomer.says(said)
    await confirms(newcomer, "13900001111")
    await newcomer.sees("用自己的话说说", f"已写{len(PORT)}个字")
    await newcomer.presses("完成")
    await newcomer.sees("照片")


@on_sqlite
@pytest.mark.parametrize(
    "told",
    [
        "有人来我店里收卫生费，一年收了两遍，请管一管",
        "门口修路修了半年顾客进不来，没有人管",
        "我要投诉城管乱收费，收了我两次卫生费",
        "货车在磨憨口岸排队三天了，请海关帮忙加快",
        "城管乱收费没人管",  # shorter than an appeal, but no greeting and no wish
        "门口修路不通车",
        "我们公司遇到困难了，想找人帮忙",  # says that there is something, and not yet what
    ],
)
async def test_a_problem_told_with_words_of_a_wish_is_kept_too(house: House, told: str) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says(told)
    await newcomer.sees("您写的问题已经留着", "个人信息处理告知")


@on_sqlite
@pytest.mark.parametrize("said", ["你好", "在吗", "我要投诉", "李敏", "云南某某物流有限公司", USCC, "13900001111"])
async def test_of_a_greeting_or_a_mere_name_no_problem_is_made(house: House, said: str) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says(said)
    asked = await newcomer.sees("个人信息处理告知")
    assert "您写的问题" not in asked.text


@on_sqlite
async def test_what_staff_ask_others_to_explain_is_no_call_for_help(house: House, 海关: Person, 统筹员: Person) -> None:
    for said in ("请说明在哪条街、谁收的", "请企业写明经营地址", "请说明谁收的"):
        await 统筹员.says(said)
        await 统筹员.sees("没有找到")
        await 海关.says(said)
        await 海关.sees("不清楚要做什么")
    for person in (统筹员, 海关):
        await person.says("使用说明")
        await person.sees("随时可用")
        await person.says("说明")
        await person.sees("随时可用")


@on_sqlite
async def test_a_file_with_a_number_is_offered_for_that_appeal(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await 海关.sends_photo(f"{number[-4:]} 现场照片")
    await 海关.sees(f"{number}：", "发来的文件用在哪里？", "现场照片")
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的答复", "现场照片")
    await 海关.says(REPLY)
    await 海关.sees("请核对答复", "附件：1个")


@on_sqlite
async def test_of_other_files_it_is_said_that_they_are_not_kept(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await 海关.sends_photo()
    await 海关.sees("没有保存", "答复")
    await 海关.sends_photo(f"{number[-4:]} 现场照片")  # not accepted yet: nothing takes it
    await 海关.sees(f"诉求{number}｜")
    await 海关.sees("没有保存")
    await 统筹员.sends_photo("看看")
    await 统筹员.sees("没有保存")


@on_sqlite
async def test_an_old_draft_does_not_swallow_a_text(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.says("货车在口岸排队，")
    await 企业.sees("已记下")
    await house.until(house.clock.moment + timedelta(hours=23))
    await 企业.says("已经三天了。")
    await 企业.sees("已记下")
    await house.until(house.clock.moment + timedelta(hours=25))
    await 企业.says("另外，厂区经常停电，影响生产。")
    await 企业.sees("这是接着填写“提交诉求”吗？", "厂区经常停电")
    await 企业.presses("接着填写")
    await 企业.sees("已记下", "共31字")


@on_sqlite
async def test_an_old_draft_in_which_nothing_stands_asks_nothing(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await house.until(house.clock.moment + timedelta(days=2))
    await 企业.says("我有事来不了了，退号")
    answer = await 企业.sees("挂号")
    assert not answer.says("这是接着填写")
    await 企业.says("/appeal")
    await house.until(house.clock.moment + timedelta(days=2))
    await 企业.says(SCHOOL)
    await 企业.sees("已记下", f"共{len(SCHOOL)}字")


@on_sqlite
async def test_of_an_old_draft_s_text_a_new_appeal_is_made_or_none(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.says("货车在口岸排队，")
    await 企业.sees("已记下")
    await house.until(house.clock.moment + timedelta(days=2))
    await 企业.says(SCHOOL)
    await 企业.sees("这是接着填写“提交诉求”吗？")
    await 企业.presses("都不是")
    await 企业.sees("用自己的话说说", "已写8个字")
    await house.until(house.clock.moment + timedelta(days=2))
    await 企业.says(SCHOOL)
    await 企业.presses("作为新的诉求")
    await 企业.sees("已记下", f"共{len(SCHOOL)}字")


@on_sqlite
async def test_what_is_only_likely_is_asked_and_the_text_is_kept(house: House, 企业: Person) -> None:
    number = await files(企业)
    await 企业.says("那天厂里有事走不开嘛")
    await 企业.sees("您是想办哪一件事？", "那天厂里有事走不开嘛")
    await 企业.presses("坐诊挂号")
    await 企业.sees("坐诊")
    await 企业.says("厂里的事一直没有说法嘛")
    await 企业.sees("您是想办哪一件事？")
    await 企业.presses("作为新的诉求")
    await 企业.sees("厂里的事一直没有说法嘛")
    assert (await appeal_of(house, number)).settled_at is None


@on_sqlite
async def test_who_says_it_in_other_words_is_asked_by_those(house: House, 企业: Person) -> None:
    await 企业.says("那天厂里有事走不开嘛")
    await 企业.sees("您是想办哪一件事？", "那天厂里有事走不开嘛")
    await 企业.says("是说收不收钱嘛这个")
    await 企业.sees("您是想办哪一件事？", "那天厂里有事走不开嘛", "是说收不收钱嘛这个")
    await 企业.presses("收不收费")
    await 企业.sees("收费")
    await quiet(house)
    assert await rows(house, schema.draft) == []


@on_sqlite
@pytest.mark.parametrize(
    ("said", "answer"),
    [("给我看看0001", "诉求YN-2024-0001｜"), ("谢谢啦", "不客气"), ("我要催办", "诉求YN-2024-0001｜")],
)
async def test_what_is_clear_goes_past_the_question_about_a_short_sentence(
    house: House, 企业: Person, said: str, answer: str
) -> None:
    await files(企业)
    await 企业.says("办结了吗")
    await 企业.sees("您是想办哪一件事？")
    await 企业.says(said)
    await 企业.sees(answer)
    await quiet(house)
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_a_number_is_of_the_list_that_was_shown_after_the_question(house: House, 企业: Person) -> None:
    _, number = await files(企业), await files(企业)
    await 企业.says("/my")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("那天厂里有事走不开嘛")
    await 企业.sees("您是想办哪一件事？")
    await 企业.says("/my")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("1")
    await 企业.sees(f"诉求{number}｜")
    await 企业.says("再说吧")
    await 企业.sees("您是想办哪一件事？", "再说吧")
    await 企业.presses("都不是")
    await 企业.says("那天厂里有事走不开嘛")
    await 企业.sees("您是想办哪一件事？")
    await 企业.says("1")
    await 企业.sees("坐诊")
