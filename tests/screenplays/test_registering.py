"""A stranger becomes a registered enterprise: consent, code, name, region, contact, phone, typed well or badly."""

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.acts import keyboard_buttons
from bot.demo.botapi.menus import menu_of
from bot.domain.people.presses import AtEnterprise, OfEnterprise
from bot.domain.presses import encode
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, on_sqlite, quiet, rows

USCC = "91350100M000100Y43"
CODE_STEP, NAME_STEP, REGION_STEP = "统一社会信用代码", "请输入企业全称", "企业在哪个州市"
CONTACT_STEP, PHONE_STEP, CHECK_STEP = "请输入联系人姓名", "请留下您的手机号", "请核对登记信息"


async def agrees(newcomer: Person) -> None:
    await newcomer.says("/start")
    await newcomer.sees("诉求办理助手")
    await newcomer.sees("个人信息处理告知", "2024-10版")
    await newcomer.presses("同意")
    await newcomer.sees(CODE_STEP, "18位")


async def to_phone(newcomer: Person) -> None:
    await agrees(newcomer)
    await newcomer.says(USCC)
    await newcomer.sees(NAME_STEP)
    await newcomer.says("云南某某物流有限公司")
    await newcomer.sees(REGION_STEP)
    await newcomer.presses("昆明市")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.says("李敏")
    await newcomer.sees(PHONE_STEP)


async def confirms(newcomer: Person, phone: str) -> None:
    await newcomer.sees(CHECK_STEP, "云南某某物流有限公司", USCC, "昆明市", "李敏", phone)
    await newcomer.presses("确认登记")
    await newcomer.sees("登记完成")


async def test_by_tapping(house: House) -> None:
    newcomer = house.newcomer("敏", phone="+8613900001111")
    await to_phone(newcomer)
    await newcomer.presses("发送本人手机号")
    await confirms(newcomer, "13900001111")
    (person,) = await rows(house, schema.person)
    assert (person.name, person.phone, person.role) == ("李敏", "13900001111", "MEMBER")
    assert (person.consent_version, person.consent_at) == ("2024-10", house.clock.now())
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.name, enterprise.uscc, enterprise.region) == ("云南某某物流有限公司", USCC, "昆明市")
    await quiet(house)
    assert {one["command"] for one in menu_of(house.world, newcomer.id)} >= {"appeal", "my", "book"}


@on_sqlite
async def test_the_region_of_the_code_is_offered_first(house: House) -> None:
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.says("91532502MA6K00010B")
    await newcomer.says("蒙自某某农业有限公司")
    asked = await newcomer.sees(REGION_STEP)
    assert asked.labels[0] == ["红河州（按代码）"]
    assert sum(label.startswith("红河州") for row in asked.labels for label in row) == 1
    await newcomer.presses("红河州")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.says("李敏")
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP, "所在州市：红河州")


@on_sqlite
async def test_by_typing_only(house: House) -> None:
    """Full width, lower case and blanks in the code; a region without 市; a landline."""
    newcomer = house.newcomer("敏")
    await newcomer.says("/start")
    await newcomer.sees("个人信息处理告知")
    await newcomer.says("1")
    await newcomer.sees(CODE_STEP)
    await newcomer.says("９１３５０１００ m000 100y43")
    await newcomer.sees(NAME_STEP)
    await newcomer.says("云南某某物流有限公司")
    await newcomer.sees(REGION_STEP)
    await newcomer.says("昆明")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.says("李敏")
    await newcomer.sees(PHONE_STEP)
    await newcomer.says("0871 6311 3456")
    await newcomer.sees(CHECK_STEP, "0871-63113456")
    await newcomer.says("确认登记")
    await newcomer.sees("登记完成")


@on_sqlite
async def test_consent_refused_then_given(house: House) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says("/start")
    await newcomer.sees("个人信息处理告知")
    await newcomer.presses("不同意")
    await newcomer.sees("无法受理诉求")
    (person,) = await rows(house, schema.person)
    assert (person.role, person.consent_at, person.phone) == (None, None, "")
    await newcomer.presses("同意")
    await newcomer.sees(CODE_STEP)


