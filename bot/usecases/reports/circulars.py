"""Handles the monthly circular.

It is drafted from the figures, written, signed by a supervisor, and sent to heads and contacts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.reports.circular import (
    REMINDED_DAYS,
    TABLE,
    Circular,
    CircularAction,
    CircularSituation,
    CircularState,
)
from bot.domain.reports.circular_notices import CircularAbsent, CircularMoved, CircularSent, CircularShown
from bot.domain.reports.errors import CircularRefused
from bot.domain.reports.figures import RECEIVED, Selection
from bot.domain.time import spans
from bot.domain.time.calendar import DAY, shanghai_date
from bot.texts.reports import spans_typed
from bot.usecases.forms.record import Filled
from bot.usecases.reports import guard, missed
from bot.usecases.reports.circular_figures import figures
from bot.usecases.reports.filled import Worded
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.reports import circulars, counting

A = CircularAction


def asked(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Show the circular of the typed month; without words, of last month."""
    guard.circular(who)
    if not words.strip():
        return last_month(tx, who, now=now)
    span = spans_typed.typed(words, now)
    first = shanghai_date(span.first) if span and span.first else None
    if first is None or span != spans.of_month(first.year, first.month):
        raise BadInput("no_month", {"words": words[:50]})
    return of_month(tx, who, first.year, first.month, now=now)


