"""One line in, one line of JSON out; and the kind and theme proposed beside it."""

import json

import pytest

from bot.classifier import Classifier, Proposal, Proposer
from bot.classifier.line_by_line import classify_line, text_of
from bot.config.pack import Pack


def test_a_line_of_text_becomes_a_line_of_json(classifier: Classifier) -> None:
    said = classify_line(classifier, "磨憨口岸查验太慢，取样送检要三天")
    verdict = json.loads(said)

    assert "\n" not in said
    assert "\\u" not in said
    assert verdict["decision"] == "assign"
    assert verdict["ranked"][0]["department"] == "昆明海关"
    assert ["口岸查验", 2.86] in verdict["ranked"][0]["words"]


def test_an_empty_line_is_left_to_people(classifier: Classifier) -> None:
    assert classify_line(classifier, "") == '{"ranked": [], "decision": "triage"}'


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('{"text": "停电"}', "停电"),
        ('"停电"', "停电"),
        ("停电", "停电"),
        ("123", "123"),
        ('{"body": "停电"}', '{"body": "停电"}'),
        ("{停电", "{停电"),
        ("[" * 100_000, "[" * 100_000),
    ],
    ids=["object", "string", "text", "number", "other object", "broken", "deep"],
)
def test_what_the_text_of_a_line_is(line: str, text: str) -> None:
    assert text_of(line) == text


@pytest.mark.parametrize(
    ("text", "kind", "theme"),
    [
        ("请问社保缓缴需要什么条件，去哪申请", "政策咨询", "社保公积金"),
        ("建议尽快出台智能网联汽车管理办法", "意见建议", "产业发展"),
        ("工程款拖欠两年没到账，请协调解决", "服务需求", "账款拖欠"),
        ("出口货物在口岸等查验，通关太慢，急需帮忙协调", "服务需求", "外资外贸"),
        ("想申请贷款，银行授信批不下来，求解决", "服务需求", "金融服务"),
        ("", "服务需求", "其他"),
    ],
)
def test_kind_and_theme_are_proposed(pack: Pack, text: str, kind: str, theme: str) -> None:
    assert Proposer.of(pack).propose(text) == Proposal(kind, theme)
