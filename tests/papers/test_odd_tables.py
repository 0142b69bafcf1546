"""Tables as tired people save them are read, or refused for what they are."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.tenure.imports import Field
from bot.papers import filled_in
from bot.papers.spreadsheet import FORMULA, Damaged, OldExcel

HEADS, ONE = ("姓名", "身份", "单位"), ("李敏", "联络员", "昆明海关")
Rows = tuple[tuple[object, ...], ...]
Read = list[tuple[int, str, str, str]]
SHOWN: Read = [(2, *ONE)]


def sheet(rows: Rows, merged: tuple[str, ...] = ()) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    page: Worksheet = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for cells in merged:
        page.merge_cells(cells)
    book.save(target)
    return target.getvalue()


def read(name: str, data: bytes) -> Read:
    found = filled_in.read(name, data).lines
    return [
        (line.number, *(line.cells[field] for field in (Field.NAME, Field.ROLE, Field.DEPARTMENT)))  # type: ignore[misc]
        for line in found
    ]


SHEETS: dict[str, tuple[Rows, tuple[str, ...], Read]] = {
    "titles above the heads": ((("附件1",), ("名单", None, None), (), HEADS, ONE), ("A2:C2",), [(5, *ONE)]),
    "heads of two rows": ((("姓名", "任职"), (None, "身份", "单位"), ONE), ("A1:A2", "B1:C1"), [(3, *ONE)]),
    "blank rows between": ((HEADS, (), ONE, (), (None, " ", None), ONE), (), [(3, *ONE), (6, *ONE)]),
    "a merged cell counts for each of its rows": (
        (HEADS, ONE, ("王芳", "负责人"), (), ("何静", "负责人", "省教育厅")),
        ("C2:C4",),
        [(2, *ONE), (3, "王芳", "负责人", "昆明海关"), (5, "何静", "负责人", "省教育厅")],
    ),
    "a formula without a value is no blank": (
        (HEADS, ("=D2", "=E2", "=F2"), ("李敏", "联络员", "=1+1")),
        (),
        [(2, FORMULA, FORMULA, FORMULA), (3, "李敏", "联络员", FORMULA)],
    ),
}


@pytest.mark.parametrize("given", SHEETS)
def test_a_sheet_is_read_as_it_looks(given: str) -> None:
    rows, merged, wanted = SHEETS[given]
    assert read("a.xlsx", sheet(rows, merged)) == wanted


def test_a_formula_counts_as_what_it_shows_and_an_empty_text_as_nothing() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for number, row in enumerate((HEADS, ONE[:2])):
            page.write_row(number, 0, row)
        page.write_formula(1, 2, '="昆明"&"海关"', None, "昆明海关")
        page.write_formula(2, 0, "=1", None, 1)
    data = target.getvalue()
    assert read("a.xlsx", data) == [*SHOWN, (3, "1", "", "")]
    one, empty = b'<c r="A3"><f>1</f><v>1</v>', b'<c r="A3" t="str"><f>1</f><v></v>'
    assert read("a.xlsx", _with(data, lambda xml: xml.replace(one, empty))) == SHOWN


def _with(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Write the first sheet of a file anew, as another program would."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return target.getvalue()


TEXTS = {
    "full-width commas": "姓名，身份，单位\n李敏，联络员，昆明海关\n",
    "a title with one of those": "名单，2024年\n姓名,身份,单位\n李敏,联络员,昆明海关\n",
    "tabs": "姓名\t身份\t单位\n李敏\t联络员\t昆明海关\n",
    "a text that is kept from being a number": '姓名,身份,单位\n="李敏",\'联络员,昆明海关\n',
}


@pytest.mark.parametrize("given", TEXTS)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_whatever_stands_between_cells(given: str, encoding: str) -> None:
    assert [row[1:] for row in read("a.csv", TEXTS[given].encode(encoding))] == [ONE]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(("inside", "what"), [("Workbook", OldExcel), ("EncryptedPackage", Damaged)])
def test_an_old_file_is_told_from_one_with_a_password(inside: str, what: type[Exception]) -> None:
    with pytest.raises(what):
        filled_in.read("a.xlsx", OLE + inside.encode("utf-16-le"))
