"""/cancel, /restart, /help and 上一步 in every step of every form: nothing typed is lost, or the form begins anew."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appeals.appeal import Action, Outcome, State
from bot.domain.appeals.survey import Survey
from bot.domain.base.choice import Choose, Restore
from bot.domain.base.content import Content, File
from bot.domain.base.errors import BadInput, NothingKept, StaleStep
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked, Cancelled, LeaveAsked
from bot.domain.classes.answering import ReplyState
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.effect import Stated
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.counter.notices import LinkCodeMade
from bot.domain.desk.notices import Help
from bot.domain.people.channel import EMAIL
from bot.domain.people.person import EnterpriseState, JoinRequest, Person, Role, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.reach.phone_list import CallState, NewCall
from bot.domain.sessions.notices import Booked
from bot.domain.sessions.session import SessionField, SessionState
from bot.usecases import book as verbs
from bot.usecases.appeals import templates
from bot.usecases.book import ENGINE, FORMS
from bot.usecases.classes.class_forms import FORM_OF
from bot.usecases.counter import linking
from bot.usecases.people import accounts
from bot.usecases.reach import letters
from bot.usecases.sessions import seats as take_seats
from handlers import dispatch
from storage.appeals import appeals
from storage.classes import classes, effects, measures, replies
from storage.mail import drafts
from storage.mail.drafts import Draft
from storage.people import enterprises, people
from storage.reach import phone_calls
from storage.reports import circulars
from storage.sessions import sessions
from tests.desk import ELSEWHERE, HOME, Desk

A, S = Action, State
TEXT = "磨憨口岸的铜矿要采样送到昆明化验，请海关缩短检验时间。"
SEVERAL = f"{TEXT}另外，厂区经常停电，影响生产，请供电局解决。"
WORDS = "写清楚怎么办的、结果如何。"
DONE = "完成"
PICTURE = "（发来一张照片）"  # stands for a file
PHOTO = Content(files=(File("f", "u", "photo", "photo.jpg", 1000),))
EDITS = ("edit_name", "edit_region", "edit_contact", "edit_phone")
STAFF_SURE = ("staff_suspend", "staff_resume", "staff_end", "staff_confirm", "staff_decline")

# What is sent at each step on the way through the longest path of each form.
WAYS: dict[str, dict[str, tuple[str, ...]]] = {
    "register": {
        "consent": ("同意",),
        "uscc": ("91350100M000100Y43",),
        "name": ("云南某某物流有限公司",),
        "region": ("昆明",),
        "contact": ("李敏",),
        "phone": ("13900001111",),
        "confirm": ("确认登记",),
    },
    "appeal": {
        "text": (SEVERAL, DONE),
        "split": ("作为一件提交",),
        "files": (DONE,),
        "department": ("1",),
        "kind": ("1",),
        "confirm": ("确认提交",),
    },
    "rate": {"satisfaction": ("不满意",), "solved": ("没有解决",), "reason": ("1",), "words": (WORDS,)},
    "invite": {"role": ("部门联络员",), "department": ("昆明海关",)},
    A.ANSWER_ON_SPOT: {
        "lead": (HOME,),
        "outcome": ("长期推进",),
        "words": (WORDS,),
        "plan": ("2024年12月底前完成方案。", "加其他单位答复"),
        "others": ("省商务厅 已列入年度计划。",),
        "send": ("发送答复",),
    },
    A.ANSWER: {
        "outcome": ("长期推进",),
        "alone": ("省商务厅来电同意先答复。",),
        "words": (WORDS,),
        "plan": ("2024年12月底前完成方案。",),
        "send": ("发送答复",),
    },
    A.VISIT: {"second": ("满意",), "words": (WORDS,)},
    "kept": {"for": ("报告进展",)},
    A.CLOSE: {"reason": ("1",), "words": (WORDS,)},
    A.SUPPLY: {"words": (WORDS, DONE)},
    A.ADD: {"words": (WORDS, DONE)},
    A.HAND_OVER: {"to": ("1",)},
    A.WITHDRAW: {"sure": ("确认",)},
    A.RETURN: {"reason": ("1",), "proposed": ("省商务厅",), "words": (WORDS,)},
    A.REWORK: {"lead": ("1",), "words": (WORDS,)},
    A.DECLINE: {"reason": ("1",), "words": (WORDS,)},
    A.ASK_TIME: {"reason": ("3",), "words": (WORDS,)},
    A.REASSIGN: {"lead": (ELSEWHERE,), "assisting": ("省商务厅", "跳过"), "words": (WORDS,)},
    A.CORRECT: {"fact": ("类型",), "value": ("政策咨询",), "sure": ("确认",)},
    A.DIVIDE: {"parts": (f"{TEXT}\n厂区经常停电，影响生产，请解决。", "按这样拆分")},
    A.DISOWN: {"proposed": ("省商务厅",), "words": (WORDS,)},
    A.SEAL: {"sure": ("确认",)},
    A.NOTE: {"words": (WORDS,), "send": ("存为内部备注",)},
    A.CHANGE_HELP: {"assisting": ("省商务厅", DONE)},
    A.GRANT_TIME: {"sure": ("确认",)},
    A.PREPARE: {"words": (WORDS,)},
    A.SCHEDULE: {"lead": ("昆明海关",), "assisting": ("省商务厅", "跳过")},
    A.ANSWER_AT_ONCE: {
        "lead": ("昆明海关",),
        "outcome": ("长期推进",),
        "words": (WORDS,),
        "plan": ("2024年12月底前完成方案。",),
        "send": ("发送答复",),
    },
    A.ASSIGN: {"lead": ("昆明海关",), "assisting": ("省商务厅", "跳过"), "send": ("确认交办",)},
    "session": {
        "source": ("从头填写",),
        "theme": ("金融服务",),
        "form": ("1",),
        "date": ("2024-12-14",),
        "time": ("晚上7点",),
        "hour": ("19:00开始",),
        "place": ("default",),
        "departments": ("省商务厅、昆明海关", DONE),
        "heads": ("省商务厅 王厅长",),
        "capacity": ("20",),
        "rooms": ("省商务厅\n昆明海关",),
        "slot": ("20分钟",),
        "confirm": ("保存草稿",),
    },
    "session_time": {"time": ("2:30",), "hour": ("14:30开始",)},
    **{
        f"session_{name}": {name: answers}
        for name, answers in {
            "theme": ("金融服务",),
            "form": ("巡诊",),
            "date": ("12-14",),
            "place": ("昆明市政务服务中心",),
            "departments": ("省商务厅、昆明海关", DONE),
            "heads": ("省商务厅 王厅长",),
            "capacity": ("20",),
            "rooms": ("省商务厅\n昆明海关",),
            "slot": ("30分钟",),
            "window": ("11月4日 11月8日",),
        }.items()
    },
    "session_cancel": {"words": (WORDS,)},
    "session_reopen": {"words": (WORDS,)},
    "bring": {"appeals": ("1", DONE)},
    "circular": {"words": (WORDS,)},
    "numbers": {"span": ("2024-10-01 2024-11-15",)},
    "booking_move": {"target": ("1",), "words": (WORDS,)},
    "booking_cancel": {"words": (WORDS,)},
    "booking_late": {"enterprise": ("云南某",), "words": (WORDS,)},
    "away": {"change": ("改日期",), "first": ("2024年11月4日",), "last": ("11-8",), "deputy": ("没有代办人",)},
    "delete_me": {"sure": ("确认",)},
    "export": {"span": ("2024年10月",), "sheet": ("1",), "personal": ("不包含",)},
    "me": {
        "which": ("改姓名",),
        "name": ("李敏",),
        "email": ("limin@example.com",),
        "code": ("000000",),
        "phone": ("13900001111",),
    },
    "renewal": {"consent": ("同意",)},
    "counter": {
        "find": ("某企业",),
        "which": ("都不是",),
        "uscc": ("91350100M000100Y43",),
        "name": ("云南某某物流有限公司",),
        "region": ("昆明",),
        "contact": ("李敏",),
        "phone": ("13900001111",),
        "signed": ("今天签的",),
        "confirm": ("确认登记",),
    },
    "claim": {"name": ("云南真正的公司",)},
    "staff_find": {"words": ("海关",)},
    "enterprise_merge": {"uscc": ("91350100M000100Y43",), "sure": ("确认",)},
    "member_leave": {"sure": ("确认",)},
    "edit_name": {"name": ("云南新名称有限公司",)},
    "edit_region": {"region": ("曲靖市",)},
    "edit_contact": {"contact": ("李新",)},
    "edit_phone": {"phone": ("13900005555",)},
    **{form: {"sure": ("确认",)} for form in (*STAFF_SURE, "member_remove")},
    "staff_post": {"role": ("部门负责人",), "department": ("昆明海关",), "sure": ("确认",)},
    "member_change": {"uscc": ("91350100M000100Y43",), "sure": ("确认",)},
    "enterprise_refuse": {"words": (WORDS,)},
    "enterprise_again": {"licence": ("跳过",)},
    "enter": {"name": ("李敏",), "post": ("处长",), "phone": ("0871-63113456",)},
    "link": {"consent": ("同意",), "contact": ("李敏",), "phone": ("13900001111",)},
    "bulk": {"rows": ("1,2",), "act": ("催办",), "lead": (), "words": (WORDS,), "sure": ("确认",)},
    "meant": {"meant": ("查看我的诉求",)},
    "class_confirm": {"name": ("口岸查验时间长",), "cause": ("1",)},
    "class_correct": {"name": ("口岸查验时间长",), "cause": ("1",)},
    "class_refuse": {"words": (WORDS,)},
    "class_add": {"appeal_number": ("YN-2024-0009",)},
    "class_take_out": {"appeal_number": ("YN-2024-0001",)},
    "class_split": {"numbers": ("YN-2024-0001、YN-2024-0002", DONE), "sure": ("确认",)},
    "class_merge": {"into": ("1",), "sure": ("确认",)},
    "class_appoint": {"lead": (HOME,), "assisting": ("省商务厅",), "owner": ("1",), "due": ("2024-12-31",)},
    "class_plan": {"kind": ("优化流程",), "words": (WORDS,), "planned": ("2024-11-29",), "responsible": (ELSEWHERE,)},
    "class_complete": {
        "measure": ("1",),
        "since": ("2024年8月",),
        "document": ("昆关发〔2024〕12号",),
        "files": (DONE,),
    },
    "class_attach": {"measure": ("1",), "files": (PICTURE, DONE)},
    "class_note": {"words": (WORDS,)},
    "class_observe": {"sure": ("确认",)},
    "class_answer": {"outcome": ("1",), "words": (WORDS,), "sure": ("确认",)},
    "class_reply": {"appeal_number": ("1",), "words": (WORDS,)},
    "class_state_effect": {
        "effect": ("填写新的成效",),
        "words": ("结果反馈缩短",),
        "amount": ("2–3天",),
        "source": ("省林草局",),
        "standing": ("已经见效",),
        "since": ("2024年8月",),
    },
    "my_phone": {"phone": ("13900001111",)},
    "settings": {"group": ("期限和限制",), "change": ("签收期限 2",)},
    "department": {
        "department": (HOME,),
        "fate": ("改名",),
        "new": ("昆明新海关",),
        "at": ("今天",),
        "sure": ("确认",),
    },
    "call_reached": {"words": (WORDS,)},
    "call_wrong": {"phone": ("13900001111",)},
    "templates": {"which": ("1",), "what": ("修改",), "title": ("新的标题",), "words": (WORDS,)},
    "keywords": {"department": ("昆明海关",), "change": ("加 林下经济 强",)},
    **{
        action.value: {"words": (WORDS,)}
        for action in (
            *(A.PROGRESS, A.ASK, A.SEND_BACK, A.UPHOLD, A.REROUTE),
            *(A.CONTRIBUTE, A.REOPEN, A.OBJECT, A.REFUSE_TIME, A.URGE, A.SUPERVISE),
            *(A.RECALL, A.PROMPT, A.KEEP_LEAD, A.UNSEAL),
        )
    },
}

# What is answered on the way to a step that stands on another branch of its form; nothing: it is not asked there.
BRANCHES: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("me", "phone"): {"which": ("改手机号码",), "name": (), "email": (), "code": ()},
    ("bulk", "lead"): {"act": ("交办",), "lead": (HOME,), "words": ()},
    ("me", "email"): {"which": ("登记邮箱",), "name": ()},
    ("me", "code"): {"which": ("登记邮箱",), "name": ()},
}

# Who fills the form, and the state of the appeal that it is about.
STAGES: dict[str, tuple[Role | None, State | None]] = {
    "register": (None, None),
    "appeal": (Role.MEMBER, None),
    "rate": (Role.MEMBER, S.ANSWERED),
    "invite": (Role.COORDINATOR, None),
    "session": (Role.COORDINATOR, None),
    "keywords": (Role.COORDINATOR, None),
    "templates": (Role.CONTACT, None),
    "department": (Role.ADMIN, None),
    "settings": (Role.ADMIN, None),
    "numbers": (Role.COORDINATOR, None),
    "export": (Role.COORDINATOR, None),
    "delete_me": (Role.MEMBER, None),
    "bulk": (Role.COORDINATOR, S.HANDLING),
    "meant": (Role.MEMBER, None),
    **{f"class_{action.lower()}": (Role.COORDINATOR, None) for action in FORM_OF},
    "class_reply": (Role.CONTACT, None),
    "me": (Role.MEMBER, None),
    "renewal": (Role.MEMBER, None),
    "my_phone": (Role.MEMBER, None),
    "away": (Role.CONTACT, None),
    "circular": (Role.COORDINATOR, None),
    "counter": (Role.COORDINATOR, None),
    "link": (None, None),
    "enter": (None, None),
    **dict.fromkeys(("member_leave", *EDITS), (Role.MEMBER, None)),
    "claim": (None, None),
    **dict.fromkeys((*STAFF_SURE, "staff_find", "staff_post"), (Role.ADMIN, None)),
    "member_remove": (Role.COORDINATOR, None),
    "member_change": (Role.MEMBER, None),
    "enterprise_refuse": (Role.COORDINATOR, None),
    "enterprise_again": (Role.MEMBER, None),
    "enterprise_merge": (Role.COORDINATOR, None),
    "call_reached": (Role.COORDINATOR, None),
    "call_wrong": (Role.COORDINATOR, None),
    "session_cancel": (Role.COORDINATOR, None),
    "session_reopen": (Role.SUPERVISOR, None),
    "bring": (Role.MEMBER, S.TRIAGE),
    "booking_move": (Role.COORDINATOR, S.TRIAGE),
    "booking_cancel": (Role.COORDINATOR, S.TRIAGE),
    "booking_late": (Role.COORDINATOR, S.TRIAGE),
    **{f"session_{field}": (Role.COORDINATOR, None) for field in SessionField},
    A.ANSWER: (Role.CONTACT, S.HANDLING),
    A.ANSWER_ON_SPOT: (Role.COORDINATOR, S.SCHEDULED),
    A.CONTRIBUTE: (Role.CONTACT, S.HANDLING),
    A.PROGRESS: (Role.CONTACT, S.HANDLING),
    A.ASK: (Role.CONTACT, S.HANDLING),
    A.ASK_TIME: (Role.CONTACT, S.HANDLING),
    A.GRANT_TIME: (Role.COORDINATOR, S.HANDLING),
    A.REFUSE_TIME: (Role.COORDINATOR, S.HANDLING),
    A.URGE: (Role.MEMBER, S.HANDLING),
    A.RETURN: (Role.CONTACT, S.ASSIGNED),
    A.SEND_BACK: (Role.HEAD, S.SIGN_OFF),
    A.UPHOLD: (Role.COORDINATOR, S.REVIEW),
    A.REWORK: (Role.COORDINATOR, S.REVIEW),
    A.VISIT: (Role.COORDINATOR, S.VISIT),
    A.CLOSE: (Role.COORDINATOR, S.VISIT),
    "kept": (Role.CONTACT, S.HANDLING),
    A.DECLINE: (Role.COORDINATOR, S.TRIAGE),
    A.PREPARE: (Role.CONTACT, S.SCHEDULED),
    A.SCHEDULE: (Role.COORDINATOR, S.TRIAGE),
    A.ANSWER_AT_ONCE: (Role.COORDINATOR, S.TRIAGE),
    A.ASSIGN: (Role.COORDINATOR, S.TRIAGE),
    A.REOPEN: (Role.MEMBER, S.CLOSED),
    A.SUPERVISE: (Role.SUPERVISOR, S.HANDLING),
    A.OBJECT: (Role.MEMBER, S.DECLINED),
    A.SUPPLY: (Role.MEMBER, S.NEEDS_INFO),
    A.REROUTE: (Role.MEMBER, S.HANDLING),
    A.HAND_OVER: (Role.CONTACT, S.HANDLING),
    A.REASSIGN: (Role.COORDINATOR, S.HANDLING),
    A.CHANGE_HELP: (Role.COORDINATOR, S.HANDLING),
    A.CORRECT: (Role.COORDINATOR, S.HANDLING),
    A.DIVIDE: (Role.COORDINATOR, S.HANDLING),
    A.DISOWN: (Role.CONTACT, S.HANDLING),
    A.KEEP_LEAD: (Role.COORDINATOR, S.HANDLING),
    A.NOTE: (Role.CONTACT, S.HANDLING),
    A.SEAL: (Role.MEMBER, S.HANDLING),
    A.UNSEAL: (Role.MEMBER, S.HANDLING),
    A.RECALL: (Role.COORDINATOR, S.HANDLING),
    A.PROMPT: (Role.COORDINATOR, S.HANDLING),
    A.ADD: (Role.MEMBER, S.ASSIGNED),
    A.WITHDRAW: (Role.MEMBER, S.ASSIGNED),
}

ON_ONE_ENGINE = pytest.mark.parametrize("desk", ["sqlite"], indirect=True)  # the forms' engine writes no SQL of its own
ON_DEMAND = {("register", "licence")}  # led to from the check page alone: played in tests.screenplays.test_registering
STEPS = [
    (form.name, step.name) for form in FORMS.values() for step in form.steps if (form.name, step.name) not in ON_DEMAND
]
GUESSED = ("me", "code")  # a guess is counted, not refused, and a second code comes only after a minute
INSISTING = [(form, step) for form, step in STEPS if form != "renewal"]  # the notice gives way to whatever else is said
NOT_FIRST = [(form, step) for form, step in STEPS if step != FORMS[form].steps[0].name]


@dataclass
class Scene:
    """One person with one form to fill."""

    desk: Desk
    who: Person
    form: str
    given: dict[str, Any]

    def begin(self) -> list[Notice]:
        return ENGINE.start(self.desk.tx, self.who, self.form, self.given, now=self.desk.now)

    def sends(self, text: str) -> list[Notice]:
        content = PHOTO if text == PICTURE else Content(text)
        return dispatch.hear(self.desk.tx, self.who, content, now=self.desk.now)

    def commands(self, menu: Menu) -> list[Notice]:
        return dispatch.command(self.desk.tx, self.who, menu, now=self.desk.now)

    def walk(self, step: str) -> list[Notice]:
        """Answer all questions before `step`; the question that then stands."""
        told: list[Notice] = []
        for name, answers in way(self.form, step).items():
            if name == step:
                return told
            for answer in answers:
                told = self.sends(answer)
        raise AssertionError(step)

    @property
    def draft(self) -> Draft:
        draft = drafts.current(self.desk.tx, self.who.id)
        assert draft is not None
        return draft


def way(form: str, step: str) -> dict[str, tuple[str, ...]]:
    """Return what is sent at each step of the form that leads to `step`."""
    answers = WAYS[form] | BRANCHES.get((form, step), {})
    return {name: sent for name, sent in answers.items() if sent}


def asked(notices: list[Notice]) -> Asked:
    (question,) = [one for one in notices if isinstance(one, Asked)]
    return question


def _running(desk: Desk) -> int:
    held = {"year": 2024, "number": 5, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": (HOME,)}
    return sessions.add(desk.tx, held | {"capacity": 5, "held_at": desk.now, "state": SessionState.RUNNING}).id


def _away(desk: Desk, who: Person) -> Person:
    """An absence is noted already."""
    people.change(desk.tx, who.id, away_from=desk.now, away_until=desk.now + timedelta(days=3))
    return people.by_id(desk.tx, who.id)


def _agreed_before(desk: Desk, who: Person) -> Person:
    """Consent was given to an older notice."""
    people.change(desk.tx, who.id, consent_version="2020-01", consent_at=desk.now)
    return people.by_id(desk.tx, who.id)


def _many(desk: Desk, appeal: int) -> dict[str, Any]:
    """Two of a list, the second of somebody else."""
    other = desk.appeal(S.HANDLING, desk.enterprise("另一家企业")).id
    rows = [{"appeal": row, "state": "HANDLING", "round": 1, "number": f"T-{row}"} for row in (appeal, other)]
    return {"rows": rows, "first": 1, "begin": 1}


def play(desk: Desk, form: str) -> Scene:
    role, state = STAGES[form]
    enterprise = desk.enterprise("云南某企业") if role is Role.MEMBER or state or form == "counter" else None
    department = HOME if role in {Role.CONTACT, Role.HEAD} else None
    who = desk.person(role, department, enterprise if role is Role.MEMBER else None)
    desk.person(Role.CONTACT, HOME)  # a colleague
    who = _away(desk, who) if form == "away" else who
    who = _agreed_before(desk, who) if form == "renewal" else who
    letters.keep_budgets(desk.tx, {EMAIL: 10 if form == "me" else 0})
    given: dict[str, Any] = {}
    if state is not None and enterprise is not None:
        late: dict[str, Any] = {"confidential": True} if form == A.UNSEAL else {}
        late |= {"due_at": desk.now - timedelta(days=1)} if form == A.URGE else {}
        at = {"session": _running(desk)} if state is S.SCHEDULED else {}
        helped: dict[str, Any] = {"assisting": ("省商务厅",)} if form == A.ANSWER else {}
        helped |= {"lead": ELSEWHERE, "assisting": (HOME,)} if form == A.CONTRIBUTE else {}
        appeal = desk.appeal(state, enterprise, **late, **at, **helped)
        if form in {A.GRANT_TIME, A.REFUSE_TIME}:
            asks = {"appeal": appeal.id, "reason": "3", "words": WORDS}
            verbs.do(desk.tx, desk.person(Role.CONTACT, HOME), A.ASK_TIME, asks, now=desk.now)
        if form == A.KEEP_LEAD:
            disowned = {"appeal": appeal.id, "words": WORDS}
            verbs.do(desk.tx, desk.person(Role.CONTACT, HOME), A.DISOWN, disowned, now=desk.now)
        if state in {S.ANSWERED, S.CLOSED}:
            appeals.open_survey(desk.tx, Survey(appeal.id, 1, HOME, desk.now))
        given |= {"appeal": appeal.id, "state": state.value, "round": 1}
        given |= {"kept": WORDS, "files": []} if form == "kept" else {}
    if form in {"bring", "booking_move", "booking_cancel", A.SCHEDULE}:
        seat = booked(desk, desk.person(Role.MEMBER, enterprise=enterprise))
        given = given if form == A.SCHEDULE else seat
    given = locked(desk) if form == "booking_late" else given
    given |= about_nothing(desk, who, form)
    given = _many(desk, given["appeal"]) if form == "bulk" else given
    if form.startswith("session"):
        session = planned(desk)
        if form == "session_reopen":
            sessions.change(desk.tx, session["session"], {"state": SessionState.ARCHIVED})
        given |= {} if form == "session" else session
    if form == "circular":
        made = circulars.add(desk.tx, 2024, 9, {"made_by": who.id, "made_at": desk.now})
        given = {"circular": made.id, "section": "problems"}
    return Scene(desk, people.by_id(desk.tx, who.id), form, given)


def about_nothing(desk: Desk, who: Person, form: str) -> dict[str, Any]:
    """What a form that is about no appeal, booking or session begins with."""
    if form == "link":
        return {"code": a_code(desk)}
    if form.startswith("class_"):
        return of_a_class(desk, who, form)
    if form == "meant":
        return {"doubt": "REFERS", "text": TEXT, "files": [], "number": ""}
    if form.startswith("call_"):
        return {"call": a_call(desk)}
    if form in {*STANDINGS, *EDITS, "enter"}:
        return standings(desk, who, form)
    if form == "templates":
        one = {"template": None, "what": "ADDED", "title": "政策依据", "words": WORDS}
        templates.save(desk.tx, who, one, now=desk.now)
    return {"narrowed": "", "demo": 0} if form == "numbers" else {}


def of_a_class(desk: Desk, who: Person, form: str) -> dict[str, Any]:
    """A class issue in the state in which the form's action is done, and another one beside it."""
    enterprise = desk.enterprise("云南某企业")
    filed_in = S.HANDLING if form == "class_reply" else S.TRIAGE
    filed = [desk.appeal(filed_in, enterprise, number=f"YN-2024-000{n}").id for n in range(1, 10)]
    one, _ = (
        classes.propose(desk.tx, [(row, 0.6) for row in part], ["口岸"], desk.now) for part in (filed[:4], filed[4:8])
    )
    assert one is not None
    state = CLASS_STATES.get(form, ClassState.DRAFT)
    led = {"lead": HOME, "assisting": (ELSEWHERE,), "due_at": desk.now + timedelta(days=30)}
    classes.change(desk.tx, one.id, {"state": state, **led})
    if state is ClassState.MEASURES:
        planned = Planned(MeasureKind.PROCESS, WORDS, desk.now + timedelta(days=20), HOME)
        measures.add(desk.tx, one.id, planned, who.id, desk.now)
    if form in {"class_observe", "class_state_effect", "class_answer", "class_reply"}:
        measures.complete(desk.tx, one.id, measures.of(desk.tx, one.id)[0].id, InForce("2024-08", ""), desk.now)
        effects.add(desk.tx, one.id, Stated("子女入学", "61", "名", "省教育厅", "2024-08"), who.id, desk.now)
    if form == "class_reply":
        answer = replies.add(desk.tx, one.id, Outcome.SOLVED, WORDS, who.id, desk.now)
        replies.put(desk.tx, answer, replies.to_answer(desk.tx, one.id), ReplyState.DRAFT, desk.now)
        return {"answer": answer}
    return {"class_issue": one.id, "state": state.value}


