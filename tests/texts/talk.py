"""What is said to people about themselves, about what they sent, and why something can't be done."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.base.errors import (
    BadInput,
    NoRight,
    NotFound,
    NothingKept,
    NotInvited,
    NotRegistered,
    Refusal,
    StaleStep,
    Unreadable,
)
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.base.question import Cancelled, LeaveAsked, PartTaken
from bot.domain.base.spoken import NotUnderstood, WrittenDown
from bot.domain.base.talk import Refused
from bot.domain.classes.class_issue import ClassAction, ClassState
from bot.domain.classes.errors import ClassRefused
from bot.domain.desk.notices import EditIgnored, Failed, Help, OnlyPrivate, Unheard, UnknownCommand
from bot.domain.desk.wish_notices import Explained, Heard
from bot.domain.desk.wishes import Topic, Wish
from bot.domain.people.enterprise import EnterpriseAction, EnterpriseRefused
from bot.domain.people.errors import BadInvite
from bot.domain.people.licence_notices import LicenceNotRead, LicenceRead
from bot.domain.people.notices import (
    Forgotten,
    Greeting,
    InviteFreed,
    InviteMade,
    Joined,
    JoinSettled,
    JoinWaiting,
    KeptLongEnough,
    NextOffered,
    PhoneChanged,
    Registered,
)
from bot.domain.people.person import EnterpriseState, Role, Standing
from bot.domain.people.standing import OffDuty, StandingAction, StandingRefused
from bot.domain.reach.errors import CallOver
from bot.domain.reach.phone_list import CallState
from bot.domain.reports.circular import CircularAction, CircularState
from bot.domain.reports.errors import CircularRefused
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.errors import (
    AlreadyBooked,
    BookingRefused,
    NotOpen,
    SessionFull,
    SessionRefused,
    TurnHasCome,
)
from bot.domain.sessions.session import SessionAction, SessionState
from bot.domain.tenure.own_notices import Corrected, MyDataSent, Renewed
from bot.domain.words.errors import WordsDecided
from bot.texts.people.refusals import BAD_INVITE
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed

Facts = dict[str, str | int]


def talk(typed: Typed) -> Iterator[Labelled]:
    """Return what is said to people about themselves and about what they sent."""
    for role in (None, *Role):
        facts: dict[str, Any] = {"name": typed.person, "department": typed.department, "enterprise": typed.name}
        yield f"问候 {role}", Greeting(to=1, role=role, **facts)
        yield f"帮助 {role}", Help(to=1, role=role)
        yield f"没听懂 {role}", Unheard(to=1, role=role)
        yield f"文件没有保存 {role}", Unheard(to=1, role=role, files=True)
        for topic in Topic:
            yield f"{topic} {role}", Explained(to=1, topic=topic, role=role)
        for wish in (Wish.HUMAN, Wish.THANKS, Wish.NOTHING):
            yield f"{wish} {role}", Heard(to=1, wish=wish, role=role)
    for role in Role:
        department = typed.department if role in {Role.CONTACT, Role.HEAD} else None
        yield (
            f"邀请 {role}",
            InviteMade(to=1, role=role, department=department, link="inv_aB3-x", hours=72, mark="0" * 16),
        )
        yield f"加入 {role}", Joined(to=1, role=role, department=department)
    for was_held in (True, False):
        yield f"重新开放 {was_held}", InviteFreed(to=1, was_held=was_held)
    yield "改了手机号", PhoneChanged(to=1, tail="5678", role=Role.MEMBER)
    yield "已删除", Forgotten(to=1, person=7)
    yield "保存期满", KeptLongEnough(to=1, person=7, months=12)
    yield "我的信息", MyDataSent(to=1, person=PersonId(7))
    yield "新的告知", Renewed(to=1, version="2025-01")
    for phone in ("13800138000", ""):
        yield "已更正", Corrected(to=1, name=typed.person, phone=phone)
        email = "limin@example.com" if phone else ""
        yield "已更正 邮箱", Corrected(to=1, name=typed.person, phone=phone, email=email, mails=True)
    yield "登记完成", Registered(to=1, name=typed.person, enterprise=typed.name)
    yield "登记完成 未核验", Registered(to=1, name=typed.person, enterprise=typed.name, verified=False)
    yield "接下来", NextOffered(to=1)
    yield "等待确认", JoinWaiting(to=1, enterprise=typed.name)
    yield "等待统筹员确认", JoinWaiting(to=1, enterprise=typed.name, members_decide=False)
    for let_in in (True, False):
        yield "已决定", JoinSettled(to=1, name=typed.person, let_in=let_in, role=Role.MEMBER)
    for form in (None, "appeal", "ANSWER"):
        yield f"放弃 {form}", Cancelled(to=1, form=form)
    yield "放弃，能恢复", Cancelled(to=1, form="appeal", kept=12345)
    yield "确定取消吗", LeaveAsked(to=1, form="appeal", draft=12345, stamp=17)
    yield "确定从头填写吗", LeaveAsked(to=1, form="appeal", draft=12345, stamp=17, anew=True)
    yield "群里", OnlyPrivate(to=1)
    yield "改消息", EditIgnored(to=1)
    yield "未知命令", UnknownCommand(to=1, command=typed.words[:30], role=None)
    yield "出错", Failed(to=1, arrival=12)
    for step, count, length in (("text", 2, 120), ("files", 3, 0), ("text", 0, 12)):
        part = PartTaken(to=1, form="appeal", step=step, draft=1, stamp=1, count=count, length=length)
        yield "收到一段", replace(part, controls=("done", "cancel"))
    yield "听写", WrittenDown(to=1, reading=12345, text=typed.words)
    yield "照片上的", LicenceRead(to=1, reading=12345, uscc="91350100M000100Y43", name=typed.name)
    yield "照片上的代码", LicenceRead(to=1, reading=12345, uscc="91350100M000100Y43", name="")
    yield "没有识别出", LicenceNotRead(to=1)
    yield "识别中", replace(part, form="register", step="uscc", count=0, length=0, controls=("back", "cancel"))
    yield "没有听清", NotUnderstood(to=1)
    yield "收到语音", replace(part, count=1, length=0, voice=True)
    rest = {"lead": typed.department, "kind": "服务需求"}
    yield "能直接提交", replace(part, controls=("at_once", "done", "cancel"), rest=rest)


REFUSALS: dict[type[Refusal], tuple[Refusal, ...]] = {
    NotAllowed: (NotAllowed(Action.ACCEPT, "YN-2024-0087", State.HANDLING),),
    Overtaken: (
        Overtaken("YN-2024-0087", State.HANDLING, Party.LEAD, START, Action.ACCEPT, "昆明海关"),
        Overtaken("YN-2024-0087", State.CLOSED, Party.SYSTEM, None),
    ),
    NotFound: (NotFound(),),
    Unreadable: (Unreadable(),),
    NoRight: (NoRight(),),
    NotInvited: (NotInvited(),),
    NotRegistered: (NotRegistered(),),
    NothingKept: (NothingKept(),),
    StaleStep: (StaleStep(),),
    BadInvite: tuple(BadInvite(one) for one in BAD_INVITE),
    WordsDecided: (WordsDecided(adopted=True), WordsDecided(adopted=False)),
    CallOver: tuple(CallOver(state) for state in CallState),
    SessionFull: (SessionFull("金融服务"),),
    SessionRefused: (SessionRefused(SessionAction.PUBLISH, SessionState.DRAFT),),
    CircularRefused: (CircularRefused(CircularAction.SIGN, CircularState.SIGNED),),
    NotOpen: (NotOpen(),),
    OffDuty: (
        OffDuty(Standing.SUSPENDED, Role.CONTACT, "昆明海关"),
        OffDuty(Standing.ENDED, Role.COORDINATOR, ""),
        OffDuty(Standing.PENDING, Role.ADMIN, ""),
        OffDuty(Standing.ENDED, Role.MEMBER, "云南某某公司"),
    ),
    StandingRefused: (
        *(StandingRefused(one, standing) for one in StandingAction for standing in Standing),
        StandingRefused(StandingAction.END, Standing.ACTIVE, last_admin=True),
        StandingRefused(StandingAction.CONFIRM, Standing.PENDING, own_guest=True),
        StandingRefused(StandingAction.REMOVE, Standing.ACTIVE, left_open=True),
    ),
    EnterpriseRefused: tuple(EnterpriseRefused(one, state) for one in EnterpriseAction for state in EnterpriseState),
    AlreadyBooked: (AlreadyBooked(3),),
    ClassRefused: tuple(ClassRefused(3, one, ClassState.DRAFT) for one in ClassAction),
    BookingRefused: tuple(BookingRefused(one, BookingState.CALLED) for one in BookingAction),
    TurnHasCome: (TurnHasCome(1),),
}


def refusals(typed: Typed) -> Iterator[Labelled]:
    for kind, examples in REFUSALS.items():
        for refusal in examples:
            yield f"{kind.__name__}", Refused(to=1, refusal=refusal)
    for problem, facts in bad_inputs(typed).items():
        yield f"输入 {problem}", Refused(to=1, refusal=BadInput(problem, facts))


def bad_inputs(typed: Typed) -> dict[str, Facts]:
    long: Facts = {"length": 2100, "most": 2000, "over": 100}
    keyword: Facts = {"line": typed.words[:30], "word": "苗木", "least": 2, "most": 20}
    code: Facts = {"length": 18, "code": "9135O100M000100Y43", "position": 5}
    return {
        "no_consent": {},
        "no_renewal": {},
        "name_empty": {"length": 0, "most": 50},
        "name_too_long": {"length": 61, "most": 50},
        "name_code": {},
        "name_no_letter": {"length": 3, "most": 50},
        "person_empty": {"length": 0, "most": 50},
        "person_too_long": {"length": 61, "most": 50},
        "person_no_letter": {"length": 3, "most": 50},
        "find_too_short": {"word": "磨"},
        "find_too_long": {"most": 100},
        "record_word": {"word": "磨"},
        "bulk_numbers": {"first": 9, "last": 40},
        "bulk_empty": {},
        "bulk_over": {},
        "bulk_undone": {},
        "record_too_long": {"most": 100},
        "uscc_length": code | {"length": 17, "position": 0, "suggestion": ""},
        "uscc_alphabet": code | {"suggestion": "91350100M000100Y43"},
        "uscc_checksum": code | {"position": 0, "suggestion": ""},
        "uscc_authority": code | {"code": "96530100M000100Y43", "position": 1},
        "uscc_division": code | {"code": "91990100M000100Y43", "position": 3},
        "uscc_body": code | {"code": "91530100M000100YA3", "position": 17},
        "uscc_personal": {"length": 18},
        "uscc_cut": {"length": 18},
        "uscc_old": {"length": 15},
        "uscc_phone": {"length": 11},
        "foreign_contact": {},
        "phone": {"length": 10},
        "email": {},
        "email_often": {},
        "too_short": {"length": 4, "least": 10},
        "text_too_long": long | {"kept": 300},
        "text_wanted": {"kind": "sticker"},
        "voice_here": {},
        "empty": {},
        "no_text": {},
        "torn": {},
        "too_long": long,
        "not_an_option": {"count": 4},
        "file_too_big": {"name": typed.name, "most": 20},
        "file_type": {"name": typed.name},
        "too_many_files": {"most": 9},
        "unknown_department": {"name": typed.name},
        "plan_without_date": {},
        "own_department": {"name": "昆明海关"},
        "same_lead": {"name": "昆明海关"},
        "same_helpers": {},
        "which_session": {"words": typed.words[:20]},
        "no_such_session": {"words": "第99期"},
        "lead_helps": {"name": "昆明海关"},
        "rooms_count": {"most": 4},
        "region": {"name": typed.words[:20]},
        "person_digits": {},
        "no_window": {},
        "window_in_vain": {},
        "licence_wanted": {},
        "licence_not_wanted": {},
        "window_undated": {},
        "joint_line": {"line": typed.words[:30]},
        "parts_typed": {"most": 5},
        "parts_wanted": {"most": 5},
        "too_many_parts": {"count": 6, "most": 5},
        "part_too_short": {"number": 2, "least": 10},
        "no_session": {},
        "template_there": {"title": typed.name[:20]},
        "too_many_templates": {"most": 20},
        "no_staff": {"name": typed.name[:50]},
        "same_post": {},
        "post_moved": {"name": typed.person, "post": f"{typed.department}联络员"},
        "only_admin": {},
        "only_manager": {"name": typed.person},
        "name_waits": {},
        "same_value": {},
        "merge_with_itself": {},
        "merge_disputed": {"name": typed.name},
        "merge_by_phone": {"name": typed.name},
        "merge_both_booked": {"count": 2},
        "merge_stands": {},
        "merge_went_on": {"name": typed.name},
        "merge_mixed": {"name": typed.name, "number": "YN-2024-0001"},
        "no_such_enterprise": {"name": typed.name},
        "import_role": {"name": typed.name},
        "import_region": {"name": typed.name},
        "import_day": {"name": typed.words[:20]},
        "import_failed": {"text": "#####"},
        "import_formula": {},
        "import_old": {"name": typed.person[:20]},
        "import_date": {},
        "import_to_come": {},
        "import_backwards": {},
        "import_firm": {},
        "import_kind": {"names": "政策咨询、意见建议、服务需求"},
        "import_rating": {"names": "满意、基本满意、不满意"},
        "import_session": {},
        "import_file": {"name": typed.person[:20]},
        "import_too_big": {"name": f"{typed.person[:20]}.xlsx", "most": 5},
        "import_decided": {},
        "row_twice": {"row": 2},
        "staff_stays": {},
        "not_registered": {},
        "setting_lines": {"count": 21, "most": 20},
        "setting_unclear": {"line": typed.words[:50]},
        "setting_refused": {"line": typed.words[:50]},
        "setting_range": {"line": typed.words[:50], "name": "签收期限", "low": "1个工作日", "high": "20个工作日"},
        "setting_order": {"line": typed.words[:50]},
        "setting_hours": {"line": typed.words[:50]},
        "setting_last": {"line": typed.words[:50]},
        "setting_empty": {"line": typed.words[:50]},
        "setting_twice": {"line": typed.words[:50]},
        "setting_same": {},
        "setting_clash": {},
        "setting_decided": {},
        "department_gone": {"name": typed.department},
        "department_meanwhile": {"old": typed.department, "new": typed.department},
        "department_busy": {"name": typed.department, "appeals": 3, "sessions": 1},
        "department_itself": {"name": typed.department},
        "department_there": {"name": typed.department},
        "department_name": {"least": 2, "most": 30},
        "department_word": {"name": "0021"},
        "department_past": {},
        "own_enterprise": {},
        "not_sure": {},
        "keyword_lines": {"count": 21, "most": 20},
        "keyword_unclear": keyword,
        "keyword_length": keyword,
        "keyword_missing": keyword,
        "keyword_there": keyword | {"level": "强"},
        "no_enterprise": {"name": typed.name},
        "registered_meanwhile": {},
        "no_paper_consent": {},
        "date_to_come": {},
        "no_date": {"example": "2024-11-24"},
        "no_span": {},
        "month_to_come": {},
        "no_appeal": {"number": "YN-2024-0087"},
        "month_too_early": {},
        "no_chart_days": {"words": typed.words[:50]},
        "no_month": {"words": typed.words[:50]},
        "no_supervisor": {},
        "no_days": {},
        "days_backwards": {},
        "no_numbers": {"words": typed.words[:50]},
        "own_numbers": {},
        "unknown_session": {"year": 2024, "number": 9},
        "date_range": {},
        "away_past": {},
        "away_far": {"day": "2025年10月1日"},
        "open_appeals": {"count": 2},
        "booked_alone": {},
        "away_days": {"most": 180},
        "no_time": {},
        "time_span": {"start": "12月16日 9:00"},
        "weekday_open": {"day": "周一"},
        "no_departments": {},
        "head_line": {"line": typed.words[:30]},
        "head_too_long": {"name": typed.department, "length": 37, "most": 30},
        "capacity": {"most": 500},
        "capacity_taken": {"taken": 12},
        "room_department": {"name": typed.department},
        "room_missing": {"name": typed.department},
        "too_many_rooms": {"most": 20},
        "no_class": {"words": typed.words[:20]},
        "class_has_it": {"number": "YN-2024-0087", "class_issue": 3},
        "no_amount": {},
        "class_all_answered": {},
        "class_names_enterprise": {"name": typed.name},
        "class_no_drafts": {},
        "class_files_wanted": {},
        "class_help_said": {},
        "class_split_few": {"least": 2, "chosen": 1, "members": 5},
        "no_since": {"example": "2024年9月"},
        "since_to_come": {},
        "no_member": {"number": "YN-2024-0087"},
    }


BAD_INPUTS = frozenset(bad_inputs(Typed()))
