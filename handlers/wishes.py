"""Does what a sentence typed outside a form asks for.

It shows or begins something, and changes nothing without a question.
"""

from collections.abc import Callable
from datetime import datetime

from bot.domain.appeals.appeal import SETTLED, Appeal, State
from bot.domain.appeals.sought import Sight, Sought, is_listed
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.desk.notices import Help, Unheard
from bot.domain.desk.wish_notices import Explained, Heard
from bot.domain.desk.wishes import Topic, Wish
from bot.domain.people.person import Person, Role
from bot.texts.desk import telling, topics, wishes
from bot.texts.desk.wishes import Understood
from bot.usecases.appeals import looking, news, precedents
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.appeals.kept_text import KEPT
from bot.usecases.book import ENGINE
from bot.usecases.desk import guard, lists, unclear_text
from bot.usecases.desk.unclear_text import MEANT
from bot.usecases.forms.attaching import files_as_data
from bot.usecases.forms.steps import Turn
from bot.usecases.people.my_phone import MY_PHONE
from bot.usecases.sessions import seats
from bot.usecases.tenure import members
from bot.usecases.tenure.forgetting_form import DELETE_ME
from bot.usecases.words import wordbook
from storage.appeals import finding
from storage.engine.database import Transaction

Answer = Callable[[Transaction, Person, Understood, datetime], list[Notice]]
OPEN = tuple(state for state in State if state not in SETTLED)
STAFF = frozenset({Wish.HELP, Wish.HUMAN, Wish.THANKS, Wish.GREETING, Wish.NOTHING})  # what is understood of staff, too
ASKED_ALONE = frozenset({Wish.HELP, Wish.HUMAN})  # staff write these words to others, too: 请写明地址
REFERRED = frozenset({Wish.PROGRESS, Wish.URGE, Wish.WITHDRAW, Wish.SUPPLY, Wish.RATE})
OF_APPEAL = REFERRED
ABOUT_ONE = frozenset({Topic.RERATE, Topic.OTHERS})  # with a number its card says it
READERS = frozenset({Role.MEMBER, Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR})
CARDS = 5  # that are shown at once
OF_DEPARTMENT = frozenset({Wish.PROGRESS, Wish.URGE, Wish.RATE})  # of a department's people: their list


def answer(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice] | None:
    """Return what the sentence asks for; None if it is not understood."""
    if content.files:
        return None
    understood, topic = wishes.understood(content.text), _topic(who, content.text)
    if topic and not (understood and understood.numbers and topic in ABOUT_ONE):
        return [Explained(to=who.chat, topic=topic, role=who.role)]
    if understood is None:
        return None
    notices = _numbered(tx, who, understood, content, now) if understood.wish is not Wish.NOTHING else []
    return notices or (_wished(tx, who, understood, content, now) if understood.wish is not Wish.LOOK else None)


def _wished(
    tx: Transaction, who: Person, understood: Understood, content: Content, now: datetime
) -> list[Notice] | None:
    is_clear = understood.is_clear(_evidence(tx, content.text))
    if who.role is not Role.MEMBER:
        is_meant = is_clear and not (understood.over and understood.wish in ASKED_ALONE)
        return _of_staff(tx, who, understood, now) if is_meant else None
    if is_clear and understood.wish is Wish.FILE and _begins(tx, content):
        return _told(tx, who, content, now)
    if (is_clear and understood.says_more and _begins(tx, content)) or (
        understood.refers and understood.wish in REFERRED and not is_clear
    ):
        return ENGINE.start(tx, who, MEANT, unclear_text.refers(content), now=now)
    return [*MEMBERS[understood.wish](tx, who, understood, now), *_also(tx, who, understood, now)] if is_clear else None


def tells_of_a_matter(tx: Transaction, text: str) -> bool:
    """Whether the first text of a stranger does more than to greet, to ask for something or to name somebody.

    Who says in a whole sentence that there is a problem tells of one, too; it may be written on.
    """
    if not telling.is_sentence(text):
        return False
    understood = wishes.understood(text)
    if understood is not None and Wish.FILE in {understood.wish, *understood.also} and _begins(tx, Content(text)):
        return True
    return understood is None or not understood.is_clear(_evidence(tx, text))


def by_tail(tx: Transaction, who: Person, text: str, now: datetime) -> list[Notice]:
    """Open the appeal of which only the last digits are typed; nothing if they may mean several or something else."""
    found = unclear_text.numbered(tx, who, text, now)
    return precedents.show(tx, who, found.id, now=now) if found else []


