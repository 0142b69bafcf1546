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
        ("我们遇到“融资难”“用工难”“用地难”等3个问题", "“融资难”/“用工难”/“用地难”"),
        ("招工难\n融资难\n用地难", "招工难/融资难/用地难"),
        ("我想反映：\n招工难\n融资难\n用地难", "招工难/融资难/用地难"),
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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("希望协调解决产权证办理、高企认定、外籍员工工作许可三个问题", "产权证办理/高企认定/外籍员工工作许可"),
        ("我们急需解决贷款展期、出口退税和职工子女入学三件事。", "贷款展期/出口退税/职工子女入学"),
        ("厂房租金贵的问题、招工难的问题、还有退税慢的问题", "厂房租金贵的问题/招工难的问题/退税慢的问题"),
        ("咨询三件事，分别是：工会经费返还、残保金、个税手续费返还。", "工会经费返还/残保金/个税手续费返还"),
        ("先说第一件，宿舍燃气没通；再说第二件，地址变更被驳回。", "宿舍燃气没通/地址变更被驳回。"),
        ("1 厂房土地性质变更 2 外籍工人入境手续 3 天然橡胶关税", "厂房土地性质变更/外籍工人入境手续/天然橡胶关税"),
        ("1，气价高。2，污水费重复收取。", "气价高。/污水费重复收取。"),
        ("1-用电容量不够；2-门口修路围挡两年。", "用电容量不够/门口修路围挡两年。"),
        ("Ａ．备案被驳回　Ｂ．冷库验收没人管", "备案被驳回/冷库验收没人管"),
        ("第1、厂区供电；第2、宿舍用地；第3、物流补贴。", "厂区供电/宿舍用地/物流补贴。"),
        (
            "首先是订单不足，其次是原料涨价，第三是货款难收，第四是环保投入大。",
            "订单不足/原料涨价/货款难收/环保投入大。",
        ),
        (
            "想说几个事，头一个是检测费太高，再就是信保补贴没发，还有租金合同不给续。",
            "检测费太高/信保补贴没发/租金合同不给续。",
        ),
        (
            "我们的光伏项目并网没排上，再有就是草原植被恢复费收了两遍，最后请问绿电交易的证书怎么卖。",
            "我们的光伏项目并网没排上/草原植被恢复费收了两遍/绿电交易的证书怎么卖。",
        ),
        ("主要在三块，一块是税务稽查，一块是征信修复，还有一块是设备解封。", "税务稽查/征信修复/设备解封。"),
        ("用电方面，经常跳闸。用水方面，水压不够。", "用电方面，经常跳闸。/用水方面，水压不够。"),
        ("第一点就是要卫生证，第二点就是没有注册号，第三点仓库没验收", "要卫生证/没有注册号/仓库没验收"),
        ("帮忙看看这几样：补贴没领到，墙上被贴广告，证件换不了。", "补贴没领到/墙上被贴广告/证件换不了"),
        ("公司目前存在资金周转困难、用工短缺、原材料运输不畅等问题，请协调。", "资金周转困难/用工短缺/原材料运输不畅"),
        (
            "企业：某药业。问题：1、饮片进目录；2、加工许可；3、基地认定。",
            "企业：某药业。问题：1、饮片进目录/加工许可/基地认定。",
        ),
        ("投诉垃圾清运垄断；咨询预售资金监管。", "投诉垃圾清运垄断/咨询预售资金监管"),
        (
            "当前的困难：市场方面订单下降，资金方面应收款回不来，人才方面招不到人",
            "市场方面订单下降/资金方面应收款回不来/人才方面招不到人",
        ),
        ("两件事情麻烦一下，路灯不亮，垃圾不清。", "路灯不亮/垃圾不清。"),
        ("卫生许可证办不下来，门口路灯不亮，镇政府欠餐费不给。", "卫生许可证办不下来/门口路灯不亮/镇政府欠餐费不给"),
    ],
)
def test_lists_are_parted_in_still_more_ways_of_writing_them(text: str, parts: str) -> None:
    assert "/".join(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "我们按要求交了：1.营业执照；2.身份证；3.场地证明，但是窗口一直不给办。",
        "公司在昆明、曲靖、玉溪等3个州市有分厂，电费都没有享受优惠。",
        "一、诉求：尽快拨付补助资金。二、联系人：张三。三、电话另附。",
        "1、企业名称：云南某食品有限公司\n2、联系人：王经理\n3、诉求：许可证审批超过时限。",
        "一、申请事项：减免房产税。\n二、事实与理由：公司停产六个月。",
        "本公司两个股东，一个是新加坡人，一个是中国人，想办外资变内资，需要什么材料？",
        "办动物防疫证，一是选址要500米，二是要有无害化设施，我们都达到了，县里还是不批。",
        "公司去年亏损，一方面是疫情影响，另一方面是订单转移，现在资金紧张想申请续贷。",
        "处罚理由是标签不合格，一是没有标配料，二是没有标日期，我们整改了为什么还要罚5万？",
        "我公司存在环评未批、用地手续不全、排污许可过期等问题，被责令停产。",
        "首先，感谢领导关心。其次，我公司用电报装太慢，请协调。",
        "招标文件要求三项资质：1.安全许可 2.施工资质 3.ISO认证，我们缺一项能不能联合投标？",
        "我们先后找过1.乡政府2.县自然资源局3.市政务中心，没有一个部门受理备案。",
        "从头说：5月，镇上来人量了面积；8月，签了协议；10月，房子拆了，补偿款没给。",
        "产品中1 个批次不合格，2 个批次待检",
    ],
)
def test_items_of_one_matter_stay_together(text: str) -> None:
    assert matters(CLASSIFIER, text) == (text,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "景区步道要占林地，批不下来；旅行社分社备案卡着；手机还没信号。",
            "景区步道要占林地，批不下来/旅行社分社备案卡着/手机还没信号",
        ),
        (
            "民宿主：等级评定没人来，污水没接管，特种行业证要补材料",
            "民宿主：等级评定没人来/污水没接管/特种行业证要补材料",
        ),
        (
            "做咖啡的王总说出口检验太慢，开民宿的李姐说消防手续办不下来",
            "做咖啡的王总说出口检验太慢/开民宿的李姐说消防手续办不下来",
        ),
        ("甲企业：用林地的手续卡着。乙企业：社保补贴被退回。", "用林地的手续卡着。/社保补贴被退回。"),
        ("土地证办不下来，除了这个之外，奖补资金也拖着没拨", "土地证办不下来/奖补资金也拖着没拨"),
    ],
)
def test_matters_side_by_side_are_parted_though_nobody_numbered_them(text: str, parts: str) -> None:
    assert "/".join(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(("half", "lists", "singles"), [("looked", 11, 12), ("judging", 8, 11)])
def test_spoken_lists_are_parted_and_what_looks_like_one_is_not(half: str, lists: int, singles: int) -> None:
    lines = [line.split("\t") for line in (DATA / "spoken-lists.tsv").read_text("utf-8").splitlines()]
    right = [
        int(count) > 1 for part, count, text in lines if part == half and len(matters(CLASSIFIER, text)) == int(count)
    ]
    assert len([line for line in lines if line[0] == half]) == 25
    assert right.count(True) >= lists
    assert right.count(False) >= singles


@pytest.mark.parametrize(
    "text",
    [
        "我们做咖啡、做茶叶，还有就是一点野生菌，现在冷库的电费太贵，能不能按农业电价算。",
        "环评批不下来，一是缺总量指标，二是专家意见一直没出，希望帮忙催一下。",
        "取水证到期了，跑了镇上盖章，另外又要我们做水资源论证，能不能简化一点。",
        "问题：货柜被查；影响：交货延误、客户索赔、司机误工；诉求：尽快放行。",
        "电工老杨说是变压器小，供电所老李说是线路老化，没人来修。",
        "诊所续贷，银行突然要加一个公务员担保，原合同没有",
    ],
)
def test_reasons_goods_and_a_tale_are_no_further_matters(text: str) -> None:
    assert matters(CLASSIFIER, text) == (text,)


def test_most_lists_of_others_are_parted_as_they_meant_them() -> None:
    lines = [line.split("\t") for line in (DATA / "lists.tsv").read_text("utf-8").splitlines()]
    wrong = [text for count, text in lines if len(matters(CLASSIFIER, text.replace("\\n", "\n"))) != int(count)]
    assert len(lines) == 85
    assert len(wrong) <= 11, wrong


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