CLASS_STATES = {
    "class_correct": ClassState.CONFIRMED,
    "class_appoint": ClassState.CONFIRMED,
    "class_plan": ClassState.CONFIRMED,
    "class_complete": ClassState.MEASURES,
    "class_attach": ClassState.MEASURES,
    "class_note": ClassState.MEASURES,
    "class_observe": ClassState.MEASURES,
    "class_state_effect": ClassState.MEASURES,
    "class_answer": ClassState.MEASURES,
    "class_reply": ClassState.MEASURES,
}
STANDINGS = {
    "staff_suspend": StandingAction.SUSPEND,
    "staff_resume": StandingAction.RESUME,
    "staff_end": StandingAction.END,
    "staff_post": StandingAction.POST,
    "staff_confirm": StandingAction.CONFIRM,
    "staff_decline": StandingAction.DECLINE,
    "member_remove": StandingAction.REMOVE,
    "member_change": StandingAction.CHANGE,
    "enterprise_refuse": None,
    "enterprise_again": None,
    "enterprise_merge": None,
    "claim": None,
}


def standings(desk: Desk, who: Person, form: str) -> dict[str, Any]:
    """Whom, or which enterprise, a form about standings is about."""
    if form in EDITS:
        return {"detail": form.removeprefix("edit_")}
    if form == "enter":
        code = accounts.make_invite(desk.tx, Role.CONTACT, HOME, made_by=None, now=desk.now)
        return {"invite": accounts.hashed(code)}
    enterprise = people.add_enterprise(desk.tx, "另一家", "91350100M000100Y43", "昆明市", desk.now)
    if form == "claim":
        people.ask_to_join(desk.tx, JoinRequest(who.id, enterprise, "李敏", "13900001111"), desk.now)
    if form in {"enterprise_refuse", "enterprise_again"}:
        is_refused = form == "enterprise_again"
        about, state = (who.enterprise or 0, "REFUSED") if is_refused else (enterprise, "UNVERIFIED")
        enterprises.set_state(desk.tx, about, EnterpriseState(state))
        return {"enterprise": about}
    if form == "enterprise_merge":
        return {"enterprise": people.add_enterprise(desk.tx, "同一家", "91530100DEM000001C", "昆明市", desk.now)}
    if form in {"claim", "member_change"}:
        return {}
    role, department = (Role.MEMBER, None) if form == "member_remove" else (Role.CONTACT, HOME)
    other = desk.person(role, department, enterprise if form == "member_remove" else None)
    if form == "staff_resume":
        held = {"held_role": Role.CONTACT, "held_department": HOME, "gone": Standing.SUSPENDED}
        people.change(desk.tx, other.id, role=None, department=None, **held)
    if form in {"staff_confirm", "staff_decline"}:
        people.change(desk.tx, other.id, role=None, held_role=Role.ADMIN, gone=Standing.PENDING)
    standing = people.by_id(desk.tx, other.id).standing
    return {"person": other.id, "action": STANDINGS[form], "standing": standing}