@on_sqlite
async def test_the_code_is_refused_with_a_hint_and_the_form_goes_on(house: House) -> None:
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.says("91350100M000100Y4")
    await newcomer.sees("应为18位", "17位")
    await newcomer.says("9135O100M000100Y43")
    await newcomer.sees("第5位", "“O”", USCC)
    await newcomer.says("91350100M000100Y34")
    await newcomer.sees("没有通过校验", "第17位", USCC)
    await newcomer.says(USCC)
    await newcomer.sees(NAME_STEP)


@on_sqlite
async def test_other_answers_that_do_not_fit(house: House) -> None:
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.sends_photo()
    await newcomer.sees("请发送文字")
    await newcomer.says(USCC)
    await newcomer.sees(NAME_STEP)
    await newcomer.says("123456")
    await newcomer.sees("名称里要有文字")
    await newcomer.says("长" * 51)
    await newcomer.sees("51个字", "50")
    await newcomer.says("云南某某物流有限公司")
    await newcomer.sees(REGION_STEP)
    await newcomer.says("上海")
    await newcomer.sees("“上海”不是可选的州市", "在省外登记的企业")
    await newcomer.says("红河")
    await newcomer.sees(CONTACT_STEP)


@on_sqlite
async def test_somebody_elses_contact_is_refused(house: House) -> None:
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    await newcomer.shares_contact(own=False, phone="13700002222")
    await newcomer.sees("别人的联系方式")
    await newcomer.says("123")
    await newcomer.sees("没有认出电话号码")
    await newcomer.says("139 0000 1111")
    await confirms(newcomer, "13900001111")


@on_sqlite
async def test_back_keeps_what_was_typed_before(house: House) -> None:
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    await newcomer.says("上一步")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.presses("上一步")
    await newcomer.sees(REGION_STEP)
    await newcomer.presses("大理州")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.says("王芳")
    await newcomer.sees(PHONE_STEP)
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP, "云南某某物流有限公司", USCC, "大理州", "王芳")


@on_sqlite
async def test_each_answer_is_changed_from_the_check_page(house: House) -> None:
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    await newcomer.says("13900001111")
    check = await newcomer.sees(CHECK_STEP)
    changes = [["改代码", "改名称"], ["改州市", "改姓名"], ["改电话", "附营业执照"]]
    assert check.labels == [["确认登记"], *changes, ["上一步", "取消"]]
    for button, asked, answer in (
        ("改姓名", CONTACT_STEP, "王芳"),
        ("改州市", REGION_STEP, "大理"),
        ("改名称", NAME_STEP, "云南另一家公司"),
        ("改电话", PHONE_STEP, "13700002222"),
        ("改代码", CODE_STEP, "91530100DEM000001C"),
    ):
        await newcomer.presses(button)
        await newcomer.sees(asked)
        await newcomer.says(answer)
        await newcomer.sees(CHECK_STEP, answer[-6:])
    await newcomer.presses("确认登记")
    await newcomer.sees("登记完成", "王芳", "云南另一家公司")
    offered = await newcomer.sees("现在可以提交诉求")
    assert offered.labels == [["提交诉求", "坐诊挂号"]]
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.uscc, enterprise.region) == ("91530100DEM000001C", "大理州")


