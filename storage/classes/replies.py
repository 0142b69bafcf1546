"""One answer to all members of a class: what was put to whom, confirmed, sent, and said to have helped."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, insert, select, update

from bot.domain.appeals.action import Outcome, State
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.classes.answering import (
    ANSWERABLE,
    ANSWERED,
    OPEN,
    ClassAnswer,
    Confirmed,
    Draft,
    ReplyCounts,
    ReplyState,
)
from bot.domain.classes.class_issue import ClassId, MemberStanding
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, class_answer, class_member, class_reply, enterprise

_R = ReplyState
_ASKED = (_R.ASKED, _R.HELPED, _R.UNCHANGED)
_OF_APPEAL = class_reply.c.appeal == appeal.c.id


def add(tx: Transaction, class_id: ClassId, outcome: Outcome, words: str, by: PersonId, now: datetime) -> int:
    values = {"class_issue": class_id, "outcome": outcome, "words": words, "person": by, "at": now}
    return int(tx.execute(insert(class_answer).values(values).returning(class_answer.c.id)).scalar_one())


def load(tx: Transaction, answer: int) -> ClassAnswer | None:
    """Return the answer, locked until the transaction ends."""
    found = tx.execute(select(class_answer).where(class_answer.c.id == answer).with_for_update()).mappings().first()
    return to(ClassAnswer, found) if found else None


def peek(tx: Transaction, answer: int) -> ClassAnswer | None:
    """Return the answer for reading only."""
    found = tx.execute(select(class_answer).where(class_answer.c.id == answer)).mappings().first()
    return to(ClassAnswer, found) if found else None


def _members(class_id: ClassId, states: Collection[State]) -> ColumnElement[bool]:
    which = (class_member.c.class_issue == class_id, class_member.c.standing == MemberStanding.IN)
    return appeal.c.id.in_(select(class_member.c.appeal).where(*which)) & appeal.c.state.in_(sorted(states))


def to_answer(tx: Transaction, class_id: ClassId) -> list[tuple[AppealId, int]]:
    """Return the open members, each with its round, for whom no draft of the class is under way."""
    under_way = select(class_reply.c.appeal).where(
        class_reply.c.state.in_((_R.DRAFT, _R.CONFIRMED)), class_reply.c.round == appeal.c.round, _OF_APPEAL
    )
    wanted = select(appeal.c.id, appeal.c.round).where(_members(class_id, OPEN), ~under_way.exists())
    return [(found.id, found.round) for found in tx.execute(wanted.order_by(appeal.c.id))]


def to_ask(tx: Transaction, class_id: ClassId) -> list[tuple[AppealId, int]]:
    """Return the answered members, each with its round, whose enterprise was never asked whether it helped."""
    before = select(class_reply.c.appeal).where(class_reply.c.state.in_(_ASKED), _OF_APPEAL)
    wanted = select(appeal.c.id, appeal.c.round).where(_members(class_id, ANSWERED), ~before.exists())
    return [(found.id, found.round) for found in tx.execute(wanted.order_by(appeal.c.id))]


def put(
    tx: Transaction, answer: int, members: Sequence[tuple[AppealId, int]], state: ReplyState, now: datetime
) -> None:
    """Put one row for each member, with the round in which it stands."""
    if members:
        same = {"answer": answer, "state": state, "at": now}
        tx.execute(insert(class_reply), [{**same, "appeal": member, "round": round_} for member, round_ in members])


def drafts(tx: Transaction, answer: int, *which: ColumnElement[bool]) -> list[Draft]:
    """Return the drafts that still may be sent: of members that stand in the class and are not answered meanwhile."""
    stands = (
        select(class_member.c.appeal)
        .join(class_answer, class_answer.c.class_issue == class_member.c.class_issue)
        .where(class_answer.c.id == answer, class_member.c.standing == MemberStanding.IN)
    )
    wanted = (
        select(
            *(appeal.c.id.label("appeal"), appeal.c.number, appeal.c.state, appeal.c.round, appeal.c.enterprise),
            *(enterprise.c.name, appeal.c.lead, appeal.c.handler),
        )
        .join(class_reply, _OF_APPEAL)
        .join(enterprise, enterprise.c.id == appeal.c.enterprise)
        .where(class_reply.c.answer == answer, class_reply.c.state == _R.DRAFT, appeal.c.id.in_(stands), *which)
        .where(class_reply.c.round == appeal.c.round, appeal.c.state.in_(sorted(OPEN)))
        .order_by(appeal.c.id)
    )
    return [to(Draft, found) for found in tx.execute(wanted).mappings()]


def untold(tx: Transaction, answer: int) -> list[Draft]:
    """Return the drafts of which the department that leads now has not heard."""
    return drafts(tx, answer, func.coalesce(class_reply.c.told, "-") != func.coalesce(appeal.c.lead, ""))


def led_by(tx: Transaction, answer: int, department: str) -> list[Draft]:
    return drafts(tx, answer, appeal.c.lead == department)


def answers_of(tx: Transaction, department: str) -> list[int]:
    """Return the answers of which drafts may wait for the department."""
    wanted = select(class_reply.c.answer).join(appeal, _OF_APPEAL).distinct()
    which = wanted.where(class_reply.c.state == _R.DRAFT, appeal.c.lead == department)
    return list(tx.execute(which.order_by(class_reply.c.answer)).scalars())


def waiting(tx: Transaction) -> dict[str, int]:
    """Count the drafts that can be confirmed now, by the department that leads."""
    stands = exists().where(
        class_member.c.appeal == appeal.c.id,
        class_member.c.class_issue == class_answer.c.class_issue,
        class_member.c.standing == MemberStanding.IN,
    )
    wanted = (
        select(appeal.c.lead, func.count())
        .join(class_reply, _OF_APPEAL)
        .join(class_answer, class_answer.c.id == class_reply.c.answer)
        .where(class_reply.c.state == _R.DRAFT, class_reply.c.round == appeal.c.round, stands)
        .where(appeal.c.state.in_(sorted(ANSWERABLE)), appeal.c.lead.is_not(None))
        .group_by(appeal.c.lead)
    )
    return {lead: int(count) for lead, count in map(tuple, tx.execute(wanted))}


def told(tx: Transaction, answer: int, members: Iterable[AppealId], department: str) -> None:
    which = (class_reply.c.answer == answer, class_reply.c.appeal.in_(list(members)))
    tx.execute(update(class_reply).where(*which).values(told=department))


def change(  # which members of which answer, from which state to which, by whom
    tx: Transaction,
    answer: int,
    members: Iterable[AppealId],
    states: tuple[ReplyState, ReplyState],
    by: PersonId | None,
    now: datetime,
) -> int:
    """Lead those of the members that have the first state to the second; return how many."""
    before, after = states
    which = (class_reply.c.answer == answer, class_reply.c.appeal.in_(list(members)), class_reply.c.state == before)
    values = {"state": after, "at": now, **({"person": by} if by is not None else {})}
    return tx.execute(update(class_reply).where(*which).values(values)).rowcount


def put_again(tx: Transaction, answer: int, member: AppealId, now: datetime) -> None:
    """Let a confirmed answer be a draft again, of which nobody was told."""
    which = (class_reply.c.answer == answer, class_reply.c.appeal == member, class_reply.c.state == _R.CONFIRMED)
    tx.execute(update(class_reply).where(*which).values(state=_R.DRAFT, told=None, person=None, at=now))


def leave_but(tx: Transaction, answer: int, true: Iterable[AppealId], now: datetime) -> None:
    """Leave the drafts of all members but these: their appeals have gone on."""
    which = (class_reply.c.answer == answer, class_reply.c.state == _R.DRAFT, class_reply.c.appeal.not_in(list(true)))
    tx.execute(update(class_reply).where(*which).values(state=_R.LEFT, at=now))


def is_member(tx: Transaction, answer: ClassAnswer, appeal_id: AppealId) -> bool:
    """Whether the appeal still stands in the class that was answered."""
    which = (class_member.c.class_issue == answer.class_issue, class_member.c.appeal == appeal_id)
    standing = select(class_member.c.standing).where(*which)
    return tx.execute(standing).scalar() == MemberStanding.IN


def confirmed(tx: Transaction, answer: int, least: int) -> list[Confirmed]:
    """Return what is to be sent, from that of appeal `least` on, then what comes before it."""
    waits = (class_reply.c.answer == answer, class_reply.c.state == _R.CONFIRMED)
    columns = (class_reply.c.appeal, class_reply.c.round, class_reply.c.person, class_reply.c.told, appeal.c.enterprise)
    found = tx.execute(select(*columns).join(appeal, _OF_APPEAL).where(*waits).order_by(appeal.c.id)).mappings()
    return sorted((to(Confirmed, row) for row in found), key=lambda item: (item.appeal < least, item.appeal))


def result(tx: Transaction, answer: int, person: PersonId) -> tuple[int, list[tuple[str, State]]]:
    """Return how many of the person's answers were sent, and the numbers and states of those that were not."""
    wanted = select(class_reply.c.state.label("reply"), appeal.c.number, appeal.c.state).join(appeal, _OF_APPEAL)
    which = (class_reply.c.answer == answer, class_reply.c.person == person)
    found = tx.execute(wanted.where(*which).order_by(appeal.c.id)).all()
    left = [(row.number, State(row.state)) for row in found if row.reply == _R.LEFT]
    return sum(row.reply == _R.SENT for row in found), left


