"""The counter: an enterprise without Telegram is registered, files and books; what it has to hear is told by phone."""

import re
from datetime import datetime

import pytest

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.sessions.seats import plan
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import (
    NUMBER,
    PORT,
    accepts_alone,
    appeal_of,
    choosing_for,
    on_sqlite,
    opens,
    quiet,
    rates,
    rows,
    sends_off,
)

CODE, NAME = "91530100DEM000001C", "云南红土矿业有限公司"


async def registers(coordinator: Person) -> None:
    await coordinator.says("/counter")
    await coordinator.sees("哪家企业")
    await coordinator.says("红土")
    await coordinator.sees("没有登记过名称里有“红土”的企业")
    await coordinator.says(CODE)
    await coordinator.sees("这家企业还没有登记")
    await coordinator.says(NAME)
    await coordinator.sees("哪个州市")
    await coordinator.says("昆明")
    await coordinator.sees("联系人的姓名")
    await coordinator.says("李敏")
    await coordinator.sees("联系人的电话")
    await coordinator.says("13912345678")
    await coordinator.sees("同意书是哪天签的")
    await coordinator.presses("还没有签")
    await coordinator.sees("没有书面同意，不能登记")
    await coordinator.says("2024-10-20")
    await coordinator.sees("请核对登记信息", NAME, "电话尾号：5678", "2024-10-20")
    await coordinator.presses("确认登记")
    await coordinator.sees(NAME, "书面同意：2024年10月20日", "还没有诉求")


@on_sqlite
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("９１５３０１００ＤＥＭ０００００１Ｃ", "还没有诉求"),
        ("９１５３ ０１００ ＤＥＭ０ ００００ １ｃ", "还没有诉求"),
        ("代码是91530100DEM000001C", "还没有诉求"),
        ("Yunnan Pipeline", "是哪一家？"),
        ("ｙｕｎｎａｎ　ｐｉｐｅｌｉｎｅ", "是哪一家？"),
        ("Lao Yunnan Trading", "没有登记过名称里有“Lao Yunnan Trading”的企业"),
        ("91530100DEM000002C", "统一社会信用代码没有通过校验"),
        ("１３８００１３８０００", "这像是电话号码"),
    ],
)
async def test_what_is_typed_is_made_plain_before_it_is_judged(
    house: House, 统筹员: Person, said: str, answer: str
) -> None:
    await house.enterprise("Yunnan Pipeline", CODE)
    await 统筹员.says("/counter")
    await 统筹员.sees("哪家企业")
    await 统筹员.says(said)
    await 统筹员.sees(answer)


async def files_at_counter(coordinator: Person) -> str:
    await coordinator.presses("代提诉求")
    await choosing_for(coordinator, NAME, PORT)
    await coordinator.presses("昆明海关")
    await coordinator.sees("属于哪一类")
    await coordinator.presses("服务需求")
    await coordinator.sees("请核对", f"企业：{NAME}（专窗代录）")
    await coordinator.presses("确认提交")
    receipt = await coordinator.sees("受理编号", "由您代企业办理")
    found = NUMBER.search(receipt.text)
    assert found
    return found[0]


async def opens_first(coordinator: Person, *seen: str) -> None:
    await coordinator.says("/calls")
    listed = await coordinator.sees("电话清单", NAME)
    await opens(coordinator, listed, "1. 打开", f"请致电{NAME}", *seen)


async def calls_of(house: House) -> list[tuple[str, str]]:
    await quiet(house)
    return [(one.what, one.state) for one in await rows(house, schema.phone_call)]


async def calls_to_the_session(house: House) -> list[str]:
    """The states of the calls that tell of the booking; news of the appeal that it brings are calls of their own."""
    return [state for what, state in await calls_of(house) if what == "called"]


async def test_an_enterprise_without_telegram_from_paper_to_rating(house: House, 海关: Person, 统筹员: Person) -> None:
    await registers(统筹员)
    number = await files_at_counter(统筹员)
    appeal = await appeal_of(house, number)
    (contact,) = await rows(house, schema.person, name="李敏")
    assert (appeal.source, appeal.at_counter, appeal.filed_by) == ("COUNTER", True, contact.id)
    (filed,) = await rows(house, schema.event, appeal=appeal.id)
    (typist,) = await rows(house, schema.person, role=Role.COORDINATOR)
    assert (filed.party, filed.person) == ("COUNTER", typist.id)
    assert await calls_of(house) == []  # who stands at the counter is told there

    await is_asked_and_supplies(house, 海关, 统筹员, number)
    await 海关.presses("答复")
    await hears_the_answer_and_rates(house, 海关, 统筹员)
    closed = await appeal_of(house, number)
    assert closed.state is State.CLOSED
    rated = (await rows(house, schema.event, action="RATE"))[0]
    assert (rated.party, rated.person) == ("COUNTER", typist.id)
    assert {state for _, state in await calls_of(house)} == {"REACHED"}
    kept = await rows(house, schema.phone_call, words="知道了，谢谢。")
    assert [one.person for one in kept] == [typist.id]
    await 统筹员.says("/calls")
    await 统筹员.sees("现在没有要拨打的电话")


