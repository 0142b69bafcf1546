"""A measure is in force: one answer is drafted, and confirmed by one tap; who was answered before is asked."""

from sqlalchemy import update

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from storage import schema
from storage.engine.database import Transaction
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows
from tests.screenplays.test_class_effects import completes, led, plans
from tests.screenplays.test_counter import CODE, NAME, opens_first, registers
from tests.screenplays.test_forgotten import leaves

WORDS = "已开通快速通道，当天可以查验。"


async def whose(house: House, first: int, state: State, enterprise: int | None = None) -> None:
    """Let two of the appeals come into this state, and be of an enterprise whose people are here."""

    def change(tx: Transaction) -> None:
        now = house.clock.now()
        values: dict[str, object] = {"state": state, "lead": "昆明海关", "due_at": now}
        values |= {"answered_at": now} if state is State.CLOSED else {}
        values |= {"enterprise": enterprise} if enterprise is not None else {}
        tx.execute(update(schema.appeal).where(schema.appeal.c.id.in_([first, first + 1])).values(values))

    await house.app.database.write(change)


async def answers_all(person: Person, words: str = WORDS) -> None:
    await person.presses("统一答复")
    await person.sees("办理结果是哪一种")
    await person.presses("已解决")
    await person.sees(
        "请写给企业的统一答复", "【企业】：您单位反映的问题（诉求【编号】）已有办法：设快速通道（2024年10月"
    )
    await person.says(words)
    await person.sees("请核对统一答复（已解决）", words, "没有答复的3件", "已答复的2件")
    await person.presses("确认")
    await person.sees("统一答复：已发0件，待确认3件")


async def test_one_answer_reaches_all(house: House, 统筹员: Person, 海关: Person) -> None:
    other = await house.enterprise("张三", "91530100M000200Y43")
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    firms = {one.name: one.id for one in await rows(house, schema.enterprise)}
    await whose(house, 1, State.HANDLING, firms["张三的企业"])
    await whose(house, 3, State.CLOSED)
    await answers_all(海关)
    await house.app.scheduler.tick()
    await 统筹员.sees("一类事拟好了统一答复")
    await 统筹员.sees("统一答复有1件没有人确认：还没有交办", "TRIAGE4")
    await 海关.sees("请确认2件诉求的统一答复（已解决）", "张三的企业：您单位的诉求TRIAGE0，答复如下")
    await 海关.says("/classes")
    await 海关.sees("查验")
    await 海关.presses("待确认答复2件")
    await 海关.sees("请确认2件诉求的统一答复")
    await 海关.presses("逐件修改")
    await 海关.sees("改哪一件的答复")
    await 海关.presses("TRIAGE1")
    await 海关.sees("请写这一件的答复", "您单位的诉求TRIAGE1，答复如下")
    await 海关.presses("采用这份草稿")
    await 海关.sees("请确认1件诉求的统一答复")
    await other.sees("昆明海关已答复：已解决", "请评价")
    await 海关.presses("按此答复")
    await 海关.sees("已确认1件，正在发送")
    await house.app.scheduler.tick()
    await 海关.sees("统一答复已办2件")
    other.has_seen_all()
    await quiet(house)
    states = [one.state for one in await rows(house, schema.appeal)][:4]
    assert states == ["ANSWERED", "ANSWERED", "CLOSED", "CLOSED"]


async def test_who_was_answered_before_is_asked_once(house: House, 统筹员: Person, 海关: Person) -> None:
    other = await house.enterprise("张三", "91530100M000200Y43")
    colleague = await house.enterprise("李四", "91530100M000200Y43")
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    firms = {one.name: one.id for one in await rows(house, schema.enterprise)}
    await whose(house, 1, State.CLOSED, firms["张三的企业"])
    await whose(house, 3, State.WITHDRAWN, firms["张三的企业"])
    await 海关.presses("统一答复")
    await 海关.sees("办理结果是哪一种")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的统一答复")
    await 海关.says("张三的企业已经办好。")
    await 海关.sees("答复里写了企业“张三的企业”，别的企业会看到")
    await 海关.presses("采用建议答复")
    await 海关.sees("请核对统一答复", "已答复的2件")
    await 海关.presses("确认")
    await 海关.sees("已告诉以前答复过的2件")
    await house.app.scheduler.tick()
    told = await other.sees("已有解决办法", "设快速通道（2024年10月", "TRIAGE0、TRIAGE1", "只问这一次")
    assert "口岸查验等待时间长" not in told.text
    await colleague.sees("已有解决办法")
    await other.presses("有帮助")
    await other.sees("已记下：有帮助")
    await colleague.presses("没有变化")
    await colleague.sees("您单位已经回答过")
    await 统筹员.says("/class 1")
    await 统筹员.sees("已告诉以前答复过的2件，有帮助2件，没有变化0件")
    assert await rows(house, schema.survey) == []


