"""One tap where one is enough: the shortest way through each daily act, counted in taps and typed texts."""

from dataclasses import dataclass, field

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, REPLY, VAGUE, appeal_of, files, on_sqlite, quiet, rows


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
