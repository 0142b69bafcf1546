"""An administrator changes settings in chat: previewed, live in every process, and brought back."""

from datetime import datetime

import pytest

from bot.config import overlay
from bot.config.limits import BOUNDS
from bot.config.loader import builtin_pack, load
from bot.config.pack import Pack
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.programme import Programme
from storage import schema
from storage.engine.database import Transaction, open_database
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite, quiet, rows


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("吴管", Role.ADMIN)


async def writes(admin: Person, section: str, text: str) -> None:
    await admin.says("/settings")
    await admin.sees("参数", "选一类查看")
    await admin.presses(section)
    await admin.sees(section)
    await admin.presses("修改")
    await admin.sees(f"怎么改{section}")
    if text:
        await admin.says(text)


def pack_of(tx: Transaction) -> Pack:
    return tx.programme.pack


def accept_days(tx: Transaction) -> int:
    return tx.programme.pack.limits.accept_days


async def test_a_limit_is_changed_after_a_preview_and_holds_in_every_process(
    house: House, database_url: str, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await files(企业)
    await quiet(house)
    await writes(管理员, "期限和限制", "签收期限 3\n挂号窗口：7个工作日")
    await 管理员.sees(
        "签收期限：1个工作日 → 3个工作日", "挂号窗口：5个工作日 → 7个工作日", "1个在办诉求的期限会变（在办共1个）"
    )
    assert await house.app.database.read(accept_days) == 1
    await 管理员.presses("采用")
    await 管理员.sees("吴管采用了改动")
    other = await open_database(database_url, Programme.of(load(builtin_pack())))
    try:
        for database in (house.app.database, other):
            assert await database.read(accept_days) == 3
        waits = [row for row in await rows(house, schema.timer, kind="ACCEPT_EXPIRED") if row.done_at is None]
        assert [row.fire_at.astimezone(SHANGHAI).date().isoformat() for row in waits] == ["2024-10-30"]
        await 管理员.says("/settings")
        await 管理员.sees("第1版", "签收期限", "正在使用")
        await 管理员.presses("恢复方案原样")
        await 管理员.sees("恢复为方案原来的值")
        for database in (house.app.database, other):
            assert await database.read(accept_days) == 1
    finally:
        await other.close()
    await 管理员.says("/settings")
    await 管理员.presses("恢复第1版")
    await 管理员.sees("恢复为第1版")
    assert await house.app.database.read(accept_days) == 3


@on_sqlite
async def test_a_holiday_that_is_moved_moves_the_dates_of_open_appeals(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await writes(管理员, "工作日", "2024-11-01 放假\n11月2日 上班\n2024-11-04 放假")
    await 管理员.sees("11月1日：按国务院安排 → 放假", "1个在办诉求的期限会变（在办共1个）", number)
    before = (await rows(house, schema.appeal))[0].due_at
    await 管理员.presses("采用")
    await 管理员.sees("1个在办诉求的期限变了")
    await quiet(house)
    after = (await rows(house, schema.appeal))[0].due_at
    assert after > before
    await house.until(datetime(2024, 10, 28, 8, 30, tzinfo=SHANGHAI))
    await 企业.sees(number, "期限")


@on_sqlite
async def test_reasons_and_the_notice_are_changed_and_who_agreed_is_asked_again(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await writes(管理员, "理由", "T5 名称 材料不够\nt6 名称 另有专门渠道")
    await 管理员.sees("T5名称：信息不足，无法办理 → 材料不够", "T6名称：按方案 → 另有专门渠道")
    await 管理员.presses("采用")
    await 管理员.sees("采用了改动")
    await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由是什么")
    labels = [button for line in 海关.last.labels for button in line]
    assert {"5. 材料不够", "6. 另有专门渠道"} <= set(labels)
    await writes(管理员, "告知和地点", "告知第3段 消息只保存在境内。")
    await 管理员.sees("修改参数", "告知第3段")
    await 管理员.presses("采用")
    await 管理员.sees("采用了改动")
    privacy = (await house.app.database.read(pack_of)).privacy
    assert privacy.version != load(builtin_pack()).privacy.version
    assert "消息只保存在境内。" in privacy.paragraphs


@on_sqlite
async def test_what_the_pack_s_rules_refuse_is_refused_and_nothing_typed_is_lost(
    管理员: Person, 统筹员: Person
) -> None:
    await 统筹员.says("/settings")
    await 统筹员.sees("由其他身份的人办理")
    await writes(管理员, "期限和限制", "签收期限 1")
    for said, told in (
        ("签收期限 三千万", "没有看懂“签收期限 三千万”"),
        ("签收期限 99999", "签收期限最少1个工作日，最多20个工作日"),
        ("诉求最少字数 500\n诉求最多字数 400", "“诉求最多字数 400”不能采用：诉求最少字数不能多于诉求最多字数"),
        ("签收 2", "没有看懂“签收 2”"),
    ):
        await 管理员.sees("怎么改期限和限制")
        await 管理员.says(said)
        await 管理员.sees(told)
    await 管理员.says("诉求最多字数 4000\n诉求最少字数 300")
    await 管理员.sees("诉求最少字数：10字 → 300字")
    await 管理员.presses("不采用")
    await 管理员.sees("没有采用")


async def adopts(admin: Person, section: str, text: str, *previewed: str) -> None:
    await writes(admin, section, text)
    await admin.sees("修改参数", *previewed)
    await admin.presses("采用")
    await admin.sees("采用了改动")


@on_sqlite
async def test_a_reason_that_is_taken_out_is_offered_no_more_and_what_it_decided_still_names_it(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 管理员: Person
) -> None:
    await adopts(管理员, "理由", "T6 名称 另有专门渠道", "T6名称：按方案 → 另有专门渠道")
    number = await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由是什么")
    await 海关.presses("6. 另有专门渠道")
    await 海关.sees("建议")
    await 海关.presses("跳过")
    await 海关.sees("请说明退回的依据")
    await 海关.says("这件事另有专门渠道办理。")
    await 海关.sees("已退回")
    await adopts(管理员, "理由", "T6 停用\nt1 删除", "T6停用：按方案 → 不再选用", "T1停用")
    other = await files(企业, department="昆明海关")
    await 海关.sees("请签收", other)
    海关.has_seen_all()
    await 海关.presses("退回")
    asked = await 海关.sees("退回的理由是什么")
    labels = " ".join(button for line in asked.labels for button in line)
    for reason in (await house.app.database.read(pack_of)).reasons.return_:
        assert (reason.name in labels) is (reason.code not in {"T1", "T6"}), labels
    await 海关.presses("取消")
    for _ in range(2):
        await 统筹员.says(number)
        await 统筹员.sees("昆明海关退回：另有专门渠道")
        await 管理员.says("/settings")  # the restored version knows nothing of T6, but the record does
        await 管理员.presses("恢复方案原样")
        await 管理员.sees("恢复为方案原来的值")
    await adopts(管理员, "理由", "T6 恢复", "T6停用：不再选用 → 按方案")
    管理员.has_seen_all()
    await 管理员.says("/settings")
    await 管理员.sees("选一类查看")
    await 管理员.presses("理由")
    assert "T6停用" not in (await 管理员.sees("T6名称：另有专门渠道")).text


@on_sqlite
async def test_the_last_reason_of_a_kind_stays(house: House, 管理员: Person) -> None:
    codes = [reason.code for reason in load(builtin_pack()).reasons.closing]
    await writes(管理员, "理由", "\n".join(f"{code} 停用" for code in codes))
    await 管理员.sees(f"“{codes[-1]} 停用”不能采用：这类理由至少要留一条可选的")


@on_sqlite
async def test_times_of_keeping_are_changed_and_the_notice_says_the_same(
    house: House, 企业: Person, 管理员: Person
) -> None:
    house.clock.moment = datetime(2025, 12, 25, 9, 0, tzinfo=SHANGHAI)
    await writes(管理员, "保存期限", "联系方式保存 24个月\n草稿保存 30")
    await 管理员.sees("联系方式保存：12个月 → 24个月", "草稿保存：90天 → 30天", "今晚会清理0人的联系方式")
    await 管理员.presses("不采用")
    await 管理员.sees("没有采用")
    await adopts(管理员, "保存期限", "联系方式保存 2个月", "今晚会清理1人的联系方式")
    pack = await house.app.database.read(pack_of)
    assert (pack.keep.contact_months, pack.keep.record_months, pack.keep.draft_days) == (2, 36, 90)
    promised = "".join(pack.privacy.paragraphs)
    assert "销号 2 个月后" in promised
    assert "保留 36 个月" in promised
    assert pack.privacy.version != load(builtin_pack()).privacy.version
    await writes(管理员, "保存期限", "消息保存 0")
    await 管理员.sees("消息保存最少1天，最多3650天")


@on_sqlite
async def test_the_welcome_and_the_counter_s_hours_reach_enterprises(
    house: House, 企业: Person, 海关: Person, 新人: Person, 管理员: Person
) -> None:
    said = "欢迎语 有事请讲，件件有回音。\n办公时间 工作日 9:00—17:00\n咨询方式 0871-12345678"
    await adopts(管理员, "告知和地点", said, "办公时间")
    for who in (企业, 新人):
        await who.says("/start")
        await who.sees("件件有回音", "专窗办公时间：工作日 9:00—17:00", "专窗咨询方式：0871-12345678")
    await 企业.says("/help")
    await 企业.sees("随时可用", "专窗咨询方式：0871-12345678")
    await 海关.says("/start")
    assert "0871-12345678" not in (await 海关.sees("联络员")).text
    await adopts(管理员, "告知和地点", "欢迎语 恢复")
    await 企业.says("/start")
    assert "件件有回音" not in (await 企业.sees("专窗咨询方式")).text


@on_sqlite
async def test_the_booking_window_of_later_sessions_follows(企业: Person, 管理员: Person) -> None:
    await adopts(管理员, "期限和限制", "挂号窗口 2", "挂号窗口：5个工作日 → 2个工作日")
    await 企业.says("/book")
    await 企业.sees("前2个工作日")


@on_sqlite
async def test_of_two_who_change_the_same_setting_the_second_sees_it_before_anything_is_overwritten(
    house: House, 管理员: Person
) -> None:
    second = await house.hires("郑管", Role.ADMIN)
    for admin, wanted in ((管理员, "签收期限 3"), (second, "签收期限 4\n挂号窗口 7")):
        await writes(admin, "期限和限制", wanted)
        await admin.sees("修改参数", "签收期限：1个工作日 → ")
    await 管理员.presses("采用")
    await second.sees("吴管采用了改动")
    await second.presses("采用")
    await second.sees(
        "别人改过这里的参数", "还没有采用", "签收期限：3个工作日 → 4个工作日", "挂号窗口：5个工作日 → 7个工作日"
    )
    assert await house.app.database.read(accept_days) == 3
    await second.presses("采用")
    await 管理员.sees("郑管采用了改动", "签收期限：3个工作日 → 4个工作日")
    assert await house.app.database.read(accept_days) == 4


@on_sqlite
async def test_of_two_who_change_different_settings_both_hold(house: House, 管理员: Person) -> None:
    second = await house.hires("郑管", Role.ADMIN)
    for admin, wanted in ((管理员, "签收期限 3"), (second, "挂号窗口 7")):
        await writes(admin, "期限和限制", wanted)
        await admin.sees("修改参数")
    await 管理员.presses("采用")
    await second.sees("吴管采用了改动")
    await second.presses("采用")
    await second.sees("郑管采用了改动")
    limits = (await house.app.database.read(pack_of)).limits
    assert (limits.accept_days, limits.booking_open_days) == (3, 7)


@on_sqlite
async def test_what_the_rules_refuse_only_together_is_not_adopted(house: House, 管理员: Person) -> None:
    second = await house.hires("郑管", Role.ADMIN)
    for admin, wanted in ((管理员, "诉求最少字数 400"), (second, "诉求最多字数 300")):
        await writes(admin, "期限和限制", wanted)
        await admin.sees("修改参数")
    await 管理员.presses("采用")
    await second.sees("吴管采用了改动")
    await second.presses("采用")
    await second.sees("放在一起不合规则", "没有采用")
    limits = (await house.app.database.read(pack_of)).limits
    assert (limits.text_min, limits.text_max) == (400, 2000)


REFUSED = {
    "期限和限制": {
        "答复和说明最多字数 5": "答复和说明最多字数最少100字，最多4000字",
        "签收期限 0": "签收期限最少1个工作日，最多20个工作日",
        "坐诊前叫号 0": "坐诊前叫号最少1天，最多30天",
        "逾期列入通报 0": "逾期列入通报最少1个工作日",
        "满意抽查回访 101": "满意抽查回访最少0%，最多100%",
        "政策咨询答复期限 0": "政策咨询答复期限最少1个工作日，最多250个工作日",
    },
    "工作日": {"上班时间 19:00": "上班时间要早于下班时间"},
    "分派门槛": {"首选得分 2": "首选得分最少0，最多1"},
    "保存期限": {"操作记录保存 0个月": "操作记录保存最少1个月，最多240个月"},
}


@on_sqlite
async def test_a_value_that_would_stop_the_work_is_refused_with_its_bounds(管理员: Person) -> None:
    for section, lines in REFUSED.items():
        管理员.has_seen_all()
        await writes(管理员, section, "")
        for said, told in lines.items():
            await 管理员.says(said)
            await 管理员.sees(f"“{said}”不能采用", told)
        await 管理员.presses("取消")
        await 管理员.sees("已取消")


def test_every_limit_has_bounds_and_the_pack_keeps_them() -> None:
    assert tuple(BOUNDS) == overlay.LIMITS
    limits = load(builtin_pack()).limits
    assert all(low <= getattr(limits, name) <= high for name, (low, high) in BOUNDS.items())


@on_sqlite
async def test_a_setting_that_is_typed_without_the_form_is_previewed_and_other_words_are_not_refused(
    house: House, 管理员: Person, 统筹员: Person
) -> None:
    await writes(管理员, "期限和限制", "签收期限 3")
    await 管理员.sees("签收期限：1个工作日 → 3个工作日")
    for said, told in (
        ("答复和说明最多字数 800", "答复和说明最多字数：500字 → 800字"),
        ("政策咨询答复期限 6\n签收期限 2", "签收期限：1个工作日 → 2个工作日"),
        ("11月4日 放假", "11月4日：按国务院安排 → 放假"),
        ("首选得分 0.9", "→ 0.9"),
        ("T5 停用", "T5停用：按方案 → 不再选用"),
    ):
        await 管理员.says(said)
        await 管理员.sees("修改参数", told)
    await 管理员.says("签收期限 0")
    await 管理员.sees("签收期限最少1个工作日")
    await 管理员.presses("取消")
    await 管理员.sees("已取消")
    await 管理员.says("磨憨口岸")
    await 管理员.sees("不清楚要做什么")
    assert await house.app.database.read(accept_days) == 1
    await 统筹员.says("签收期限 3")
    await 统筹员.sees("没有找到“签收期限 3”")
