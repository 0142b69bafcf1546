"""A coordinator makes a session from a phone, and its notice reaches the enterprises."""

from datetime import datetime, timedelta

from bot.demo.botapi import Person
from bot.domain.sessions.times import ProgrammeTimer
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.sessions.announcing import LOOK_AGAIN
from storage import schema
from storage.engine.database import Transaction
from storage.mail.pace import pause
from storage.people import people
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows


async def drafts(coordinator: Person, day: str = "2024-11-16", theme: str = "金融服务") -> None:
    """Fill the form in as far as the draft's card."""
    await coordinator.says("/session")
    await coordinator.sees("现在没有筹备中的坐诊场次")
    await coordinator.presses("新建坐诊场次")
    for question, answer in (
        ("主题是什么", theme),
        ("以什么形式", "坐诊"),
        ("哪一天", day),
        ("几点开始", "9:30"),
        ("在哪里", "省政务服务中心"),
        ("哪些部门坐诊", "省商务厅、昆明海关"),
        ("已选：省商务厅、昆明海关", "完成"),
        ("由谁坐诊", "商务厅：王厅长"),
        ("一共放多少个号", "3"),
        ("分几个诊室", "两个诊室"),
        ("每个号留多长时间", "30分钟"),
    ):
        await coordinator.sees(question)
        await coordinator.says(answer)
    await coordinator.sees("请核对", "1号诊室：省商务厅", "2号诊室：昆明海关", "省商务厅 王厅长")
    await coordinator.presses("保存草稿")
    await coordinator.sees(f"2024年第4期“{theme}”｜草稿", "号源：3个，每号30分钟")


async def agree(house: House, *members: Person) -> None:
    """Note that the people agreed to be told, as registering does."""

    def note(tx: Transaction) -> None:
        for one in members:
            who = people.by_chat(tx, one.id)
            assert who is not None
            people.change(tx, who.id, consent_version="2024-10")

    await house.app.database.write(note)


async def next_count(house: House) -> datetime:
    """Return when the coordinator's card counts the next time."""
    counts = await rows(house, schema.timer, kind=ProgrammeTimer.PROGRESS, done_at=None)
    moments: list[datetime] = [count.fire_at for count in counts]
    return max(moments)


async def test_from_the_form_to_every_enterprise(house: House, 企业: Person, 统筹员: Person) -> None:
    other = await house.enterprise("赵云", "91530100DEM000001C")
    silent = await house.enterprise("钱进", "91530100DEM000002A")
    await agree(house, 企业, other)
    await drafts(统筹员)
    draft = await 统筹员.sees("草稿")
    assert "注意：坐诊日不是工作日。" in draft.text  # 16 November 2024 is a Saturday
    await 统筹员.presses("发布公告")
    preview = await 统筹员.sees("厅局长坐诊接诉公告", "将发给2位")
    assert "11月1日（周五）08:30至11月7日（周四）17:30" in preview.text
    await 统筹员.presses("确认发布")
    await 统筹员.sees("的公告已发布，正在发给2人")
    published = house.clock.moment
    for one in (企业, other):
        await one.sees("厅局长坐诊接诉公告", "11月16日（周六）09:30", "省商务厅、昆明海关", "/book")
    await quiet(house)
    assert await next_count(house) == published + LOOK_AGAIN
    await house.until(house.clock.moment + timedelta(seconds=6))
    await 统筹员.sees("已送达2/2，失败0")
    announced = await rows(house, schema.outbox, what="session_announced")
    assert len(announced) == 2
    assert silent.id not in {one.chat for one in announced}


