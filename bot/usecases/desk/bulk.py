"""Does one thing with many appeals (批量), each by its own guards, and takes it back as long as nobody was told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.notices import Done
from bot.domain.base.errors import BadInput, NotFound, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.desk.bulk import ACTIONS, Bulk, BulkAct, BulkItem, BulkState, BulkTimer, Left
from bot.domain.desk.bulk_notices import BulkDone, BulkUndone
from bot.domain.people.person import SYSTEM, Actor, Person
from bot.domain.reach.phone_list import CallAction, CallState, leads
from bot.domain.time.timers import Subject
from bot.usecases.appeals import moving, viewing
from bot.usecases.appeals.verbs import undoing
from bot.usecases.appeals.verbs.undoing import UNDO, Undone
from bot.usecases.desk import bulk_class, guard
from bot.usecases.desk.filled import Chosen, Row
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Finish
from storage.appeals import appeals
from storage.desk import bulks
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import delayed
from storage.reach import outages, phone_calls
from storage.sessions import booked
from storage.time import timers
from storage.time.timers import DueTimer
from storage.words import lessons

Do = Callable[..., list[Notice]]  # makes one move of one appeal: bot.usecases.book.do


def finishing(do: Do) -> Finish:
    """Return what the form ends with; `do` makes the moves."""

    def finish(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
        return _run(tx, who, Chosen.from_draft(data), do, now)

    return finish


def _run(tx: Transaction, who: Person, chosen: Chosen, do: Do, now: datetime) -> list[Notice]:
    """Make the moves in the order of the rows that they lock; what is refused is told, and holds up no other."""
    guard.coordinates(who)
    act = chosen.act or BulkAct.GIVE
    bulk_id, notices = bulks.add(tx, who.id, act, now), list[Notice]()
    done, left = list[str](), list[Left]()
    for chosen_appeal in sorted(chosen.picked, key=lambda picked: picked.appeal):
        try:
            with tx.savepoint():
                notices += _make(tx, who, bulk_id, (chosen, chosen_appeal), do, now)
            done.append(chosen_appeal.number)
        except Refusal as refusal:
            left.append(Left(chosen_appeal.number, refusal))
    timers.add(tx, Subject.BULK, bulk_id, BulkTimer.SENDS, _loaded(tx, who, bulk_id).until)
    audit.note(tx, who.id, "bulk", f"bulk:{bulk_id}", now, act=act, done=len(done), left=len(left))
    until = _loaded(tx, who, bulk_id).until
    result = BulkDone(to=who.chat, bulk=bulk_id, act=act, done=tuple(done), left=tuple(left), until=until)
    return [result, *(replace(notice, delayed_by=bulk_id) for notice in notices if not isinstance(notice, Done))]


def _make(  # who does what with which appeal, in which bulk act
    tx: Transaction, who: Person, bulk_id: int, what: tuple[Chosen, Row], do: Do, now: datetime
) -> list[Notice]:
    chosen, picked = what
    before, act = viewing.load(tx, who, picked.appeal), chosen.act or BulkAct.GIVE
    kept, notices = undoing.kept(before), list[Notice]()
    if act.action is None:
        kept = bulk_class.put(tx, who, picked.appeal, chosen.class_issue, now=now)
    else:
        data = {"appeal": picked.appeal, "state": picked.state, "round": picked.round}
        notices = do(tx, who, act.action, data | _said(before, chosen, act), now=now)
    bulks.keep(tx, bulk_id, [BulkItem(picked.appeal, kept, len(appeals.history(tx, picked.appeal)))])
    return notices


def _said(before: Appeal, chosen: Chosen, act: BulkAct) -> dict[str, object]:
    """Return what the move comes with; helpers join those who help already."""
    if act is BulkAct.PRESS:
        return {"words": chosen.words}
    if act is not BulkAct.HELP:
        return {"lead": chosen.lead, "assisting": []}
    if chosen.lead in {before.lead, *before.assisting}:
        raise NotAllowed(ACTIONS[act], before.number, before.state)
    return {"assisting": [*before.assisting, chosen.lead]}


def _loaded(tx: Transaction, who: Actor, bulk_id: int) -> Bulk:
    found = bulks.load(tx, bulk_id)
    if found is None or (isinstance(who, Person) and found.person != who.id):
        raise NotFound
    return found


def undo(tx: Transaction, who: Person, bulk_id: int, *, now: datetime) -> list[Notice]:
    """Take a bulk act back, appeal by appeal: not where somebody has acted since, whose messages then leave."""
    made = _loaded(tx, who, bulk_id)
    if made.state is BulkState.UNDONE:
        raise BadInput("bulk_undone")
    if made.state is BulkState.SENT or now >= made.until:
        raise BadInput("bulk_over")
    notices, done, left = list[Notice](), dict[int, str](), list[Left]()
    for item in bulks.items(tx, bulk_id):
        appeal = viewing.load(tx, who, item.appeal)
        try:
            with tx.savepoint():
                notices += _revert(tx, who, made, (item, appeal), now)
            done[appeal.id] = appeal.number
        except Refusal as refusal:
            left.append(Left(appeal.number, refusal))
    bulks.change(tx, bulk_id, BulkState.UNDONE)
    delayed.supersede(tx, bulk_id, done)
    audit.note(tx, who.id, "bulk undone", f"bulk:{bulk_id}", now, done=len(done), left=len(left))
    result = BulkUndone(to=who.chat, act=made.act, done=tuple(done.values()), left=tuple(left))
    return [result, *notices]


def _revert(tx: Transaction, who: Person, made: Bulk, what: tuple[BulkItem, Appeal], now: datetime) -> list[Notice]:
    item, appeal = what
    if made.act is BulkAct.CLASS:
        bulk_class.take_back(tx, who, item, now=now)
        return []
    if len(past := appeals.history(tx, appeal.id)) != item.lines:
        raise moving.overtaken_by(appeal, past[-1])
    undone = Undone(appeal=appeal.id, before=item.before, note=who.name)
    notices = moving.move(tx, SYSTEM, appeal, UNDO, undone, now=now)
    lessons.drop(tx, appeal.id, made.at)
    if made.act is BulkAct.SEAT and appeal.session is not None:
        booked.unlink_from(tx, appeal.session, appeal)
    calls = [call.id for call in phone_calls.waiting_about(tx, appeal.id, None) if call.written_at == made.at]
    phone_calls.change(tx, calls, state=leads(CallState.WAITING, CallAction.OVERTAKE, Party.SYSTEM), settled_at=now)
    return notices


def about_bulk(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:  # as timers ask
    """Let the messages leave; of what was taken back nothing is left that could."""
    made = _loaded(tx, SYSTEM, timer.row)
    if made.state is BulkState.OPEN:
        bulks.change(tx, made.id, BulkState.SENT)
    waiting = delayed.of_bulk(tx, made.id)
    delayed.release(tx, waiting, {parcel.chat for parcel in waiting if outages.is_lost(tx, parcel.chat)})
    return []
