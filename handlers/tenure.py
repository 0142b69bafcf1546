"""Names the use cases for buttons and commands about joining, staff, absences and leaving."""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import Person, Role
from bot.domain.people.presses import (
    Answer,
    AtEnterprise,
    Claim,
    FreeInvite,
    JudgeName,
    LetIn,
    OfEnterprise,
    PartEnterprises,
    TakePlace,
    UndoMerge,
)
from bot.domain.tenure.presses import (
    CallOffChange,
    ChangeDepartment,
    ChangeEnterprise,
    ChangeSettings,
    DoImport,
    DoStaff,
    EditDetail,
    FindStaff,
    JudgeSettings,
    LeaveEnterprise,
    RestoreSettings,
    SendTemplate,
    ShowSettings,
    ShowStaff,
    StaffPhone,
)
from bot.texts.tenure import away
from bot.usecases.book import ENGINE
from bot.usecases.people import verifying
from bot.usecases.people.verifying_form import AGAIN, REFUSE, SEND_LICENCE
from bot.usecases.tenure import (
    away_form,
    departments,
    details,
    entering,
    importing_chat,
    joining,
    members,
    merging,
    own,
    settings,
    settings_form,
    staff,
    staff_forms,
)
from bot.usecases.tenure.away_form import AWAY, FIRST
from bot.usecases.tenure.department_form import DEPARTMENT
from bot.usecases.tenure.detail_forms import EDITS
from bot.usecases.tenure.forgetting_form import DELETE_ME
from bot.usecases.tenure.joining_form import CLAIM
from bot.usecases.tenure.own_form import ME
from bot.usecases.tenure.settings_form import SETTINGS
from handlers.base.tables import EVERYBODY, MEMBERS, Commands, Presses, form
from storage.engine.database import Transaction
from storage.mail import drafts

LOOKS = {
    OfEnterprise.PAGE: verifying.show,
    OfEnterprise.NUMBERS: verifying.numbers,
    OfEnterprise.MEMBERS: members.of_enterprise,
    OfEnterprise.LICENCE: verifying.licence,
}
ASKS = {
    OfEnterprise.REFUSE: REFUSE,
    OfEnterprise.RESUBMIT: AGAIN,
    OfEnterprise.MERGE: staff_forms.MERGE,
    OfEnterprise.SEND_LICENCE: SEND_LICENCE,
}
RULES = {OfEnterprise.KEEP: EnterpriseAction.KEEP, OfEnterprise.REPLACE: EnterpriseAction.REPLACE}


def _at_enterprise(tx: Transaction, who: Person, pressed: AtEnterprise, now: datetime) -> list[Notice]:
    enterprise_id = pressed.enterprise
    if pressed.what in LOOKS:
        return LOOKS[pressed.what](tx, who, enterprise_id, now=now)
    if pressed.what in ASKS:
        return ENGINE.start(tx, who, ASKS[pressed.what], {"enterprise": enterprise_id}, now=now)
    if pressed.what in RULES:
        return members.rule(tx, who, enterprise_id, pressed.person, RULES[pressed.what], now=now)
    return verifying.decide(tx, who, enterprise_id, EnterpriseAction.APPROVE, now=now)


def _do_staff(tx: Transaction, who: Person, pressed: DoStaff, now: datetime) -> list[Notice]:
    about = {"person": pressed.person, "action": pressed.action, "standing": pressed.standing}
    return ENGINE.start(tx, who, staff_forms.of_action(pressed.action), about, now=now)


