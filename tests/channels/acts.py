"""The acts of each role, set up for somebody who has nothing but the page: each form, and each move of an appeal."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from bot.delivery.outbox_rows import Render
from bot.delivery.settle import Touch, post
from bot.demo.botapi import Bubble
from bot.domain import presses
from bot.domain.appeals.action import SETTLED, Action, State
from bot.domain.appeals.moves import TABLE
from bot.domain.appeals.presses import Do, Show
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.channel import WEB, WEB_INDEX, first_of
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import viewing
from bot.usecases.book import ENGINE, do
from handlers import dispatch
from storage import schema
from storage.engine.database import Transaction
from storage.people import addresses, people
from tests.channels.at_the_page import PersonAtThePage
from tests.desk import HOME, Desk
from tests.house import START, House
from tests.screenplays.stage import quiet
from tests.usecases.form_scenes import play, way
from tests.usecases.test_walking import HELPER, Life
from tests.usecases.ways import PICTURE, WAYS, WORDS

STAY = {"setting", "lease", "sign", "counter", "rate", "address", "sign_in", "bubble"}  # what a house and a page need
LAST = {"me": "phone"}  # where one of several branches is walked; an address for e-mail is given in test_email.py
FIRST = first_of(WEB_INDEX)
PARTIES = {party for party in Party if party not in {Party.SYSTEM, Party.COUNTER}}


@dataclass(frozen=True)
class Begun:
    """Somebody at the page before the first question of a form, or before the card of an appeal."""

    person: int
    appeal: int | None = None


def emptied(tx: Transaction) -> None:
    """Delete what the act before has left; what was said stands on the page."""
    tx.execute(update(schema.address).values(person=None))
    for table in reversed(schema.metadata.sorted_tables):
        if table.name not in STAY:
            tx.execute(delete(table))


def begins(tx: Transaction, form: str, number: int, render: Render) -> Begun:
    """Set up the form for whoever is at this address, and ask its first question, or show the card that leads to it."""
    emptied(tx)
    scene = play(Desk(tx, START), form)
    who = _comes(tx, scene.who.id, number)
    if form in set(Action) and "appeal" in scene.given:
        _tell(tx, number, dispatch.press(tx, who, Show(scene.given["appeal"]), now=START), render)
        return Begun(who.id, scene.given["appeal"])
    _tell(tx, number, ENGINE.start(tx, who, form, scene.given, now=START), render)
    return Begun(who.id)


def stands(tx: Transaction, action: Action, party: Party, number: int, render: Render) -> Begun:
    """Show the party the card of an appeal for which it may do this."""
    for state in _sources(action, party):
        emptied(tx)
        more = {"confidential": action is Action.UNSEAL, "assisting": (HELPER,)}
        life = Life(Desk(tx, START), state, **more | ({"settled_at": START} if state in SETTLED else {}))
        _has_a_past(life, action, party)
        who = life.everybody[party]
        if action in viewing.view(tx, life.appeal, who, START).allowed:
            who = _comes(tx, who.id, number)
            _tell(tx, number, dispatch.press(tx, who, Show(life.row), now=START), render)
            return Begun(who.id, life.row)
    raise AssertionError((action, party))


def _has_a_past(life: Life, action: Action, party: Party) -> None:
    """Let be so what a guard of the table wants."""
    tx, asks = life.desk.tx, {"appeal": life.row, "reason": "3", "words": WORDS}
    if action is Action.HAND_OVER:
        life.desk.person(Role.CONTACT, HOME)
    if party is Party.COORDINATOR and action in {Action.SIGN, Action.SEND_BACK}:
        life.leaves(Party.HEAD)
    if party is Party.SUPERVISOR and action in {Action.GRANT_TIME, Action.REFUSE_TIME}:
        do(tx, life.everybody[Party.LEAD], Action.ASK_TIME, asks, now=START)
        do(tx, life.everybody[Party.COORDINATOR], Action.GRANT_TIME, asks, now=START)
        do(tx, life.everybody[Party.LEAD], Action.ASK_TIME, asks, now=START)


def _sources(action: Action, party: Party) -> Iterator[State]:
    for row in TABLE.moves:
        if row.action is action and row.who is party:
            yield from (state for state in row.sources if state is not None)


def _comes(tx: Transaction, person: int, number: int) -> Person:
    """Let everybody have the page as their only door, and this person the one that is played."""
    others = tx.execute(select(schema.person.c.id).where(schema.person.c.id != person, schema.person.c.chat < FIRST))
    at = schema.address.c
    pages = tx.execute(select(at.number).where(at.number != number, at.channel == WEB)).scalars()
    for who, page in zip([person, *others.scalars().all()], [number, *pages.all()], strict=False):
        people.change(tx, who, chat=page)
        addresses.change(tx, page, person=who)
    return people.by_id(tx, person)


def _tell(tx: Transaction, number: int, notices: list[Notice], render: Render) -> None:
    post(tx, notices, render, Touch(number), START)


def moves() -> Iterator[tuple[Action, Party]]:
    """Yield what each party of the table may do with an appeal that is there."""
    found = ((row.action, row.who) for row in TABLE.moves if row.who in PARTIES and row.sources != (None,))
    yield from dict.fromkeys(found)


def answers(form: str) -> Iterator[str]:
    for given in way(form, LAST.get(form, list(WAYS[form])[-1])).values():
        yield from given


async def fills_in(house: House, person: PersonAtThePage, form: str, before: int) -> None:
    """Answer each question by the button that says so, or else by typing; `before`: the last message before the act."""
    for said in answers(form):
        await quiet(house)
        offering = _offering(person, said, before)
        if said == PICTURE:
            await person.sends_photo()
        elif offering is not None:
            await person.presses(said, offering)
        else:
            await person.says(said)
    await quiet(house)


def _offering(person: PersonAtThePage, label: str, before: int) -> Bubble | None:
    offers = [one for one in person.messages if one.by_bot and one.buttons and one.id > before]
    last = offers[-1] if offers else None
    return last if last and [one["text"] for one in last.buttons].count(label) == 1 else None


def last_of(person: PersonAtThePage) -> int:
    return max((one.id for one in person.messages), default=0)


async def presses_do(house: House, person: PersonAtThePage, action: Action, before: int) -> list[str]:
    """Press the button of the card that stands for the action; return what is offered instead if there is none."""
    await quiet(house)
    offered = [
        (bubble, one["text"], one["callback_data"])
        for bubble in person.messages
        if bubble.by_bot and bubble.id > before
        for one in bubble.buttons
    ]
    for bubble, _, data in offered:
        pressed = presses.decode(data)
        if isinstance(pressed, Do) and pressed.action is action:
            await person.presses_forged(data, bubble)
            await quiet(house)
            return []
    return [label for _, label, _ in offered] or [one.text for one in person.messages][-2:]


def left_open(tx: Transaction, person: int) -> list[str]:
    """Return the forms that somebody has not come to the end of, and those that they gave up."""
    wanted = select(schema.draft.c.form).where(schema.draft.c.person == person)
    return [*tx.execute(wanted).scalars()]


def made(tx: Transaction, begun: Begun) -> set[tuple[str, str]]:
    """Return which moves of the appeal its history tells of, and as what they were made."""
    event = schema.event
    return {(row.action, row.party) for row in tx.execute(select(event).where(event.c.appeal == begun.appeal))}