def a_code(desk: Desk) -> str:
    """The code by which an enterprise without chats links one."""
    (told,) = linking.make(desk.tx, desk.person(Role.COORDINATOR), desk.at_counter("云南某矿业公司"), now=desk.now)
    assert isinstance(told, LinkCodeMade)
    return told.code


def a_call(desk: Desk) -> int:
    """A call to make to an enterprise without chats."""
    enterprise = desk.at_counter("云南某矿业公司")
    told = NewCall(enterprise, None, None, "moved", Message(text="已签收"))
    phone_calls.add(desk.tx, told, CallState.WAITING, desk.now)
    return phone_calls.waiting(desk.tx, enterprise)[0].id


def planned(desk: Desk, number: int = 4) -> dict[str, Any]:
    """A session that is announced."""
    values = {"year": 2024, "number": number, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "capacity": 20}
    values |= {"departments": ("省商务厅", "昆明海关"), "held_at": desk.now + timedelta(days=30)}
    window = {"booking_opens": desk.now, "booking_closes": desk.now + timedelta(days=7)}
    return {"session": sessions.add(desk.tx, values | window).id}


def locked(desk: Desk) -> dict[str, Any]:
    """That session after its window."""
    session = planned(desk)
    sessions.change(desk.tx, session["session"], {"state": SessionState.LOCKED})
    return session


