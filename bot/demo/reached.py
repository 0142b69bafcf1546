"""Says of the steps of a tour which are done, by what is true in the demo's database, whatever words were typed."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.demo.cast import Player
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.people.person import Person
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.session import Session, SessionState
from bot.usecases.book import FORMS
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.mail.drafts import Draft
from storage.people import people
from storage.sessions import booked, sessions

Reached = Callable[[Transaction, datetime], bool]


def person(tx: Transaction, player: Player) -> Person | None:
    return people.by_chat(tx, player.user)


def draft_of(tx: Transaction, player: Player) -> Draft | None:
    who = person(tx, player)
    return drafts.current(tx, who.id) if who else None


def filling(player: Player, form: str, step: str, whose: Player | None = None, needs: str = "") -> Reached:
    """Whether the player's form stands at this step or at one behind it.

    `of`: whose newest appeal it is about; `needs` is a key that its draft must have.
    """

    def reached(tx: Transaction, _: datetime) -> bool:
        draft = draft_of(tx, player)
        if draft is None or draft.form != form or (needs and not draft.data.get(needs)):
            return False
        appeal = newest_of(tx, whose) if whose else None
        is_of = whose is None or (appeal is not None and draft.data.get("appeal") == appeal.id)
        return is_of and _has_come_to(draft, step)

    return reached


def acting(player: Player, step: str, beside: str, whose: Player) -> Reached:
    """Whether a form about the newest appeal of `of` has come so far; it is known by another step that it has."""

    def reached(tx: Transaction, _: datetime) -> bool:
        draft, appeal = draft_of(tx, player), newest_of(tx, whose)
        if draft is None or appeal is None or draft.data.get("appeal") != appeal.id:
            return False
        return beside in {step.name for step in FORMS[draft.form].steps} and _has_come_to(draft, step)

    return reached


def _has_come_to(draft: Draft, step: str) -> bool:
    names = [item.name for item in FORMS[draft.form].steps]
    return step in names and names.index(draft.step) >= names.index(step)


def written(player: Player, needs: str = "text") -> Reached:
    """Whether the player has begun to write an appeal; `needs` is a key that its draft must have."""

    def reached(tx: Transaction, _: datetime) -> bool:
        draft = draft_of(tx, player)
        has_words = draft is not None and draft.form == "appeal" and bool(draft.data.get("text"))
        return draft is not None and has_words and bool(draft.data.get(needs))

    return reached


def registered(player: Player) -> Reached:
    def reached(tx: Transaction, _: datetime) -> bool:
        who = person(tx, player)
        return who is not None and who.role is not None

    return reached


def newest_of(tx: Transaction, player: Player) -> Appeal | None:
    """Return the newest appeal of the player's enterprise."""
    who = person(tx, player)
    found = appeals.of_enterprise(tx, who.enterprise)[0] if who and who.enterprise else []
    return found[0] if found else None


def stands(player: Player, *states: State) -> Reached:
    """Whether the newest appeal of the player's enterprise is in one of these states, or in any."""

    def reached(tx: Transaction, _: datetime) -> bool:
        appeal = newest_of(tx, player)
        return appeal is not None and (not states or appeal.state in states)

    return reached


def happened(player: Player, action: Action) -> Reached:
    def reached(tx: Transaction, _: datetime) -> bool:
        appeal = newest_of(tx, player)
        return appeal is not None and any(event.action is action for event in appeals.history(tx, appeal.id))

    return reached


def until(moment: datetime) -> Reached:
    """Whether the demo's clock has come so far."""
    return lambda _, now: now >= moment


def seat(tx: Transaction, player: Player, held: Session | None) -> Booking | None:
    who = person(tx, player)
    return sessions.booking_of(tx, held.id, who.enterprise) if who and who.enterprise and held else None


def at_session(player: Player, at: tuple[int, int], holds: Callable[[Transaction, Booking], bool]) -> Reached:
    """Whether it holds of the enterprise's seat at the session of this year and number."""

    def reached(tx: Transaction, _: datetime) -> bool:
        booking = seat(tx, player, sessions.find(tx, *at))
        return booking is not None and holds(tx, booking)

    return reached


def is_booked(_: Transaction, booking: Booking) -> bool:
    return booking.slot is not None


def brings(tx: Transaction, booking: Booking) -> bool:
    return bool(booked.of(tx, booking.id))


def is_scheduled(tx: Transaction, booking: Booking) -> bool:
    return any(appeal.session == booking.session for appeal in booked.of(tx, booking.id))


def is_answered(tx: Transaction, booking: Booking) -> bool:
    return any(appeal.answered_at is not None for appeal in booked.of(tx, booking.id))


def is_confirmed(_: Transaction, booking: Booking) -> bool:
    return booking.state in {BookingState.CONFIRMED, BookingState.ATTENDED}


def is_there(_: Transaction, booking: Booking) -> bool:
    return booking.arrived_at is not None


def is_summoned(_: Transaction, booking: Booking) -> bool:
    return booking.summoned_at is not None or booking.state is BookingState.ATTENDED


def is_heard(_: Transaction, booking: Booking) -> bool:
    return booking.state is BookingState.ATTENDED


def session_is(at: tuple[int, int], *states: SessionState) -> Reached:
    def reached(tx: Transaction, _: datetime) -> bool:
        found = sessions.find(tx, *at)
        return found is not None and found.state in states

    return reached


def count(tx: Transaction, steps: Iterable[Reached | None], now: datetime) -> int:
    """Return how many of the steps are done: all up to the last of which it is true."""
    return max((place for place, step in enumerate(steps, 1) if step is not None and step(tx, now)), default=0)
