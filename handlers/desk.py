"""Names the use cases for common commands such as /start and /help, for lists, and for dead letters."""

from dataclasses import replace
from datetime import datetime

from bot.domain import presses
from bot.domain.appeals.notices import CardShown
from bot.domain.base.content import Content
from bot.domain.base.errors import Unreadable
from bot.domain.base.notice import Notice
from bot.domain.base.press import Go, Menu, Press
from bot.domain.desk.notices import Help
from bot.domain.desk.presses import (
    ExportRecords,
    Facets,
    FacetValues,
    Find,
    FindWith,
    Many,
    ManyFound,
    Open,
    OpenFound,
    OpenWaiting,
    ReadGroup,
    ReadRecords,
    Replay,
    UndoBulk,
    Waits,
)
from bot.domain.desk.wish_notices import Explained
from bot.domain.desk.wishes import ABOUT_NOTHING, Wish
from bot.domain.people.person import Person, Role
from bot.domain.people.presses import Reenter
from bot.domain.people.spoken_code import LINK_CODE
from bot.texts.desk import line_numbers, topics, wishes
from bot.usecases.appeals import precedents
from bot.usecases.appeals.kept_text import KEPT, begun
from bot.usecases.book import ENGINE
from bot.usecases.counter.forms import LINK
from bot.usecases.desk import (
    auditing,
    bulk,
    bulk_form,
    dead_letters,
    finding,
    first_words,
    ledger,
    lists,
    morning,
    narrowing,
    plans,
    unclear_text,
    visits,
)
from bot.usecases.forms.steps import Turn
from bot.usecases.people import accounts, off_duty
from bot.usecases.tenure import entering, joining_form, said_early
from bot.usecases.tenure.entering import ENTER
from bot.usecases.tenure.joining_form import CLAIM, REGISTER
from handlers.base.tables import COORDINATORS, DESK, EVERYBODY, MEMBERS, WORKERS, Commands, Presses
from storage.engine.database import Transaction
from storage.mail import shown_lists


def start(tx: Transaction, who: Person, payload: str = "", *, now: datetime) -> list[Notice]:
    """Greet the person. An invite gives its role, a link code an enterprise; a stranger begins to register."""
    if payload.startswith(accounts.INVITE_PREFIX):
        person, given = entering.opened(tx, who, payload, now=now)
        return ENGINE.start(tx, person, ENTER, given, now=now)
    off_duty.stand(tx, who)
    if code := LINK_CODE.read(payload):
        return ENGINE.start(tx, who, LINK, {"code": code}, now=now)
    greeting = accounts.greet(tx, who)
    if who.role is not None or ENGINE.filling(tx, who) in {LINK, CLAIM, ENTER}:
        return [*greeting, *ENGINE.resume(tx, who, now=now)]
    return [*greeting, *ENGINE.start(tx, who, REGISTER, {}, now=now)]


