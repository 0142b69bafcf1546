"""Who writes or handles an appeal sees what was answered to similar ones, and never who had asked."""

import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.texts.appeals.anonymising import veil
from tests.house import House
from tests.screenplays.stage import PORT, accepts, answers, choosing, files, rates, sends_off

AGAIN = "我们公司的铜矿在磨憨口岸要采样送昆明化验，货压在口岸好多天，资金周转不过来，请缩短检验时间。"
TELLING = "李敏的企业反映的问题已办好，联系人李敏：自下月起可就地采样化验。"


async def test_similar_answers_are_seen_without_names_before_filing_in_one_tap(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await answers(海关, TELLING)
    await 企业.sees("请评价")
    await rates(企业, "满意")
    other = await house.enterprise("王芳", "91350211M000100Y46")
    await choosing(other, AGAIN)
    await other.presses("昆明海关")
    await other.sees("属于哪一类")
    await other.presses("服务需求")
    shown = await other.sees("请核对", "类似诉求已有答复", "昆明海关", "就地采样化验")
    assert "李敏" not in shown.text
    await other.presses("确认提交")
    await other.sees("受理编号")

    await 海关.sees("请签收")
    await 海关.presses("类似答复")
    seen = await 海关.sees("与诉求", "已经答复", "就地采样化验")
    assert "李敏" not in seen.text


async def test_an_answer_that_did_not_help_is_offered_to_nobody(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await answers(海关, TELLING)
    await 企业.sees("请评价")
    await rates(企业, "满意", "没有解决")
    other = await house.enterprise("王芳", "91350211M000100Y46")
    await choosing(other, AGAIN)
    await other.presses("昆明海关")
    await other.sees("属于哪一类")
    await other.presses("服务需求")
    assert "类似诉求" not in (await other.sees("请核对")).text
    await other.presses("确认提交")
    await 海关.sees("请签收")
    await 海关.presses("类似答复")
    await 海关.sees("没有找到类似的诉求")


async def test_nothing_similar_is_said_so_and_asks_nothing_of_the_enterprise(企业: Person, 海关: Person) -> None:
    await choosing(企业)
    await 企业.presses("昆明海关")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    assert "类似" not in (await 企业.sees("请核对")).text
    await 企业.presses("确认提交")
    await 企业.sees("受理编号")
    await 海关.sees("请签收")
    await 海关.presses("类似答复")
    await 海关.sees("没有找到类似的诉求")


async def test_the_coordinator_sees_beside_the_card_what_may_be_the_same(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    await files(企业)  # nobody at the customs yet: both wait in triage
    other = await house.enterprise("王芳", "91350211M000100Y46")
    await choosing(other, AGAIN)
    await other.presses("昆明海关")
    await sends_off(other)
    await 统筹员.sees("有新诉求等您判断", AGAIN[:20])
    await 统筹员.presses("查看全文")
    await 统筹员.sees("待受理", AGAIN)
    await 统筹员.sees("可能是同一件事", "疑似同类", PORT[:20])


async def test_an_enterprise_cannot_look_by_a_forged_button(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await 企业.presses_forged("m:1")
    await 企业.sees("没有找到")
    stranger = await house.hires("陈思", Role.CONTACT, "省教育厅")
    await stranger.says("/start")
    await stranger.sees("联络员")
    await stranger.presses_forged("m:1")
    await stranger.sees("没有找到")
    await 海关.sees("请签收")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("云南磨憨跨境物流有限公司的货已放行", "该企业的货已放行"),
        ("云南磨憨跨境物流的货已放行", "该企业的货已放行"),
        ("请李敏拨打13800138000或0871-63113456", "请该企业拨打……或……"),
        ("代码91350100M000100Y43已登记", "代码……已登记"),
        ("自2024年11月起执行，补贴1200元", "自2024年11月起执行，补贴1200元"),
        ("身份证53010219900101123x已核", "身份证……已核"),
        ("发到 li.min-88@qq.com.cn，或 Li＠example.com", "发到 ……，或 ……"),
        ("微信号：wxid_ab12，VX 13800138000", "微信号：……，VX ……"),
        ("加微信liming-88或QQ：12345678", "加微信……或QQ：……"),
        ("账号6222021234567890123，或6222 0212 3456 7890 123", "账号……，或……"),
        ("138 0013 8000、138-0013-8000、１３８００１３８０００、+86 13800138000", "……、……、……、……"),
        ("（0871）63113456、0871 6311 3456、400-888-1234", "……、……、……"),
        ("护照E12345678", "护照……"),
        ("联系人：王芳，经办人李强已到", "联系人：……，经办人……已到"),
        ("王女士、欧阳先生和张经理来过", "某女士、某先生和某经理来过"),
        ("负责人已签字，安全经理在场", "负责人已签字，安全经理在场"),
        ("请拨打12345，从2024-10-25 09:00至10-26 18:00", "请拨打12345，从2024-10-25 09:00至10-26 18:00"),
        ("诉求YN-2024-0001，云政发〔2024〕12345678号", "诉求YN-2024-0001，云政发〔2024〕12345678号"),
        ("金额132,000,000元，收1380013800元", "金额132,000,000元，收1380013800元"),
    ],
)
def test_an_answer_is_shown_without_who_had_asked(answer: str, shown: str) -> None:
    assert veil(answer, ["云南磨憨跨境物流有限公司", "李敏"]) == shown
