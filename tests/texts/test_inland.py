"""What a message for a door abroad keeps and what it loses, line by line."""

import io
import zipfile
from dataclasses import replace

import pytest

from bot.delivery.channels.border import readable
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Key, Message
from bot.domain.reach.border import Inland
from bot.texts.reach.inland import NAMELESS, REST, must_stay, withheld

NAME, OTHER = "云南青鸟翡翠谷商贸有限公司", "昆明某某物流有限公司"
FOUND = Inland(
    numbers=frozenset({"YN-2024-0001", "YN-2024-0003"}),
    words=frozenset({NAME, "欧阳雪鸿", "13911112222", "青鸟采购合同.pdf"}),
    texts=("翡翠毛料在畹町口岸被扣押四十七天。\n请昆明海关尽快放行货柜。",),
    house=frozenset({"昆明海关"}),
)
PAGE = "https://chat.example.gov.cn"


def said(text: str, found: Inland = FOUND, *, asks: bool = False, pushes: bool = False) -> str:
    return withheld(Message(text=text), found, PAGE, asks=asks, pushes=pushes).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("待办（共2件）\n\n1. 待签收｜翡翠毛料被扣\n云南青鸟　YN-2024-0001\n2. 待答复｜货车排队\n某某　YN-2024-0002",
         "待办（共2件）\n\n1. YN-2024-0001：请在网页版查看\n2. 待答复｜货车排队\n某某　YN-2024-0002"),
        ("YN-2024-0001 今天到期\nYN-2024-0002 今天到期", "YN-2024-0001：请在网页版查看\nYN-2024-0002 今天到期"),
        ("名单\n\n1. 欧阳雪鸿 13911112222\n2. 李敏", f"名单\n\n1. {NAMELESS}\n2. 李敏"),
        ("一类事\n\n都说扣押四十七天，与YN-2024-0001、YN-2024-0003同因。",
         "一类事\n\nYN-2024-0001、YN-2024-0003：请在网页版查看"),
        ("一类事\n\n都说被扣押四十七天。", f"一类事\n\n{NAMELESS}"),
        (f"核验\n\n{NAME[:8]}…", f"核验\n\n{NAMELESS}"),
    ],
)  # fmt: skip
def test_of_a_list_the_entries_about_such_an_enterprise_are_numbers(text: str, left: str) -> None:
    assert said(text) == f"{left}\n{PAGE}"


def test_what_says_nothing_of_it_stays_as_it_is() -> None:
    message = Message(text=f"<b>待办</b>\n\n1. {OTHER}　YN-2024-0002")
    assert withheld(message, FOUND, PAGE, asks=False, pushes=False) == message


def test_a_message_that_is_all_about_one_is_its_number_and_what_to_do() -> None:
    about = Inland(about="YN-2024-0001")
    assert said("<b>请签收</b>\n机密", about, pushes=True) == f"YN-2024-0001：有新进展，请在网页版查看\n{PAGE}"
    assert said("<b>卡片</b>", about) == f"YN-2024-0001：请在网页版查看\n{PAGE}"


def test_of_a_question_only_the_lines_that_tell_it_are_left_out() -> None:
    asked = f"请写给企业的答复\n{NAME}说：翡翠毛料在畹町口岸\n写清楚依据。"
    assert said(asked, asks=True) == f"请写给企业的答复\n写清楚依据。\n{REST}\n{PAGE}"
    own = "请核对答复\n自下月起可就地采样。"
    assert said(own, asks=True) == own


def test_a_question_keeps_the_number_of_what_it_is_about() -> None:
    asked = f"补正要求\n诉求YN-2024-0001（{NAME}）\n写清楚要什么。"
    assert said(asked, asks=True) == f"补正要求\nYN-2024-0001：请在网页版查看\n写清楚要什么。\n{PAGE}"
    one = replace(FOUND, numbers=frozenset({"YN-2024-0001"}))
    assert said(f"确认退回\n{NAME}", one, asks=True) == f"YN-2024-0001\n确认退回\n{REST}\n{PAGE}"


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (["1. YN-2024-0001", "签收", "1. 昆明海关"], ["1. YN-2024-0001", "签收", "1. 昆明海关"]),
        ([f"第1号 {NAME[:8]}……"], ["第1号"]),
        ([f"{NAME}　YN-2024-0001"], ["YN-2024-0001"]),
        (["同意欧阳雪鸿加入", "不同意"], ["同意对方加入", "不同意"]),
        (["移出：欧阳雪鸿", f"移出：{NAME}"], ["移出：对方（1）", "移出：对方（2）"]),
        (["附件", "青鸟采购合同.pdf"], ["附件", "第2项"]),
        (["1. 畹町口岸", "2. 李敏"], ["第1项", "2. 李敏"]),
        (["欧阳雪鸿"], ["第1项"]),
    ],
)
def test_a_button_whose_label_tells_it_is_called_by_a_number(labels: list[str], told: list[str]) -> None:
    keys = tuple((Key(label, f"s:{place}"),) for place, label in enumerate(labels))
    left = withheld(Message(text="选一个", keys=keys), FOUND, "", asks=False, pushes=False)
    assert [(key.label, key.data) for row in left.keys for key in row] == [
        (label, f"s:{place}") for place, label in enumerate(told)
    ]


def packed(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", words)
        file.writestr("word/media/image1.png", b"\x89PNG\0\0")
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        f"编号,企业\n1,{NAME}".encode(),
        b"SUMMARY:" + "云南青鸟翡翠谷\r\n 商贸有限公司".encode(),
        packed(f"<w:t>{NAME[:5]}</w:t></w:r><w:r><w:t>{NAME[5:]}</w:t>"),
        packed("<t>YN-2024-</t><t>0001</t>"),
    ],
    ids=["table", "calendar", "name", "number"],
)
def test_a_file_is_read_however_it_is_packed(data: bytes) -> None:
    inside = readable(Made("名单", data))
    assert must_stay(inside, FOUND)
    assert "\0" not in inside
    assert not must_stay(readable(Made("名单", packed(OTHER))), FOUND)
