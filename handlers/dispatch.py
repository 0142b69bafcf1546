"""Finds the use case for a command, button or message in the tables of the wings. This index knows all wings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.appeals import numbering
from bot.domain.base.choice import Choose, Restore
from bot.domain.base.content import Content
from bot.domain.base.errors import NoRight, NotInvited, NotRegistered
from bot.domain.base.notice import InPlace, Notice
from bot.domain.base.press import Go, Menu, Press
from bot.domain.base.question import Asked
from bot.domain.base.spoken import UseSpoken
from bot.domain.desk.notices import OnlyPrivate, Unheard, UnknownCommand
from bot.domain.desk.wishes import Wish
from bot.domain.people import identity
from bot.domain.people.licence_notices import UseLicence
from bot.domain.people.person import Actor, Person, Role
from bot.domain.people.presses import Reenter
from bot.domain.people.spoken_code import DOOR_CODE, LINK_CODE
from bot.texts.desk import spoken_menus, topics
from bot.texts.desk import wishes as text_wishes
from bot.texts.style import menus
from bot.usecases.appeals import precedents
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.book import ENGINE
from bot.usecases.desk import finding, unclear_text
from bot.usecases.desk.unclear_text import MEANT
from bot.usecases.forms import spoken
from bot.usecases.forms.steps import ASKS_NUMBER
from bot.usecases.people import off_duty, picture_of_licence
from bot.usecases.reach import signing_in
from bot.usecases.tenure import importing_chat, renewal
from bot.usecases.tenure.renewal import RENEWAL
from handlers import appeals, classes, counter, desk, people, reach, reports, sessions, tenure, wishes, words
from handlers.base.tables import DESK, Commands, Presses
from storage.engine.database import Transaction

UseCase = Callable[..., list[Notice]]

COMMANDS: Commands = {
    **people.COMMANDS,
    **reach.COMMANDS,
    **words.COMMANDS,
    **appeals.COMMANDS,
    **sessions.COMMANDS,
    **classes.COMMANDS,
    **tenure.COMMANDS,
    **counter.COMMANDS,
    **reports.COMMANDS,
    **desk.COMMANDS,
}
PRESSES: Presses = {
    **reach.PRESSES,
    **words.PRESSES,
    **appeals.PRESSES,
    **sessions.PRESSES,
    **classes.PRESSES,
    **tenure.PRESSES,
    **counter.PRESSES,
    **reports.PRESSES,
    **desk.PRESSES,
    Choose: lambda tx, who, pressed, now: ENGINE.choose(tx, who, pressed, now=now),
    Restore: lambda tx, who, pressed, now: ENGINE.have_back(tx, who, pressed.draft, now=now),
    UseSpoken: lambda tx, who, pressed, now: spoken.use(tx, who, ENGINE, pressed, now=now),
    UseLicence: lambda tx, who, pressed, now: picture_of_licence.use(tx, who, ENGINE, pressed, now=now),
    Go: lambda tx, who, pressed, now: command(tx, who, pressed.menu, pressed.page, now=now),
}


LISTS = frozenset({Menu.TODO, Menu.TRIAGE, Menu.OVERDUE})  # a search says more of whose they are


def command(tx: Transaction, who: Person, menu: Menu, page: int = 0, *, now: datetime) -> list[Notice]:
    """Run a command of the menu, if the person's role has it; half-filled forms stay as they are."""
    off_duty.stand(tx, who)
    _may(who, menu)
    _, run = COMMANDS[menu]
    over = ENGINE.set_aside(tx, who, RENEWAL)
    notices = run(tx, who, page, now=now) if menu in desk.PAGED else run(tx, who, now=now)
    return [*over, *notices, *_notice(tx, who, now)]


def _notice(tx: Transaction, who: Person, now: datetime) -> list[Notice]:
    """Ask a member for consent to the new privacy notice, before the form that is being filled in.

    A question that stands already, since it was answered with what can't be taken, is not asked again.
    """
    asks = renewal.is_due(tx, who) and ENGINE.filling(tx, who) != RENEWAL
    return ENGINE.start(tx, who, RENEWAL, {}, now=now) if asks else []