async def test_a_licence_is_seen_by_who_checks_and_goes_when_it_was_of_use(house: House, 统筹员: Person) -> None:
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP)
    await newcomer.presses("附营业执照")
    await newcomer.sees("请发来营业执照的照片", "返回核对")
    await newcomer.says("没有")
    await newcomer.sees("请发来营业执照的照片或扫描件")
    await newcomer.sends_photo()
    await newcomer.sees(CHECK_STEP, "营业执照：已附上")
    await newcomer.presses("确认登记")
    await newcomer.sees("登记完成")
    (enterprise,) = await rows(house, schema.enterprise)
    assert enterprise.licence_kind == "photo"
    await 统筹员.says("/enterprises")
    await 统筹员.presses("查看第1家")
    page = await 统筹员.sees("云南某某物流有限公司", "未核验")
    look = AtEnterprise(OfEnterprise.LICENCE, enterprise.id)
    await newcomer.presses_forged(encode(look))
    await newcomer.sees("这项操作由其他身份的人办理")
    await 统筹员.presses("营业执照")
    shown = await 统筹员.sees("云南某某物流有限公司的营业执照", "本次查看已记录")
    assert shown.raw["photo"][-1]["file_id"] == enterprise.licence
    assert len(await rows(house, schema.audit, action="licence")) == 1
    await 统筹员.presses("核验通过")
    await newcomer.sees("已通过核验")
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.licence, enterprise.licence_kind, enterprise.licence_name) == ("", "", "")
    await 统筹员.presses_forged(encode(look), page)
    await 统筹员.sees("没有找到")


@on_sqlite
async def test_a_changed_code_that_is_known_asks_for_no_name(house: House) -> None:
    await house.enterprise("赵云", "91530100DEM000001C")
    (known,) = await rows(house, schema.enterprise)
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP)
    await newcomer.presses("改代码")
    await newcomer.sees(CODE_STEP)
    await newcomer.says(known.uscc)
    check = await newcomer.sees(CHECK_STEP, known.name)
    assert check.labels == [["确认登记"], ["改代码", "改姓名", "改电话"], ["上一步", "取消"]]


@on_sqlite
async def test_a_stranger_is_led_to_registering_whatever_they_send(house: House) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says("你好")
    await newcomer.sees("诉求办理助手")
    await newcomer.sees("个人信息处理告知")
    await newcomer.says("/my")
    await newcomer.sees("请先登记企业")
    await newcomer.says("/cancel")
    await newcomer.sees("已取消「企业登记」")
    await newcomer.says("/appeal")
    await newcomer.sees("请先登记企业")
    await newcomer.sends("sticker")
    await newcomer.sees("诉求办理助手")


@on_sqlite
@pytest.mark.parametrize("told", [PORT, "城管乱收费没人管"])  # the second is shorter than an appeal
async def test_what_was_written_before_registering_is_not_lost_by_a_tap(house: House, told: str) -> None:
    newcomer = house.newcomer("新")
    await newcomer.says(told)
    await newcomer.sees("您写的问题已经留着")
    await newcomer.says("/start")
    await newcomer.sees("您写的问题已经留着")
    await newcomer.presses("取消")
    await newcomer.sees("确定取消「企业登记」吗")
    await newcomer.presses("确定取消")
    await newcomer.sees("已取消「企业登记」", "发送 /start")
    await newcomer.presses("恢复刚才的内容")
    await newcomer.sees("您写的问题已经留着")


@on_sqlite
async def test_a_registered_person_is_greeted_and_not_asked_again(house: House, 企业: Person) -> None:
    await 企业.says("/start")
    await 企业.sees("李敏，您好", "李敏的企业")
    await 企业.sees_nothing()


@on_sqlite
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("530102199001011237", "像是个人身份证号码"),
        ("530102 19900101 1237", "像是个人身份证号码"),
        ("530100400012345", "旧的注册号"),
        ("13812345678", "像是电话号码"),
        ("916201056903518000", "被表格软件改掉了"),
    ],
)
async def test_a_number_of_another_kind_is_refused_and_kept_nowhere(
    house: House, 新人: Person, typed: str, said: str
) -> None:
    await 新人.says("/start")
    await 新人.sees("个人信息处理告知")
    await 新人.presses("同意")
    await 新人.sees("统一社会信用代码")
    await 新人.says(typed)
    await 新人.sees(said)
    await quiet(house)
    for table in (schema.inbox, schema.outbox, schema.draft, schema.audit):
        assert typed not in str(await rows(house, table))
    await 新人.says(USCC)
    await 新人.sees("企业全称")