def unasked(tx: Transaction, answer: int, limit: int) -> dict[int, list[tuple[AppealId, str]]]:
    """Return the next enterprises that are to be told, each with its appeals and their numbers."""
    waits = (class_reply.c.answer == answer, class_reply.c.state == _R.ASKED, class_reply.c.told.is_(None))
    first = select(appeal.c.enterprise).join(class_reply, _OF_APPEAL).where(*waits).distinct()
    some = list(tx.execute(first.order_by(appeal.c.enterprise).limit(limit)).scalars())
    columns = (appeal.c.enterprise, appeal.c.id, appeal.c.number)
    wanted = select(*columns).join(class_reply, _OF_APPEAL).where(*waits, appeal.c.enterprise.in_(some))
    found: dict[int, list[tuple[AppealId, str]]] = {}
    for row in tx.execute(wanted.order_by(appeal.c.enterprise, appeal.c.id)):
        found.setdefault(row.enterprise, []).append((row.id, row.number))
    return found


def open_questions(tx: Transaction, enterprise_id: int) -> dict[int, list[str]]:
    """Return the answers about which an enterprise was asked and said nothing yet, with the numbers of its appeals."""
    wanted = select(class_reply.c.answer, appeal.c.number).join(appeal, _OF_APPEAL)
    which = (appeal.c.enterprise == enterprise_id, class_reply.c.state == _R.ASKED, class_reply.c.told.is_not(None))
    found: dict[int, list[str]] = {}
    for answer, number in map(tuple, tx.execute(wanted.where(*which).order_by(class_reply.c.answer, appeal.c.id))):
        found.setdefault(answer, []).append(number)
    return found


