"""Finds appeals for `/find` and the lists by an index of marks.

The marks of an appeal are all pairs of letters of its text, and one for each fact such as its state, region or kind.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, insert, not_, or_, select, update

from bot.classifier.folding import letters
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.lateness import OF_STAFF, WITH_STEP
from bot.domain.appeals.sought import Besides, Sight, Sought, Trait, Word
from storage.appeals import marked
from storage.appeals.late import is_late
from storage.appeals.marked import AnyOf
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, enterprise, event, finding, survey

MOST = 200  # newest, which are read; who finds more says more
BATCH = 500
DATED = (State.ASSIGNED, State.HANDLING, State.SIGN_OFF)
OTHERWISE_DATED = (*WITH_STEP, State.SCHEDULED)  # by the limit of the step, or the session: the caller looks at these


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
    ids = _late(tx, sought, sight, now) if sought.late else _newest(tx, sought, sight)
    wanted = select(appeal, enterprise.c.name.label("whose")).join(enterprise, enterprise.c.id == appeal.c.enterprise)
    order = appeal.c.id if sought.late else appeal.c.id.desc()
    rows = tx.execute(wanted.where(appeal.c.id.in_(ids)).order_by(order)).mappings()
    return [to(Appeal, row) for row in rows if all(_says(row, word) for word in sought.words)]


def _late(tx: Transaction, sought: Sought, sight: Sight, now: datetime) -> list[int]:
    """Return what is late longest; which ones are late is read from an index, and so are those with the marks.

    What is late by so many days was late before they began.
    """
    groups = _groups(sought, sight)
    passed = tx.programme.calendar.passed_by(now, sought.late_days)
    wanted = select(appeal.c.id).where(is_late(tx, passed), *_conditions(sought)).order_by(appeal.c.id)
    if not groups:
        return list(tx.execute(wanted.limit(MOST)).scalars())
    states = () if sought.states else (_facts("s", OF_STAFF),)  # few are in them, and many have the other marks
    return marked.first_of(tx, wanted, [*groups, *states], MOST)


def _newest(tx: Transaction, sought: Sought, sight: Sight) -> list[int]:
    groups, conditions = _groups(sought, sight), list(_conditions(sought))
    first, last = _rows(tx, list(_within(sought)))
    if groups:
        return marked.newest(tx, marked.Wanted(groups, conditions, MOST, first, last))
    wanted = select(appeal.c.id).where(appeal.c.id.between(first, last), *conditions)
    return list(tx.execute(wanted.order_by(appeal.c.id.desc()).limit(MOST)).scalars())


def _rows(tx: Transaction, within: Sequence[ColumnElement[bool]]) -> tuple[int, int]:
    """Return between which rows the appeals of a span lie; if there are none, the last comes before the first.

    As a sum, the number of a row is not looked for along the rows themselves, but read from the index of the span.
    """
    if not within:
        return 1, tx.execute(select(func.max(appeal.c.id))).scalar() or 0
    row = appeal.c.id + 0
    ends = tx.execute(select(func.min(row).label("first"), func.max(row).label("last")).where(*within)).mappings().one()
    return ends["first"] or 1, ends["last"] or 0


def _within(sought: Sought) -> Iterable[ColumnElement[bool]]:
    if sought.span and sought.span.first:
        yield appeal.c.filed_at >= sought.span.first
    if sought.span and sought.span.until:
        yield appeal.c.filed_at < sought.span.until


def _conditions(sought: Sought) -> Iterable[ColumnElement[bool]]:
    yield from _within(sought)
    if sought.among is not None:
        yield appeal.c.id.in_(sought.among)
    if sought.handlers is not None:
        yield appeal.c.handler.in_(sought.handlers)
    for trait in sought.traits:
        yield _has(trait)
    yield from _besides(sought.besides)
    if sought.due:
        within = and_(appeal.c.due_at >= sought.due.first, appeal.c.due_at < sought.due.until)
        yield appeal.c.paused_at.is_(None) & or_(
            appeal.c.state.in_(OTHERWISE_DATED), appeal.c.state.in_(DATED) & within
        )


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
    states = sought.states or (dict.fromkeys((*DATED, *OTHERWISE_DATED)) if sought.due and not sought.late else ())
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


def _facts(kind: str, values: Iterable[object]) -> AnyOf:
    return tuple((_fact(kind, value),) for value in values)


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