async def is_asked_and_supplies(house: House, 海关: Person, 统筹员: Person, number: str) -> None:
    await accepts_alone(海关)
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请补充报关单号。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 海关.sees("已请企业补正")
    assert await calls_of(house) == [("moved", "WAITING"), ("moved", "WAITING")]

    await opens_first(统筹员, "昆明海关已签收", number)
    await 统筹员.presses("查看电话")
    await 统筹员.sees(f"{NAME}的联系人：李敏，13912345678", "本次查看已记录")
    await 统筹员.presses("返回这个电话")
    await 统筹员.sees("请致电", "昆明海关已签收")
    await 统筹员.presses("没有接通")
    await 统筹员.sees("已记录", "以后再拨", "还有1个电话待拨打")
    await 统筹员.presses("下一个")
    await 统筹员.sees("请致电", "昆明海关请您补正", "请补充报关单号")
    await 统筹员.presses("提交补正")
    await 统筹员.sees("补正")
    await 统筹员.says("报关单号是530120241025。")
    await 统筹员.presses("完成")
    await 统筹员.sees("补正已提交", "由您代企业办理")
    await 海关.sees("企业已补正，请继续办理", "530120241025")
    assert await calls_of(house) == [("moved", "WAITING"), ("moved", "REACHED")]


async def hears_the_answer_and_rates(house: House, 海关: Person, 统筹员: Person) -> None:
    await answers_from_form(海关)
    await quiet(house)
    assert await calls_of(house) == [("moved", "WAITING"), ("moved", "REACHED"), ("moved", "WAITING")]
    (survey,) = await rows(house, schema.survey)
    assert survey.by_phone
    await opens_first(统筹员, "已答复")  # the one put off stands behind it
    await 统筹员.presses("同一企业的下一个")
    await 统筹员.sees("请致电", "已签收")
    await 统筹员.presses("已接通，已告知")
    await 统筹员.sees("企业的反馈")
    await 统筹员.says("知道了，谢谢。")
    await 统筹员.sees("已记录", "这个电话已经完成", "还有1个电话待拨打")
    await 统筹员.presses("下一个")
    await 统筹员.sees("昆明海关已答复：已解决", "请评价")
    await rates(统筹员, "基本满意")
    await 海关.sees("企业评价“基本满意”，诉求已销号")


async def answers_from_form(contact: Person) -> None:
    await contact.sees("办理结果")
    await contact.presses("已解决")
    await contact.sees("请写给企业的答复")
    await contact.says("自下月起磨憨口岸可就地采样化验。")
    await contact.sees("请核对答复")
    await contact.presses("发送答复")


async def test_a_seat_is_booked_called_and_confirmed_by_phone(house: House, 统筹员: Person) -> None:
    await a_session(house)
    await house.app.database.write(plan, now=house.clock.moment)
    await registers(统筹员)
    await 统筹员.presses("代挂号：第4期")
    await 统筹员.sees("挂号成功：第1号")
    await 统筹员.presses("写一件新诉求")
    await choosing_for(统筹员, NAME, PORT)
    await 统筹员.presses("昆明海关")
    await sends_off(统筹员)
    await 统筹员.sees("这次坐诊带")
    assert await calls_of(house) == []

    await house.until(datetime(2024, 11, 11, 9, 0, tzinfo=SHANGHAI))  # three days before
    assert await calls_to_the_session(house) == ["WAITING"]
    await house.until(datetime(2024, 11, 13, 9, 0, tzinfo=SHANGHAI))
    assert await calls_to_the_session(house) == ["WAITING"]  # the reminder of the eve asks for nothing new
    await opens_first(统筹员, "还在办理")
    await 统筹员.presses("同一企业的下一个")
    await 统筹员.sees("请致电", "第1号", "外资外贸")
    await 统筹员.presses("确认到场")
    await 统筹员.sees("已确认")
    assert await calls_to_the_session(house) == ["REACHED"]
    noted = await rows(house, schema.audit)
    assert [one.action for one in noted if one.subject.startswith("booking:")] == ["confirm"]