def with_words(  # who says which command with which words, what it does, and when
    tx: Transaction, who: Person, menu: Menu, use_case: UseCase, words: str, *, now: datetime
) -> list[Notice]:
    """Run a command with the words typed behind it; who may not use it is refused whatever the words are."""
    off_duty.stand(tx, who)
    _may(who, menu)
    return use_case(tx, who, words, now=now)


def _may(who: Person, menu: Menu) -> None:
    roles = COMMANDS[menu][0]
    if who.role is None and who.role not in roles:
        raise NotRegistered if Role.MEMBER in roles else NotInvited
    if who.role not in roles:
        raise NoRight


def press(tx: Transaction, who: Actor, pressed: Press, message: int | None = None, *, now: datetime) -> list[Notice]:
    """Do what the button of a `message` asks for; use cases decide who may and whether it still holds."""
    if not isinstance(who, Person):
        raise NotRegistered
    if not isinstance(pressed, Reenter):
        off_duty.stand(tx, who)
    over = ENGINE.set_aside(tx, who, RENEWAL, but=pressed.draft if isinstance(pressed, Choose) else None)
    notices = PRESSES[type(pressed)](tx, who, pressed, now)
    messages = [replace(notice, message=message) if isinstance(notice, InPlace) else notice for notice in notices]
    return [*over, *messages, *([] if isinstance(pressed, Go) else _notice(tx, who, now))]


def hear(tx: Transaction, who: Person, content: Content, *, now: datetime) -> list[Notice]:
    """Give a message to the form being filled in, unless it may be meant for something else.

    Without a form, find out what it asks for.
    """
    off_duty.stand(tx, who)
    if code := DOOR_CODE.read(content.text):
        return signing_in.join(tx, who, code, now=now)
    if who.role is None and LINK_CODE.read(content.text):
        return desk.start(tx, who, content.text, now=now)
    over = [] if renewal.is_answer(content) else ENGINE.set_aside(tx, who, RENEWAL)
    of_shown = _of_shown(tx, who, content, now)
    heard = _heard(tx, who, content, now) if of_shown is None else of_shown
    return [*over, *heard, *_notice(tx, who, now)]


def _of_shown(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice] | None:
    """Handle what goes past the question what is meant: a number of a newer list, a clear wish, a reply."""
    asks_meant = ENGINE.filling(tx, who) == MEANT
    listed = (_listed(tx, who, content.text, now) or wishes.instead(tx, who, content, now)) if asks_meant else []
    return listed or (desk.replied(tx, who, content, now=now) if who.role is not None else None)


