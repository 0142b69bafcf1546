"""As the page's clock is moved, an appeal that nobody answers climbs: each level reaches its person on the page."""

from datetime import datetime

from bot.demo.botapi import Person
from bot.demo.cast import COORDINATOR, EDUCATION, HEAD, MEMBER, SUPERVISOR, Player
from bot.demo.stage import Stage
from tests.demo.test_clock import MINUTE, at, shown

LATE, DUE = "YN-2024-0015", "10月29日（周二）17:30"


async def comes(stage: Stage, moment: datetime) -> None:
    """Press 到下一个到期事项 until it is `moment`: something is due then."""
    now = await shown(stage)
    while now < moment:
        now = await shown(stage, "next")
    assert now - moment < MINUTE


async def test_an_overdue_appeal_climbs_as_the_clock_is_moved(stage: Stage) -> None:
    contact, head, coordinator, supervisor, member = (
        Person(stage.world, one.user, one.name) for one in (EDUCATION, HEAD, COORDINATOR, SUPERVISOR, MEMBER)
    )
    await comes(stage, at(29, 17, 30))
    await contact.sees(LATE, "今天", DUE)
    assert not heard(stage, HEAD)
    await comes(stage, at(30, 8, 30))
    await head.sees(LATE, "答复已超期", DUE)
    await coordinator.sees(LATE, "答复已超期", DUE)
    assert not heard(stage, SUPERVISOR)
    await shown(stage, at(30, 9).isoformat())  # the hour of the news
    await member.presses(f"查看{LATE}", await member.sees(LATE, "答复期限", "已超期"))
    await member.presses("催办", await member.sees(f"诉求{LATE}"))
    await member.sees("想对办理单位说什么")
    await member.says("孩子还没有学上，请尽快答复。")
    await contact.sees("催办", LATE)
    await comes(stage, at(1, 8, 30, month=11))
    await supervisor.sees(LATE, f"省教育厅的答复超期3个工作日，请督办，期限{DUE}")
    await comes(stage, at(5, 8, 30, month=11))
    await supervisor.sees(LATE, f"省教育厅的答复超期5个工作日以上，已列入通报，期限{DUE}")


def heard(stage: Stage, player: Player) -> bool:
    """Whether the person has been written to about the appeal."""
    return any(LATE in one.text for one in stage.world.chats[player.user].messages.values())