def asked_of(tx: Transaction, answer: int, enterprise_id: int) -> list[tuple[AppealId, ReplyState]]:
    """Return the appeals of an enterprise of which it was asked whether the measure helped, and what it said."""
    wanted = select(class_reply.c.appeal, class_reply.c.state).join(appeal, _OF_APPEAL)
    which = (class_reply.c.answer == answer, appeal.c.enterprise == enterprise_id, class_reply.c.state.in_(_ASKED))
    return [(row.appeal, ReplyState(row.state)) for row in tx.execute(wanted.where(*which))]


def counts(tx: Transaction, class_id: ClassId) -> ReplyCounts:
    wanted = select(class_reply.c.state, func.count().label("number")).join(
        class_answer, class_answer.c.id == class_reply.c.answer
    )
    found = tx.execute(wanted.where(class_answer.c.class_issue == class_id).group_by(class_reply.c.state))
    count_of = {ReplyState(item.state): int(item.number) for item in found}
    surveyed = sum(count_of.get(state, 0) for state in _ASKED)
    waiting = count_of.get(_R.DRAFT, 0) + count_of.get(_R.CONFIRMED, 0)
    said = (count_of.get(_R.HELPED, 0), count_of.get(_R.UNCHANGED, 0))
    return ReplyCounts(waiting, count_of.get(_R.SENT, 0), count_of.get(_R.LEFT, 0), surveyed, *said)


def enterprises(tx: Transaction, class_id: ClassId) -> dict[int, str]:
    """Return the members' enterprises by their numbers."""
    wanted = (
        select(enterprise.c.id, enterprise.c.name)
        .join(appeal, appeal.c.enterprise == enterprise.c.id)
        .join(class_member, class_member.c.appeal == appeal.c.id)
        .where(class_member.c.class_issue == class_id, class_member.c.standing != MemberStanding.OUT)
    )
    return {found.id: found.name for found in tx.execute(wanted.distinct())}
