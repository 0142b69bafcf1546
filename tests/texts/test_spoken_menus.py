"""A short sentence of the staff that speaks of a command runs it; what says more is looked up."""

import pytest

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.texts.desk.spoken_menus import spoken


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
