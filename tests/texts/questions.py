"""Every question of every form, asked by the real steps of a form that is filled so far."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.appeals.action import Outcome, State
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Asked
from bot.domain.classes.answering import ReplyState
from bot.domain.classes.class_issue import ClassAction, ClassState
from bot.domain.classes.effect import Stated
from bot.domain.desk.wishes import Doubt
from bot.domain.people.person import Role
from bot.domain.reports.circular import Section
from bot.usecases.book import FORMS
from bot.usecases.classes.class_forms import CLASS_FORMS, FORM_OF
from bot.usecases.forms.steps import CANCEL, CHECK, Form, Step, Turn
from bot.usecases.people.registration import LICENCE_STEP
from storage.classes import classes, effects, replies
from storage.people import people
from storage.reports import circulars
from storage.sessions import sessions
from tests.desk import Desk, open_desk
from tests.texts.notices import Labelled
from tests.texts.samples import Typed, verdict


def filled(typed: Typed, appeal: int) -> dict[str, Any]:
    """Everything that any form may have asked before."""
    return {
        "given": [],
        "consent": "2024-10",
        "uscc": "91350100M000100Y43",
        "known": "",
        "name": typed.name,
        "region": "昆明市",
        "contact": typed.person,
        "phone": "13800138000",
        "text": typed.text,
        "pieces": [typed.text, typed.text],
        "files": [],
        "verdict": verdict(typed),
        "lead": typed.department,
        "kind": "服务需求",
        "appeal": appeal,
        "satisfaction": "UNSATISFIED",
        "kept": typed.words,
        "outcome": "LONG_TERM",
        "plan": typed.words,
        "words": typed.words,
        "assisting": ["省商务厅"],
        "role": "CONTACT",
        "action": "POST",
        "session": 1,
        "field": "theme",
        "theme": typed.words[:40],
        "form": "坐诊",
        "date": "2024-11-16",
        "example": "2024-11-24",
        "time": "09:30",
        "place": typed.name,
        "departments": ["省商务厅", "昆明海关"],
        "heads": {"省商务厅": typed.person},
        "capacity": 12,
        "rooms": [["省商务厅"], ["昆明海关"]],
        "slot": "20",
        "department": "省林草局",
        "fate": "RENAME",
        "group": "LIMITS",
        "at": "2024-11-20",
        "which": "name",
        "doubt": "OLD",
        "since": "10月24日（周四）09:00",
        "filling": "appeal",
        "number": "YN-2024-0087",
        "rows": [{"appeal": appeal, "state": "TRIAGE", "round": 1, "number": "YN-2024-0087"}] * 12,
        "first": 1,
        "begin": 9,
        "chosen": [1, 3, 4, 5],
        "act": "GIVE",
    }


# What only this form knows by that name.
OF_FORM: dict[str, dict[str, object]] = {
    "department": {"new": "省林业局"},
    "away": {"first": "2024-11-18"},
    "enterprise_merge": {"enterprise": 1},
    **{form.name: {"state": ClassState.CONFIRMED, "standing": "IN_FORCE"} for form in CLASS_FORMS},
    FORM_OF[ClassAction.ANSWER]: {"state": ClassState.CONFIRMED},
}


def questions(typed: Typed) -> Iterator[Labelled]:
    with open_desk() as desk:
        enterprise = desk.enterprise(typed.name)
        appeal = desk.appeal(State.TRIAGE, enterprise, text=typed.text, verdict=verdict(typed))
        data = filled(typed, appeal.id) | {"booking": booked(desk, enterprise), "person": employed(desk, typed)}
        data |= {
            "circular": worded(desk, typed),
            "section": "opening",
            "class_issue": (alike_row := alike(desk, appeal.id)),
        }
        data |= {"answer": answered_once(desk, alike_row)}
        for form in FORMS.values():
            of_form = data | OF_FORM.get(form.name, {})
            for step in form.steps:
                question = asked(desk, form, step, of_form)
                yield f"{form.name} {step.name}", question
                yield f"{form.name} {step.name}（再问）", replace(question, trouble=BadInput("text_wanted"))
        changing = data | {"checking": "confirm"}
        anew = asked(desk, FORMS["appeal"], FORMS["appeal"].steps[0], changing)
        yield "appeal text（改）", replace(anew, controls=("done", "check", "cancel"))
        for doubt in Doubt:
            yield f"这是什么 {doubt}", asked(desk, FORMS["meant"], FORMS["meant"].steps[0], data | {"doubt": doubt})
        for section in Section:
            yield (
                f"circular {section}",
                asked(desk, FORMS["circular"], FORMS["circular"].steps[0], data | {"section": section}),
            )
        known = data | {"known": typed.name, "files": [], "assisting": [], "verdict": {}}
        for name in ("register", "appeal", "ASSIGN"):
            for step in FORMS[name].steps:
                shown = known if step.name != "department" else known | {"verdict": {"ranked": []}}
                shown = shown | {"lead": None} if name == "appeal" else shown
                yield f"{name} {step.name}（另一种）", asked(desk, FORMS[name], step, shown)


def alike(desk: Desk, appeal: int) -> int:
    other = desk.appeal(State.TRIAGE, desk.enterprise("乙"))
    found = classes.propose(desk.tx, [(appeal, 0.5), (other.id, 0.4)], ["口岸", "查验"], desk.now)
    assert found is not None
    stated = Stated("子女入学", "61", "名", "省教育厅", "2024-08")
    effects.add(desk.tx, found.id, stated, desk.person(Role.COORDINATOR).id, desk.now)
    return found.id


def answered_once(desk: Desk, row: int) -> int:
    """One answer to all members of the class."""
    by = desk.person(Role.COORDINATOR).id
    answer = replies.add(desk.tx, row, Outcome.SOLVED, "已经开通快速通道。", by, desk.now)
    replies.put(desk.tx, answer, replies.to_answer(desk.tx, row), ReplyState.DRAFT, desk.now)
    return answer


def worded(desk: Desk, typed: Typed) -> int:
    who = desk.person(Role.COORDINATOR)
    words = {Section.OPENING.value: typed.text}
    return circulars.add(desk.tx, 2024, 9, {"made_by": who.id, "made_at": desk.now, "words": words}).id


def employed(desk: Desk, typed: Typed) -> int:
    who = desk.person(Role.CONTACT, typed.department)
    people.change(desk.tx, who.id, name=typed.person)
    return who.id


def booked(desk: Desk, enterprise: int) -> int:
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    session = sessions.add(desk.tx, values | {"capacity": 5, "held_at": desk.now})
    who = desk.person(Role.MEMBER, enterprise=enterprise)
    seat = {"session": session.id, "enterprise": enterprise, "slot": 1, "booked_by": who.id, "booked_at": desk.now}
    return sessions.book(desk.tx, seat).id


def asked(desk: Desk, form: Form, step: Step, data: dict[str, Any]) -> Asked:
    who = desk.person(Role.ADMIN)
    people.change(desk.tx, who.id, name=data["contact"])
    turn = Turn(desk.tx, people.by_id(desk.tx, who.id), data, desk.now)
    return Asked(
        to=1,
        form=form.name,
        step=step.name,
        draft=12345,
        stamp=17,
        options=step.options(turn),
        controls=(CHECK, CANCEL) if step is LICENCE_STEP else step.controls,  # it is only asked from the check page
        facts=step.facts(turn),
    )
