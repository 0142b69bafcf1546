"""Somebody with one form to fill, and what has to be there before it can be begun."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.appeals.action import Outcome
from bot.domain.appeals.survey import Survey
from bot.domain.base.content import Content, File
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked
from bot.domain.classes.answering import ReplyState
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.effect import Stated
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.counter.notices import LinkCodeMade
from bot.domain.people.channel import EMAIL
from bot.domain.people.person import EnterpriseState, JoinRequest, Person, Role, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.reach.phone_list import CallState, NewCall
from bot.domain.sessions.notices import Booked
from bot.domain.sessions.session import SessionState
from bot.usecases import book as verbs
from bot.usecases.appeals import templates
from bot.usecases.book import ENGINE
from bot.usecases.counter import linking
from bot.usecases.people import accounts
from bot.usecases.reach import letters
from bot.usecases.sessions import seats as take_seats
from handlers import dispatch
from storage.appeals import appeals
from storage.classes import classes, effects, measures, replies
from storage.mail import drafts
from storage.mail.drafts import Draft
from storage.people import enterprises, licences, people
from storage.reach import phone_calls
from storage.reports import circulars
from storage.sessions import sessions
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.ways import BRANCHES, EDITS, PHOTO, PICTURE, STAGES, TEXT, WAYS, WORDS, A, S


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
    """Two of a list, the second of somebody else; there is a class that they may be put into."""
    filed = [desk.appeal(S.TRIAGE, desk.enterprise("第三家企业")).id for _ in range(2)]
    found = classes.propose(desk.tx, [(row, 0.6) for row in filed], ["口岸"], desk.now)
    assert found is not None
    classes.change(desk.tx, found.id, {"state": ClassState.CONFIRMED})
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
    "licence_send": None,
    "enterprise_merge": None,
    "claim": None,
}


def _same(desk: Desk) -> int:
    return people.add_enterprise(desk.tx, "同一家", "91530100DEM000001C", "昆明市", desk.now)


def _lost(desk: Desk, row: int) -> int:
    """Let the picture of the enterprise's licence be lost."""
    licences.put(desk.tx, row, File("f", "f", "photo", "执照.jpg", 1))
    licences.lose(desk.tx, row)
    return row


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
    if form in {"enterprise_merge", "licence_send"}:
        return {"enterprise": _lost(desk, who.enterprise or 0) if form == "licence_send" else _same(desk)}
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
    told, *_ = linking.make(desk.tx, desk.person(Role.COORDINATOR), desk.at_counter("云南某矿业公司"), now=desk.now)
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
