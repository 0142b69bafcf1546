"""What people do with appeals: one verb, one function, one transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.appeals import moves as table
from bot.domain.appeals import numbering
from bot.domain.appeals.appeal import Action, Event, Source, State
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.notices import CardShown, DeliveriesShown, HistoryShown, PhoneShown
from bot.domain.appeals.situation import Situation
from bot.domain.appeals.survey import Manner, Satisfaction, Solved
from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.desk.list_notices import ListShown
from bot.domain.people.person import Actor, Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.appeals import audience, effects, escalation, moving, viewing
from bot.usecases.appeals.moving import Request
from bot.usecases.desk import steering
from bot.usecases.forms.steps import files_from_data
from bot.usecases.sessions import bringing
from storage.appeals import appeals, attachments, deliveries
from storage.appeals.appeals import PAGE
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people


def registered(_: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> None:  # noqa: ARG001  # a form's check
    """A coordinator may write an appeal for the enterprise at the counter."""
    if who.role is not Role.MEMBER and not _is_at_counter(who, data):
        raise NoRight if who.role else NotRegistered


def _is_at_counter(who: Person, data: Mapping[str, Any]) -> bool:
    return who.role is Role.COORDINATOR and "enterprise" in data


def _whose(who: Person, data: Mapping[str, Any]) -> int:
    return int(data["enterprise"] if _is_at_counter(who, data) else who.enterprise or 0)


def file(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> list[Notice]:
    """Give the appeal its number; it goes to a department by itself only when the classifier is sure.

    What is written for a booking does not: what comes to a session is for a coordinator to sort (接诊).
    """
    registered(tx, who, data, now=now)
    verdict, lead = data["verdict"], data["lead"]
    sure = _is_sure(tx, verdict, lead) and not bringing.is_bringing(tx, who, data)
    party = Party.COUNTER if _is_at_counter(who, data) else Party.MEMBER
    row = table.TABLE.find(None, Action.FILE, {party}, Situation(sure=sure))
    if row is None or not isinstance(row.to, State):
        raise NotFound
    appeal = appeals.add(tx, _values(tx, who, data, row.to, lead if sure else None, now) | _source(tx, who, data))
    appeals.attach(tx, appeal.id, files_from_data(data.get("files", [])), now)
    history = Event(now, who.id, party, None, Action.FILE, None, appeal.state, 1, note=appeal.lead or "")
    appeals.append(tx, appeal.id, history)
    moving.set_timers(tx, appeal, now)
    brought = bringing.bring(tx, who, data["booking"], appeal) if "booking" in data else []
    return [*moving.tell(tx, who, row, appeal, Request(Action.FILE), now), *brought]


def _is_sure(tx: Transaction, verdict: Mapping[str, Any], lead: str | None) -> bool:
    """The classifier decided, the person agrees, and somebody there can be reached."""
    ranked = verdict.get("ranked", [])
    agreed = verdict.get("decision") == "assign" and ranked and ranked[0]["department"] == lead
    return bool(agreed) and any(one.reachable for one in people.of_role(tx, Role.CONTACT, lead))


def _values(
    tx: Transaction, who: Person, data: dict[str, Any], state: State, lead: str | None, now: datetime
) -> dict[str, Any]:
    pack, year = tx.programme.pack, now.astimezone(SHANGHAI).year
    number = appeals.next_number(tx, f"appeal:{year}")
    enterprise = people.enterprise_by_id(tx, _whose(who, data))
    clock = effects.assigned(tx, data["kind"], now) if lead else {}
    return clock | {
        "number": numbering.spell(pack.number_prefix, year, number),
        "enterprise": enterprise.id,
        "filed_by": who.id,
        "filed_at": now,
        **{name: data.get(name, "") for name in ("text", "kind", "theme")},
        "follows": data.get("follows"),
        "region": enterprise.region,
        "demo": enterprise.demo,
        "verdict": data["verdict"] | {"wish": data["lead"]},
        "urgent": bool(data["verdict"].get("urgent")),
        "state": state,
        "lead": lead,
        "assisting": (),
        "clock_from": now,
    }


def _source(tx: Transaction, who: Person, data: dict[str, Any]) -> dict[str, Any]:
    """What is filed at the counter is filed by the enterprise's contact person; who typed it is in the history."""
    if not _is_at_counter(who, data):
        return {}
    people.lock_enterprise(tx, data["enterprise"])  # it may be about to link a chat
    contact = next(iter(people.members(tx, data["enterprise"])), None)
    told = {"at_counter": people.stand_in(tx, data["enterprise"]) is not None, "source": Source.COUNTER}
    return told | {"filed_by": contact.id if contact else None}


