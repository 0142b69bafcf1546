"""The verb of filing an appeal (提交), by its enterprise or by a coordinator at the counter."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.appeals import numbering
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import MARKS_SECRET, TABLE, AppealMove
from bot.domain.appeals.situation import Fact, Situation
from bot.domain.appeals.source import Source
from bot.domain.base.errors import NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.appeals import dates, guard, move_notices, moving
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.appeals.writing import Writing
from bot.usecases.forms.record import Filled
from storage.appeals import appeals, attachments
from storage.engine.database import Transaction
from storage.people import people

Joins = Callable[[Transaction, Appeal, datetime], None]


def joins_none(_: Transaction, __: Appeal, ___: datetime) -> None:
    """Link the appeal with nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Gathered):
    """An appeal as it was written.

    `lead` is the department that the enterprise wants, `enterprise` the one for which it is written. `verdict` is the
    classifier's, as JSON.
    """

    appeal: AppealId = 0
    text: str
    kind: str
    theme: str = ""
    lead: str | None
    verdict: dict[str, Any] = field(default_factory=dict)
    follows: AppealId | None = None
    enterprise: int | None = None
    confidential: bool = False

    def noted(self, after: Appeal) -> str:
        return after.lead or ""


def registered(_: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse people without an enterprise; a coordinator may write for the enterprise at the counter."""
    guard.files(who, at_counter=Writing.from_draft(data).enterprise is not None)


def file(  # who files what, to a session or not, joining which class, when
    tx: Transaction, who: Person, data: Filled, *, to_session: bool = False, joins: Joins = joins_none, now: datetime
) -> tuple[Appeal, list[Notice]]:
    """Give the appeal its number.

    It goes to a department at once only if the classifier is sure; one for a session always waits for a coordinator
    (接诊). `joins` links it with others like it before anybody hears of it.
    """
    filed = Filed.from_draft(data)
    party = guard.files(who, at_counter=filed.enterprise is not None)
    sure = not to_session and _is_sure(tx, filed)
    move = TABLE.find(None, Action.FILE, party, Situation().with_fact(Fact.SURE, holds=sure))
    if move is None or not isinstance(move.to, State):
        raise NotFound
    appeal = appeals.add(tx, _values(tx, who, filed, move, now) | _source(tx, filed, party))
    attachments.attach(tx, appeal.id, filed.files, now)
    event = Event(now, who.id, party, None, move.action, None, appeal.state, 1, note=filed.noted(appeal))
    appeals.append(tx, appeal.id, event)
    if appeal.confidential:
        appeals.append(tx, appeal.id, marked(event))
    moving.set_timers(tx, appeal, now)
    joins(tx, appeal, now)
    plain = Gathered(appeal=appeal.id)
    return appeal, move_notices.tell(Scene(tx, appeal, who, move, now), appeal, plain)


def marked(filed: Event) -> Event:
    """Return the line of the history which says that the appeal was marked as a secret when it was filed."""
    return Event(filed.at, filed.person, filed.party, None, MARKS_SECRET, filed.to_state, filed.to_state, filed.round)


def _is_sure(tx: Transaction, filed: Filed) -> bool:
    """Whether the classifier decided, the person agrees, and somebody in the department can be reached."""
    ranked = filed.verdict.get("ranked", [])
    agreed = filed.verdict.get("decision") == "assign" and ranked and ranked[0]["department"] == filed.lead
    return bool(agreed) and any(person.is_there for person in people.of_role(tx, Role.CONTACT, filed.lead))


def _values(tx: Transaction, who: Person, filed: Filed, row: AppealMove, now: datetime) -> dict[str, object]:
    """Return the columns of the new appeal."""
    enterprise = people.enterprise_by_id(tx, _whose(who, filed, row.who))
    lead = filed.lead if row.to is State.ASSIGNED else None
    return {
        **(dates.assigned(tx, filed.kind, now) if lead else {}),
        **_written(filed),
        "number": number(tx, now),
        "enterprise": enterprise.id,
        "region": enterprise.region,
        "demo": enterprise.demo,
        "filed_by": who.id,
        "filed_at": now,
        "state": row.to,
        "lead": lead,
        "assisting": (),
        "clock_from": now,
    }


def _written(filed: Filed) -> dict[str, object]:
    said: dict[str, object] = {"text": filed.text, "kind": filed.kind, "theme": filed.theme, "follows": filed.follows}
    said |= {"confidential": filed.confidential}
    return said | {"verdict": filed.verdict | {"wish": filed.lead}, "urgent": bool(filed.verdict.get("urgent"))}


def number(tx: Transaction, now: datetime) -> str:
    """Return the number for the next appeal of the year."""
    year = now.astimezone(SHANGHAI).year
    return numbering.spell(tx.programme.pack.number_prefix, year, appeals.next_number(tx, f"appeal:{year}"))


def _whose(who: Person, filed: Filed, party: Party) -> int:
    return (filed.enterprise if party is Party.COUNTER else who.enterprise) or 0


def _source(tx: Transaction, filed: Filed, party: Party) -> dict[str, object]:
    """Return who files. At the counter it is the enterprise's contact person; the history says who typed it."""
    if party is not Party.COUNTER or filed.enterprise is None:
        return {}
    people.lock_enterprise(tx, filed.enterprise)  # it may be about to link a chat
    contact = next(iter(people.members(tx, filed.enterprise)), None)
    facts = {"at_counter": people.stand_in(tx, filed.enterprise) is not None, "source": Source.COUNTER}
    return facts | {"filed_by": contact.id if contact else None}


FILE = Verb(Action.FILE, Filed)


def earlier(at: datetime) -> Event:
    """Return the line of history of an appeal that was filed before the program was there."""
    return Event(at, None, Party.MEMBER, None, Action.FILE, None, State.ASSIGNED, 1)


VERBS: tuple[AnyVerb, ...] = (FILE,)
