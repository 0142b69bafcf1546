"""Which words of an enterprise may not leave the country: its own names and files, and nobody else's."""

from bot.domain.appeals.action import State
from bot.domain.base.content import File
from bot.domain.people.person import Role
from storage.appeals import attachments
from storage.people import people
from storage.reach import inland
from tests.desk import Desk


def test_the_words_of_an_enterprise_are_its_own(desk: Desk) -> None:
    firms = {name: desk.enterprise(name) for name in ("甲企业", "乙企业")}
    for name, row in firms.items():
        member = desk.person(Role.MEMBER, enterprise=row)
        people.change(desk.tx, member.id, name=f"{name}的人", phone="", email="")
        filed = desk.appeal(State.HANDLING, row)
        desk.appeal(State.HANDLING, row)
        attachments.attach(desk.tx, filed.id, [File(name, name, "document", f"{name}的文件.pdf", 1)], desk.now)
    own = inland.words_of(desk.tx, [firms["乙企业"]])
    assert {word for word in own if not word.startswith("USCC")} == {"乙企业", "乙企业的人", "乙企业的文件.pdf"}
