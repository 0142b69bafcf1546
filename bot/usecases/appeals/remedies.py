"""What a person may know of the class of an appeal: enterprises hear what helps, and of no other enterprise."""

from dataclasses import replace

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.remedies import InForce, Remedy
from bot.domain.people.person import Person
from bot.texts.appeals.anonymising import veil
from bot.usecases.appeals import guard
from storage.appeals import remedies
from storage.appeals.remedies import Kind
from storage.engine.database import Transaction


def of_appeal(tx: Transaction, appeal: Appeal, reader: Person) -> Remedy | None:
    """Return the class of the appeal as its reader may see it."""
    kind = remedies.of_appeal(tx, appeal.id)
    if kind is None:
        return None
    if not guard.is_staff(reader):
        return helping(tx, kind) if kind.standing == remedies.SURE else None
    return replace(_of(tx, kind), opens=_opens(reader, kind))


def before_filing(tx: Transaction, class_id: int) -> Remedy | None:
    """Return what helps in a class already, for an enterprise that is about to file an appeal of it."""
    kind = remedies.of_class(tx, class_id)
    return helping(tx, kind) if kind else None


def helping(tx: Transaction, kind: Kind) -> Remedy | None:
    """Return the class with what helps, without the name of an enterprise; None: nothing helps yet."""
    remedy = _of(tx, kind)
    if not remedy.measures:
        return None
    names = remedies.names(tx, kind.id)
    measures = tuple(
        InForce(veil(in_force.words, names), in_force.since, in_force.document) for in_force in remedy.measures
    )
    return replace(remedy, name=veil(remedy.name, names), measures=measures)


def _of(tx: Transaction, kind: Kind) -> Remedy:
    return Remedy(kind.id, kind.name, kind.lead, remedies.in_force(tx, kind), sure=kind.standing == remedies.SURE)


def _opens(reader: Person, kind: Kind) -> bool:
    """Whether the reader may open the class: who steers, and those of its departments."""
    return guard.steers(reader) or (reader.department is not None and reader.department in {kind.lead, *kind.assisting})
