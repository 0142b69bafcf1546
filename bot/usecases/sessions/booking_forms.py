"""The forms about a booking: which appeals it is about, and why a coordinator makes it late, moves or ends it."""

from collections.abc import Mapping

from bot.classifier.folding import fold_word
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.base.question import Option
from bot.domain.sessions.booking import BookingAction
from bot.texts.appeals import choices
from bot.texts.sessions import seats
from bot.usecases.forms.attaching import with_files
from bot.usecases.forms.steps import (
    CANCEL,
    DONE,
    Form,
    Step,
    Taken,
    Turn,
    choice,
    clean,
    is_picked,
    only_text,
    pick,
    words,
)
from bot.usecases.sessions import bringing, late, moving
from bot.usecases.sessions.filled import AboutBooking, AboutSession
from storage.people import people
from storage.sessions import sessions

BRING, BOOKING_MOVE, BOOKING_CANCEL, BOOKING_LATE = "bring", "booking_move", "booking_cancel", "booking_late"
REASON_MAX, FOUND_MOST = 200, 8
NEW = "new"
ROW = "a"  # before an appeal's row, so that nobody's number in the list is taken for it


def _appeals(turn: Turn) -> tuple[Option, ...]:
    _, offered, wanted = bringing.chosen(turn.tx, turn.data)
    listed = (Option(f"{ROW}{appeal.id}", choices.picked(appeal, yes=appeal.id in wanted)) for appeal in offered)
    return (*listed, Option(NEW, choices.NEW_APPEAL))


def _facts(turn: Turn) -> Mapping[str, object]:
    _, offered, wanted = bringing.chosen(turn.tx, turn.data)
    return {"offered": len(offered), "chosen": [appeal.number for appeal in offered if appeal.id in wanted]}


def _take(turn: Turn, content: Content) -> Taken:
    """Add or remove an appeal by a tap; a long text or a file begins a new appeal."""
    if content.kind == DONE:
        return Taken()
    text = clean(content.text) if content.files else only_text(content)
    try:
        value = pick(_appeals(turn), text).value
    except BadInput:
        return _written(turn, content, text)
    if value == NEW:
        return Taken({NEW: True})
    _, _, wanted = bringing.chosen(turn.tx, turn.data)
    appeal_id = value.removeprefix(ROW)
    before = AboutBooking.from_draft(turn.data).picks
    picks = {str(appeal): yes for appeal, yes in before.items()} | {appeal_id: int(appeal_id) not in wanted}
    return Taken({"picks": picks}, goto="appeals")


def _written(turn: Turn, content: Content, text: str) -> Taken:
    limits = turn.tx.programme.pack.limits
    if len(text) > limits.text_max:
        facts = {"length": len(text), "most": limits.text_max, "over": len(text) - limits.text_max}
        raise BadInput("too_long", facts)
    if not content.files and len(text) < limits.text_min:
        raise BadInput("not_an_option", {"count": len(_appeals(turn))})
    return Taken({NEW: True, "text": text} | with_files(turn, content))


BRING_FORM = Form(
    BRING,
    (Step("appeals", _take, _appeals, _facts, controls=(DONE, CANCEL)),),
    bringing.choose,
    bringing.may_choose,
)


def _targets(turn: Turn) -> tuple[Option, ...]:
    booking = sessions.peek_booking(turn.tx, AboutBooking.from_draft(turn.data).booking)
    found = moving.free(turn.tx, booking, Party.COORDINATOR, turn.now) if booking else ()
    return tuple(Option(f"{ROW}{session.id}", seats.session_target(session)) for session in found)


def _take_target(turn: Turn, content: Content) -> Taken:
    if not _targets(turn):
        raise BadInput("no_session")
    return Taken({"target": choice("target", _targets)(turn, content).values["target"].removeprefix(ROW)})


def _about(turn: Turn) -> Mapping[str, object]:
    """Return the facts of every question: the booking."""
    booking = sessions.peek_booking(turn.tx, AboutBooking.from_draft(turn.data).booking)
    if booking is None:
        return {}
    return {"enterprise": people.enterprise_by_id(turn.tx, booking.enterprise).name, "slot": booking.slot}


def _reason() -> Step:
    return Step("words", words("words", 2, REASON_MAX), facts=_about)


BOOKING_MOVE_FORM = Form(
    BOOKING_MOVE,
    (Step("target", _take_target, _targets, _about, controls=(CANCEL,)), _reason()),
    moving.move_for,
    moving.may(BookingAction.MOVE),
)
BOOKING_CANCEL_FORM = Form(BOOKING_CANCEL, (_reason(),), moving.cancel_for, moving.may(BookingAction.CANCEL))


def _found(turn: Turn) -> tuple[Option, ...]:
    """Offer those whose names fit what was typed; before that, those who wait for a seat, in their order."""
    said = AboutSession.from_draft(turn.data)
    if said.found:
        return tuple(Option(f"{ROW}{enterprise_id}", name) for enterprise_id, name in said.found)
    line = sessions.line(turn.tx, said.session)[:FOUND_MOST]
    names = [people.enterprise_by_id(turn.tx, booking.enterprise).name for booking in line]
    return tuple(Option(f"{ROW}{booking.enterprise}", name) for booking, name in zip(line, names, strict=True))


def _take_enterprise(turn: Turn, content: Content) -> Taken:
    """Take a credit code, or a part of a name, which may fit several; then one of these."""
    text = only_text(content)
    if is_picked(_found(turn), text):
        return Taken({"enterprise": int(pick(_found(turn), text).value.removeprefix(ROW))})
    known = people.enterprise_by_uscc(turn.tx, fold_word(text).upper())
    found = [known] if known else people.enterprises_named(turn.tx, text, FOUND_MOST)
    if not found:
        raise BadInput("no_such_enterprise", {"name": text})
    if len(found) == 1:
        return Taken({"enterprise": found[0].id})
    return Taken({"found": [[enterprise.id, enterprise.name] for enterprise in found]}, goto="enterprise")


def _of_session(turn: Turn) -> Mapping[str, object]:
    said = AboutSession.from_draft(turn.data)
    session = sessions.peek(turn.tx, said.session)
    whose = people.enterprise_by_id(turn.tx, said.enterprise).name if said.enterprise else ""
    is_full = session is not None and session.taken >= session.capacity
    others = [booking for booking in sessions.line(turn.tx, said.session) if booking.enterprise != said.enterprise]
    full: dict[str, object] = {"taken": session.taken, "waiting": len(others)} if session and is_full else {}
    full |= {"in_line": len(others)} if is_full and not said.found else {}
    return {"session": seats.name(session) if session else "", "enterprise": whose} | full


BOOKING_LATE_FORM = Form(
    BOOKING_LATE,
    (
        Step("enterprise", _take_enterprise, _found, _of_session, controls=(CANCEL,)),
        Step("words", words("words", 2, REASON_MAX), facts=_of_session),
    ),
    late.book,
    late.may_book,
)
BOOKING_FORMS = (BRING_FORM, BOOKING_MOVE_FORM, BOOKING_CANCEL_FORM, BOOKING_LATE_FORM)
