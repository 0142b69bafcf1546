"""The form in which a coordinator or administrator makes an invite."""

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.people import roles
from bot.usecases.forms.steps import Form, Step, Taken, Turn, by_name, choice, only_text
from bot.usecases.people import accounts, guard
from bot.usecases.people.filled import Invited

INVITE = "invite"


def _roles(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(role.value, roles.ROLE[role]) for role in guard.may_invite(turn.actor))


def _needs_department(turn: Turn) -> bool:
    return guard.own_department(turn.actor) is None and guard.needs_department(Invited.from_draft(turn.data).role)


def take_department(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    found = by_name(turn.tx.programme.pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return Taken({"department": found.name})


INVITE_FORM = Form(
    INVITE,
    (
        Step("role", choice("role", _roles), _roles),
        Step("department", take_department, when=_needs_department),
    ),
    accounts.invite,
    accounts.may_invite,
)
