"""Classes are followed up, counted and reported: card, picture, figures, circular, the list of mechanisms."""

import io
from datetime import datetime, timedelta

import docx
from sqlalchemy import select

from bot.demo.botapi import Person
from bot.demo.botapi.bubble import Bubble
from bot.domain.classes.effect import Stated
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from storage.appeals import facts
from storage.classes import effects, spared
from storage.engine.database import Transaction
from tests.house import House
from tests.screenplays.stage import on_sqlite, rows
from tests.screenplays.test_class_remedies import checking
from tests.screenplays.test_classes import observed_since_measures


async def spares_one(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    await house.app.database.write(facts.complete)  # the appeals were put there, not filed
    await checking(企业)
    await 企业.presses("已解决，不用提交")
    await 企业.sees("这件诉求没有提交")


async def has_effects(house: House, effect: Stated) -> None:
    (issue,) = await rows(house, schema.class_issue)
    await house.app.database.write(effects.add, issue.id, effect, 1, house.clock.now())


def blob(house: House, told: Bubble, kind: str) -> bytes:
    held = told.message.raw[kind]
    file = held[-1] if isinstance(held, list) else held
    return house.world.blobs.get(house.world.files[file["file_id"]].blob or "")


@on_sqlite
async def test_what_came_before_and_since_is_said_and_drawn(house: House, 统筹员: Person, 海关: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    house.clock.moment += timedelta(days=45)
    await 统筹员.says("/class 1")
    await 统筹员.sees("落实前90天5件，平均每月1.7件", "落实后45天0件，平均每月0.0件", "每月减少100%")
    await 统筹员.presses("逐月图")
    shown = await 统筹员.sees("一类事逐月新增", "24年10月　落实前5，落实后0", timeout=30)
    assert shown.message.raw["photo"]
    await 海关.says("/class 1")
    await 海关.presses("逐月图")
    await 海关.sees("一类事逐月新增", timeout=30)


@on_sqlite
async def test_figures_unfold_to_the_appeals(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await spares_one(house, 统筹员, 海关, 企业)
    await 统筹员.says("/stats")
    await 统筹员.sees("在办1件，其中复发0件；已有措施施行1件，已解决0件", "属于一类事5件；因已有办法免交1件")
    await 统筹员.presses("看具体诉求")
    await 统筹员.sees("点一个数")
    await 统筹员.presses("已有办法 5")
    await 统筹员.sees("已有办法（共5件", "TRIAGE0")
    await 统筹员.says("/stats")
    await 统筹员.sees("因已有办法免交1件")
    await 统筹员.presses("免交 1")
    listed = await 统筹员.sees("免交（2024年10月，1件一类事，共免交1件", "口岸查验等待时间长")
    assert "观察中，诉求5件，这段时间免交1件" in listed.text
    await 海关.says("/stats")
    await 海关.sees("已有措施施行1件")
    await 海关.presses("有措施一类事 1")
    await 海关.sees("有措施一类事（1件一类事")
    await 海关.presses("打开1号")
    await 海关.sees("口岸查验等待时间长｜观察中")
    await 海关.says("/help")
    await 海关.sees("/")
    await 海关.presses_forged("kb:D:0")
    await 海关.sees("已解决一类事（0件一类事", "现在没有")
    await 企业.says("/stats")
    assert "免交" not in (await 企业.sees("办理统计")).text
    await 企业.presses_forged("kb:S:0")
    await 企业.sees("由其他身份的人办理")


@on_sqlite
async def test_what_was_spared_unfolds_to_the_days_of_the_figure(
    house: House, 统筹员: Person, 海关: Person, 企业: Person
) -> None:
    await spares_one(house, 统筹员, 海关, 企业)
    await house.app.database.write(_spares_before)
    await 统筹员.says("/stats 2024年9月")
    await 统筹员.sees("因已有办法免交2件")
    await 统筹员.presses("免交 2")
    await 统筹员.sees("免交（2024年9月，1件一类事，共免交2件", "这段时间免交2件")
    await 统筹员.says("/stats 2024年")
    await 统筹员.presses("免交 3")
    await 统筹员.sees("免交（2024年，1件一类事，共免交3件")
    await 统筹员.presses("打开1号")
    await 统筹员.sees("口岸查验等待时间长｜观察中")


def _spares_before(tx: Transaction) -> None:
    """Let the class have spared two appeals in the month before."""
    firm = tx.execute(select(schema.class_spared.c.enterprise)).scalar_one()
    for _ in range(2):
        spared.add(tx, 1, firm, datetime(2024, 9, 10, 9, tzinfo=SHANGHAI))


async def states(海关: Person) -> None:
    await 海关.says("/class 1")
    await 海关.sees("观察中")
    await 海关.presses("填写成效")
    for asked, said in (("什么变化了", "结果反馈缩短"), ("变化了多少", "2–3天"), ("从哪里来", "海关统计")):
        await 海关.sees(asked)
        await 海关.says(said)
    await 海关.sees("已经见效，还是在计划")
    await 海关.presses("已经见效")
    await 海关.sees("从什么时候起见效的")
    await 海关.says("10月")
    await 海关.sees("结果反馈缩短2–3天（2024年10月起")


@on_sqlite
async def test_the_circular_has_a_section_of_its_own(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await spares_one(house, 统筹员, 海关, 企业)
    await 统筹员.says("/circular 2024年10月")
    await 统筹员.sees(
        *("解决一类问题", "目前有一类事1件，本月受理的诉求属于其中的5件", "已有措施施行的1件（本月诉求5件）"),
        *("不再提交的1件", "本月施行措施1项：设鲜活货物快速通道（口岸查验等待时间长，昆明海关，昆关发〔2024〕12号）"),
    )
    await 统筹员.presses("一类事5")
    await 统筹员.sees("一类事（共5件", "TRIAGE0")
    await states(海关)
    await 统筹员.says("/circular 2024年10月")
    await 统筹员.sees("已有成效1项：结果反馈缩短2–3天")
    await 统筹员.presses("成效 1")
    await 统筹员.sees("成效（1件一类事", "结果反馈缩短2–3天（2024年10月起，来源：海关统计）")


@on_sqlite
async def test_leaders_get_the_mechanisms_on_one_page(
    house: House, 统筹员: Person, 海关: Person, 企业: Person, 督查员: Person
) -> None:
    await 统筹员.says("/classes")
    await 统筹员.presses("机制清单")
    await 统筹员.sees("还没有措施施行的一类事")
    await spares_one(house, 统筹员, 海关, 企业)
    await has_effects(house, Stated("查验时间缩短", "2", "天", "海关统计", "2024-10"))
    await has_effects(house, Stated("免于现地核查", "1", "年", "正在起草的办法", ""))
    await 督查员.says("/classes")
    await 督查员.sees("一类事")
    await 督查员.presses("机制清单")
    told = await 督查员.sees("解决一类问题机制清单", timeout=30)
    (table,) = docx.Document(io.BytesIO(blob(house, told, "document"))).tables
    row = [cell.text for cell in table.rows[1].cells]
    assert row[:3] == ["口岸查验等待时间长", "设鲜活货物快速通道（昆关发〔2024〕12号）", "昆明海关"]
    assert row[4:] == ["查验时间缩短2天", "5", "1", "刚施行"]  # nothing that is only planned