def do(tx: Transaction, who: Actor, action: Action, data: Mapping[str, Any], *, now: datetime) -> list[Notice]:
    """Make the move that a button or a filled form asks for; `data` names the appeal and what was typed."""
    appeal = viewing.load(tx, who, data["appeal"])
    expected = (State(data["state"]), int(data["round"])) if "state" in data else None
    request = Request(
        action=action,
        words=data.get("words", ""),
        reason=data.get("reason", ""),
        note=data.get("note", ""),
        changes=effects.of(action)(tx, appeal, data, now),
        expected=expected,
        rating=_rating(data, who, now) if action is Action.RATE and isinstance(who, Person) else None,
        escalation=escalation.by_hand(tx, who, appeal, now) if action is Action.SUPERVISE else None,
    )
    answer = appeal.round if action in {Action.ANSWER, Action.ANSWER_ON_SPOT} else None
    appeals.attach(tx, appeal.id, files_from_data(list(data.get("files", []))), now, answer)
    notices = moving.move(tx, who, appeal, request, now=now)
    if action is Action.VISIT and data.get("second"):
        appeals.rate_again(tx, appeal.id, appeal.round, Satisfaction(data["second"]))
    return notices


def _rating(data: Mapping[str, Any], who: Person, now: datetime) -> dict[str, Any]:
    return {
        "satisfaction": Satisfaction(data["satisfaction"]),
        "solved": Solved(data["solved"]),
        "manner": Manner(data["manner"]) if data.get("manner") else None,
        "reason": data.get("reason", ""),
        "words": data.get("words", ""),
        "rated_at": now,
        "rated_by": who.id,
    }


def ready(action: Action) -> Any:
    """Return the check that a form for `action` makes before it lets anybody type."""

    def check(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> None:
        appeal = viewing.peek(tx, who, data["appeal"])
        if (State(data["state"]), data["round"]) != (appeal.state, appeal.round):
            raise moving.overtaken(tx, appeal)
        if action not in viewing.view(tx, appeal, who, now).allowed:
            raise NotAllowed(action, appeal.number, appeal.state)

    return check


def show(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Post the appeal's card at the end of the chat."""
    return [CardShown(to=who.chat, view=viewing.view(tx, viewing.peek(tx, who, row), who, now))]


def history(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    appeal = viewing.peek(tx, who, row)
    return [HistoryShown(to=who.chat, view=viewing.view(tx, appeal, who, now), events=appeals.history(tx, row))]


def files(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Send the appeal's attachments to whom it concerns; each look by others than the enterprise is noted."""
    appeal = viewing.peek(tx, who, row)
    held = attachments.of_appeal(tx, row, viewing.answers_shown(appeal, who))
    if not held:
        raise NotFound
    if who.role is not Role.MEMBER:
        audit.note(tx, who.id, "files", f"appeal:{appeal.number}", now)
    return audience.handed_out(who, appeal, held)


STEER = frozenset({Role.COORDINATOR, Role.SUPERVISOR})


def pushes(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Show those who steer what was pushed about the appeal, to whom, and whether it arrived."""
    if who.role not in STEER:
        raise NotFound
    appeal, (found, total) = viewing.peek(tx, who, row), deliveries.of_appeal(tx, row)
    return [DeliveriesShown(to=who.chat, view=viewing.view(tx, appeal, who, now), deliveries=found, total=total)]


def phone(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Show the contact person's number to those who handle the appeal; each look is noted."""
    appeal = viewing.peek(tx, who, row)
    if who.role is Role.MEMBER or appeal.filed_by is None:
        raise NotFound
    filer = people.by_id(tx, appeal.filed_by)
    if not filer.phone:  # deleted at their wish
        raise NotFound
    audit.note(tx, who.id, "phone", f"appeal:{appeal.number}", now)
    view = viewing.view(tx, appeal, who, now)
    return [PhoneShown(to=who.chat, view=view, name=filer.name, phone=filer.phone)]


_WORK: dict[Role, tuple[State, ...]] = {
    Role.CONTACT: (State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.NEEDS_INFO, State.SIGN_OFF),
    Role.HEAD: (State.SCHEDULED, State.SIGN_OFF, State.ASSIGNED, State.HANDLING, State.NEEDS_INFO),
    Role.COORDINATOR: (State.REVIEW, State.VISIT, State.SCHEDULED),
    Role.SUPERVISOR: (State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SIGN_OFF, State.REVIEW, State.VISIT),
}


def mine(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """List an enterprise's own appeals, newest first, as one card each."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    found, total = appeals.of_enterprise(tx, who.enterprise, page)
    shown = [CardShown(to=who.chat, view=viewing.view(tx, one, who, now)) for one in reversed(found)]
    if shown and total <= PAGE:
        return list(shown)
    return [*shown, ListShown(to=who.chat, title=Menu.MY, views=(), total=total, page=page, now=now)]


def todo(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """List what waits for this person's department or desk, earliest due first."""
    states = _WORK.get(who.role) if who.role else None
    if states is None:
        return mine(tx, who, page, now=now)
    if who.department is None:
        found, total = steering.waiting(tx, states, page)
    else:
        found, total = appeals.waiting_for(tx, states, who.department, page)
    shown = tuple(viewing.view(tx, one, who, now) for one in found)
    return [ListShown(to=who.chat, title=Menu.TODO, views=shown, total=total, page=page, now=now)]


def triage(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """List what the classifier would not decide: what can't wait, then the oldest day, its most doubtful first."""
    found, total = appeals.to_triage(tx, page)
    shown = tuple(viewing.view(tx, one, who, now) for one in found if one.parties(who))
    return [ListShown(to=who.chat, title=Menu.TRIAGE, views=shown, total=total, page=page, now=now)]