def _heard(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    draft = ENGINE.listens(tx, who, content, now=now)
    if unclear_text.is_forgotten(draft, now):
        return [*ENGINE.set_aside(tx, who, APPEAL), *_heard(tx, who, content, now)]
    doubt = unclear_text.doubt(tx, who, content, draft, now=now)
    if doubt is not None:
        return wishes.ask(tx, who, doubt, now=now)
    taken = desk.at_the_door(tx, who, content, now=now) or ENGINE.advance(tx, who, content, now=now)
    if taken is not None:
        return _opened_instead(tx, who, content, taken, now) or taken
    if who.role is None:
        return desk.meet(tx, who, content, now=now)
    return _outside(tx, who, content, now)


def _opened_instead(tx: Transaction, who: Person, content: Content, taken: list[Notice], now: datetime) -> list[Notice]:
    """Open the appeal whose number the open question could not take, and ask the question again."""
    refused = any(isinstance(notice, Asked) and notice.trouble and notice.step != ASKS_NUMBER for notice in taken)
    opened = wishes.by_tail(tx, who, content.text, now) if refused and not content.files else []
    return [*opened, *ENGINE.resume(tx, who, now=now)] if opened else []


def _outside(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Handle a text outside a form: a number opens its card, the name of a command runs it, and a wish is answered."""
    if content.files and who.role is Role.ADMIN:
        return importing_chat.receive(tx, who, content, now=now)
    if content.files and who.role is not Role.MEMBER:
        return wishes.sent(tx, who, content, now)
    if not content.files and (opened := _by_number(tx, who, content.text, now)):
        return opened
    menu = menus.named(who.role, content.text)
    if menu is not None and not content.files:
        return command(tx, who, menu, now=now)
    if notices := tenure.settings_said(tx, who, content, now):
        return notices
    return _asked(tx, who, content, now) or wishes.answer(tx, who, content, now) or _free(tx, who, content, now)


def _listed(tx: Transaction, who: Person, text: str, now: datetime) -> list[Notice]:
    """Open the lines of the list shown last whose numbers the text is."""
    found = desk.typed(tx, who, text)
    return [notice for pressed in found for notice in PRESSES[type(pressed)](tx, who, pressed, now)]


def _by_number(tx: Transaction, who: Person, text: str, now: datetime) -> list[Notice]:
    """Open the line of the last list of which the text is the number, or the appeal, also by its last digits."""
    if listed := _listed(tx, who, text, now):
        return listed
    number = numbering.read(text, tx.programme.pack.number_prefix)
    return precedents.by_number(tx, who, number, now=now) if number else wishes.by_tail(tx, who, text, now)


def _asked(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Run the command that somebody of the staff asks for in many words; nothing if they ask for none."""
    denies = (pressed := text_wishes.understood(content.text)) is not None and pressed.wish is Wish.NOTHING
    if content.files or who.role in {None, Role.MEMBER} or denies or topics.asked(content.text):
        return []
    menu = spoken_menus.asked(who.role, content.text)
    if menu is None or (menu in LISTS and who.role in DESK and finding.names_whose(tx, who, content.text, now)):
        return []
    notices = command(tx, who, menu, now=now)
    return [*notices, *(tenure.days_said(tx, who, content.text, now) if menu is Menu.AWAY else [])]


def _free(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Handle any other text: a few words are searched for; a member's longer text begins an appeal or supplies one."""
    long_enough = len(content.text.strip()) >= tx.programme.pack.limits.text_min
    if who.role in DESK and identity.tidy(content.text) and not content.files:
        return _searched(tx, who, content, now)
    if supply := unclear_text.may_supply(tx, who, content):
        return wishes.ask(tx, who, supply, now=now)
    few = content.kind == "text" and not content.files and not long_enough
    if few and (finding.finds(tx, who, content.text, now) or finding.is_meant(who, content.text)):
        return _searched(tx, who, content, now)
    if who.role is not Role.MEMBER or content.kind != "text" or not (content.files or long_enough):
        return _spoken(tx, who, content, now) or [Unheard(to=who.chat, role=who.role)]
    return wishes.begin(tx, who, content, now)


def _searched(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Look up what was typed; what finds nothing may speak of a command."""
    if finding.finds(tx, who, content.text, now):
        return finding.find(tx, who, content.text, now=now)
    return _spoken(tx, who, content, now) or finding.find(tx, who, content.text, now=now)


def _spoken(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Run the command of which somebody of the staff speaks, or answer what they ask about the service."""
    if content.files or who.role is Role.MEMBER:
        return []
    menu = spoken_menus.spoken(who.role, content.text)
    return command(tx, who, menu, now=now) if menu else wishes.of_staff(who, content.text)


def unknown_command(tx: Transaction, who: Person, name: str, *, now: datetime) -> list[Notice]:
    off_duty.stand(tx, who)
    return [UnknownCommand(to=who.chat, command=name, role=who.role), *ENGINE.resume(tx, who, now=now)]


def only_private(_: Transaction, who: Person, group: int, *, now: datetime) -> list[Notice]:
    return [OnlyPrivate(to=group)]


def nothing(_: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    return []