@on_sqlite
@pytest.mark.parametrize("leaves", ["/cancel", "确定取消", "上一步", "全部重填", "取消 on the check page", "登记"])
async def test_the_button_for_the_own_number_goes_however_it_is_left(house: House, leaves: str) -> None:
    newcomer = house.newcomer("新")
    await to_phone(newcomer)
    assert keyboard_buttons(newcomer.chat)
    await LEAVES[leaves](newcomer)
    await quiet(house)
    assert not keyboard_buttons(newcomer.chat)


@on_sqlite
@pytest.mark.parametrize("way", ["typed", "shared"])
async def test_that_button_goes_when_the_number_is_there_and_nothing_else_is_left_to_read(
    house: House, way: str
) -> None:
    newcomer = house.newcomer("敏", phone="+8613900001111")
    await to_phone(newcomer)
    before = set(newcomer.chat.messages)
    await (newcomer.says("13900001111") if way == "typed" else newcomer.presses("发送本人手机号"))
    check = await newcomer.sees(CHECK_STEP)
    assert check.labels[0] == ["确认登记"]
    assert not keyboard_buttons(newcomer.chat)
    own, answered = sorted(set(newcomer.chat.messages) - before)
    assert CHECK_STEP in newcomer.chat.messages[answered].raw["text"]
    await newcomer.presses("改电话")
    await newcomer.sees(PHONE_STEP)
    assert keyboard_buttons(newcomer.chat)
    await newcomer.says("返回核对")
    await newcomer.sees(CHECK_STEP)
    await quiet(house)
    assert not keyboard_buttons(newcomer.chat)
    assert own < answered


@on_sqlite
@pytest.mark.parametrize(
    ("method", "kind", "said"),
    [
        ("deleteMessage", "400", True),
        ("deleteMessage", "reset_after", False),
        ("sendMessage", "reset_after", True),
        ("sendMessage", "reset_before", False),
        ("sendMessage", "500", False),
    ],
)
async def test_that_button_goes_whatever_fails_on_the_way(house: House, method: str, kind: str, said: bool) -> None:
    """What can't be deleted stays and says what it did; what was sent without an answer is sent again."""
    newcomer = house.newcomer("敏")
    await to_phone(newcomer)
    house.world.faults.add(method, newcomer.id, kind=kind, count=1)
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP)
    await quiet(house)
    assert not keyboard_buttons(newcomer.chat)
    texts = [message.raw.get("text", "") for message in newcomer.chat.messages.values()]
    assert ("手机号按钮已收起。" in texts) == said


async def _cancels(who: Person) -> None:
    await who.says("/cancel")
    await who.sees("已取消「企业登记」")


async def _cancels_when_asked(who: Person) -> None:
    await who.says("取消")
    await who.sees("确定取消「企业登记」吗")
    await who.presses("确定取消")
    await who.sees("已取消「企业登记」")


async def _goes_back(who: Person) -> None:
    await who.says("上一步")
    await who.sees(CONTACT_STEP)


async def _begins_anew(who: Person) -> None:
    await who.says("/restart")
    await who.presses("全部重填")
    await who.sees("个人信息处理告知")


async def _cancels_at_the_end(who: Person) -> None:
    await who.says("13900001111")
    await who.sees(CHECK_STEP)
    await _cancels_when_asked(who)


async def _registers(who: Person) -> None:
    await who.says("13900001111")
    await who.sees(CHECK_STEP)
    await who.presses("确认登记")
    await who.sees("现在可以提交诉求")


LEAVES = {
    "/cancel": _cancels,
    "确定取消": _cancels_when_asked,
    "上一步": _goes_back,
    "全部重填": _begins_anew,
    "取消 on the check page": _cancels_at_the_end,
    "登记": _registers,
}