def sent(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Offer to use the files for the appeal whose number stands beside them, or say that they were not kept."""
    tails = wishes.numbers(content.text) if who.role in READERS else ()
    found = _seen(tx, who, tails[0], now) if len(tails) == 1 else []
    not_kept = Unheard(to=who.chat, role=who.role, files=True)
    if len(found) != 1:
        return [not_kept]
    said = {"kept": wishes.beside_numbers(content.text), "files": files_as_data(content.files), "sent": True}
    first = {"appeal": found[0].id} | said
    if not ENGINE.forms[KEPT].steps[0].options(Turn(tx, who, first, now)):
        return [*precedents.show(tx, who, found[0].id, now=now), not_kept]
    return ENGINE.start(tx, who, KEPT, first, now=now)


def _topic(who: Person, text: str) -> Topic | None:
    """Return what is asked about the service, as far as it concerns people of this role."""
    topic = topics.asked(text)
    is_staff = who.role not in {Role.MEMBER, None}
    if topic in topics.OF_STAFF:
        return topic if is_staff else None
    return None if topic in topics.OF_STRANGERS and who.role is not None else topic


def _also(tx: Transaction, who: Person, understood: Understood, now: datetime) -> list[Notice]:
    """Show the other, too, where the sentence speaks of a seat and of an appeal."""
    if understood.wish is Wish.BOOKING:
        return _open(tx, who, understood, now) if OF_APPEAL & understood.also and not understood.numbers else []
    return (
        MEMBERS[Wish.BOOKING](tx, who, understood, now)
        if Wish.BOOKING in understood.also and understood.wish in OF_APPEAL
        else []
    )


def _numbered(tx: Transaction, who: Person, understood: Understood, content: Content, now: datetime) -> list[Notice]:
    """Show the cards of the appeals whose numbers stand there; from the cards everything can be done.

    Others' appeals are not found.
    """
    tails = understood.numbers[:CARDS] if who.role in READERS else ()
    found = [appeal for tail in tails for appeal in _seen(tx, who, tail, now)][:CARDS]
    if tails and not found and understood.surely and understood.letters <= wishes.SHORT:
        raise BadInput("no_appeal", {"number": understood.numbers[0]})
    cards = [notice for appeal in found for notice in looking.show(tx, who, appeal.id, now=now)]
    return [*cards, *_beside(tx, who, understood, content, found, now=now)]


def _beside(  # who says what, of which appeals, and when
    tx: Transaction, who: Person, understood: Understood, content: Content, found: list[Appeal], *, now: datetime
) -> list[Notice]:
    """Keep a text about one appeal for it; show the seats beside the card, if the sentence speaks of them, too."""
    if len(found) == 1 and understood.letters >= wishes.TOLD and understood.says_more_than_wished:
        first = {"appeal": found[0].id, "kept": content.text, "files": []}
        return ENGINE.start(tx, who, KEPT, first, now=now)
    seats = found and who.role is Role.MEMBER and Wish.BOOKING in {understood.wish, *understood.also}
    return MEMBERS[Wish.BOOKING](tx, who, understood, now) if seats else []


def _seen(tx: Transaction, who: Person, tail: str, now: datetime) -> list[Appeal]:
    seen = finding.find(tx, Sought(tail=tail), guard.sight(who), now)
    return [appeal for appeal in seen if is_listed(appeal, who)][:CARDS]


def _begins(tx: Transaction, content: Content) -> bool:
    """Whether the text is long enough to be an appeal."""
    return len(content.text.strip()) >= tx.programme.pack.limits.text_min


def _told(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Begin an appeal with a sentence that only says that there is a problem; it may be written on."""
    ENGINE.start(tx, who, APPEAL, {}, now=now)
    return ENGINE.advance(tx, who, content, now=now) or []


def _evidence(tx: Transaction, text: str) -> float:
    """Return how strongly the words speak of a matter for a department."""
    first = wordbook.classifier(tx).by_words(text).first
    return first.raw if first else 0.0


def _of_staff(tx: Transaction, who: Person, understood: Understood, now: datetime) -> list[Notice] | None:
    if understood.wish in STAFF:
        return MEMBERS[understood.wish](tx, who, understood, now)
    asks = not understood.tail and understood.wish in OF_DEPARTMENT and who.role in {Role.CONTACT, Role.HEAD}
    return lists.todo(tx, who, now=now) if asks else None


def _found(tx: Transaction, who: Person, tail: str, states: tuple[State, ...], now: datetime) -> list[Appeal]:
    return finding.find(tx, Sought(states=states, tail=tail), Sight(who.enterprise), now)


def _open(tx: Transaction, who: Person, understood: Understood, now: datetime) -> list[Notice]:
    """Show the card of the appeal that is meant, from which everything can be done, or the list of all."""
    found = _found(tx, who, understood.tail, () if understood.tail else OPEN, now)
    if len(found) == 1:
        return looking.show(tx, who, found[0].id, now=now)
    return lists.mine(tx, who, now=now)


def _rate(tx: Transaction, who: Person, understood: Understood, now: datetime) -> list[Notice]:
    """Show the card of the appeal that waits for its rating."""
    found = _found(tx, who, understood.tail, (State.ANSWERED,), now)
    if len(found) == 1:
        return looking.show(tx, who, found[0].id, now=now)
    return lists.mine(tx, who, now=now)


def _supply(tx: Transaction, who: Person, understood: Understood, now: datetime) -> list[Notice]:
    found = _found(tx, who, understood.tail, (State.NEEDS_INFO,), now)
    return looking.show(tx, who, found[0].id, now=now) if len(found) == 1 else _open(tx, who, understood, now)


def _begin(form: str) -> Answer:
    return lambda tx, who, _, now: ENGINE.start(tx, who, form, {}, now=now)


def _said(_: Transaction, who: Person, understood: Understood, __: datetime) -> list[Notice]:
    return [Heard(to=who.chat, wish=understood.wish, role=who.role)]


MEMBERS: dict[Wish, Answer] = {
    Wish.NOTHING: _said,
    Wish.WITHDRAW: _open,
    Wish.DELETE_ME: _begin(DELETE_ME),
    Wish.QUIET: lambda tx, who, _, now: news.show(tx, who, now=now),
    Wish.PHONE: _begin(MY_PHONE),
    Wish.DETAILS: lambda tx, who, _, now: members.listed(tx, who, now=now),
    Wish.HUMAN: _said,
    Wish.BOOKING: lambda tx, who, _, now: seats.show_open(tx, who, now=now),
    Wish.SUPPLY: _supply,
    Wish.URGE: _open,
    Wish.RATE: _rate,
    Wish.PROGRESS: _open,
    Wish.HELP: lambda _, who, __, ___: [Help(to=who.chat, role=who.role)],
    Wish.FILE: _begin(APPEAL),
    Wish.THANKS: _said,
    Wish.GREETING: lambda _, who, __, ___: [Unheard(to=who.chat, role=who.role)],  # says what can be done
}