def last_month(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the circular of last month."""
    before = shanghai_date(now).replace(day=1) - DAY
    return of_month(tx, who, before.year, before.month, now=now)


def of_month(tx: Transaction, who: Person, year: int, month: int, *, now: datetime) -> list[Notice]:
    """Show the month's circular; if there is none, a coordinator who asks begins it."""
    party = guard.circular(who)
    _may_be_told(tx, year, month, now)
    found = circulars.find(tx, year, month)
    if found is None and party is not Party.COORDINATOR:
        return [CircularAbsent(to=who.chat, year=year, month=month)]
    return [_card(tx, who, found or circulars.add(tx, year, month, {"made_by": who.id, "made_at": now}), now)]


def _may_be_told(tx: Transaction, year: int, month: int, now: datetime) -> None:
    """Raise BadInput for a month without data: one to come, or one before the first appeal."""
    today, first = shanghai_date(now), counting.first(tx, demo=False)
    if not 1 <= month <= 12 or (year, month) > (today.year, today.month):
        raise BadInput("month_to_come")
    until = spans.of_month(year, month).until if year >= spans.EARLIEST else None
    if until is None or (first is not None and until <= first):
        raise BadInput("month_too_early")


def missing(tx: Transaction, *, now: datetime) -> int:
    """Return today's number among the days of reminding, if last month's circular is missing; 0 otherwise."""
    today = shanghai_date(now)
    days = tx.programme.calendar.first_workdays(today.year, today.month, REMINDED_DAYS)
    if today not in days or _of_last_month(tx, now) is not None:
        return 0
    return days.index(today) + 1 if _has_matter(tx, now) else 0


def unsigned(tx: Transaction, *, now: datetime) -> bool:
    """Whether last month's circular waits for its signature."""
    found = _of_last_month(tx, now)
    return found is not None and found.state is CircularState.DRAFT and _has_matter(tx, now)


def _of_last_month(tx: Transaction, now: datetime) -> Circular | None:
    before = shanghai_date(now).replace(day=1) - DAY
    return circulars.find(tx, before.year, before.month)


def _has_matter(tx: Transaction, now: datetime) -> bool:
    """Whether last month has appeals to report."""
    month = spans.named(spans.SpanName.LAST_MONTH, now)
    return counting.total(tx, Selection(month.first, month.until), now=now).count(RECEIVED) > 0


def remind(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Tell the supervisors on the last of the days of reminding; coordinators read it in each morning message."""
    if missing(tx, now=now) < REMINDED_DAYS:
        return []
    before = shanghai_date(now).replace(day=1) - DAY
    readers = people.of_role(tx, Role.SUPERVISOR)
    return [CircularAbsent(to=reader.chat, year=before.year, month=before.month) for reader in readers]


def do(
    tx: Transaction, who: Person, action: CircularAction, enterprise_id: int, state: CircularState, *, now: datetime
) -> list[Notice]:
    """Make a move that needs no text; a button for an earlier state does nothing."""
    found = _load(tx, enterprise_id)
    if found.state is not state or action not in _MOVES:
        raise CircularRefused(action, found.state)
    return _MOVES[action](tx, who, found, now)


def word(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Store the text of a section; an empty one brings back the program's wording."""
    worded = Worded.from_draft(data)
    found = _load(tx, worded.circular)
    given = {**found.words, worded.section.value: worded.words}.items()
    words = {section: text for section, text in given if text}
    return [_card(tx, who, _moved(tx, who, found, A.EDIT, {"words": words}, now=now), now, A.EDIT)]


def may_word(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the section can't be written now."""
    _check(who, _load(tx, Worded.from_draft(data).circular), A.EDIT, now)


def file(tx: Transaction, who: Person, circular_id: int, *, now: datetime) -> list[Notice]:
    """Send the circular as a document."""
    guard.circular(who)
    return [_paper(who, _load(tx, circular_id))]


def resend(tx: Transaction, who: Person, circular_id: int, *, now: datetime) -> list[Notice]:
    """Make the document again for those who did not get it."""
    guard.sends_circulars(who)
    circular = _load(tx, circular_id)
    again = missed.again(tx, who, circular, now=now)
    return [replace(_card(tx, who, circular, now), again=again)]


def _submit(tx: Transaction, who: Person, circular: Circular, now: datetime) -> list[Notice]:
    _check(who, circular, A.SUBMIT, now)
    if not people.of_role(tx, Role.SUPERVISOR):
        raise BadInput("no_supervisor")
    return _told(tx, who, _moved(tx, who, circular, A.SUBMIT, {}, now=now), A.SUBMIT, now)


def _sign(tx: Transaction, who: Person, circular: Circular, now: datetime) -> list[Notice]:
    """Store the figures of this moment with the signature."""
    signed = {"facts": figures(tx, circular, now=now).as_data(), "signed_by": who.id, "signed_at": now}
    return _told(tx, who, _moved(tx, who, circular, A.SIGN, signed, now=now), A.SIGN, now)


def _recall(tx: Transaction, who: Person, circular: Circular, now: datetime) -> list[Notice]:
    unsigned = {"facts": None, "signed_by": None, "signed_at": None}
    return _told(tx, who, _moved(tx, who, circular, A.RECALL, unsigned, now=now), A.RECALL, now)


def _send(tx: Transaction, who: Person, circular: Circular, now: datetime) -> list[Notice]:
    sent = _moved(tx, who, circular, A.SEND, {"sent_at": now}, now=now)
    readers = [person for role in guard.READERS for person in people.of_role(tx, role)]
    papers = [_paper(reader, sent) for reader in readers]
    return [*_told(tx, who, sent, A.SEND, now, len(readers)), *papers]


_MOVES = {A.SUBMIT: _submit, A.SIGN: _sign, A.RECALL: _recall, A.SEND: _send}


def _told(
    tx: Transaction, who: Person, circular: Circular, action: CircularAction, now: datetime, readers: int = 0
) -> list[Notice]:
    """Show the card to the person who acted, and tell those whom the table names."""
    move = TABLE.find(_before(action), action, guard.circular(who), CircularSituation(over=True))
    roles = [role for role, party in guard.PARTIES.items() if move and party in move.tells]
    others = [person for role in roles for person in people.of_role(tx, role) if person.id != who.id]
    return [
        _card(tx, who, circular, now, action, readers),
        *(CircularMoved(to=other.chat, circular=circular, action=action) for other in others),
    ]


def _before(action: CircularAction) -> CircularState | None:
    return next(move.sources[0] for move in TABLE.moves if move.action is action)


def _moved(  # who does what to which circular, with what, when
    tx: Transaction,
    who: Person,
    circular: Circular,
    action: CircularAction,
    changes: Mapping[str, object],
    *,
    now: datetime,
) -> Circular:
    to = _check(who, circular, action, now)
    audit.note(tx, who.id, f"circular_{action.lower()}", f"circular:{circular.id}", now)
    return circulars.change(tx, circular.id, {**changes, "state": to})


def _check(who: Person, circular: Circular, action: CircularAction, now: datetime) -> CircularState:
    """Return the state after the move; raise CircularRefused if the table does not allow it."""
    move = TABLE.find(circular.state, action, guard.circular(who), _situation(circular, now))
    if move is None:
        raise CircularRefused(action, circular.state)
    return move.end(circular.state)


def _situation(circular: Circular, now: datetime) -> CircularSituation:
    until = spans.of_month(circular.year, circular.month).until
    return CircularSituation(over=until is not None and now >= until)


def _card(  # what stands, for whom, and what they did
    tx: Transaction,
    who: Person,
    circular: Circular,
    now: datetime,
    done: CircularAction | None = None,
    readers: int = 0,
) -> CircularShown:
    situation = _situation(circular, now)
    allowed = TABLE.allowed(circular.state, guard.circular(who), situation)
    return CircularShown(
        to=who.chat, circular=circular, figures=figures(tx, circular, now=now), allowed=allowed, over=situation.over,
        done=done, readers=readers, missed=len(missed.of(tx, circular)) if circular.state is CircularState.SENT else 0,
    )  # fmt: skip


def _paper(who: Person, circular: Circular) -> Notice:
    return CircularSent(to=who.chat, circular=circular)


def _load(tx: Transaction, circular_id: int) -> Circular:
    found = circulars.load(tx, circular_id)
    if found is None:
        raise NotFound
    return found