def booked(desk: Desk, member: Person) -> dict[str, Any]:
    """A seat at that session."""
    told = take_seats.book(desk.tx, member, planned(desk)["session"], now=desk.now)
    planned(desk, number=5)
    return {"booking": next(one.booking.id for one in told if isinstance(one, Booked))}


def at(desk: Desk, form: str, step: str) -> Scene:
    """The form, filled as far as `step`."""
    scene = play(desk, form)
    scene.begin()
    scene.walk(step)
    assert scene.draft.step == step
    return scene


def test_the_ways_go_through_every_step_of_every_form() -> None:
    """A new form, or a new step, has to be walked here."""
    assert {name: list(steps) for name, steps in WAYS.items()} == {
        form.name: [step.name for step in form.steps if (form.name, step.name) not in ON_DEMAND]
        for form in FORMS.values()
    }
    assert set(STAGES) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_way_leads_to_the_end(desk: Desk, form: str) -> None:
    scene = at(desk, form, list(WAYS[form])[-1])
    told: list[Notice] = []
    for answer in list(WAYS[form].values())[-1]:
        told = scene.sends(answer)
    leads_on = form in {"kept", "booking_late"}  # into the form for the words, or for what is brought
    assert told
    assert any(isinstance(one, Asked) for one in told) is leads_on
    assert (drafts.current(desk.tx, scene.who.id) is not None) is leads_on


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), STEPS)
@pytest.mark.parametrize("menu", [Menu.HELP, Menu.START])
def test_help_and_start_ask_the_same_again(desk: Desk, form: str, step: str, menu: Menu) -> None:
    scene = at(desk, form, step)
    before = scene.draft
    told = scene.commands(menu)
    question = asked(told)
    assert (question.form, question.step) == (form, step)
    assert isinstance(told[0], Help) is (menu is Menu.HELP)
    after = scene.draft
    assert (after.step, after.data) == (before.step, before.data)
    for answer in WAYS[form][step]:
        assert scene.sends(answer)


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), INSISTING)
@pytest.mark.parametrize("word", ["/cancel", "取消"])
def test_cancel_gives_the_form_up(desk: Desk, form: str, step: str, word: str) -> None:
    scene = at(desk, form, step)
    told = scene.commands(Menu.CANCEL) if word == "/cancel" else scene.sends(word)
    if any(isinstance(one, LeaveAsked) for one in told):
        assert asked(scene.sends("继续填写")).step == step
        assert isinstance(scene.sends(word)[-1], LeaveAsked)
        told = scene.sends("确定取消")
    assert [one.form for one in told if isinstance(one, Cancelled)] == [form]
    assert not any(isinstance(one, Asked) for one in told)
    assert drafts.current(desk.tx, scene.who.id) is None
    assert [one.form for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)] == [None]


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), INSISTING)
def test_what_was_given_up_is_had_back_once(desk: Desk, form: str, step: str) -> None:
    scene = at(desk, form, step)
    before = scene.draft
    (gone,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    assert (gone.kept is None) is (step == next(iter(WAYS[form])))
    if gone.kept is None:
        return
    told = dispatch.press(desk.tx, scene.who, Restore(gone.kept), now=desk.now)
    assert (asked(told).form, asked(told).step) == (form, step)
    assert scene.draft.data == before.data
    with pytest.raises(NothingKept):
        dispatch.press(desk.tx, scene.who, Restore(gone.kept), now=desk.now)


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), [one for one in INSISTING if one != GUESSED])
@pytest.mark.parametrize("wrong", [Content(kind="sticker"), Content("错" * 5000)], ids=["a sticker", "far too much"])
def test_a_wrong_answer_is_asked_for_again_with_its_buttons(desk: Desk, form: str, step: str, wrong: Content) -> None:
    scene = at(desk, form, step)
    before, question = scene.draft, asked(ENGINE.resume(desk.tx, scene.who, now=desk.now))
    again = asked(dispatch.hear(desk.tx, scene.who, wrong, now=desk.now))
    assert isinstance(again.trouble, BadInput)
    assert replace(again, trouble=None) == question
    assert scene.draft == before


