"""Decides what a sentence typed outside a form asks for, and does it.

It shows or begins something, and changes nothing without a question.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import CardShown
from bot.domain.appeals.sought import Sought, is_listed
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.desk.notices import Unheard
from bot.domain.desk.sayings import SURE, decided, offered
from bot.domain.desk.wish_notices import Explained
from bot.domain.desk.wishes import ABOUT_NOTHING, Saying, Topic, Unasked, Wish
from bot.domain.people.person import Person, Role
from bot.texts.desk import sayings, topics, wishes
from bot.texts.desk.wishes import Understood
from bot.texts.people import said_people
from bot.usecases.appeals import looking, precedents
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.appeals.kept_text import KEPT, begun
from bot.usecases.book import ENGINE
from bot.usecases.desk import finding as lookup
from bot.usecases.desk import first_words, guard, lists, unclear_text
from bot.usecases.desk.granting import change_phone, grant, open_one, show_seats
from bot.usecases.desk.unclear_text import MEANT
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Turn
from storage.appeals import finding
from storage.engine.database import Transaction

ASKED_ALONE = frozenset({Wish.HELP, Wish.HUMAN})  # staff write these words to others, too: 请写明地址
REFERRED = frozenset({Wish.PROGRESS, Wish.URGE, Wish.WITHDRAW, Wish.SUPPLY, Wish.RATE})
OF_APPEAL = REFERRED
ABOUT_ONE = frozenset({Topic.RERATE, Topic.OTHERS})  # with a number its card says it
READERS = frozenset({Role.MEMBER, Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR})
TO_STAFF = topics.OF_STAFF | {Topic.STAFF}  # questions about the service that staff ask
ACTIONS = {wish: action for wish in Wish for action in Action if action.value == wish.value}
CARDS = 5  # that are shown at once
OF_DEPARTMENT = frozenset({Wish.PROGRESS, Wish.URGE, Wish.RATE})  # of a department's people: their list


def answer(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice] | None:
    """Return what the sentence asks for, or the question what it means; None if it is no such sentence."""
    if content.files:
        return None
    understood, topic = wishes.understood(content.text), _topic(who, content.text)
    if understood and understood.numbers and topic in ABOUT_ONE:
        topic = None
    if understood and topic is None and (cards := _numbered(tx, who, understood, content, now)):
        return cards
    if who.role is Role.MEMBER:
        return _of_member(tx, who, understood, topic, content, now=now)
    if topic:
        return [Explained(to=who.chat, topic=topic, role=who.role)]
    return _of_staff(tx, who, understood, content, now) if understood else None


def ask(tx: Transaction, who: Person, first: Filled, *, now: datetime) -> list[Notice]:
    """Ask what a text is meant for."""
    unclear_text.takes_numbers(tx, who)
    return ENGINE.start(tx, who, MEANT, first, now=now)


def instead(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Do what a member clearly asks for instead of saying what a short sentence before it meant; nothing otherwise."""
    understood = None if content.files else wishes.understood(content.text)
    if understood is None or not unclear_text.may_go_past(tx, who, content.text, now=now):
        return []
    if cards := _numbered(tx, who, understood, content, now):
        return [*ENGINE.set_aside(tx, who, MEANT), *cards]
    wish = _read(understood, first_words.evidence(tx, content.text))
    if wish is None or understood.over > wishes.LITTLE:
        return []
    return [*ENGINE.set_aside(tx, who, MEANT), *(_granted(tx, who, wish, understood, content, now=now) or [])]


def of_staff(who: Person, text: str) -> list[Notice]:
    """Return the answer to what somebody of the staff surely asks about the service; nothing else is guessed."""
    if not wishes.may_ask(text):
        return []
    first = sayings.guesses(text, sayings.EVERYTHING)[0]
    if first.chance >= SURE and isinstance(first.saying, Topic) and first.saying in TO_STAFF:
        return [Explained(to=who.chat, topic=first.saying, role=who.role)]
    return []


def _of_member(  # who says what, what its words and its topic are, and when
    tx: Transaction, who: Person, understood: Understood | None, topic: Topic | None, content: Content, *, now: datetime
) -> list[Notice] | None:
    evidence = first_words.evidence(tx, content.text)
    if understood and topic is None and _speaks_of_an_earlier_one(understood, evidence):
        return ask(tx, who, unclear_text.refers(content), now=now)
    read = topic or _read(understood, evidence)
    if read is None and not wishes.may_ask(content.text):
        return None
    guesses, is_long = sayings.guesses(content.text), first_words.begins(tx, content.text)
    saying = decided(read, guesses, evidence, is_long=is_long)
    if saying is None:
        return _put(tx, who, offered(read, guesses), content, now=now)
    return _granted(tx, who, saying, understood if read is saying else None, content, now=now)


def _speaks_of_an_earlier_one(understood: Understood, evidence: float) -> bool:
    """Whether the sentence speaks of an appeal that was filed, and of something else of weight."""
    return understood.refers and understood.wish in REFERRED and not understood.is_clear(evidence)