PRESSES: Presses = {
    FreeInvite: lambda tx, who, pressed, now: entering.free(tx, who, pressed.mark, now=now),
    LetIn: lambda tx, who, pressed, now: joining.let_in(
        tx, who, pressed.person, yes=pressed.answer is Answer.YES, now=now
    ),
    Claim: lambda tx, who, _, now: ENGINE.start(tx, who, CLAIM, {}, now=now),
    AtEnterprise: _at_enterprise,
    DoStaff: _do_staff,
    ShowStaff: lambda tx, who, pressed, now: staff.card(tx, who, pressed.person, now=now),
    StaffPhone: lambda tx, who, pressed, now: staff.number(tx, who, pressed.person, now=now),
    FindStaff: lambda tx, who, _, now: ENGINE.start(tx, who, staff_forms.FIND, {}, now=now),
    ChangeEnterprise: lambda tx, who, _, now: ENGINE.start(tx, who, staff_forms.CHANGE, {}, now=now),
    EditDetail: lambda tx, who, pressed, now: ENGINE.start(
        tx, who, EDITS[pressed.detail], {"detail": pressed.detail}, now=now
    ),
    LeaveEnterprise: lambda tx, who, _, now: ENGINE.start(tx, who, staff_forms.LEAVE, {}, now=now),
    JudgeName: lambda tx, who, pressed, now: details.judge(
        tx, who, pressed.change, yes=pressed.answer is Answer.YES, now=now
    ),
    UndoMerge: lambda tx, who, pressed, now: merging.ask_to_undo(tx, who, pressed.merge, now=now),
    PartEnterprises: lambda tx, who, pressed, now: merging.undo(tx, who, pressed.merge, now=now),
    ChangeDepartment: lambda tx, who, _, now: ENGINE.start(tx, who, DEPARTMENT, {}, now=now),
    ShowSettings: lambda tx, who, pressed, now: settings.section(tx, who, pressed.section, now=now),
    ChangeSettings: lambda tx, who, pressed, now: ENGINE.start(tx, who, SETTINGS, {"group": pressed.section}, now=now),
    JudgeSettings: lambda tx, who, pressed, now: settings.judge(
        tx, who, pressed.version, yes=pressed.answer is Answer.YES, now=now
    ),
    RestoreSettings: lambda tx, who, pressed, now: settings.restore(tx, who, pressed.version, now=now),
    SendTemplate: lambda tx, who, pressed, now: importing_chat.template(tx, who, pressed.kind, now=now),
    DoImport: lambda tx, who, pressed, now: importing_chat.decide(
        tx, who, pressed.table, yes=pressed.answer is Answer.YES, now=now
    ),
    CallOffChange: lambda tx, who, pressed, now: departments.call_off(tx, who, pressed.change, now=now),
    TakePlace: lambda tx, who, pressed, now: members.take_place(tx, who, pressed.answer, now=now),
}
COMMANDS: Commands = {
    Menu.AWAY: (frozenset({Role.CONTACT, Role.HEAD}), form(AWAY)),
    Menu.DELETE_ME: (EVERYBODY, form(DELETE_ME)),
    Menu.ME: (EVERYBODY, form(ME)),
    Menu.MY_DATA: (EVERYBODY, own.ask),
    Menu.STAFF: (frozenset({Role.ADMIN, Role.HEAD}), staff.listed),
    Menu.DEPARTMENTS: (frozenset({Role.ADMIN}), departments.show),
    Menu.SETTINGS: (frozenset({Role.ADMIN}), settings.show),
    Menu.IMPORT: (frozenset({Role.ADMIN}), importing_chat.show),
    Menu.MEMBERS: (MEMBERS, members.listed),
}


def days_said(tx: Transaction, who: Person, text: str, now: datetime) -> list[Notice]:
    """Give the open question for the days of an absence what a sentence says of them; nothing if it says none.

    A sentence that only asks, or names other people, notes nothing unless another question follows.
    """
    open_form = drafts.current(tx, who.id)
    if open_form is None or (open_form.form, open_form.step) != (AWAY, FIRST):
        return []
    said = away_form.days_in(tx, text, now) if away.is_stated(text) or away_form.asks_deputy(tx, who) else ""
    return (ENGINE.advance(tx, who, Content(said), now=now) or []) if said else []


def settings_said(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Take what an administrator types outside a form as settings, if it reads so; nothing is adopted by it."""
    kind = None if content.files or who.role is not Role.ADMIN else settings_form.section_of(tx, content.text, now)
    if kind is None:
        return []
    ENGINE.start(tx, who, SETTINGS, {"group": kind}, now=now)
    return ENGINE.advance(tx, who, content, now=now) or []
