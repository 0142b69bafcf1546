"""What is written beside a file at the step for the document is its name, and a file alone has none."""

import pytest

from bot.domain.base.content import Content, File
from bot.domain.base.errors import BadInput
from bot.domain.people.person import Role
from bot.usecases.classes import measure_files
from bot.usecases.forms.steps import Taken, Turn
from tests.desk import Desk

FILE = File("f1", "u1", "document", "办法.pdf", 9)
NAME = "昆关发〔2024〕12号"


def takes(desk: Desk, text: str, *files: File) -> Taken:
    turn = Turn(desk.tx, desk.person(Role.CONTACT), {}, desk.now)
    return measure_files.take_document(turn, Content(text, files=files))


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("text", "name"), [("", None), (" \u200b\n", None), (NAME, NAME), (f" {NAME}\n", NAME)])
def test_a_file_comes_with_or_without_a_name(desk: Desk, text: str, name: str | None) -> None:
    taken = takes(desk, text, FILE)
    assert [one["file_id"] for one in taken.values["files"]] == [FILE.file_id]
    assert (taken.values.get("document"), taken.goto) == (name, "files")


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_name_comes_without_a_file(desk: Desk) -> None:
    assert takes(desk, NAME) == Taken({"document": NAME})


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("text", "files"), [("", ()), ("号", ()), ("号", (FILE,)), ("号" * 101, (FILE,))])
def test_what_is_no_name_is_refused_also_beside_a_file(desk: Desk, text: str, files: tuple[File, ...]) -> None:
    with pytest.raises(BadInput):
        takes(desk, text, *files)