@ON_ONE_ENGINE
def test_who_gave_up_twice_has_the_last_back(desk: Desk) -> None:
    scene = at(desk, "appeal", "files")
    (first,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    scene.begin()
    scene.sends(TEXT)
    (second,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    scene.begin()  # nothing is written in it: it gives way
    with pytest.raises(NothingKept):
        dispatch.press(desk.tx, scene.who, Restore(first.kept or 0), now=desk.now)
    dispatch.press(desk.tx, scene.who, Restore(second.kept or 0), now=desk.now)
    assert [one.data["text"] for one in drafts.all_of(desk.tx, scene.who.id)] == [TEXT]


@ON_ONE_ENGINE
def test_nobody_has_back_what_another_gave_up(desk: Desk) -> None:
    scene = at(desk, "appeal", "files")
    (gone,) = [one for one in scene.commands(Menu.CANCEL) if isinstance(one, Cancelled)]
    with pytest.raises(NothingKept):
        dispatch.press(desk.tx, desk.person(Role.CONTACT, HOME), Restore(gone.kept or 0), now=desk.now)


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), [one for one in STEPS if one != GUESSED])
def test_restart_begins_anew_about_the_same(desk: Desk, form: str, step: str) -> None:
    scene = at(desk, form, step)
    question = asked(scene.commands(Menu.RESTART))
    assert (question.form, question.step) == (form, next(iter(WAYS[form])))
    assert {name: scene.draft.data[name] for name in scene.draft.data if name != "given"} == scene.given
    assert len(drafts.all_of(desk.tx, scene.who.id)) == 1
    scene.walk(step)
    assert scene.draft.step == step


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), NOT_FIRST)
def test_back_goes_to_the_question_before_and_keeps_all(desk: Desk, form: str, step: str) -> None:
    scene = at(desk, form, step)
    data = scene.draft.data
    names = list(way(form, step))
    before = names[names.index(step) - 1]
    assert asked(scene.sends("上一步")).step == before
    assert scene.draft.data == data


