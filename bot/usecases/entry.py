"""Where updates come in: which use case a command, a button or a plain message asks for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.appeal import Action
from bot.domain.content import Content
from bot.domain.errors import NoRight, NotRegistered
from bot.domain.notice import EditIgnored, Help, Notice, OnlyPrivate, Unheard, UnknownCommand
from bot.domain.people import Person, Role
from bot.domain.press import (
    Answer,
    Book,
    CancelBooking,
    Choose,
    Do,
    DoSession,
    EditSession,
    Go,
    History,
    LetIn,
    Menu,
    Phone,
    Press,
    Push,
    PushNotice,
    Rate,
    Reach,
    Replay,
    Show,
    Similar,
)
from bot.domain.session import SessionAction
from bot.usecases import accounts, admin, appeals, reach, reports, sessions, similar
from bot.usecases.forms.book import ENGINE, FORMS
from bot.usecases.forms.enterprise import APPEAL, RATE, REGISTER
from bot.usecases.forms.office import INVITE
from bot.usecases.forms.session import EDIT_OF, SESSION, SESSION_CANCEL
from bot.usecases.sessions import announcing, desk
from storage.database import Transaction


def start(tx: Transaction, who: Person, payload: str = "", *, now: datetime) -> list[Notice]:
    """Greet; an invite gives its role, a stranger begins to register."""
    if payload.startswith(accounts.INVITE_PREFIX):
        return accounts.accept_invite(tx, who, payload, now=now)
    greeting = accounts.greet(tx, who)
    if who.role is not None:
        return [*greeting, *ENGINE.resume(tx, who, now=now)]
    return [*greeting, *ENGINE.start(tx, who, REGISTER, {}, now=now)]


def help_(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    return [Help(to=who.chat, role=who.role), *ENGINE.resume(tx, who, now=now)]


def restart(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Begin the form being filled anew; without one, begin with the greeting."""
    return ENGINE.restart(tx, who, now=now) or start(tx, who, now=now)


