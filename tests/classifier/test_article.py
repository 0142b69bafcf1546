"""The cases of the newspaper's report of 2024-10-25: who took them is proposed, and nobody else is decided upon."""

import pytest

from bot.classifier import Classifier, Decision

INDUSTRY, LAND, FARMS, FORESTS = "省工业和信息化厅", "省自然资源厅", "省农业农村厅", "省林草局"
CUSTOMS, SCHOOLS, DRUGS, EXCHANGE = "昆明海关", "省教育厅", "省药监局", "外汇局云南省分局"
MONEY = {"云南金融监管局", "省委金融办", "人民银行云南省分行"}
CASES = [
    ("报废机动车回收拆解", {INDUSTRY, "省商务厅"}),
    ("我们做报废机动车回收拆解，同行太多，资质标准又不清楚，请主管部门给个说法", {INDUSTRY, "省商务厅"}),
    ("蝴蝶兰出口备案", {FORESTS}),
    ("公司种的蝴蝶兰要出口日本，出口备案的手续太繁琐，希望简化", {FORESTS}),
    ("磨憨口岸的铜矿要送到昆明化验，货压着走不了，希望缩短检验时间", {CUSTOMS}),
    ("从老挝进口的铜矿在磨憨口岸查验太慢", {CUSTOMS}),
    ("引进人才的随迁子女上学难", {SCHOOLS}),
    ("员工的随迁子女没有学位，请协调就近入学", {SCHOOLS}),
    ("设施农业用地难、贷款难", {LAND, FARMS}),
    ("新药审评太慢，希望走绿色通道", {DRUGS}),
    ("我们有一个新药在研发，注册申报和审评要怎么准备", {DRUGS}),
]


@pytest.mark.parametrize(("text", "took"), CASES)
def test_who_took_it_comes_first_and_nobody_else_is_decided_upon(
    classifier: Classifier, text: str, took: set[str]
) -> None:
    verdict = classifier.classify(text)
    assert verdict.ranked[0].department in took
    assert took <= {one.department for one in verdict.ranked[: max(len(took), 2)]}
    assert len(took) == 1 or verdict.decision is Decision.TRIAGE


def test_land_and_money_are_both_proposed(classifier: Classifier) -> None:
    ranked = [one.department for one in classifier.classify("设施农业用地难、贷款难").ranked[:3]]
    assert {LAND, FARMS} < {*ranked}
    assert MONEY & {*ranked}


def test_each_of_the_three_matters_of_one_enterprise_finds_its_own(classifier: Classifier) -> None:
    said = ("银行授信流程太长", "适合中型企业的金融产品太少", "内保外贷备案办不下来")
    first = [classifier.classify(text).ranked[0].department for text in said]
    assert {*first[:2]} <= MONEY
    assert first[2] == EXCHANGE
