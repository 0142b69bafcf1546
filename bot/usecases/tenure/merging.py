"""Two records of one enterprise become one: what one has goes to the other, and back within a day if it was wrong."""

from datetime import datetime, timedelta

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Enterprise, EnterpriseState, Person, is_stand_in
from bot.domain.tenure.merge_notices import Merged, MergeTold
from bot.usecases.forms.record import Filled
from bot.usecases.people import verifying
from bot.usecases.tenure.filled import Merging
from storage.appeals import finding
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprise_changes as changes
from storage.people import enterprises, people
from storage.tenure import merging

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
    return _told(tx, who, merge_id, (gone, kept), undone=False)


def undo(tx: Transaction, who: Person, merge_id: int, *, now: datetime) -> list[Notice]:
    """Give back what has not moved on since."""
    verifying.may_decide(tx, who, {}, now=now)
    merge = merging.load(tx, merge_id)
    if merge is None or merge.undone_at is not None:
        raise NotFound
    if now - merge.at >= UNDO_WITHIN:
        raise BadInput("merge_stands")
    both = {firm: people.lock_enterprise(tx, firm) for firm in sorted((merge.gone, merge.kept))}
    merging.move_back(tx, merge)
    for firm in (merge.gone, merge.kept):
        finding.renamed(tx, firm)
    merging.undone(tx, merge_id, now)
    audit.note(tx, who.id, "enterprise_unmerge", f"enterprise:{merge.gone}", now, merge=merge_id)
    return _told(tx, who, merge_id, (both[merge.gone], both[merge.kept]), undone=True)


def _told(
    tx: Transaction, who: Person, merge_id: int, both: tuple[Enterprise, Enterprise], *, undone: bool
) -> list[Notice]:
    gone, kept = both
    done = Merged(to=who.chat, merge=merge_id, gone=gone.name, kept=kept.name, undone=undone)
    notice = MergeTold(to=who.chat, gone=gone.name, kept=kept.name, undone=undone)
    members = [person for end in both for person in people.members(tx, end.id) if not is_stand_in(person.chat)]
    return [done, *(notice.told_to(person.chat) for person in members)]