@on_sqlite
async def test_rooms_are_divided_by_hand_or_by_their_number(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await 统筹员.presses("修改")
    await 统筹员.presses("诊室")
    await 统筹员.sees("分几个诊室", "输入诊室数，例如 2")
    await 统筹员.says("3")
    await 统筹员.sees("诊室数要在1至2之间")
    await 统筹员.says("昆明海关\n商务厅")
    await 统筹员.sees("1号诊室：昆明海关", "2号诊室：省商务厅")


@on_sqlite
async def test_the_notice_goes_out_once(house: House, 企业: Person, 统筹员: Person) -> None:
    await agree(house, 企业)
    await drafts(统筹员)
    await 统筹员.presses("发布公告")
    preview = await 统筹员.sees("将发给1位")
    await 统筹员.presses("确认发布")
    await 统筹员.sees("的公告已发布")
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await 统筹员.presses("确认发布", preview)
    await 统筹员.sees("这一期目前是“已公告”，现在不能办理“发布公告”")
    await quiet(house)
    assert len(await rows(house, schema.outbox, what="session_announced")) == 1


@on_sqlite
async def test_a_notice_is_stopped_and_goes_on(house: House, 企业: Person, 统筹员: Person) -> None:
    """What Telegram does not take now waits, is kept back and sent later: one row for each chat throughout."""
    await agree(house, 企业)
    await drafts(统筹员)
    await 统筹员.presses("发布公告")
    await 统筹员.sees("将发给1位")

    await house.app.database.write(pause, 企业.id, house.app.clocks.machine() + 3600, house.app.sender.pace)
    await 统筹员.presses("确认发布")
    await 统筹员.sees("的公告已发布")
    await 统筹员.presses("停止发送")
    await 统筹员.sees("已送达0/1，失败0，已停发1")
    (row,) = await rows(house, schema.outbox, what="session_announced")
    assert (row.state, row.error) == ("SUPERSEDED", "stopped")
    house.clock.moment += timedelta(minutes=1)
    await 统筹员.presses("继续发送")
    await 统筹员.sees("已送达0/1，失败0")
    assert await next_count(house) == house.clock.moment + LOOK_AGAIN
    (row,) = await rows(house, schema.outbox, what="session_announced")
    assert (row.state, row.error) == ("WAITING", None)
    await 统筹员.presses("停止发送")  # the house is left quiet
    await 统筹员.sees("已停发1")


@on_sqlite
async def test_it_goes_out_by_itself_at_the_month_s_end(house: House, 企业: Person, 统筹员: Person) -> None:
    """October 2024 ends on Thursday 31: the reminder comes on the 29th, the notice on the 31st at 10:00."""
    await agree(house, 企业)
    await house.until(datetime(2024, 10, 29, 10, 0, tzinfo=SHANGHAI))
    await 统筹员.sees("2024年11月的坐诊场次还没有新建")
    await drafts(统筹员)
    await house.until(datetime(2024, 10, 31, 9, 59, tzinfo=SHANGHAI))
    assert await rows(house, schema.outbox, what="session_announced") == []
    await house.until(datetime(2024, 10, 31, 10, 0, tzinfo=SHANGHAI))
    await 企业.sees("厅局长坐诊接诉公告")
    await 统筹员.sees("的公告已发布，正在发给1人")
    (session,) = await rows(house, schema.session, year=2024, number=4)
    assert session.state == "ANNOUNCED"


@on_sqlite
async def test_nothing_ready_nothing_sent(house: House, 企业: Person, 统筹员: Person) -> None:
    await agree(house, 企业)
    await house.until(datetime(2024, 10, 31, 10, 0, tzinfo=SHANGHAI))
    await 统筹员.sees("坐诊场次还没有新建")
    assert await rows(house, schema.outbox, what="session_announced") == []
    waiting = await rows(house, schema.timer, subject="PROGRAMME", done_at=None)
    assert {one.kind for one in waiting} == {"NOTICE", "NOTICE_SOON"}  # November's


@on_sqlite
async def test_editing_copying_and_calling_off(house: House, 企业: Person, 统筹员: Person) -> None:
    await agree(house, 企业)
    await drafts(统筹员)
    await 统筹员.presses("修改")
    await 统筹员.sees("要改哪一项")
    await 统筹员.presses("号源")
    await 统筹员.sees("放多少个号")
    await 统筹员.says("5")
    await 统筹员.sees("号源：5个")
    await 统筹员.says("/session")
    await 统筹员.sees("没有结束的坐诊场次")
    await 统筹员.presses("新建坐诊场次")
    await 统筹员.sees("可以沿用上一期")
    for answer in ("沿用上一期", "科技创新", "2024-12-12", "14:00", "保存草稿"):
        await 统筹员.says(answer)
    copied = await 统筹员.sees("2024年第5期“科技创新”｜草稿", "省商务厅（王厅长）、昆明海关", "号源：5个，每号30分钟")
    assert "12月2日（周一）08:30至12月6日（周五）17:30" in copied.text
    await 统筹员.presses("取消坐诊")
    await 统筹员.says("场地停电")
    await 统筹员.sees("2024年第5期“科技创新”｜已取消", "场地停电")


@on_sqlite
async def test_only_coordinators(house: House, 企业: Person, 海关: Person) -> None:
    for person in (企业, 海关):
        await person.says("/session")
        shown = await person.sees("由其他身份的人办理")
        for data in ("v:PREPARE:0:DRAFT", "n:S:1", "n:L:1", "n:X:1", "n:R:1", "f:theme:1"):
            await person.presses_forged(data, shown)
    await quiet(house)
    assert await rows(house, schema.draft) == []
