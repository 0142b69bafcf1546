"""Samples of what is said about standings: of the staff, of an enterprise's people, and of enterprises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.config import overlay
from bot.domain.appeals.action import State
from bot.domain.appeals.reckoning import DateMoved, Moving
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.people.details import Detail, EnterpriseChange
from bot.domain.people.enterprise import TABLE, EnterpriseAction, EnterpriseSituation
from bot.domain.people.enterprise_notices import (
    Belongs,
    ClaimWaiting,
    CodeClaimed,
    EnterpriseDecided,
    EnterpriseJudged,
    EnterpriseNumbers,
    EnterpriseShown,
    EnterprisesShown,
    JoinOffered,
    LicenceCame,
    LicenceLost,
    LicenceSent,
    LicenceTaken,
    LicenceWanted,
)
from bot.domain.people.merge import Parting
from bot.domain.people.notices import JoinAsked
from bot.domain.people.person import LOST, STAFF, Enterprise, EnterpriseState, Person, Role, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.census import Census, Lying, NotCome, Silent, Unserved
from bot.domain.tenure.department import ChangeState, DepartmentChange, Fate, Following
from bot.domain.tenure.department_notices import (
    DepartmentCalledOff,
    DepartmentChanged,
    DepartmentKept,
    DepartmentPlanned,
    DepartmentsShown,
)
from bot.domain.tenure.detail_notices import DetailChanged, NameAsked, NameJudged, NameSettled
from bot.domain.tenure.keeping import Expired, Whose
from bot.domain.tenure.merge_notices import Merged, MergeTold, PartingAsked
from bot.domain.tenure.setting_notices import (
    SectionShown,
    SettingsPreview,
    SettingsRestored,
    SettingsSettled,
    SettingsShown,
)
from bot.domain.tenure.settings import Section, SettingEdit, SettingState, SettingVersion, Shown
from bot.domain.tenure.staff_notices import (
    AdminAsked,
    AdminWaiting,
    MembersShown,
    Post,
    PostVacant,
    StaffCard,
    StaffNumber,
    StaffShown,
    StandingChanged,
    WorkPassed,
    YourStanding,
)
from bot.texts.people.enterprises import JUDGED
from bot.texts.tenure.staff import DONE, YOURS
from bot.usecases.tenure.settings import OF_SECTION
from tests.house import programme
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, view


def standings(typed: Typed) -> Iterator[Labelled]:
    yield from _staff(typed)
    yield from _enterprises(typed)
    yield from _details(typed)
    yield from _merges(typed)
    yield from _departments(typed)
    yield from _settings(typed)


def _staff(typed: Typed) -> Iterator[Labelled]:
    posts = tuple(
        Post(n, typed.person, role, typed.department if role in {Role.CONTACT, Role.HEAD} else None, Standing.ACTIVE)
        for n, role in enumerate(sorted(STAFF), 1)
    )
    yield "工作人员", StaffShown(to=1, posts=posts, total=20, page=1)
    yield "工作人员 查找", StaffShown(to=1, posts=posts, total=20, page=0, words=typed.person)
    allowed = (StandingAction.SUSPEND, StandingAction.POST, StandingAction.END)
    card = StaffCard(to=1, post=posts[0], since=START, seen_at=START, in_hand=3, allowed=allowed, away=True, now=START)
    yield "工作人员 卡片", card
    gone = replace(posts[0], standing=Standing.SUSPENDED, name="")
    yield "工作人员 停用的卡片", replace(card, post=gone, seen_at=None, allowed=(StandingAction.RESUME,))
    waits = replace(posts[0], role=Role.ADMIN, department=None, standing=Standing.PENDING)
    decides = (StandingAction.CONFIRM, StandingAction.DECLINE)
    yield "工作人员 待确认的卡片", replace(card, post=waits, allowed=decides, title=typed.person, has_phone=True)
    yield "工作人员 电话", StaffNumber(to=1, post=posts[0], phone="13800138000")
    yield "管理员待确认", AdminAsked(to=1, person=1, name=typed.person, host=typed.person)
    yield "管理员待确认 本人", AdminWaiting(to=1)
    for action in DONE:
        done = StandingChanged(to=1, action=action, post=posts[0], passed=2)
        yield f"任职 {action} 办理人", replace(done, role=Role.MEMBER if action is StandingAction.REMOVE else Role.HEAD)
    for action in YOURS:
        role = Role.MEMBER if action in {StandingAction.REMOVE, StandingAction.LEAVE} else Role.CONTACT
        yield f"任职 {action} 被办理人", YourStanding(to=1, action=action, role=role, whose=typed.name)
    yield "岗位空缺", PostVacant(to=1, role=Role.CONTACT, department=typed.department, waiting=3)
    yield "岗位空缺 督查员", PostVacant(to=1, role=Role.SUPERVISOR, department=None, waiting=0)
    yield from _census(typed)
    yield "转办", WorkPassed(to=1, view=view(State.HANDLING, Party.LEAD, typed))
    members = tuple(member(n, typed) for n in (1, 2))
    yield (
        "本企业的人",
        MembersShown(
            to=1,
            enterprise=typed.name,
            members=members,
            manager=1,
            removable=frozenset({2}),
            reader=1,
            former=(typed.name,),
            waits=typed.name,
            refused=1,
            reason=typed.words[:200],
            licence_lost=1,
        ),
    )


def _census(typed: Typed) -> Iterator[Labelled]:
    place = typed.department
    for many in (1, 10):
        yield (
            f"每月人员情况 {many}",
            Census(
                to=1,
                not_come=(NotCome(Role.CONTACT, place, START, typed.person), NotCome(Role.SUPERVISOR, None, START))
                * many,
                silent=(Silent(typed.person, Role.HEAD, place, START), Silent("", Role.ADMIN, None, None)) * many,
                lying=(Lying(typed.person, place, 3), Lying("", place, 1)) * many,
                unserved=Unserved((place,) * many, (place,) * many, (place,) * many),
            ),
        )
    yield "每月人员情况 只缺人", Census(to=1, not_come=(), silent=(), lying=(), unserved=Unserved(head=(place,)))


def _details(typed: Typed) -> Iterator[Labelled]:
    for detail in Detail:
        yield f"修改 {detail}", DetailChanged(to=1, detail=detail, after=typed.name)
    yield "修改 等确认", DetailChanged(to=1, detail=Detail.NAME, after=typed.name, waits=True)
    yield "申请更名", NameAsked(to=1, change=1, enterprise=1, before=typed.name, after=typed.name)
    for agreed in (True, False):
        yield f"更名 {agreed}", NameJudged(to=1, before=typed.name, after=typed.name, agreed=agreed)
        yield f"更名 {agreed} 办理人", NameSettled(to=1, before=typed.name, after=typed.name, agreed=agreed)


def _merges(typed: Typed) -> Iterator[Labelled]:
    nothing, much = Parting(0, 0, 0, 0, 0, 0), Parting(99, 9, 9, 99, 99, 99)
    for parting in (None, nothing, much):
        yield f"合并 {parting} 办理人", Merged(to=1, merge=1, gone=typed.name, kept=typed.name, parting=parting)
        yield f"合并 {parting}", MergeTold(to=1, gone=typed.name, kept=typed.name, parting=parting)
    yield "撤销合并", PartingAsked(to=1, merge=1, gone=typed.name, kept=typed.name, parting=much)


def member(row: int, typed: Typed) -> Person:
    return Person(
        id=row,
        user=row,
        chat=row,
        name=typed.person,
        post="",
        phone="13800138000",
        role=Role.MEMBER,
        department=None,
        enterprise=1,
        consent_version="1",
        reachable=True,
        menu="MEMBER",
        since=START,
    )


def _enterprises(typed: Typed) -> Iterator[Labelled]:
    it = Enterprise(1, typed.name, "91350100M000100Y43", "昆明市", since=START)
    every = tuple(replace(it, id=n, state=state) for n, state in enumerate(EnterpriseState, 1))
    yield "待核验企业", EnterprisesShown(to=1, enterprises=every, total=20, page=1)
    yield "企业 查找", EnterprisesShown(to=1, enterprises=every, total=4, page=0, words=typed.name)
    yield "待核验企业 没有", EnterprisesShown(to=1, enterprises=(), total=0, page=0)
    asking = (Belongs(3, typed.person[:50]), Belongs(4, typed.person[:50], typed.name))
    renamed = EnterpriseChange(1, 1, Detail.NAME, typed.name, typed.name, 1, START, None)
    for one in every:
        allowed = TABLE.allowed(one.state, Party.COORDINATOR, EnterpriseSituation())
        shown = EnterpriseShown(
            to=1,
            enterprise=replace(one, reason=typed.words[:200], licence_kind=LOST),
            members=asking[:1],
            asking=asking,
            allowed=allowed,
            former=(typed.name,),
            renamed=renamed,
        )
        yield f"企业 {one.state}", shown
    yield "企业 营业执照", LicenceSent(to=1, enterprise=1, name=typed.name)
    for lost in (LicenceLost, LicenceWanted, LicenceCame):
        yield f"企业 营业执照 {lost.CODE}", lost(to=1, enterprise=1, name=typed.name)
    yield "企业 营业执照 已收到", LicenceTaken(to=1, name=typed.name)
    yield "企业 电话", EnterpriseNumbers(to=1, enterprise=typed.name, people=((typed.person, "13800138000"),))
    for action in EnterpriseAction:
        yield f"核验 {action} 办理人", EnterpriseDecided(to=1, action=action, enterprise=typed.name)
    for action in JUDGED:
        yield f"核验 {action} 企业", EnterpriseJudged(to=1, action=action, enterprise=it, reason=typed.words[:200])
    yield "申请加入 未核验", JoinAsked(to=1, person=3, name=typed.person, enterprise=typed.name, decides=False)
    yield "冒用", CodeClaimed(to=1, enterprise=it, claim=typed.name)
    yield "冒用 申报人", ClaimWaiting(to=1, enterprise=typed.name)
    yield "更换企业", JoinOffered(to=1, person=3, before=typed.name, enterprise=typed.name)


def _departments(typed: Typed) -> Iterator[Labelled]:
    moved = Following(contacts=2, heads=1, appeals=12, templates=3, sessions=1)
    changes = tuple(
        DepartmentChange(n, typed.department, fate, new, START, ChangeState.PLANNED, PersonId(1), START)
        for n, (fate, new) in enumerate(((Fate.RENAME, typed.department), (Fate.MERGE, "省商务厅"), (Fate.END, "")), 1)
    )
    lacks = Unserved((typed.department,) * 9, (typed.department,) * 9)
    yield "单位变更", DepartmentsShown(to=1, count=60, places=16, planned=changes, done=changes, unserved=lacks)
    yield "单位变更 没有", DepartmentsShown(to=1, count=60, places=16, planned=(), done=(), unserved=Unserved())
    for change in changes:
        yield f"单位变更 {change.fate} 已安排", DepartmentPlanned(to=1, change=change)
        yield f"单位变更 {change.fate} 已取消", DepartmentCalledOff(to=1, change=change)
        for mine in (False, True):
            told = DepartmentChanged(to=1, change=change, moved=moved, mine=mine)
            yield f"单位变更 {change.fate} 已生效 {mine}", told
    yield "单位变更 没有撤销", DepartmentKept(to=1, change=changes[2], left=moved)


def _settings(typed: Typed) -> Iterator[Labelled]:
    written = dict(overlay.values(programme().pack)) | {"days.2027-02-06": "work", "days.2027-02-15": "off"}
    edits = tuple(SettingEdit(key, value, None) for key, value in list(written.items())[:9])
    edits = (SettingEdit("privacy.1", typed.text, typed.text), SettingEdit("days.2027-02-06", None, "work"), *edits)
    moved = DateMoved("YN-2024-0087", START, START + timedelta(days=3))
    kept = [(edit.key, edit.before, edit.after) for edit in edits]
    versions = tuple(
        SettingVersion(n, SettingState.ADOPTED, {}, kept, PersonId(1), START, PersonId(1), START) for n in range(1, 6)
    )
    yield "参数", SettingsShown(to=1, versions=versions, in_force=3)
    yield "参数 没有改过", SettingsShown(to=1, versions=(), in_force=None)
    for section in Section:
        of_it = {key: value for key, value in written.items() if key.startswith(OF_SECTION[section])}
        for changed in (False, True):
            shown = tuple(Shown(key, value, None, changed) for key, value in of_it.items())
            yield f"参数 {section} {changed}", SectionShown(to=1, section=section, settings=shown)
    yield "参数 没有特别的日子", SectionShown(to=1, section=Section.DAYS, settings=())
    for one in (Moving(40, (moved,) * 12, 5), Moving(0)):
        yield "参数 预览", SettingsPreview(to=1, version=1, edits=edits, preview=one)
    yield "参数 预览 别人已改", SettingsPreview(to=1, version=1, edits=edits, preview=Moving(40), overtaken=True)
    expired = Expired({Whose.MEMBER: 12, Whose.NOBODY: 3}, 4, 12_000)
    yield "参数 预览 保存期限", SettingsPreview(to=1, version=1, edits=edits, preview=Moving(0), expires=expired)
    for adopted in (False, True):
        yield f"参数 决定 {adopted}", SettingsSettled(to=1, edits=edits, adopted=adopted, by=typed.person, moved=12)
    yield "参数 导入", SettingsSettled(to=1, edits=edits, adopted=True, by="", moved=0)
    for version in (None, 2):
        yield f"参数 恢复 {version}", SettingsRestored(to=1, version=version, by=typed.person, moved=12)
