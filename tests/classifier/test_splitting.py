"""Several matters in one text are told from one that is long, numbered or full of figures."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier import Classifier
from bot.classifier.splitting import MOST, matters
from bot.config.loader import builtin_pack, load

CLASSIFIER = Classifier.of(load(builtin_pack()))
DATA = Path(__file__).parent / "data"
ROWS = (DATA / "appeals-dev.jsonl").read_text("utf-8").splitlines()
PORT, POWER, SCHOOL = (
    "磨憨口岸查验太慢，取样送检要三天",
    "厂区经常停电，影响生产，请供电局解决",
    "员工子女入学没有着落，请教育厅协调",
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"一是{PORT}；二是{SCHOOL}；三是{POWER}。", [PORT, SCHOOL, f"{POWER}。"]),
        (f"1.{PORT}。2.{POWER}。", [f"{PORT}。", f"{POWER}。"]),
        (f"我们{PORT}。另外，{POWER}。", [f"我们{PORT}。", f"{POWER}。"]),
        (f"我们{PORT}，另外{POWER}", [f"我们{PORT}", POWER]),
        (f"{PORT}。{POWER}。", [f"{PORT}。", f"{POWER}。"]),
        (f"（1）{PORT}\n（2）{POWER}", [PORT, POWER]),
    ],
)
def test_several_matters_are_recognised(text: str, parts: list[str]) -> None:
    assert list(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "1、厂区门口的路坑坑洼洼 2、夜间经常停电 3、污水管网没接通",
            "厂区门口的路坑坑洼洼/夜间经常停电/污水管网没接通",
        ),
        ("①出口退税到账慢②报关系统经常卡③冷链车过不了关", "出口退税到账慢/报关系统经常卡/冷链车过不了关"),
        ("❶农药登记慢❷有机认证贵❸冷库用地难", "农药登记慢/有机认证贵/冷库用地难"),
        ("⒈高速口拥堵⒉大件运输审批慢⒊收费站夜间不开", "高速口拥堵/大件运输审批慢/收费站夜间不开"),
        ("第一，电价太高；第二，物流成本高；第三，缺少专项资金", "电价太高/物流成本高/缺少专项资金"),
        ("首先，园区用水不稳定；其次，公交不通；最后，员工子女入学困难", "园区用水不稳定/公交不通/员工子女入学困难"),
        ("一方面银行不给续贷，另一方面政府欠我们的工程款两年没付", "银行不给续贷/政府欠我们的工程款两年没付"),
        ("1）房产证办不下来2）规划条件要调整3）土地使用税太重", "房产证办不下来/规划条件要调整/土地使用税太重"),
        ("(1) 专利资助没到账 (2) 商标被抢注", "专利资助没到账/商标被抢注"),
        ("A、进口许可证；B、检疫审批；C、边民互市额度", "进口许可证/检疫审批/边民互市额度"),
        ("问题1：采矿权延续；问题2：植被恢复费", "采矿权延续/植被恢复费"),
        ("我们有三个诉求：1.退税 2.通关 3.用电", "退税/通关/用电"),
        ("反映三个问题：融资难。用工难。用地难", "融资难/用工难/用地难"),
        ("希望解决两件事：道路硬化；路灯安装", "道路硬化/路灯安装"),
        ("融资难、用工难、用地难等3个问题", "融资难/用工难/用地难"),
        ("我公司种花，一是贷款难；二是用地难", "我公司种花，一是贷款难/用地难"),
        ("请协调：\n- 银行账户被冻结\n- 移出经营异常名录", "银行账户被冻结/移出经营异常名录"),
    ],
)
def test_what_its_writer_has_numbered_is_parted_however_short(text: str, parts: str) -> None:
    assert "/".join(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1️⃣厂区经常停电 2️⃣门口的路坑洼 3️⃣招不到工人", "厂区经常停电/门口的路坑洼/招不到工人"),
        ("有三个事第一个是电费太高第二个是招不到工人第三个是路没修", "电费太高/招不到工人/路没修"),
        ("我要反映两个事：第一个嘛就是高速费太贵；第二个是用电按工业算", "高速费太贵/用电按工业算"),
        ("其一，用地指标不批；其二，环评手续卡了半年", "用地指标不批/环评手续卡了半年"),
        ("我们有两个问题，一个是出口退税太慢，另一个是磨憨口岸排队", "出口退税太慢/磨憨口岸排队"),
        ("1 电费太贵\n2 员工子女上学难", "电费太贵/员工子女上学难"),
        (
            "一、电力问题\n1.1 经常跳闸\n1.2 增容不批\n二、道路问题\n2.1 门口坑洼",
            "电力问题\n1.1 经常跳闸\n1.2 增容不批/道路问题\n2.1 门口坑洼",
        ),
        ("我们有几点建议：一要降低贷款门槛；二要简化退税流程", "要降低贷款门槛/要简化退税流程"),
        ("稳岗返还没到账。就是还有那个社保缓缴的政策还有没有", "稳岗返还没到账。/社保缓缴的政策还有没有"),
        (
            "我们的种植基地旱季没水浇。另外中药材的认证找哪个部门办也不清楚。",
            "我们的种植基地旱季没水浇。/中药材的认证找哪个部门办也不清楚。",
        ),
        ("反映两点，1是排污许可变更慢，2是危废处置价格高", "排污许可变更慢/危废处置价格高"),
        ("【1】退税没到账【2】增值税发票额度不够", "退税没到账/增值税发票额度不够"),
        ("反映三件事，环评批复慢；退税被退回；再有就是污水管网没接通。", "环评批复慢/退税被退回/污水管网没接通。"),
        (
            "领导好！我们是锡制品企业，想请帮忙看看两个困难。\n困难一：限电。\n困难二：换证难。\n谢谢领导！",
            "限电。/换证难。",
        ),
        ("一、环评批复慢。二、排污许可证变更难。以上问题，请领导协调解决，谢谢！", "环评批复慢。/排污许可证变更难。"),
        (
            "商标被抢注了，要怎么维权。还有个事，冷链车进城老是被拦下来",
            "商标被抢注了，要怎么维权。/冷链车进城老是被拦下来",
        ),
        (
            "我们变压器不够用申请增容三个月没批然后还有就是去年的稳岗补贴也没有发下来",
            "我们变压器不够用申请增容三个月没批/去年的稳岗补贴也没有发下来",
        ),
        (
            "补贴什么时候发？充电桩并网怎么申请？商标被抢注了怎么办？",
            "补贴什么时候发？/充电桩并网怎么申请？/商标被抢注了怎么办？",
        ),
    ],
)
def test_lists_are_parted_however_they_are_numbered_or_spoken(text: str, parts: str) -> None:
    assert "/".join(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("没水、没技工、没贷款，这三件事请帮忙", "没水，请帮忙/没技工，请帮忙/没贷款，请帮忙"),
        ("反映两件事，一件是取水证办不下来，一件是围墙被人推倒了", "取水证办不下来/围墙被人推倒了"),
        ("【用电】增容没批；【用工】焊工招不到；【融资】续贷要过桥", "增容没批/焊工招不到/续贷要过桥"),
        ("大家的难处报上来：变压器要增容；挡土墙快垮了；补贴没发", "变压器要增容/挡土墙快垮了/补贴没发"),
        ("头一个商标被人抢注了第二个检疫员不够第三个是工地停工半年", "商标被人抢注了/检疫员不够/工地停工半年"),
        ("欠款94万元，请督促；同时，我公司资质升级被退，请复核", "欠款94万元，请督促；/我公司资质升级被退，请复核"),
    ],
)
def test_lists_are_parted_in_the_ways_in_which_others_wrote_them(text: str, parts: str) -> None:
    assert "/".join(matters(CLASSIFIER, text)) == parts


def test_most_lists_of_others_are_parted_as_they_meant_them() -> None:
    lines = [line.split("\t") for line in (DATA / "lists.tsv").read_text("utf-8").splitlines()]
    wrong = [text for count, text in lines if len(matters(CLASSIFIER, text.replace("\\n", "\n"))) != int(count)]
    assert len(lines) == 85
    assert len(wrong) <= 14, wrong


@pytest.mark.parametrize(
    "text",
    [
        "一、基本情况\n我公司在楚雄加工野生菌。\n二、存在问题\n土地款交了，地没有平整。\n三、请求\n请督促供地。",
        "企业欠薪的事说过多次，县里至今没有回音，材料都在我们手里，也都交过两遍了。请求：1、支付286万元；2、支付利息；3、说明时间。",
        "首先去了政务中心，窗口说要清税；其次去税务局，又要理顺社保；最后去社保局，让我回政务中心",
        "招工困难，分析主要有几个方面：1.年轻人外出；2.厂区太远；3.工资不高。请帮助招工。",
        "我公司申请食品生产许可，条件都符合：1.有独立厂房；2.有检验室；3.环评已备案。但窗口还是不收件，请问为什么。",
        "因为：一、道路没通；二、水没通；三、电没通，我们开不了工，请协调免收闲置费。",
        "我厂锅炉改造已按要求完成：\n（1）拆除燃煤锅炉两台；\n（2）在线监测联网。\n但是环保局还不给验收。",
        "窗口说缺三样：1.租赁合同，2.消防验收意见，3.环评批复。可是住建局不受理，怎么办？",
        "拖欠货款三笔：一是2022年12万元，二是2023年8万元，三是2024年5万元，请督促支付。",
        "银行给的理由是：一是抵押物不足，二是流水不够，三是行业受限，请帮忙协调续贷。",
        "产品有三大类：一是鲜花，二是精油，三是花茶，出口要检疫证书，海关说要两周。",
        "1、2、3号厂房的消防验收同一天申报，现在1号过了，2号3号还没有人来看，请协调。",
        "我厂有3个车间、2条生产线、150名工人，去年用电320万度，电费太高，请降低。",
        "2024年3月1日、4月15日、6月20日三次申请高企认定都没通过，请告知原因。",
        "某纺织企业新增两条生产线，缺挡车工300余名，希望组织跨县劳务对接和专场招聘。",
        "消防说防火门坏了两个、灭火器过期一个，初次犯又当场换了，能不能从轻",
        "想评个省级示范社，县里说名额只有两个轮不着，评上有啥子好处、要咋个排",
        "首先我们是合法企业，其次我们按时纳税，最后却拿不到一分钱补贴，为什么？",
        "首先感谢政府的支持。我们的冷库用电价格太高，希望按农业用电执行。",
        "另外想问一下，稳岗补贴什么时候发？",
        "",
        "我公司投资1、2、3期项目共5亿元，三期用地一直没有批",
        "第一次来办理的时候说材料齐了，第二次又说缺少证明",
        "第一季度和第二季度的增值税留抵退税一直没到账",
        "一是我公司是2019年成立的科技型企业",
        "合同约定：1、货到付款；2、质保一年。对方拖欠货款不付",
        "请问办理食品经营许可证需要：1、营业执照 2、身份证 3、房产证 这些材料吗",
        "押运员考个证要等两个月才开一场，考不过又等两个月",
        "因原材料、人工、能源价格上涨，企业经营困难，希望减免房租",
        "水费",
        f"系统报错alert(1)后又报error(2)，{PORT}",
        f"型号V1.银、V2.黑两种设备，{PORT}",
        f"我公司2024年1.5万吨货物在{PORT}，3.2亿元资金周转困难",
        f"{PORT}。货压在口岸好多天走不了。资金压力特别大。",
        "第一，水费太贵。第二，水费太贵。",
        "1." * 1000,
    ],
)
def test_one_matter_stays_whole(text: str) -> None:
    assert matters(CLASSIFIER, text) == (text,)


def test_few_real_appeals_are_offered_to_be_parted() -> None:
    """An offer that is wrong costs a tap each time; of the development appeals nearly all speak of one matter."""
    parted = [row for row in ROWS if len(matters(CLASSIFIER, json.loads(row)["text"])) > 1]
    assert len(parted) <= 8


def test_few_appeals_of_all_sets_are_offered_to_be_parted() -> None:
    files = (file for file in (Path(__file__).parent / "data").glob("appeals-*.jsonl") if "english" not in file.name)
    texts = [json.loads(row)["text"] for file in files for row in file.read_text("utf-8").splitlines()]
    assert len(texts) > 500
    assert len([text for text in texts if len(matters(CLASSIFIER, text)) > 1]) <= 12


@given(
    st.text(max_size=200) | st.lists(st.sampled_from([PORT, POWER, SCHOOL, "1.", "二是", "。", "另外"])).map("".join)
)
def test_parts_are_of_the_text_in_its_order(text: str) -> None:
    parts, place = matters(CLASSIFIER, text), 0
    assert 1 <= len(parts) <= MOST
    for part in parts:
        place = text.index(part, place) + len(part)
