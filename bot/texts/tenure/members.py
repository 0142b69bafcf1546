"""Shows who belongs to an enterprise."""

from bot.domain.base.screen import Button, Screen
from bot.domain.people.details import OF_ENTERPRISE, OF_PERSON
from bot.domain.people.person import Person, Standing
from bot.domain.people.presses import AtEnterprise, OfEnterprise
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.presses import ChangeEnterprise, DoStaff, EditDetail, InviteColleague, LeaveEnterprise
from bot.domain.tenure.staff_notices import MembersShown
from bot.texts.people import lost_licence
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words
from bot.texts.tenure.details import DETAIL


def shown(notice: MembersShown, _: Words) -> Screen:
    title = fill("{what}（共{total}人）", what=bold(f"{notice.enterprise}的联系人"), total=len(notice.members))
    each = [_line(number, person, notice) for number, person in enumerate(notice.members, 1)]
    former = fill("曾用名：{names}", names="、".join(notice.former)) if notice.former else ""
    waits = fill("等统筹员确认的新名称：{name}", name=notice.waits) if notice.waits else ""
    refused = fill("没有通过核验：{reason}", reason=notice.reason) if notice.refused is not None else ""
    lost = lost_licence.TO_MEMBERS if notice.licence_lost is not None else ""
    hint = "管理人是加入最久的联系人，可以邀请同事、移出其他人、修改企业名称和地区；也可以请统筹员办理。"
    remove = StandingAction.REMOVE
    goes = [member for member in notice.members if member.id in notice.removable]
    buttons = [Button(f"移出：{member.name[:20]}", DoStaff(remove, member.id, Standing.ACTIVE)) for member in goes]
    own = notice.reader in {member.id for member in notice.members}
    rows = in_rows([*buttons, *(_own(notice) if own else ())], 2)
    return Screen(blocks(lines(title, former, waits, refused, lost), lines(*each), fill(hint)), rows)


def _own(notice: MembersShown) -> list[Button]:
    """What one of the enterprise's people may change."""
    manages = notice.reader == notice.manager
    managed = OF_ENTERPRISE if manages else ()
    invite = [Button("邀请同事", InviteColleague())] if manages else []
    edits = [Button(f"修改{DETAIL[detail]}", EditDetail(detail)) for detail in (*managed, *OF_PERSON)]
    anew = [Button("重新申请核验", AtEnterprise(OfEnterprise.RESUBMIT, notice.refused))] if notice.refused else []
    if notice.licence_lost is not None:
        anew.append(Button(lost_licence.SEND, AtEnterprise(OfEnterprise.SEND_LICENCE, notice.licence_lost)))
    return [*anew, *invite, *edits, Button("更换企业", ChangeEnterprise()), Button("退出企业", LeaveEnterprise())]


def _line(number: int, person: Person, notice: MembersShown) -> Html:
    marks = [
        name for name, holds in (("管理人", person.id == notice.manager), ("您", person.id == notice.reader)) if holds
    ]
    said = f"（{'、'.join(marks)}）" if marks else ""
    since = dates.date_of(person.in_role_since or person.since)
    return fill("{n}. {name}{said}，{since}起", n=number, name=person.name, said=said, since=since)
