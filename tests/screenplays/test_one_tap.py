"""One tap where one is enough: the shortest way through each daily act, counted in taps and typed texts."""

from dataclasses import dataclass, field

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, REPLY, SCHOOL, VAGUE, accepts, appeal_of, files, on_sqlite, quiet, rows
from tests.screenplays.test_registering import USCC


@dataclass
class Counted:
    """Somebody whose taps and texts are counted."""

    person: Person
    taps: int = 0
    texts: list[str] = field(default_factory=list)

    async def presses(self, label: str) -> None:
        self.taps += 1
        await self.person.presses(label)

    async def says(self, text: str) -> None:
        self.texts.append(text)
        await self.person.says(text)

    @property
    def spent(self) -> tuple[int, int]:
        return self.taps, len(self.texts)


@on_sqlite
async def test_a_contact_accepts_and_answers(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    who = Counted(海关)
    await who.presses("签收并答复")
    await 海关.sees("办理结果")
    await who.presses("已解决")
    await 海关.sees("请写给企业的答复")
    await who.says(REPLY)
    await 海关.sees("请核对答复")
    await who.presses("发送答复")
    await 企业.sees("已答复")
    assert who.spent == (3, 1)
    assert (await appeal_of(house, number)).accepted_at == house.clock.now()


@on_sqlite
async def test_who_types_the_answer_first_sends_it_with_the_outcome(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    who = Counted(海关)
    await who.presses("签收并答复")
    await 海关.sees("办理结果", "也可以先把答复写好发来")
    await who.says(REPLY)
    await 海关.sees("您写的答复", REPLY, "点结果就发送")
    await who.presses("已解决")
    await 企业.sees("已答复", REPLY)
    assert who.spent == (2, 1)
    assert (await appeal_of(house, number)).answer == REPLY


@on_sqlite
async def test_a_plan_is_looked_at_once_more_before_it_is_sent(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("签收并答复")
    await 海关.says("改")
    await 海关.sees("没有对应的选项")
    await 海关.says(REPLY)
    await 海关.sees("点结果就发送")
    await 海关.presses("长期推进")
    await 海关.sees("请写推进计划")
    await 海关.says("12月底前完成方案，明年6月底前完工。")
    await 海关.sees("请核对答复（长期推进）", REPLY)
    await 海关.presses("发送答复")
    await 企业.sees("已答复", REPLY)


@on_sqlite
async def test_an_enterprise_files(house: House, 企业: Person, 海关: Person) -> None:
    who = Counted(企业)
    await who.says("/appeal")
    await 企业.sees("用自己的话说说")
    await who.says(PORT)
    await 企业.sees("已记下", "拟交昆明海关办理", "服务需求", "直接提交")
    await who.presses("直接提交")
    await 企业.sees("受理编号")
    await 海关.sees("请签收")
    assert who.spent == (1, 2)
    await quiet(house)
    (appeal,) = await rows(house, schema.appeal)
    assert (appeal.text, appeal.lead, appeal.kind, appeal.state) == (PORT, "昆明海关", "服务需求", "ASSIGNED")


SEVERAL = f"我们反映两件事：一是{PORT}二是{SCHOOL}"


@on_sqlite
@pytest.mark.parametrize("text", [VAGUE, SEVERAL, "口岸查验"], ids=["vague", "several", "short"])
async def test_what_has_to_be_asked_is_not_sent_at_once(house: House, 企业: Person, text: str) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(text)
    taken = await 企业.sees("已记下")
    assert "直接提交" not in str(taken.labels)
    await 企业.says("直接提交")
    await 企业.sees("用自己的话说说", "可以接着写")
    assert not await rows(house, schema.appeal)


@on_sqlite
async def test_in_other_forms_the_words_are_only_words(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.says("直接提交")
    await 海关.presses("发送进展")
    await 海关.sees("进展已报告")
    await 企业.sees("报告了办理进展", "直接提交")


@on_sqlite
async def test_what_is_added_later_is_sent_too(house: House, 企业: Person, 海关: Person) -> None:
    await 企业.says("/appeal")
    await 企业.says(PORT)
    await 企业.sees("拟交昆明海关办理")
    await 企业.sends_photo(caption="铜矿还压在磨憨口岸。")
    await 企业.sees("附件1个", "拟交昆明海关办理")
    await 企业.says("直接提交")
    told = await 海关.sees("请签收")
    assert "附件1个" in str(told.labels)
    await quiet(house)
    (appeal,) = await rows(house, schema.appeal)
    assert appeal.text == f"{PORT}\n铜矿还压在磨憨口岸。"


@on_sqlite
async def test_an_enterprise_registers(house: House) -> None:
    """Counted from the bot's first question on; that of the name is only asked where it is not known."""
    newcomer = house.newcomer("敏", phone="+8613900001111")
    await newcomer.says("/start")
    who = Counted(newcomer)
    await who.presses("同意")
    await newcomer.sees("信用代码")
    await who.says(USCC)
    await newcomer.sees("企业全称")
    await who.says("云南某某物流有限公司")
    await who.presses("昆明市")
    await newcomer.sees("联系人")
    await who.says("李敏")
    await newcomer.sees("手机号")
    await who.presses("发送本人手机号")
    await newcomer.sees("请核对登记信息")
    await who.presses("确认登记")
    await newcomer.sees("登记完成")
    assert who.spent == (4, 2 + 1)


@on_sqlite
async def test_the_year_s_figures_by_department(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await files(企业)
    await 海关.sees("请签收")
    who = Counted(统筹员)
    await who.says("/stats 今年")
    await 统筹员.sees("办理统计｜2024年")
    await who.presses("按部门")
    await 统筹员.sees("昆明海关")
    assert who.spent == (1, 1)


@on_sqlite
async def test_an_enterprise_rates(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    for label in ("签收并答复", "已解决"):
        await 海关.presses(label)
    await 海关.says(REPLY)
    await 海关.presses("发送答复")
    await 企业.sees("请评价")
    who = Counted(企业)
    await who.presses("满意，问题已解决")
    await 企业.sees("评价已记录")
    assert who.spent == (1, 0)
    await quiet(house)
    (survey,) = await rows(house, schema.survey)
    assert (survey.satisfaction, survey.solved) == ("SATISFIED", "YES")
    assert (await appeal_of(house, number)).ground == "RATED"


@on_sqlite
async def test_a_coordinator_assigns_what_was_doubtful(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业, PORT, "不确定")
    await 统筹员.sees("请您判断由谁办理", number)
    who = Counted(统筹员)
    await who.presses("交给昆明海关")
    await 海关.sees("请签收", number)
    assert who.spent == (1, 0)


@on_sqlite
async def test_of_what_nobody_could_rank_no_first_is_offered(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业, VAGUE, "不确定")
    told = await 统筹员.sees("请您判断由谁办理")
    assert "交给" not in str(told.labels)