@ON_ONE_ENGINE
@pytest.mark.parametrize(("form", "step"), INSISTING)
def test_an_old_button_of_the_form_is_refused(desk: Desk, form: str, step: str) -> None:
    """A tap belongs to one question: the same draft's earlier one, or another draft's, changes nothing."""
    scene = at(desk, form, step)
    draft = scene.draft
    for old in (Choose(draft.id, draft.stamp - 1, "cancel"), Choose(draft.id + 1, draft.stamp, "cancel")):
        with pytest.raises(StaleStep):
            dispatch.press(desk.tx, scene.who, old, now=desk.now)
    assert scene.draft == draft


def test_a_second_form_waits_above_the_first(desk: Desk) -> None:
    """A contact who is asked something in the midst of an answer comes back to the answer."""
    scene = at(desk, A.ANSWER, "words")
    above = Scene(desk, scene.who, A.PROGRESS, scene.given)
    assert asked(above.begin()).form == A.PROGRESS
    told = above.sends("已联系企业。")
    assert (asked(told).form, asked(told).step) == (A.ANSWER, "words")
    told = scene.sends(WORDS)
    assert asked(told).step == "plan"


def test_the_same_form_begun_again_goes_on_where_it_stopped(desk: Desk) -> None:
    scene = at(desk, A.ANSWER, "words")
    told = scene.begin()
    assert (asked(told).form, asked(told).step) == (A.ANSWER, "words")
    assert scene.draft.data["outcome"] == "LONG_TERM"
    assert len(drafts.all_of(desk.tx, scene.who.id)) == 1
