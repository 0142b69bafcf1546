"""Fills the empty database of the demo: the past is played through the real use cases."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from bot.delivery.settle import post
from bot.demo.cast import CAST, COORDINATOR, MEMBER, SERVICE_PHONE, WEB_MEMBER, WEB_NAME, WEB_USCC, hire
from bot.demo.class_past import ClassPast
from bot.demo.clock import START
from bot.demo.phone import NUMBER
from bot.demo.stories import Firm, Step, Story, prologue
from bot.domain.appeals import moves
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.content import Content
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.base.screen import Screen
from bot.domain.people.channel import OURS, WEB, WEB_INDEX
from bot.domain.people.person import SYSTEM, Person, Role
from bot.domain.sessions.session import SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals import labels
from bot.texts.render import render
from bot.texts.style import wording
from bot.texts.style.words import Words
from bot.usecases import timers
from bot.usecases.appeals.check_page import SEND
from bot.usecases.appeals.splitting import WHOLE
from bot.usecases.book import do
from bot.usecases.desk import lists
from bot.usecases.people import accounts
from bot.usecases.reach import outages, signing_in
from bot.usecases.sessions import seats as booking
from bot.usecases.tenure import joining
from handlers import dispatch
from storage.appeals import appeals as ledger
from storage.engine import settings
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import addresses, people
from storage.sessions import sessions
from storage.time import timers as waiting

SEEDED = "demo_seeded"
OPENING = datetime(2024, 7, 1, 9, 0, tzinfo=SHANGHAI)
EXTRAS = 9000  # users from here on are not on the page: departments', and from FIRMS on enterprises'
FIRMS = 9500

Act = Callable[[datetime], object]


def seed(tx: Transaction, now: datetime) -> None:
    """Fill the database unless that was done. No message of the past is sent; people are only greeted."""
    if settings.get(tx, SEEDED) is not None:
        return
    settings.put(tx, SEEDED, now.isoformat())
    Past(tx).play()
    _enter_without_telegram(tx, now)
    for role in (Role.MEMBER, Role.CONTACT):
        for person in people.of_role(tx, role):
            if EXTRAS <= person.user < OURS:  # nobody plays them: what is for them waits
                outages.blocked(tx, person, now=now)
    for player in CAST:
        if player.role is not None:
            _greet(tx, _known(tx, player.user), now)


def _enter_without_telegram(tx: Transaction, now: datetime) -> None:
    """Register an enterprise whose only door is the web chat, at its phone number."""
    at = addresses.add(tx, WEB_INDEX, WEB, NUMBER, signing_in.PHONE, now)
    who = people.add(tx, at.number, WEB_MEMBER, now)
    enterprise_id = people.add_enterprise(tx, WEB_NAME, WEB_USCC, "丽江市", now, demo=True)
    agreed = {"consent_version": tx.programme.pack.privacy.version, "consent_at": now}
    people.change(tx, who.id, role=Role.MEMBER, enterprise=enterprise_id, phone=NUMBER, in_role_since=now, **agreed)
    _greet(tx, people.by_id(tx, who.id), now)


def _greet(tx: Transaction, who: Person, now: datetime) -> None:
    """Greet the person with their command menu; an enterprise also sees its appeals."""

    def show(notice: Notice) -> Screen:
        return render(notice, Words(tx.programme.pack, accounts.bot_name(tx)))

    people.change(tx, who.id, menu="")
    notices = accounts.greet(tx, people.by_id(tx, who.id))
    if who.role is Role.MEMBER:
        notices += lists.mine(tx, who, now=now)
    post(tx, notices, show, None, now)


def _known(tx: Transaction, user: int) -> Person:
    found = people.by_chat(tx, user)
    if found is None:
        raise LookupError(user)
    return found


class Past:
    """Plays all events in the order of time, with the timers that were due between them."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.members: dict[str, Person] = {}
        self.filed: dict[str, int] = {}

    def play(self) -> None:
        self._enter()
        for moment, act in sorted(self._scenes(), key=lambda scene: scene[0]):
            self._wait(moment)
            act(moment)
        self._wait(START)

    def _enter(self) -> None:
        for player in CAST:
            if player.role not in {None, Role.MEMBER}:
                hire(self.tx, player.user, player.name, Role(player.role or ""), player.department, now=OPENING)
        known = {player.department for player in CAST}
        strangers = [name for name in prologue().departments if name not in known]
        for user, name in enumerate(strangers, EXTRAS):
            hire(self.tx, user, f"{name}联络员", Role.CONTACT, name, now=OPENING)
        for user, firm in enumerate(prologue().firms, FIRMS):
            member = self._register(firm, MEMBER.user if firm.member == MEMBER.name else user)
            self.members[firm.key] = member

    def _register(self, firm: Firm, user: int) -> Person:
        """Register the firm's person, who is let in by a coordinator.

        The firm's row is made first, to be marked as a demonstration.
        """
        people.add_enterprise(self.tx, firm.name, firm.uscc, firm.region, OPENING, demo=firm.demo)
        who = accounts.actor(self.tx, user, firm.member, OPENING)
        form = {"uscc": firm.uscc, "contact": firm.member, "phone": SERVICE_PHONE}
        joining.register(self.tx, who, form, now=OPENING)
        joining.let_in(self.tx, self._coordinator, who.id, yes=True, now=OPENING)
        return people.by_id(self.tx, who.id)

    @property
    def _coordinator(self) -> Person:
        return _known(self.tx, COORDINATOR.user)

    # What happened, and when

    def _scenes(self) -> Iterator[tuple[datetime, Act]]:
        items = prologue()
        yield OPENING, self._announce
        for firm in items.booked_by:
            yield items.session["booking_opens"], partial(self._book, firm)
        for story in items.stories:
            yield story.filed, partial(self._file, story)
            for step in story.steps:
                yield step.at, partial(self._do, story, step)
        yield from ClassPast(self.tx, self.filed, self._coordinator).scenes()

    def _wait(self, until: datetime) -> None:
        while due := waiting.due(self.tx, until, 0.0, 1):
            waiting.finish(self.tx, due[0], due[0].fire_at)
            timers.fire(self.tx, SYSTEM, due[0], now=due[0].fire_at)

    def _announce(self, _: datetime) -> None:
        """Enter this year's sessions as they were published, and an invented one that can be booked."""
        names = ("year", "number", "theme", "form", "place", "departments", "capacity", "held_at")
        for plan in self.tx.programme.pack.sessions:
            if plan.year == START.year and plan.archived:
                sessions.add(self.tx, {name: getattr(plan, name) for name in names})
        place = self.tx.programme.pack.default_place
        sessions.add(self.tx, {**prologue().session, "place": place, "demo": True, "state": SessionState.BOOKING})

    def _book(self, firm: str, now: datetime) -> None:
        booking.book(self.tx, self.members[firm], sessions.all_open(self.tx, now)[0].id, now=now)

    def _file(self, story: Story, now: datetime) -> None:
        """Fill the form in as the enterprise would, as one matter, and leave the department to the coordinator."""
        who, done = self.members[story.firm], wording.CONTROL_WORDS["done"][0]
        answers = {"text": (story.text, done), "split": (WHOLE,), "files": (done,), "department": (labels.UNSURE,)}
        answers |= {"kind": (story.kind,), "confirm": (SEND,)}
        dispatch.command(self.tx, who, Menu.APPEAL, now=now)
        while draft := drafts.current(self.tx, who.id):
            for words in answers[draft.step]:
                dispatch.hear(self.tx, who, Content(words), now=now)
        newest = ledger.of_enterprise(self.tx, who.enterprise or 0)[0][0]
        ledger.retell(self.tx, newest.id, story.theme, demo=story.demo)
        self.filed[story.text] = newest.id

    def _do(self, story: Story, step: Step, now: datetime) -> None:
        appeal = ledger.peek(self.tx, self.filed[story.text])
        if appeal is None:
            raise LookupError(story.text)
        rows = (move for move in moves.MOVES if move.action is step.action and appeal.state in move.sources)
        actor = self._actor(next(rows).who, appeal, story.firm)
        do(self.tx, actor, step.action, {"appeal": appeal.id, **step.data}, now=now)

    def _actor(self, party: Party, appeal: Appeal, firm: str) -> Person:
        match party:
            case Party.MEMBER:
                return self.members[firm]
            case Party.COORDINATOR:
                return self._coordinator
            case _:
                role = Role.HEAD if party is Party.HEAD else Role.CONTACT
                return people.of_role(self.tx, role, appeal.lead)[0]