USED = {  # what is typed at the question of consent, what is said of it, and which questions are not asked any more
    USCC: ("您写的统一社会信用代码已经留着", {CODE_STEP}),
    "我们公司的信用代码是９１３５０１００Ｍ０００１００Ｙ４３": ("您写的统一社会信用代码已经留着", {CODE_STEP}),
    "139 0000 1111": ("您写的电话已经留着", {PHONE_STEP}),
    "我的手机号是13900001111": ("您写的电话已经留着", {PHONE_STEP}),
}
ANSWERS = {CODE_STEP: USCC, NAME_STEP: "云南某某物流有限公司", REGION_STEP: "昆明", CONTACT_STEP: "李敏"}
ANSWERS[PHONE_STEP] = "13900001111"


@on_sqlite
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("typed", USED)
async def test_a_code_or_a_number_typed_before_consent_answers_its_own_question(
    house: House, typed: str, first: bool
) -> None:
    newcomer, (said, known) = house.newcomer("敏"), USED[typed]
    if not first:
        await newcomer.says("/start")
        await newcomer.sees("个人信息处理告知")
    await newcomer.says(typed)
    question = await newcomer.sees(said, "个人信息处理告知")
    assert not question.says("您写的问题")
    await newcomer.presses("同意")
    for question_asked, answer in ANSWERS.items():
        if question_asked not in known:
            await newcomer.sees(question_asked)
            await newcomer.says(answer)
    await confirms(newcomer, "13900001111")
    await newcomer.sees("现在可以提交诉求")
    await newcomer.says("/appeal")
    assert not (await newcomer.sees("请用自己的话说说遇到的问题")).says(USCC)


@on_sqlite
async def test_a_code_typed_before_consent_is_changed_from_the_check_page(house: House) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says(USCC)
    await newcomer.presses("同意")
    for question in (NAME_STEP, REGION_STEP, CONTACT_STEP, PHONE_STEP):
        await newcomer.sees(question)
        await newcomer.says(ANSWERS[question])
    await newcomer.sees(CHECK_STEP, USCC)
    await newcomer.presses("改代码")
    await newcomer.sees(CODE_STEP)
    await newcomer.says("91530100DEM000001C")
    await newcomer.sees(CHECK_STEP, "91530100DEM000001C")


@on_sqlite
@pytest.mark.parametrize(
    ("typed", "said"), [("530102199001011237", "像是个人身份证号码"), ("91350100M000100Y34", "统一社会信用代码")]
)
async def test_a_number_that_can_not_be_a_code_is_refused_before_consent_too(
    house: House, typed: str, said: str
) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says(typed)
    question = await newcomer.sees(said, "个人信息处理告知")
    assert not question.says("已经留着")
    await quiet(house)
    for table in (schema.inbox, schema.outbox, schema.draft, schema.audit):
        assert typed not in str(await rows(house, table))


@on_sqlite
async def test_a_short_problem_typed_before_consent_is_kept_with_what_follows(house: House) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says("/start")
    await newcomer.sees("个人信息处理告知")
    await newcomer.says("停电三天没人管")
    await newcomer.sees("您写的问题已经留着")
    await newcomer.says("冷库里的货都坏了")
    await newcomer.sees("您写的问题已经留着")
    await newcomer.presses("取消")
    await newcomer.presses("确定取消")
    await newcomer.sees("已取消「企业登记」")
    await newcomer.presses("恢复刚才的内容")
    await newcomer.sees("您写的问题已经留着")
    await newcomer.presses("同意")
    for question, answer in ANSWERS.items():
        await newcomer.sees(question)
        await newcomer.says(answer)
    await confirms(newcomer, "13900001111")
    await newcomer.sees("已写16个字，可以接着写")  # both and the line between them


@on_sqlite
@pytest.mark.parametrize("typed", ["你好", "云南某某物流有限公司", "好吧"])
async def test_what_tells_of_nothing_is_not_kept_as_a_problem(house: House, typed: str) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says("/start")
    await newcomer.sees("个人信息处理告知")
    await newcomer.says(typed)
    question = await newcomer.sees("没有对应的选项")
    assert not question.says("已经留着")
