"""An administrator sends a table in chat: it is tried, its wrong cells are named, and one tap takes it over whole."""

import asyncio
import io
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Table

from bot.delivery.files import path_of
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from storage.engine.database import Transaction
from tests.channels.visitor import Visitor
from tests.channels.web import at_work, web_house
from tests.house import House
from tests.papers.test_odd_tables import OLE
from tests.screenplays.stage import PATIENCE, accepts, curtain, files, on_sqlite, quiet, rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STAFF = ("姓名", "身份", "单位", "电子邮箱")
FIRMS = ("企业名称", "统一社会信用代码", "所在州市")
CODE, OTHER = "91350100M000100Y43", "91530100DEM000001C"
GUESTS = (("张海燕", "联络员", "昆明海关", ""), ("段雪", "统筹员", "", "zhou@example.com"))
Row = tuple[object, ...]


@pytest.fixture
async def 管理员(house: House) -> Person:
    house.app.table_reader.idle = 0.02
    return await house.hires("吴管", Role.ADMIN)


def sheet(*table: Row) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for row in table:
        book.worksheets[0].append(list(row))
    book.save(target)
    return target.getvalue()


def content(house: House, message: dict[str, object]) -> bytes:
    document = message["document"]
    assert isinstance(document, dict)
    return house.world.blobs.get(house.world.files[document["file_id"]].blob or "")


def cells(data: bytes) -> list[Row]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].values)


async def changes(house: House, table: Table, **values: object) -> None:
    """Let all rows of a table be otherwise from now on."""

    def change(tx: Transaction) -> None:
        tx.execute(table.update().values(**values))

    await house.app.database.write(change)


async def counts(house: House) -> tuple[int, ...]:
    tables = (schema.invite, schema.enterprise, schema.setting_version, schema.audit)
    return tuple([len(await rows(house, table)) for table in tables])


async def test_staff_come_by_a_template_and_get_their_links(house: House, 管理员: Person, 统筹员: Person) -> None:
    await 管理员.says("/import")
    await 管理员.sees("导入表格", "先检查、不改动")
    await 管理员.presses("工作人员空表")
    empty = await 管理员.sees("示例行请换成自己的内容")
    assert cells(content(house, empty.message.raw))[0] == STAFF
    await 管理员.sends_file("人员.xlsx", sheet(STAFF, *GUESTS), XLSX)
    await 管理员.sees("已收到《人员.xlsx》")
    before = await counts(house)
    await 管理员.sees("没有错误，还没有导入", "新的2行，已有的0行", "72小时内有效")
    assert await counts(house) == before
    await 管理员.presses("导入")
    done = await 管理员.sees("已导入：新的2行", "请分别转发给本人")
    found = cells(content(house, done.message.raw))[1:]
    assert [row[:3] for row in found] == [(2, "张海燕", "已导入"), (3, "段雪", "已导入")]
    assert {invite.email for invite in await rows(house, schema.invite)} == {"", "zhou@example.com"}
    (admin,) = await rows(house, schema.person, role="ADMIN")
    assert [noted.person for noted in await rows(house, schema.audit, action="import")] == [admin.id]
    assert {invite.made_by for invite in await rows(house, schema.invite)} == {admin.id}
    await quiet(house)
    assert not any("inv_" in str(row.payload) for row in await rows(house, schema.outbox, chat=统筹员.id))
    guest = house.newcomer("海燕")
    await guest.says(f"/start {str(found[0][3]).partition('start=')[2]}")
    await guest.sees("您的姓名")


@on_sqlite
async def test_wrong_cells_are_named_as_the_spreadsheet_names_them(house: House, 管理员: Person) -> None:
    before = await counts(house)
    columns = ("单位", "备注", "姓名", "身份")  # in an order of their own
    await 管理员.sends_file("人员.xlsx", sheet(columns, ("天上人间局", "", "", "国王"), ()), XLSX)
    told = await 管理员.sees("有2处要改，什么都没有改动")
    assert "C2（姓名）" in told.text
    assert "D2（身份）：没有“国王”这个身份" in told.text
    await 管理员.sends_file("人员.xlsx", sheet(columns, ("天上人间局", "", "李敏", "联络员")), XLSX)
    await 管理员.sees("A2（单位）：没有找到“天上人间局”")
    assert await counts(house) == before


