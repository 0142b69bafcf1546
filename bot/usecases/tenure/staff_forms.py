"""The forms about the staff: a search, a new post, and confirmations."""

from collections.abc import Mapping

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, Unreadable
from bot.domain.base.question import Option
from bot.domain.people.person import STAFF, Role
from bot.domain.people.standing import StandingAction
from bot.texts.people import roles
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, choice, filled, sure, words
from bot.usecases.people import guard
from bot.usecases.people.inviting import take_department
from bot.usecases.people.registration import take_uscc
from bot.usecases.tenure import leaving, members, merging, staff
from bot.usecases.tenure.filled import AboutStaff, Merging
from storage.people import enterprises, people

FIND, SUSPEND, RESUME, END, POST = "staff_find", "staff_suspend", "staff_resume", "staff_end", "staff_post"
CONFIRM, DECLINE = "staff_confirm", "staff_decline"
REMOVE, CHANGE = "member_remove", "member_change"
LEAVE, MERGE = "member_leave", "enterprise_merge"
OF_ACTION = {
    StandingAction.SUSPEND: SUSPEND,
    StandingAction.RESUME: RESUME,
    StandingAction.END: END,
    StandingAction.POST: POST,
    StandingAction.CONFIRM: CONFIRM,
    StandingAction.DECLINE: DECLINE,
    StandingAction.REMOVE: REMOVE,
}


def _who(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: the person, and what they are or will be."""
    about = AboutStaff.from_draft(turn.data)
    person = people.find(turn.tx, about.person)
    if person is None:
        return dict(turn.data)
    role = about.role or person.role or person.held_role
    department = about.department if about.role else person.department or person.held_department
    last = leaving.leaves_vacant(turn.tx, person)
    return {**turn.data, "name": person.name, "role": role, "department": department, "last": last}


def _whose(turn: Turn) -> Mapping[str, object]:
    enterprise_id = turn.actor.enterprise
    return {"name": people.enterprise_by_id(turn.tx, enterprise_id).name if enterprise_id else ""}


def _take_kept(turn: Turn, content: Content) -> Taken:
    """Take the code of the record that stays."""
    taken = take_uscc(turn, content)
    merging.pair(turn.tx, Merging.from_draft({**turn.data, **taken.values}))
    return taken


def _both(turn: Turn) -> Mapping[str, object]:
    """Name the two records that are to be one."""
    both = Merging.from_draft(turn.data)
    is_there = enterprises.exists(turn.tx, both.enterprise)
    gone = people.enterprise_by_id(turn.tx, both.enterprise).name if is_there else ""
    return {"gone": gone, "kept": both.known}


def _roles(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(role.value, roles.ROLE[role]) for role in Role if role in STAFF)


def _take_role(turn: Turn, content: Content) -> Taken:
    """Take the new role, and keep which post it is to take the place of."""
    taken, person = choice("role", _roles)(turn, content), people.find(turn.tx, AboutStaff.from_draft(turn.data).person)
    return Taken({**taken.values, "held": staff.post_held(person) if person else None})


def _needs_department(turn: Turn) -> bool:
    return guard.needs_department(AboutStaff.from_draft(turn.data).role)


def _take_other(turn: Turn, content: Content) -> Taken:
    """Take the code of another registered enterprise."""
    taken = take_uscc(turn, content)
    wanted = people.enterprise_by_uscc(turn.tx, taken.values["uscc"])
    if wanted is None:
        raise BadInput("not_registered")
    if wanted.id == turn.actor.enterprise:
        raise BadInput("own_enterprise")
    return taken


STAFF_FORMS = (
    Form(
        MERGE,
        (Step("uscc", _take_kept, facts=_both, controls=(CANCEL,)), sure(_both)),
        merging.merge,
        merging.may_merge,
    ),
    Form(FIND, (Step("words", words("words", least=1, most=50)),), staff.find, staff.may),
    *(Form(name, (sure(_who),), staff.change, staff.check) for name in (SUSPEND, RESUME, END, CONFIRM, DECLINE)),
    Form(
        POST,
        (
            Step("role", _take_role, _roles, _who),
            Step("department", take_department, when=_needs_department),
            sure(_who),
        ),
        staff.change,
        staff.check,
    ),
    Form(CHANGE, (Step("uscc", _take_other, controls=(CANCEL,)), sure(filled)), members.ask, members.may_change),
    Form(LEAVE, (sure(_whose),), members.go, members.may_go),
    Form(REMOVE, (sure(_who),), members.remove, members.may_remove),
)


def of_action(action: StandingAction) -> str:
    """Return the form of a button's action; raise Unreadable for an action without a form."""
    if action not in OF_ACTION:
        raise Unreadable
    return OF_ACTION[action]