def mine(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    return (appeals.mine if who.role is Role.MEMBER else appeals.todo)(tx, who, page, now=now)


def _form(name: str) -> Callable[..., list[Notice]]:
    return lambda tx, who, *, now: ENGINE.start(tx, who, name, {}, now=now)


EVERYBODY: frozenset[Role | None] = frozenset({None, *Role})
MEMBERS: frozenset[Role | None] = frozenset(Role)
DESK: frozenset[Role | None] = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
KEEPERS: frozenset[Role | None] = frozenset({Role.COORDINATOR, Role.ADMIN})
PAGED = frozenset({Menu.MY, Menu.TODO, Menu.TRIAGE, Menu.UNREACHABLE, Menu.DEAD})

COMMANDS: dict[Menu, tuple[frozenset[Role | None], Callable[..., list[Notice]]]] = {
    Menu.START: (EVERYBODY, start),
    Menu.HELP: (EVERYBODY, help_),
    Menu.CANCEL: (EVERYBODY, ENGINE.cancel),
    Menu.RESTART: (EVERYBODY, restart),
    Menu.APPEAL: (EVERYBODY, _form(APPEAL)),
    Menu.INVITE: (EVERYBODY, _form(INVITE)),
    Menu.MY: (MEMBERS, mine),
    Menu.TODO: (MEMBERS, appeals.todo),
    Menu.BOOK: (MEMBERS, sessions.show_open),
    Menu.TRIAGE: (DESK, appeals.triage),
    Menu.STATS: (MEMBERS, reports.stats),
    Menu.SESSION: (frozenset({Role.COORDINATOR}), desk.desk),
    Menu.UNREACHABLE: (KEEPERS, reach.unreachable),
    Menu.DEAD: (frozenset({Role.ADMIN}), admin.letters),
}


def command(tx: Transaction, who: Person, menu: Menu, page: int = 0, *, now: datetime) -> list[Notice]:
    """Run a menu command for whom it is; drafts stay as they are."""
    roles, run = COMMANDS[menu]
    if who.role not in roles:
        raise NoRight if who.role else NotRegistered
    return run(tx, who, page, now=now) if menu in PAGED else run(tx, who, now=now)


def _do(tx: Transaction, who: Person, pressed: Do, now: datetime) -> list[Notice]:
    """A move that needs words begins its form, the others are made at once."""
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    if pressed.action in FORMS:
        return ENGINE.start(tx, who, pressed.action, given, now=now)
    if pressed.action is Action.RATE:
        return appeals.show(tx, who, pressed.appeal, now=now)
    return appeals.do(tx, who, pressed.action, given, now=now)


def _rate(tx: Transaction, who: Person, pressed: Rate, now: datetime) -> list[Notice]:
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    return ENGINE.start(tx, who, RATE, given | {"satisfaction": pressed.satisfaction}, now=now)


def _do_session(tx: Transaction, who: Person, pressed: DoSession, now: datetime) -> list[Notice]:
    """What needs words begins its form; a button of another state does nothing."""
    desk.coordinator(tx, who, {}, now=now)
    if pressed.action is SessionAction.PREPARE:
        return ENGINE.start(tx, who, SESSION, {}, now=now)
    desk.check_state(tx, pressed.session, pressed.action, pressed.state)
    if pressed.action is SessionAction.PUBLISH:
        return announcing.preview(tx, who, pressed.session, now=now)
    if pressed.action is SessionAction.CANCEL:
        return ENGINE.start(tx, who, SESSION_CANCEL, {"session": pressed.session}, now=now)
    return desk.fields(tx, who, pressed.session, now=now)


PUSHES = {
    Push.SEND: announcing.publish,
    Push.LOOK: announcing.ask_progress,
    Push.STOP: announcing.stop,
    Push.RESUME: announcing.resume,
}

PRESSES: Mapping[type[Any], Callable[[Transaction, Person, Any, datetime], list[Notice]]] = {
    Choose: lambda tx, who, it, now: ENGINE.choose(tx, who, it, now=now),
    Do: _do,
    Rate: _rate,
    Show: lambda tx, who, it, now: similar.show(tx, who, it.appeal, now=now),
    Similar: lambda tx, who, it, now: similar.look(tx, who, it.appeal, now=now),
    History: lambda tx, who, it, now: appeals.history(tx, who, it.appeal, now=now),
    Phone: lambda tx, who, it, now: appeals.phone(tx, who, it.appeal, now=now),
    Reach: lambda tx, who, it, now: reach.contact(tx, who, it.person, now=now),
    Replay: lambda tx, who, it, now: admin.replay(tx, who, it.source, it.row, now=now),
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
    Book: lambda tx, who, it, now: sessions.book(tx, who, it.session, now=now),
    DoSession: _do_session,
    EditSession: lambda tx, who, it, now: ENGINE.start(tx, who, EDIT_OF[it.field], {"session": it.session}, now=now),
    PushNotice: lambda tx, who, it, now: PUSHES[it.what](tx, who, it.session, now=now),
    CancelBooking: lambda tx, who, it, now: sessions.cancel(tx, who, it.booking, now=now),
    Go: lambda tx, who, it, now: command(tx, who, it.menu, it.page, now=now),
}


def press(tx: Transaction, who: Person, pressed: Press, *, now: datetime) -> list[Notice]:
    """Do what a button says; who may and whether it still holds is decided behind it."""
    return PRESSES[type(pressed)](tx, who, pressed, now)


def hear(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Give a message to the form being filled; an enterprise's words without one begin an appeal."""
    taken = ENGINE.advance(tx, who, content, now=now)
    if taken is not None:
        return taken
    if who.role is None:
        return start(tx, who, now=now)
    long_enough = len(content.text.strip()) >= tx.programme.pack.limits.text_min
    if who.role is Role.MEMBER and content.kind == "text" and (content.files or long_enough):
        ENGINE.start(tx, who, APPEAL, {}, now=now)
        return ENGINE.advance(tx, who, content, now=now) or []
    return [Unheard(to=who.chat, role=who.role)]


def unknown_command(tx: Transaction, who: Person, name: str, *, now: datetime) -> list[Notice]:
    return [UnknownCommand(to=who.chat, command=name, role=who.role), *ENGINE.resume(tx, who, now=now)]


def edited(_: Transaction, who: Person, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # every use case has `now`
    return [EditIgnored(to=who.chat)]


def only_private(_: Transaction, who: Person, group: int, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # as above
    return [OnlyPrivate(to=group)]


def nothing(_: Transaction, who: Person, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # as above
    return []