async def test_who_deletes_their_data_in_the_middle(house: House, 统筹员: Person, 海关: Person) -> None:
    leaving = await house.enterprise("张三", "91530100M000200Y43")
    colleague = await house.enterprise("李四", "91530100M000200Y43")
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    firms = {one.name: one.id for one in await rows(house, schema.enterprise)}
    await whose(house, 1, State.HANDLING, firms["张三的企业"])
    await whose(house, 3, State.CLOSED, firms["张三的企业"])
    await answers_all(海关)
    await leaves(leaving)
    await house.app.scheduler.tick()
    await colleague.sees("已有解决办法", "TRIAGE2、TRIAGE3")
    await 海关.sees("请确认2件诉求的统一答复")
    await 海关.presses("逐件修改")
    await 海关.sees("改哪一件的答复")
    await 海关.presses("TRIAGE0")
    await 海关.sees("请写这一件的答复")
    await 海关.presses("采用这份草稿")
    await colleague.sees("昆明海关已答复：已解决")
    await 海关.sees("请确认1件诉求的统一答复")
    await colleague.says("/delete_me")
    await colleague.sees("诉求没有办结")
    await 海关.presses("按此答复")
    await 海关.sees("已确认1件，正在发送")
    await house.app.scheduler.tick()
    await 海关.sees("统一答复已办2件")
    await quiet(house)
    await colleague.sees("TRIAGE1", "昆明海关已答复：已解决")
    colleague.has_seen_all()
    assert [one.state for one in await rows(house, schema.appeal)][:2] == ["ANSWERED", "ANSWERED"]
    assert await rows(house, schema.person, name="张三") == []


async def asks_who_has_no_chat(house: House, 统筹员: Person, 海关: Person) -> None:
    """Let two appeals of an enterprise without a chat be answered before one answer to all is written."""
    await registers(统筹员)
    firms = {one.name: one.id for one in await rows(house, schema.enterprise)}
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    await whose(house, 1, State.CLOSED, firms[NAME])
    await 海关.presses("统一答复")
    await 海关.sees("办理结果是哪一种")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的统一答复")
    await 海关.presses("采用建议答复")
    await 海关.sees("已答复的2件")
    await 海关.presses("确认")
    await 海关.sees("已告诉以前答复过的2件")
    await house.app.scheduler.tick()
    await quiet(house)


@on_sqlite
async def test_who_has_no_chat_is_asked_by_phone(house: House, 统筹员: Person, 海关: Person, 督查员: Person) -> None:
    await asks_who_has_no_chat(house, 统筹员, 海关)
    await opens_first(统筹员, "已有解决办法", "设快速通道", "企业怎么答复，就点哪个按钮")
    (asks,) = [one for one in await rows(house, schema.phone_call) if one.what == "class_measure_told"]
    await 督查员.says("/help")
    await 督查员.sees("/")
    await 督查员.presses_forged(f"jh:{asks.id}:1:HELPED")
    await 督查员.sees("由其他身份的人办理")
    await 统筹员.presses("没有变化")
    await 统筹员.sees("已记录", "这个电话已经完成")
    await 统筹员.says("/class 1")
    await 统筹员.sees("已告诉以前答复过的2件，有帮助0件，没有变化2件")
    said = [one for one in await rows(house, schema.class_reply) if one.state == "UNCHANGED"]
    (typist,) = await rows(house, schema.person, role=Role.COORDINATOR)
    assert [one.person for one in said] == [typist.id] * 2
    await 统筹员.says("/calls")
    await 统筹员.sees("现在没有要拨打的电话")
    await 统筹员.presses_forged(f"jh:{asks.id}:1:HELPED")
    await 统筹员.sees("这个电话")


@on_sqlite
async def test_who_has_no_chat_says_it_at_the_counter(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await asks_who_has_no_chat(house, 统筹员, 海关)
    await 统筹员.says("/counter")
    await 统筹员.sees("哪家企业")
    await 统筹员.says(CODE)
    page = await 统筹员.sees(NAME, "待拨打电话：1个", "请问企业：已有办法，有没有帮助？（诉求TRIAGE0、TRIAGE1）")
    assert "设快速通道（2024年10月" in page.text
    (asked,) = {one.answer for one in await rows(house, schema.class_reply) if one.state == "ASKED"}
    firm = (await rows(house, schema.enterprise, name=NAME))[0].id
    await 企业.says("/help")
    await 企业.sees("/")
    await 企业.presses_forged(f"jc:{firm}:{asked}:HELPED")
    await 企业.sees("由其他身份的人办理")
    await 统筹员.presses("有帮助")
    page = await 统筹员.sees("已记录：有帮助", NAME)
    assert "请问企业" not in page.text
    assert "待拨打电话" not in page.text
    assert {one.state for one in await rows(house, schema.class_reply)} == {"DRAFT", "HELPED"}
    await 统筹员.presses_forged(f"jc:{firm}:{asked}:UNCHANGED")
    await 统筹员.sees("已经回答过")
    await 统筹员.presses_forged(f"jc:{firm}:99:UNCHANGED")
    await 统筹员.sees("没有找到")


async def test_who_may_not_confirm(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await 海关.says("/class 1")
    card = await 海关.sees("优化流程：设快速通道")
    assert "统一答复" not in str(card.labels)
    schools = await house.hires("周联络", Role.CONTACT, "省教育厅")
    for who, data in ((企业, "kc:1"), (schools, "kc:1"), (schools, "ke:1"), (schools, "kv:1"), (企业, "kh:1:HELPED")):
        await who.says("/help")
        await who.sees("/")
        await who.presses_forged(data)
        await who.sees("没有找到")
