"""Shows who belongs to an enterprise."""

from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Person, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.presses import ChangeEnterprise, DoStaff
from bot.domain.tenure.staff_notices import MembersShown
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words


def shown(notice: MembersShown, _: Words) -> Screen:
    title = fill("{what}（共{total}人）", what=bold(f"{notice.enterprise}的联系人"), total=len(notice.members))
    each = [_line(number, one, notice) for number, one in enumerate(notice.members, 1)]
    hint = "管理人是加入最久的联系人，可以移出其他人；也可以请专窗移出。"
    remove = StandingAction.REMOVE
    goes = [member for member in notice.members if member.id in notice.removable]
    buttons = [Button(f"移出：{member.name[:20]}", DoStaff(remove, member.id, Standing.ACTIVE)) for member in goes]
    own = notice.reader in {member.id for member in notice.members}
    change = ((Button("更换企业", ChangeEnterprise()),),) if own else ()
    return Screen(blocks(title, lines(*each), fill(hint)), (*in_rows(buttons, 2), *change))


def _line(number: int, person: Person, notice: MembersShown) -> Html:
    marks = [
        name for name, holds in (("管理人", person.id == notice.manager), ("您", person.id == notice.reader)) if holds
    ]
    said = f"（{'、'.join(marks)}）" if marks else ""
    since = dates.date_of(person.in_role_since or person.since)
    return fill("{n}. {name}{said}，{since}起", n=number, name=person.name, said=said, since=since)
