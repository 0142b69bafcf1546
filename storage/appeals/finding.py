"""Finds appeals for `/find` and the lists by an index of marks.

The marks of an appeal are all pairs of letters of its text, and one for each fact such as its state, region or kind.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import add
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    exists,
    func,
    insert,
    literal_column,
    not_,
    or_,
    select,
    table,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.sql.expression import column
from sqlalchemy.types import Text

from bot.classifier.folding import letters
from bot.domain.appeals.appeal import Action, Appeal, State
from bot.domain.appeals.lateness import OF_STAFF
from bot.domain.appeals.sought import Besides, Sight, Sought, Trait, Word
from storage.appeals.late import is_late
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, enterprise, event, finding, survey
from storage.schema.finding import FINDING

MOST = 200  # newest, which are read; who finds more says more
BATCH = 500
DATED = (State.ASSIGNED, State.HANDLING, State.SIGN_OFF)
AT_DESK = (State.TRIAGE, State.REVIEW, State.VISIT)
AnyOf = tuple[tuple[str, ...], ...]  # one of them has to stand there, with all its marks


def enter(tx: Transaction, new: Appeal) -> Appeal:
    """Write the marks of a new appeal; return the appeal."""
    tx.execute(insert(finding).values(appeal=new.id, marks=marks_of(new, _name(tx, new.enterprise))))
    return new


def follow(tx: Transaction, changed: Appeal) -> Appeal:
    """Write the marks of a changed appeal anew where they differ; return the appeal."""
    marks = marks_of(changed, _name(tx, changed.enterprise))
    differ = (finding.c.appeal == changed.id) & (finding.c.marks != marks)
    tx.execute(update(finding).where(differ).values(marks=marks))
    return changed


def renamed(tx: Transaction, whose: int) -> None:
    """Write the marks of all appeals of an enterprise anew, because it has another name."""
    for row in tx.execute(select(appeal).where(appeal.c.enterprise == whose)).mappings():
        follow(tx, to(Appeal, row))


def complete(tx: Transaction) -> int:
    """Write marks for up to BATCH appeals of an older database that has none; return how many were written."""
    first = tx.execute(select(func.min(finding.c.appeal))).scalar()
    missing = select(appeal) if first is None else select(appeal).where(appeal.c.id < first)
    rows = tx.execute(missing.order_by(appeal.c.id.desc()).limit(BATCH)).mappings().all()
    for row in rows:
        enter(tx, to(Appeal, row))
    return len(rows)


def find(tx: Transaction, sought: Sought, sight: Sight, now: datetime) -> list[Appeal]:
    """Return at most MOST appeals that match and that the reader may see.

    The newest come first; among late ones, what is late longest.
    """
    wanted = select(appeal, enterprise.c.name.label("whose")).join(enterprise, enterprise.c.id == appeal.c.enterprise)
    groups, conditions = _groups(sought, sight), [*_conditions(sought), *([is_late(tx, now)] if sought.late else [])]
    if groups:
        wanted = _marked(tx, wanted, groups, newest=not conditions)
    for condition in conditions:
        wanted = wanted.where(condition)
    order = appeal.c.id if sought.late else appeal.c.id.desc()
    rows = tx.execute(wanted.order_by(order).limit(MOST)).mappings()
    return [to(Appeal, row) for row in rows if all(_says(row, word) for word in sought.words)]


def _marked(tx: Transaction, wanted: Select[Any], groups: Sequence[AnyOf], *, newest: bool) -> Select[Any]:
    """Return the query for what has the marks; `newest`: nothing else is asked for, so the newest will do."""
    if dialects.is_sqlite(tx):
        search = table(FINDING, column("rowid"))
        found = select(search.c.rowid).where(literal_column(FINDING).op("MATCH")(_expression(groups)))
        if newest:
            found = found.order_by(search.c.rowid.desc()).limit(MOST)
        return wanted.where(appeal.c.id.in_(found))
    marks = func.string_to_array(finding.c.marks, " ", type_=ARRAY(Text))
    marked = and_(
        *(or_(*(marks.contains(cast(array(list(every)), ARRAY(Text))) for every in group)) for group in groups)
    )
    return wanted.join(finding, finding.c.appeal == appeal.c.id).where(marked)


def _expression(groups: Sequence[AnyOf]) -> str:
    every = ([" AND ".join(f'"{mark}"' for mark in marks) for marks in group] for group in groups)
    return " AND ".join("(" + " OR ".join(f"({name})" for name in group) + ")" for group in every)


def _conditions(sought: Sought) -> Iterable[ColumnElement[bool]]:
    if sought.span and sought.span.first:
        yield appeal.c.filed_at >= sought.span.first
    if sought.span and sought.span.until:
        yield appeal.c.filed_at < sought.span.until
    if sought.among is not None:
        yield appeal.c.id.in_(sought.among)
    if sought.handlers is not None:
        yield appeal.c.handler.in_(sought.handlers)
    for trait in sought.traits:
        yield _has(trait)
    yield from _besides(sought.besides)
    if sought.due:
        within = and_(appeal.c.due_at >= sought.due.first, appeal.c.due_at < sought.due.until)
        yield appeal.c.paused_at.is_(None) & or_(appeal.c.state.in_(AT_DESK), appeal.c.state.in_(DATED) & within)


def _has(trait: Trait) -> ColumnElement[bool]:
    """Return the condition for a trait; the last rating counts."""
    if trait is Trait.REWORKED:
        return appeal.c.round - appeal.c.plan_rounds > 1
    if trait is Trait.RETURNED:
        return appeal.c.returns > 0
    if trait is Trait.EXTENDED:
        asking = select(event.c.appeal).where(event.c.action == Action.ASK_TIME)
        return appeal.c.id.in_(asking)
    later = survey.alias("later")
    again = exists().where(
        later.c.appeal == survey.c.appeal, later.c.round > survey.c.round, later.c.rated_at.is_not(None)
    )
    return exists().where(survey.c.appeal == appeal.c.id, survey.c.satisfaction == trait.value, not_(again))


def _besides(left_out: Besides) -> Iterable[ColumnElement[bool]]:
    if left_out.states:
        yield appeal.c.state.not_in(left_out.states)
    if left_out.places:
        yield appeal.c.region.not_in(left_out.places)
    if departments := (*left_out.departments, *left_out.places):
        yield or_(appeal.c.lead.is_(None), appeal.c.lead.not_in(departments))
    for trait in left_out.traits:
        yield not_(_has(trait))


def _groups(sought: Sought, sight: Sight) -> list[AnyOf]:
    """Return groups of marks; an appeal must have one mark of each group."""
    dated = OF_STAFF if sought.late else (*DATED, *AT_DESK) if sought.due else ()
    states = sought.states or dated
    facts: list[tuple[str, Iterable[object]]] = [
        ("s", states),
        ("k", sought.kinds),
        ("t", sought.themes),
        ("d", sought.departments),
        ("d", (sight.department,) if sight.department else ()),
        ("e", (sight.enterprise,) if sight.enterprise is not None else ()),
    ]
    numbers = [("n", tail) for tail in (sought.tail, *sought.tails)]
    ended = [*numbers, *(("e", caller) for caller in sought.callers)] if sought.tail else []
    places: list[tuple[str, object]] = [(kind, place) for kind in "rd" for place in sought.places]
    named = [[(kind, value) for value in values] for kind, values in facts]
    groups = (tuple((_fact(*item),) for item in group) for group in [*named, places, ended] if group)
    return [*(_of_word(word) for word in sought.words), *groups]


def _of_word(word: Word) -> AnyOf:
    return (tuple(_pairs(word.letters)), *((_fact("e", firm),) for firm in word.enterprises))


def _says(row: Any, word: Word) -> bool:
    """Whether the word really stands in the row. The marks only show that each pair of its letters does."""
    return row["enterprise"] in word.enterprises or letters(word.letters) in letters(f"{row['whose']} {row['text']}")


def marks_of(appeal: Appeal, name: str) -> str:
    """Return the marks of the appeal, joined by blanks; `name` is its enterprise's."""
    count = appeal.number.rpartition("-")[2]
    facts: list[tuple[str, object]] = [
        ("s", appeal.state),
        ("r", appeal.region),
        ("k", appeal.kind),
        ("t", appeal.theme),
        ("e", appeal.enterprise),
        *(("n", count[start:]) for start in range(max(len(count) - 3, 1))),
        *(("d", word) for word in (appeal.lead, *appeal.assisting) if word),
    ]
    words = dict.fromkeys((*_pairs(name), *_pairs(appeal.text)))
    return " ".join((*words, *(_fact(kind, value) for kind, value in facts if value != "")))


def _pairs(text: str) -> list[str]:
    said = letters(text)
    return list(map(add, said, said[1:]))


def _fact(kind: str, value: object) -> str:
    """Return the mark of a fact. It has at least four characters, so that it is never taken for a pair of letters."""
    return f"qq{kind}{letters(str(value))}"


def _name(tx: Transaction, enterprise_id: int) -> str:
    return str(tx.execute(select(enterprise.c.name).where(enterprise.c.id == enterprise_id)).scalar_one())