def _read(understood: Understood | None, evidence: float) -> Wish | None:
    """Return what the words say by the rules; None if they say nothing, or something else of weight beside it."""
    if understood is None or understood.wish is Wish.LOOK:
        return None
    return understood.wish if understood.is_clear(evidence) else None


def _put(
    tx: Transaction, who: Person, choice: tuple[Saying, ...], content: Content, *, now: datetime
) -> list[Notice] | None:
    """Ask which of the choice is meant; nothing if the text may be what was asked to be added, or finds an appeal."""
    if unclear_text.may_supply(tx, who, content):
        return None
    if not first_words.begins(tx, content.text) and lookup.finds(tx, who, content.text, now):
        return None
    return ask(tx, who, unclear_text.likely(content, choice), now=now)


def _granted(  # who asks for what, as what it was understood, and when
    tx: Transaction, who: Person, saying: Saying, understood: Understood | None, content: Content, *, now: datetime
) -> list[Notice] | None:
    if isinstance(saying, Unasked):
        return None
    if saying is Wish.FILE and first_words.begins(tx, content.text):
        return begin(tx, who, content, now)
    if saying is Wish.PHONE:
        return change_phone(tx, who, ENGINE, content.text, now=now)
    is_seat = saying is Wish.BOOKING
    tail = understood.tail if understood else ""
    notices = show_seats(tx, who, content.text, now=now) if is_seat else grant(tx, who, ENGINE, saying, tail, now=now)
    return [*notices, *(_also(tx, who, understood, now) if understood else [])]


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
    first = begun(found[0].id, wishes.beside_numbers(content.text), content.files, sent=True)
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
        is_both = OF_APPEAL & understood.also and not understood.numbers
        return open_one(tx, who, understood.tail, now) if is_both else []
    is_both = Wish.BOOKING in understood.also and understood.wish in OF_APPEAL
    return grant(tx, who, ENGINE, Wish.BOOKING, now=now) if is_both else []


def _numbered(tx: Transaction, who: Person, understood: Understood, content: Content, now: datetime) -> list[Notice]:
    """Show the cards of the appeals whose numbers stand there; from the cards everything can be done.

    Others' appeals are not found.
    """
    if understood.wish is Wish.NOTHING:
        return []
    tails = understood.numbers[:CARDS] if who.role in READERS else ()
    found = [appeal for tail in tails for appeal in _seen(tx, who, tail, now)][:CARDS]
    if tails and not found and understood.surely and understood.letters <= wishes.SHORT:
        raise BadInput("no_appeal", {"number": understood.numbers[0]})
    cards = [notice for appeal in found for notice in _card(tx, who, understood.wish, appeal, now)]
    return [*cards, *_beside(tx, who, understood, content, found, now=now)]


def _card(tx: Transaction, who: Person, wish: Wish, appeal: Appeal, now: datetime) -> list[Notice]:
    """Show the card, which says so if what a member asks for can't be done now."""
    action = ACTIONS.get(wish) if who.role is Role.MEMBER else None
    cards = looking.show(tx, who, appeal.id, now=now)
    return [
        replace(card, asked=action) if isinstance(card, CardShown) and action not in card.view.allowed else card
        for card in cards
    ]


def _beside(  # who says what, of which appeals, and when
    tx: Transaction, who: Person, understood: Understood, content: Content, found: list[Appeal], *, now: datetime
) -> list[Notice]:
    """Keep a text about one appeal for it; show the seats beside the card, if the sentence speaks of them, too."""
    if len(found) == 1 and understood.letters >= wishes.TOLD and understood.says_more_than_wished:
        return ENGINE.start(tx, who, KEPT, begun(found[0].id, content.text), now=now)
    seats = found and who.role is Role.MEMBER and Wish.BOOKING in {understood.wish, *understood.also}
    return grant(tx, who, ENGINE, Wish.BOOKING, now=now) if seats else []


def _seen(tx: Transaction, who: Person, tail: str, now: datetime) -> list[Appeal]:
    seen = finding.find(tx, Sought(tail=tail), guard.sight(who), now)
    return [appeal for appeal in seen if is_listed(appeal, who)][:CARDS]


def begin(tx: Transaction, who: Person, content: Content, now: datetime) -> list[Notice]:
    """Begin an appeal with the text, which may be written on; of a bare number it is asked what it is for."""
    if not content.files and said_people.is_number(content.text):
        return ask(tx, who, unclear_text.likely(content, (Wish.PHONE,)), now=now)
    ENGINE.start(tx, who, APPEAL, {}, now=now)
    return ENGINE.advance(tx, who, content, now=now) or []


def _of_staff(
    tx: Transaction, who: Person, understood: Understood, content: Content, now: datetime
) -> list[Notice] | None:
    if understood.wish is Wish.LOOK or not understood.is_clear(first_words.evidence(tx, content.text)):
        return None
    if understood.over and understood.wish in ASKED_ALONE:
        return None
    if understood.wish in ABOUT_NOTHING:
        return grant(tx, who, ENGINE, understood.wish, now=now)
    asks = not understood.tail and understood.wish in OF_DEPARTMENT and who.role in {Role.CONTACT, Role.HEAD}
    return lists.todo(tx, who, now=now) if asks else None