async def test_the_enterprise_links_a_chat_and_sees_everything(
    house: House, 海关: Person, 统筹员: Person, 新人: Person
) -> None:
    await registers(统筹员)
    number = await files_at_counter(统筹员)
    await accepts_alone(海关)
    await 海关.presses("报告进展")
    await 海关.sees("进展")
    await 海关.says("已派员到口岸查看。")
    await 海关.presses("发送进展")
    await 海关.sees("进展已报告")
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请补充报关单号。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 海关.sees("已请企业补正")
    assert len(await calls_of(house)) == 3
    await house.until(datetime(2024, 10, 28, 8, 30, tzinfo=SHANGHAI))
    await 统筹员.sees("早上好", "要拨打的电话：3个")
    await house.until(datetime(2024, 10, 29, 8, 30, tzinfo=SHANGHAI))
    await 统筹员.sees("早上好", "要拨打的电话：3个", "其中超过拨打期限：3个")

    code = await is_given_a_code(统筹员)
    await 新人.says("/start")
    await 新人.sees("先登记企业")
    await 新人.sees("个人信息处理告知")
    await 新人.says(code.lower().replace("-", " "))
    await 新人.sees("个人信息处理告知")
    await 新人.presses("同意")
    await 新人.sees("您的姓名")
    await 新人.says("李敏")
    await 新人.sees("您的手机号")
    await 新人.says("13800138000")
    await 新人.sees("登记完成", NAME)
    await 新人.sees("绑定之前有2条通知", "昆明海关已签收", "已派员到口岸查看")
    await 新人.sees("昆明海关请您补正", "请补充报关单号")
    assert {state for _, state in await calls_of(house)} == {"HANDED"}
    await 新人.presses("提交补正")
    await 新人.says("报关单号是530120241025。")
    await 新人.presses("完成")
    await 新人.sees("补正已提交", number)
    await 海关.sees("企业已补正，请继续办理")
    await 统筹员.says("/calls")
    await 统筹员.sees("现在没有要拨打的电话")

    late = house.newcomer("晚")
    await late.says("/start " + code.replace("-", ""))
    await late.sees("这个绑定码已被使用过")
    await 海关.presses("报告进展")
    await 海关.says("明天采样。")
    await 海关.presses("发送进展")
    await 新人.sees("报告了办理进展", "明天采样")
    assert len(await calls_of(house)) == 3


async def is_given_a_code(coordinator: Person) -> str:
    await coordinator.says("/counter")
    await coordinator.sees("哪家企业")
    await coordinator.says("红土矿业")
    await coordinator.sees("是哪一家")
    await coordinator.presses(NAME)
    await coordinator.sees(NAME, "待拨打电话：3个")
    await coordinator.presses("生成绑定码")
    shown = await coordinator.sees(f"{NAME}的绑定码", "只能用一次")
    found = re.search(r"BD-\w{4}-\w{4}", shown.text)
    assert found
    return found[0]


async def makes_a_code(coordinator: Person) -> str:
    await coordinator.presses("生成绑定码")
    found = re.search(r"BD-\w{4}-\w{4}", (await coordinator.sees(f"{NAME}的绑定码")).text)
    assert found
    return found[0]


@on_sqlite
async def test_one_code_of_an_enterprise_lives_and_admits_once(house: House, 统筹员: Person, 新人: Person) -> None:
    await registers(统筹员)
    first, second = [await makes_a_code(统筹员) for _ in range(2)]
    await 新人.says(f"/start {first}")
    await 新人.sees("绑定码已作废")
    late = house.newcomer("迟")
    await late.says(f"/start {second}")
    await late.sees("个人信息处理告知")
    await 新人.says(f"/start {second}")
    await 新人.sees("个人信息处理告知")
    await 新人.presses("同意")
    await 新人.sees("您的姓名")
    await 新人.says("李敏")
    await 新人.sees("您的手机号")
    await 新人.says("13800138000")
    await 新人.sees("登记完成", NAME)
    await late.presses("同意")
    await late.says("王芳")
    await late.says("13900004444")
    await late.sees("这个绑定码已被使用过")
    (linked,) = await rows(house, schema.person, user=新人.id)
    assert linked.consent_version  # of who agreed in the chat, not only of the paper at the counter