def meet(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Begin the registration of a stranger; their code, number or problem is kept for its step, or the appeal after."""
    if explained := asked_by_stranger(who, content):
        return explained
    said = content.text.strip() if content.kind == "text" else ""
    if not said_early.speaks(tx, said, first_words.tells_of_a_matter):
        return start(tx, who, now=now)
    ENGINE.start(tx, who, REGISTER, {}, now=now)  # as an answer, so that no tap and no /start loses it
    return [*accounts.greet(tx, who), *(ENGINE.advance(tx, who, content, now=now) or [])]


def asked_by_stranger(who: Person, content: Content) -> list[Notice]:
    """Answer what somebody without a role asks about the service; nothing if the text is something else."""
    topic = topics.asked(content.text.strip()) if content.kind == "text" and who.role is None else None
    is_theirs = topic is not None and topic not in topics.OF_STAFF
    return [Explained(to=who.chat, topic=topic, role=None)] if topic and is_theirs else []


def at_the_door(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Answer what a stranger asks instead of giving consent or code, and ask for it again; nothing otherwise."""
    if who.role is not None or not joining_form.is_at_the_door(tx, who):
        return []
    explained = asked_by_stranger(who, content)
    return [*explained, *ENGINE.resume(tx, who, now=now)] if explained else []


def help_(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    return [Help(to=who.chat, role=who.role), *ENGINE.resume(tx, who, now=now)]


def restart(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Begin the form being filled in again; without one, greet."""
    return ENGINE.restart(tx, who, now=now) or start(tx, who, now=now)


def mine(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a member their appeals, and staff what waits for them."""
    return (lists.mine if who.role is Role.MEMBER else lists.todo)(tx, who, page, now=now)


def many(tx: Transaction, who: Person, pressed: Many | ManyFound, *, now: datetime) -> list[Notice]:
    """Begin to act on several appeals of a list at once."""
    return ENGINE.start(tx, who, bulk_form.BULK, bulk_form.page(tx, who, pressed, now=now), now=now)


def reenter(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Let somebody who has left begin again as a stranger."""
    return start(tx, off_duty.reenter(tx, who, now=now), now=now)


def _opened(tx: Transaction, who: Person, appeal: int, back: Press, now: datetime) -> list[Notice]:
    """Show the card, which leads back to the list from which it was opened."""
    notices = precedents.show(tx, who, appeal, now=now)
    return [replace(notice, back=back) if isinstance(notice, CardShown) else notice for notice in notices]


def typed(tx: Transaction, who: Person, text: str) -> list[Press]:
    """Return the buttons of the list shown last for which the text stands; nothing if one of them is not there.

    A list of an earlier version of the program may hold what can't be read any more.
    """
    numbers = line_numbers.read(text)
    listed = shown_lists.last(tx, who.chat) if numbers else {}
    try:
        return [presses.decode(listed[number]) for number in numbers]
    except (KeyError, Unreadable):
        return []


def replied(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice] | None:
    """Handle a reply to a message about one appeal; None if it is none, or says no more than thanks."""
    about, understood = unclear_text.quoted(tx, who, content), wishes.understood(content.text)
    if about is None or (understood is not None and understood.wish in ABOUT_NOTHING):
        return None
    if understood is not None and understood.wish is Wish.PROGRESS and not understood.says_more:
        return precedents.show(tx, who, about.id, now=now)
    return _used_for(tx, who, content, about.id, now)


def _used_for(tx: Transaction, who: Person, content: Content, appeal: int, now: datetime) -> list[Notice]:
    """Ask for what a text about the appeal is used; nothing is done without the answer.

    Where nothing can take it the card stands above, with what can be done.
    """
    first = begun(appeal, content.text, content.files, sent=bool(content.files))
    suits = ENGINE.forms[KEPT].steps[0].options(Turn(tx, who, first, now))
    cards = [] if suits else precedents.show(tx, who, appeal, now=now)
    return [*cards, *ENGINE.start(tx, who, KEPT, first, now=now)]


PRESSES: Presses = {
    Reenter: lambda tx, who, _, now: reenter(tx, who, now=now),
    Open: lambda tx, who, pressed, now: _opened(tx, who, pressed.appeal, Go(pressed.menu, pressed.page), now),
    OpenWaiting: lambda tx, who, pressed, now: _opened(tx, who, pressed.appeal, Waits(pressed.wait, pressed.page), now),
    OpenFound: lambda tx, who, pressed, now: _opened(
        tx, who, pressed.appeal, Find(pressed.search, page=pressed.page), now
    ),
    Replay: lambda tx, who, pressed, now: dead_letters.replay(tx, who, pressed.source, pressed.row, now=now),
    ExportRecords: lambda tx, who, pressed, now: auditing.export(tx, who, pressed, now=now),
    ReadRecords: lambda tx, who, pressed, now: auditing.turn(tx, who, pressed, now=now),
    ReadGroup: lambda tx, who, pressed, now: auditing.of_group(tx, who, pressed, now=now),
    Many: lambda tx, who, pressed, now: many(tx, who, pressed, now=now),
    ManyFound: lambda tx, who, pressed, now: many(tx, who, pressed, now=now),
    UndoBulk: lambda tx, who, pressed, now: bulk.undo(tx, who, pressed.bulk, now=now),
    Find: lambda tx, who, pressed, now: finding.again(tx, who, pressed, now=now),
    Facets: lambda tx, who, pressed, now: narrowing.facets(tx, who, pressed, now=now),
    FacetValues: lambda tx, who, pressed, now: narrowing.values(tx, who, pressed, now=now),
    FindWith: lambda tx, who, pressed, now: narrowing.narrow(tx, who, pressed, now=now),
    Waits: lambda tx, who, pressed, now: morning.listed(tx, who, pressed.wait, pressed.page, now=now),
}
COMMANDS: Commands = {
    Menu.START: (EVERYBODY, start),
    Menu.HELP: (EVERYBODY, help_),
    Menu.CANCEL: (EVERYBODY, ENGINE.cancel),
    Menu.RESTART: (EVERYBODY, restart),
    Menu.MY: (MEMBERS, mine),
    Menu.TODO: (MEMBERS, lists.todo),
    Menu.TRIAGE: (DESK, lists.triage),
    Menu.ASSIGNED: (COORDINATORS, lists.assigned),
    Menu.VISITS: (COORDINATORS, visits.visits),
    Menu.OVERDUE: (DESK, ledger.ledger),
    Menu.PLANS: (WORKERS, plans.plans),
    Menu.FIND: (MEMBERS, finding.find),
    Menu.DEAD: (frozenset({Role.ADMIN}), dead_letters.letters),
    Menu.AUDIT: (frozenset({Role.ADMIN, Role.SUPERVISOR}), auditing.read),
}
PAGED = frozenset(
    {
        *(Menu.MY, Menu.TODO, Menu.TRIAGE, Menu.ASSIGNED, Menu.VISITS, Menu.STAFF, Menu.ENTERPRISES),
        *(Menu.UNREACHABLE, Menu.DEAD, Menu.OVERDUE, Menu.CALLS, Menu.PLANS, Menu.CLASSES),
    }
)
