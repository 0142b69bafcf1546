"""People have a file of what is stored of them, correct it, and are asked again when the notice is another."""

from bot.demo.botapi import Person
from storage import schema
from storage.engine.database import Transaction
from storage.people import people
from tests.house import House
from tests.screenplays.stage import answered, appeal_of, on_sqlite, quiet, rates, rows
from tests.screenplays.test_forgotten import CALLED, PHONE, member

WORDS = "我们的冷库项目在园区等用电接入，已经三个月没有回音，请协调供电部门"


async def own_file(house: House, who: Person) -> str:
    await who.says("/my_data")
    sent = await who.sees("这是系统里存的您的信息", timeout=30)
    document = sent.message.raw["document"]
    assert document["file_name"] == "我的信息.txt"
    return house.world.blobs.get(house.world.files[document["file_id"]].blob or "").decode("utf-8-sig")


async def test_a_person_gets_a_file_of_what_is_stored_of_them(house: House, 海关: Person) -> None:
    who, neighbour = await member(house), await house.enterprise("别家", "USCC-OTHER")
    number = await answered(who, 海关)
    await rates(who, "满意")
    await who.says("/appeal")
    await who.says(WORDS)
    await quiet(house)
    text = await own_file(house, who)
    for word in (
        CALLED,
        PHONE,
        str(who.id),
        "云南某某物流有限公司",
        number,
        "压在口岸好多天",
        "就地采样化验",
        "满意",
        WORDS,
    ):
        assert word in text, word
    assert "\r\n【提交的诉求】\r\n" in text
    other = await own_file(house, neighbour)
    assert "（没有）" in other
    assert not any(word in other for word in (CALLED, PHONE, number))
    assert {one.person for one in await rows(house, schema.audit, action="my_data")} != {None}


@on_sqlite
async def test_who_never_registered_gets_what_there_is(house: House) -> None:
    newcomer = house.newcomer("路过的人")
    assert "路过的人" in await own_file(house, newcomer)


@on_sqlite
async def test_name_and_number_are_corrected(house: House, 海关: Person) -> None:
    who = await member(house)
    await who.says("/me")
    await who.sees("要更正什么", CALLED, PHONE)
    await who.presses("改手机号码")
    await who.sees("请输入新的手机号码")
    await who.says("1398765")
    await who.sees("11位")
    await who.says("139 0000 2222")
    await who.sees("已更正", "13900002222")
    await who.says("/me")
    await who.presses("改姓名")
    await who.sees("请输入正确的姓名")
    await who.says("李小敏")
    await who.sees("已更正", "李小敏", "13900002222")
    (stored,) = await rows(house, schema.person, name="李小敏")
    assert stored.phone == "13900002222"
    noted = await rows(house, schema.audit, action="corrected")
    assert [one.details for one in noted] == [{"what": ["phone"]}, {"what": ["name"]}]


@on_sqlite
async def test_a_stranger_has_nothing_to_correct(house: House) -> None:
    newcomer = house.newcomer("路过的人")
    await newcomer.says("/me")
    await newcomer.sees("请先登记企业")


async def agreed_before(house: House, who: Person) -> None:
    def age(tx: Transaction) -> None:
        found = people.by_chat(tx, who.id)
        assert found is not None
        people.change(tx, found.id, consent_version="2020-01")

    await house.app.database.write(age)


async def test_a_new_version_is_asked_for_and_nothing_typed_is_lost(house: House, 海关: Person) -> None:
    who = await member(house)
    await who.says("/appeal")
    await who.sees("用自己的话说说")
    await agreed_before(house, who)
    await who.says(WORDS)
    await who.sees("已记下")
    await who.sees("个人信息处理告知有了新版本", "2024-10版")
    more = "，项目七月就要投产。"
    await who.says(more)
    await who.sees("已记下")
    await who.sees("个人信息处理告知有了新版本")
    await who.says("不同意")
    await who.sees("就不能再处理您的信息", "/delete_me")
    await who.presses("同意")
    await who.sees("已记录您同意新的告知", "2024-10")
    await who.says("完成")
    await who.sees("照片")
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"].split("\n") == [WORDS, more]
    (stored,) = await rows(house, schema.person, name=CALLED)
    assert stored.consent_version == "2024-10"
    assert [one.details for one in await rows(house, schema.audit, action="consent")] == [{"version": "2024-10"}]


@on_sqlite
async def test_who_agreed_and_staff_are_asked_nothing(house: House, 海关: Person) -> None:
    who, neighbour = await member(house), await house.enterprise("别家", "USCC-OTHER")
    await who.says("/my")
    number = await answered(who, 海关)
    await quiet(house)
    assert (await appeal_of(house, number)).answer
    for one in (who, neighbour, 海关):
        assert not any("有了新版本" in (message.text or "") for message in one.messages)