@on_sqlite
@pytest.mark.parametrize("mark", ["gb18030", "utf-8-sig", "utf-16"])
async def test_a_csv_as_excel_in_china_saves_it(house: House, 管理员: Person, mark: str) -> None:
    lines = (",".join(FIRMS), f"云南甲公司,'{CODE},昆明", "", f'"云南\r\n乙公司",{OTHER},没有这里', "")
    await 管理员.sends_file("企业.csv", "\r\n".join(lines).encode(mark), "text/csv")
    await 管理员.sees("C4（所在州市）：没有找到州市“没有这里”")
    right = "\r\n".join(lines).replace("没有这里", "曲靖").encode(mark)
    await 管理员.sends_file("企业.csv", right, "text/csv")
    await 管理员.sees("新的2行", "按已核验登记")
    await 管理员.presses("导入")
    await 管理员.sees("已导入：新的2行")
    found = await rows(house, schema.enterprise)
    assert [(row.uscc, row.region, row.state) for row in found] == [
        (CODE, "昆明市", "VERIFIED"),
        (OTHER, "曲靖市", "VERIFIED"),
    ]


@on_sqlite
async def test_days_off_name_the_open_appeals_that_they_move(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    before = (await rows(house, schema.appeal))[0].due_at
    await 管理员.sends_file("放假.xlsx", sheet(("日期", "安排"), ("2024-11-04", "放假")), XLSX)
    await 管理员.sees("1个在办诉求的期限会变", number)
    assert (await rows(house, schema.appeal))[0].due_at == before
    assert await rows(house, schema.setting_version) == []
    await 管理员.presses("导入")
    await 管理员.sees("吴管采用了改动")
    assert (await rows(house, schema.appeal))[0].due_at > before


@on_sqlite
async def test_what_is_not_wanted_is_not_done_and_the_first_decision_counts(house: House, 管理员: Person) -> None:
    other = await house.hires("郑管", Role.ADMIN)
    before = await counts(house)
    await 管理员.sends_file("企业.xlsx", sheet(FIRMS, ("云南甲公司", CODE, "昆明")), XLSX)
    shown = await 管理员.sees("新的1行")
    data = shown.message.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await other.says("/help")
    await other.sees("导入")
    await other.presses_forged(data)
    await other.sees("没有找到")
    await 管理员.presses("不导入")
    await 管理员.sees("没有导入，什么都没有改动")
    await 管理员.presses_forged(data, shown)
    await 管理员.sees("已决定不导入")
    assert await counts(house) == before


@on_sqlite
async def test_what_became_wrong_after_the_trial_is_named_and_nothing_is_done(house: House, 管理员: Person) -> None:
    past = ("统一社会信用代码", "诉求内容", "类别", "承办单位", "提交日期", "答复日期", "答复内容", "评价", "坐诊场次")
    await house.enterprise("赵云", OTHER)
    row = (OTHER, "口岸查验慢，请协调加快。", "服务需求", "昆明海关", "2024-07-29", "2024-08-05", "已办。", "满意", "")
    await 管理员.sends_file("往期.xlsx", sheet(past, row), XLSX)
    await 管理员.sees("新的1行", "不通知任何人")
    await changes(house, schema.enterprise, uscc=CODE)
    await 管理员.presses("导入")
    await 管理员.sees("有1处要改，什么都没有改动", "A2（统一社会信用代码）：这个代码还没有登记")
    assert await rows(house, schema.appeal) == []


@on_sqlite
async def test_files_that_are_no_such_table(house: House, 管理员: Person) -> None:
    before = await counts(house)
    for name, data, told in (
        ("a.docx", b"PK", "不是能导入的表格"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "旧格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx"),
        ("b.xlsx", OLE + "Workbook".encode("utf-16-le"), "是旧格式（.xls）的表格，只改了名称"),
        ("a.xlsx", b"no spreadsheet", "打不开"),
        ("a.csv", b"\xe5\x90\xff\xff", "打不开"),
        ("a.xlsx", sheet(("姓名", "手机"), ("甲", "1")), "看起来像“工作人员”表，但表头缺少：身份、单位"),
        ("a.xlsx", sheet(FIRMS), "除了表头没有内容"),
        ("a.xlsx", sheet(FIRMS, *((f"甲{n}", CODE, "昆明") for n in range(501))), "超过500行"),
        ("a.xlsx", 6 * 1024 * 1024, "超过5MB"),
    ):
        await 管理员.sends_file(name, data, XLSX)
        await 管理员.sees(told)
    await 管理员.sends_photo()
    await 管理员.sees("不是能导入的表格")
    assert await counts(house) == before


@on_sqlite
async def test_a_file_from_somebody_who_may_not_changes_nothing(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person, 新人: Person
) -> None:
    before = await counts(house)
    for who in (企业, 海关, 统筹员, 督查员, 新人):
        await who.sends_file("人员.xlsx", sheet(STAFF, *GUESTS), XLSX)
    for who in (企业, 海关, 统筹员, 督查员):
        await who.says("/import")
        await who.sees("由其他身份的人办理")
    await quiet(house)
    assert await rows(house, schema.import_table) == []
    assert await counts(house) == before


@on_sqlite
async def test_who_left_office_while_the_file_was_read_hears_nothing(house: House, 管理员: Person) -> None:
    house.world.faults.add("getFile", kind="500", count=1)
    await 管理员.sends_file("人员.xlsx", sheet(STAFF, *GUESTS), XLSX)
    await 管理员.sees("已收到")
    await changes(house, schema.person, role="COORDINATOR")
    async with asyncio.timeout(PATIENCE):
        while (await rows(house, schema.import_table))[0].state == "SENT":
            await changes(house, schema.import_table, lease_until=0)
    assert [row.state for row in await rows(house, schema.import_table)] == ["DROPPED"]
    assert await rows(house, schema.invite) == []


@on_sqlite
async def test_a_file_comes_by_the_web_chat(tmp_path: Path, database_url: str) -> None:
    async with web_house(tmp_path, database_url=database_url) as house:
        house.app.table_reader.idle = 0.02
        async with at_work(house, Role.ADMIN) as admin:
            await _imports(house, admin)
        await curtain(house)


UPLOADS = {
    "没有错误，还没有导入": sheet(STAFF, *GUESTS),
    "有1处要改": sheet(STAFF, ("李敏", "国王", "", "")),
    "打不开": b"no spreadsheet",
}


async def test_what_was_uploaded_goes_from_the_disk_once_it_was_read(tmp_path: Path, database_url: str) -> None:
    async with web_house(tmp_path, database_url=database_url) as house:
        house.app.table_reader.idle = house.app.filer.idle = 0.02
        async with at_work(house, Role.ADMIN) as admin:
            for _ in range(2):  # the same bytes again are there again
                for told, data in UPLOADS.items():
                    await admin.sends_file("人员.xlsx", data, XLSX)
                    await admin.sees(told)
            digests = {row.file_id.removeprefix("sha256:") for row in await rows(house, schema.import_table)}
            assert len(digests) == len(UPLOADS)
            async with asyncio.timeout(PATIENCE):
                while any(path_of(house.app.filer.folder, digest).exists() for digest in digests):
                    await asyncio.sleep(0.05)
        await curtain(house)


async def _imports(house: House, admin: Visitor) -> None:
    await admin.sends_file("人员.xlsx", sheet(STAFF, *GUESTS), XLSX)
    await admin.sees("没有错误，还没有导入", "新的2行")
    await admin.presses("导入")
    await admin.sees("已导入：新的2行")
    assert len(await rows(house, schema.invite)) == 3  # with the administrator's own
    await admin.opens()
    assert "导入结果.xlsx" in admin.page


@on_sqlite
async def test_an_imported_enterprise_is_verified_and_its_name_is_proposed_at_registration(
    house: House, 管理员: Person, 统筹员: Person, 新人: Person
) -> None:
    await 管理员.sends_file("企业.xlsx", sheet(FIRMS, ("云南甲公司", CODE, "昆明")), XLSX)
    await 管理员.sees("新的1行", "按已核验登记")
    await 管理员.presses("导入")
    await 管理员.sees("已导入：新的1行")
    await 新人.says("/start")
    await 新人.presses("同意")
    await 新人.sees("统一社会信用代码")
    await 新人.says(CODE)
    await 新人.sees("云南甲公司", "请输入联系人姓名")
    await 新人.says("王芳")
    await 新人.sees("请留下您的手机号")
    await 新人.says("13900001111")
    await 新人.sees("请核对登记信息", "云南甲公司")
    await 新人.presses("确认登记")
    await 统筹员.sees("有人申请加入云南甲公司")
    await 统筹员.presses("同意加入")
    await 新人.sees("申请已通过")
