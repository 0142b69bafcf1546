"""Menu commands: who may give each, and the use case that it asks for."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.errors import BadInput, NoRight, NotRegistered
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.counter import link
from bot.domain.desk.notices import Help
from bot.domain.people.person import Person, Role
from bot.usecases import sessions
from bot.usecases.appeals import appeals, escalation, templates
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.appeals.template_form import TEMPLATES
from bot.usecases.book import ENGINE
from bot.usecases.counter import phoning
from bot.usecases.counter.forms import COUNTER
from bot.usecases.desk import dead_letters, visits
from bot.usecases.forms.steps import by_name
from bot.usecases.people import accounts
from bot.usecases.people.inviting import INVITE
from bot.usecases.people.registration import LINK, REGISTER
from bot.usecases.reach import outages
from bot.usecases.reports import charts, circulars, figures
from bot.usecases.reports.export_form import EXPORT
from bot.usecases.sessions import desk, roll
from bot.usecases.tenure.away_form import AWAY
from bot.usecases.tenure.forgetting_form import DELETE_ME
from bot.usecases.words import wordbook
from bot.usecases.words.keywords import KEYWORDS
from storage.engine.database import Transaction


def start(tx: Transaction, who: Person, payload: str = "", *, now: datetime) -> list[Notice]:
    """Greet; an invite gives its role, a code an enterprise, a stranger begins to register."""
    if payload.startswith(accounts.INVITE_PREFIX):
        return accounts.accept_invite(tx, who, payload, now=now)
    if code := link.read(payload):
        return ENGINE.start(tx, who, LINK, {"code": code}, now=now)
    greeting = accounts.greet(tx, who)
    if who.role is not None or ENGINE.filling(tx, who) == LINK:
        return [*greeting, *ENGINE.resume(tx, who, now=now)]
    return [*greeting, *ENGINE.start(tx, who, REGISTER, {}, now=now)]


def help_(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    return [Help(to=who.chat, role=who.role), *ENGINE.resume(tx, who, now=now)]


def restart(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Begin the form being filled anew; without one, begin with the greeting."""
    return ENGINE.restart(tx, who, now=now) or start(tx, who, now=now)


def mine(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    return (appeals.mine if who.role is Role.MEMBER else appeals.todo)(tx, who, page, now=now)


def keywords(tx: Transaction, who: Person, department: str = "", *, now: datetime) -> list[Notice]:
    """Show a department's words to be changed; none named: the versions, and the question whose words."""
    wordbook.may_edit(tx, who, {}, now=now)
    if not department:
        return [*wordbook.show(tx, who, now=now), *ENGINE.start(tx, who, KEYWORDS, {}, now=now)]
    found = by_name(tx.programme.pack.find_department, department)
    if found is None:
        raise BadInput("unknown_department", {"name": department})
    return ENGINE.start(tx, who, KEYWORDS, {"department": found.name}, now=now)


def _form(name: str) -> Callable[..., list[Notice]]:
    return lambda tx, who, *, now: ENGINE.start(tx, who, name, {}, now=now)


EVERYBODY: frozenset[Role | None] = frozenset({None, *Role})
MEMBERS: frozenset[Role | None] = frozenset(Role)
DESK: frozenset[Role | None] = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
KEEPERS: frozenset[Role | None] = frozenset({Role.COORDINATOR, Role.ADMIN})
PAGED = frozenset({Menu.MY, Menu.TODO, Menu.TRIAGE, Menu.UNREACHABLE, Menu.DEAD, Menu.OVERDUE, Menu.VISITS, Menu.CALLS})

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
    Menu.VISITS: (frozenset({Role.COORDINATOR}), visits.visits),
    Menu.COUNTER: (frozenset({Role.COORDINATOR}), _form(COUNTER)),
    Menu.CALLS: (frozenset({Role.COORDINATOR}), phoning.listed),
    Menu.OVERDUE: (DESK, escalation.ledger),
    Menu.STATS: (MEMBERS, figures.stats),
    Menu.CHARTS: (frozenset(charts.SEE_ALL | figures.OWN_DEPARTMENT), charts.asked),
    Menu.CIRCULAR: (DESK, circulars.asked),
    Menu.EXPORT: (DESK, _form(EXPORT)),
    Menu.DELETE_ME: (EVERYBODY, _form(DELETE_ME)),
    Menu.AWAY: (frozenset({Role.CONTACT}), _form(AWAY)),
    Menu.SESSION: (frozenset({Role.COORDINATOR}), desk.desk),
    Menu.QUEUE: (frozenset({Role.COORDINATOR}), roll.show),
    Menu.KEYWORDS: (frozenset({Role.COORDINATOR}), keywords),
    Menu.TEMPLATES: (frozenset(templates.EDITORS), _form(TEMPLATES)),
    Menu.UNREACHABLE: (KEEPERS, outages.unreachable),
    Menu.DEAD: (frozenset({Role.ADMIN}), dead_letters.letters),
}


def command(tx: Transaction, who: Person, menu: Menu, page: int = 0, *, now: datetime) -> list[Notice]:
    """Run a menu command for whom it is; drafts stay as they are."""
    roles, run = COMMANDS[menu]
    if who.role not in roles:
        raise NoRight if who.role else NotRegistered
    return run(tx, who, page, now=now) if menu in PAGED else run(tx, who, now=now)
