"""Two records of one enterprise become one: what one has goes to the other, and back within a day if it was wrong."""

from datetime import datetime, timedelta

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.merge import Merge, Parting
from bot.domain.people.person import Enterprise, EnterpriseState, Person, is_stand_in
from bot.domain.tenure.merge_notices import Merged, MergeTold, PartingAsked
from bot.usecases.forms.record import Filled
from bot.usecases.people import verifying
from bot.usecases.tenure.filled import Merging
from storage.appeals import finding
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprise_changes as changes
from storage.people import enterprises, people
from storage.tenure import merging, parted

UNDO_WITHIN = timedelta(days=1)


def may_merge(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Only what is settled and has chats of its own is merged: who is told by phone links a chat first."""
    verifying.may_decide(tx, who, data, now=now)
    _whole(tx, Merging.from_draft(data).enterprise)


def _whole(tx: Transaction, enterprise_id: int) -> Enterprise:
    """Return the enterprise locked, if it can be one of two that are merged."""
    if not enterprises.exists(tx, enterprise_id):
        raise NotFound
    enterprise = people.lock_enterprise(tx, enterprise_id)
    if enterprise.merged_into is not None:
        raise NotFound
    if enterprise.state is EnterpriseState.DISPUTED:
        raise BadInput("merge_disputed", {"name": enterprise.name})
    if people.stand_in(tx, enterprise_id) is not None:
        raise BadInput("merge_by_phone", {"name": enterprise.name})
    return enterprise


def pair(tx: Transaction, wanted: Merging) -> tuple[Enterprise, Enterprise]:
    """Return the record that ends and the one that stays, both locked in the order of their rows."""
    kept = people.enterprise_by_uscc(tx, wanted.uscc)
    if kept is None:
        raise BadInput("not_registered")
    if kept.id == wanted.enterprise:
        raise BadInput("merge_with_itself")
    both = {enterprise_id: _whole(tx, enterprise_id) for enterprise_id in sorted((wanted.enterprise, kept.id))}
    clash = merging.both_seated(tx, wanted.enterprise, kept.id)
    if clash:
        raise BadInput("merge_both_booked", {"count": clash})
    return both[wanted.enterprise], both[kept.id]


def merge(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    verifying.may_decide(tx, who, data, now=now)
    gone, kept = pair(tx, Merging.from_draft(data))
    changes.end_waiting(tx, gone.id, who.id, now)
    enterprises.end_link_codes(tx, gone.id, now)
    moved = merging.move(tx, gone.id, kept.id)
    finding.renamed(tx, kept.id)
    merge_id = merging.note(tx, (gone.id, kept.id), moved, who.id, now)
    audit.note(tx, who.id, "enterprise_merge", f"enterprise:{gone.id}", now, into=kept.id, merge=merge_id)
    return _told(tx, who, merge_id, (gone, kept))


def ask_to_undo(tx: Transaction, who: Person, merge_id: int, *, now: datetime) -> list[Notice]:
    """Show what would go back and what would stay."""
    merge, (gone, kept) = _undoable(tx, who, merge_id, now)
    parting = parted.look(tx, merge, parted.returning(tx, merge))
    return [PartingAsked(to=who.chat, merge=merge_id, gone=gone.name, kept=kept.name, parting=parting)]


def undo(tx: Transaction, who: Person, merge_id: int, *, now: datetime) -> list[Notice]:
    """Give back what has not moved on since, and what the people who go back have made meanwhile."""
    merge, both = _undoable(tx, who, merge_id, now)
    rows = parted.returning(tx, merge)
    parting = parted.look(tx, merge, rows)
    parted.give_back(tx, merge, rows)
    for firm in both:
        finding.renamed(tx, firm.id)
    merging.undone(tx, merge_id, now)
    audit.note(tx, who.id, "enterprise_unmerge", f"enterprise:{merge.gone}", now, merge=merge_id)
    return _told(tx, who, merge_id, both, parting)


def _undoable(
    tx: Transaction, who: Person, merge_id: int, now: datetime
) -> tuple[Merge, tuple[Enterprise, Enterprise]]:
    """Return the merge and both records, locked; refuse what can't be parted, with what is to be done first."""
    verifying.may_decide(tx, who, {}, now=now)
    merge = merging.load(tx, merge_id)
    if merge is None or merge.undone_at is not None:
        raise NotFound
    if now - merge.at >= UNDO_WITHIN:
        raise BadInput("merge_stands")
    both = {firm: people.lock_enterprise(tx, firm) for firm in sorted((merge.gone, merge.kept))}
    gone, kept = both[merge.gone], both[merge.kept]
    if kept.merged_into is not None:
        raise BadInput("merge_went_on", {"name": kept.name})
    if mixed := parted.seated_together(tx, merge, parted.returning(tx, merge)):
        raise BadInput("merge_mixed", {"name": kept.name, "number": mixed[0]})
    return merge, (gone, kept)


def _told(
    tx: Transaction, who: Person, merge_id: int, both: tuple[Enterprise, Enterprise], parting: Parting | None = None
) -> list[Notice]:
    gone, kept = both
    done = Merged(to=who.chat, merge=merge_id, gone=gone.name, kept=kept.name, parting=parting)
    notice = MergeTold(to=who.chat, gone=gone.name, kept=kept.name, parting=parting)
    members = [person for end in both for person in people.members(tx, end.id) if not is_stand_in(person.chat)]
    return [done, *(notice.told_to(person.chat) for person in members)]
