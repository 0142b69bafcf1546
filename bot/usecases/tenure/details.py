"""An enterprise's people change what is on record: its manager name and region, each their own name and phone."""

from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people import standing
from bot.domain.people.details import OF_ENTERPRISE, Detail
from bot.domain.people.person import Person, Role
from bot.domain.tenure.detail_notices import DetailChanged, NameAsked, NameJudged, NameSettled
from bot.usecases.forms.record import Filled
from bot.usecases.people import verifying
from bot.usecases.tenure import guard
from bot.usecases.tenure.filled import AboutDetail
from storage.appeals import finding
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprise_changes as changes
from storage.people import enterprises, people


def may_edit(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Members change what is theirs; what is the enterprise's is changed by its manager, one name at a time."""
    enterprise_id, detail = guard.member(who), AboutDetail.from_draft(data).detail
    if detail not in OF_ENTERPRISE:
        return
    manager = standing.manager_of(people.members(tx, enterprise_id))
    if manager is None or manager.id != who.id:
        raise BadInput("only_manager", {"name": manager.name if manager else ""})
    if detail is Detail.NAME and changes.waiting(tx, enterprise_id) is not None:
        raise BadInput("name_waits")


def edit(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    may_edit(tx, who, data, now=now)
    about = AboutDetail.from_draft(data)
    detail, after = about.detail, about.after
    if detail in OF_ENTERPRISE:
        return _edit_enterprise(tx, who, detail, after, now)
    column = "name" if detail is Detail.CONTACT else "phone"
    if getattr(who, column) == after:
        raise BadInput("same_value")
    people.change(tx, who.id, **{column: after})
    audit.note(tx, who.id, "detail_changed", f"person:{who.id}", now, detail=detail)
    return [DetailChanged(to=who.chat, detail=detail, after=after)]


def _edit_enterprise(tx: Transaction, who: Person, detail: Detail, after: str, now: datetime) -> list[Notice]:
    """The region is changed at once; so is the name of an enterprise that nobody has verified yet."""
    enterprise = people.lock_enterprise(tx, guard.member(who))
    before = enterprise.name if detail is Detail.NAME else enterprise.region
    if before == after:
        raise BadInput("same_value")
    at_once = detail is Detail.REGION or not enterprise.is_verified
    row = changes.add(tx, enterprise.id, detail, (before, after), who.id, now)
    audit.note(
        tx, who.id, "detail_changed", f"enterprise:{enterprise.id}", now, detail=detail, before=before, after=after
    )
    if at_once:
        changes.decide(tx, row, who.id, agreed=True, now=now)
        enterprises.change(tx, enterprise.id, **{detail.value: after})
        finding.renamed(tx, enterprise.id)
        return [DetailChanged(to=who.chat, detail=detail, after=after)]
    question = NameAsked(to=who.chat, change=row, enterprise=enterprise.id, before=before, after=after)
    steer = people.of_role(tx, Role.COORDINATOR)
    waits = DetailChanged(to=who.chat, detail=detail, after=after, waits=True)
    return [waits, *(question.told_to(person.chat) for person in steer)]


def judge(tx: Transaction, who: Person, change_id: int, *, yes: bool, now: datetime) -> list[Notice]:
    """A coordinator lets an enterprise have its new name, or not; the first decision counts."""
    verifying.may_decide(tx, who, {}, now=now)
    change = changes.load(tx, change_id)
    if change is None or change.agreed is not None:
        raise NotFound
    enterprise = people.lock_enterprise(tx, change.enterprise)
    changes.decide(tx, change_id, who.id, agreed=yes, now=now)
    names = {"before": enterprise.name, "after": change.after}
    audit.note(tx, who.id, "name_judged", f"enterprise:{enterprise.id}", now, yes=yes, **names)
    if yes:
        enterprises.change(tx, enterprise.id, name=change.after)
        finding.renamed(tx, enterprise.id)
    judged = NameJudged(to=who.chat, before=enterprise.name, after=change.after, agreed=yes)
    settled = NameSettled(to=who.chat, before=enterprise.name, after=change.after, agreed=yes)
    return [settled, *(judged.told_to(person.chat) for person in people.members(tx, enterprise.id))]
