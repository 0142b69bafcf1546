"""A short sentence of the staff that speaks of a command runs it; what says more is looked up."""

import pytest

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.texts.desk.spoken_menus import asked, spoken


@pytest.mark.parametrize(
    ("role", "said", "menu"),
    [
        (Role.COORDINATOR, "这个月统计", Menu.STATS),
        (Role.COORDINATOR, "满意率多少？", Menu.STATS),
        (Role.COORDINATOR, "帮我导出", Menu.EXPORT),
        (Role.COORDINATOR, "帮我导出Excel", Menu.EXPORT),
        (Role.COORDINATOR, "下一期坐诊", Menu.SESSION),
        (Role.COORDINATOR, "今天挂号几家", Menu.SESSION),
        (Role.COORDINATOR, "今天有什么要处理", Menu.TODO),
        (Role.COORDINATOR, "催办所有超期的", Menu.OVERDUE),
        (Role.COORDINATOR, "要回访的有哪些", Menu.VISITS),
        (Role.CONTACT, "我要请假", Menu.AWAY),
        (Role.CONTACT, "今天有什么要办的", Menu.TODO),
        (Role.ADMIN, "工作人员在哪里看", Menu.STAFF),
        (Role.CONTACT, "帮我导出", None),
        (Role.COORDINATOR, "云南电话设备公司", None),
        (Role.COORDINATOR, "昆明海关超期的有几件", None),
        (Role.COORDINATOR, "磨憨", None),
        (Role.COORDINATOR, "你们这帮饭桶", None),
        (Role.COORDINATOR, "这个月统计局为什么一直没有给我们公司答复统计的事情", None),
        (Role.COORDINATOR, "", None),
    ],
)
def test_what_a_sentence_speaks_of(role: Role, said: str, menu: Menu | None) -> None:
    assert spoken(role, said) == menu


@pytest.mark.parametrize(
    ("role", "text", "menu"),
    [
        (Role.COORDINATOR, "本月办了多少件", Menu.STATS),
        (Role.COORDINATOR, "上周的办结率是多少", Menu.STATS),
        (Role.HEAD, "这个月哪个厅最慢", Menu.STATS),
        (Role.COORDINATOR, "今天有几件新的还没分", Menu.TRIAGE),
        (Role.COORDINATOR, "叫下一个", Menu.QUEUE),
        (Role.COORDINATOR, "这家没到，过号", Menu.QUEUE),
        (Role.COORDINATOR, "12月坐诊定在12号，帮我建一下，主题金融服务", Menu.SESSION),
        (Role.COORDINATOR, "导出本月台账", Menu.EXPORT),
        (Role.CONTACT, "有哪些要签收的", Menu.TODO),
        (Role.CONTACT, "快到期的有哪些", Menu.TODO),
        (Role.CONTACT, "明天开始休年假到周五", Menu.AWAY),
        (Role.CONTACT, "我回来上班了", Menu.AWAY),
        (Role.CONTACT, "我想延期", Menu.TODO),
        (Role.CONTACT, "怎么退回？", Menu.TODO),
        (Role.HEAD, "这件不归我们管", Menu.TODO),
        (Role.CONTACT, "我要答复", Menu.TODO),
        (Role.CONTACT, "退回原因是材料不全", None),
        (Role.COORDINATOR, "我想延期", None),
        (Role.CONTACT, "本周有什么安排", None),
        (Role.CONTACT, "0112签收", None),  # a number says which card is meant
        (Role.COORDINATOR, "磨憨口岸货车排队", None),
        (Role.COORDINATOR, "叫下一个" * 9, None),
    ],
)
def test_whole_sentences_of_the_staff_ask_for_a_command(role: Role, text: str, menu: Menu | None) -> None:
    assert asked(role, text) == menu
