"""Shows an appeal: its card, history, files, sent messages and contact person."""

from datetime import datetime

from bot.domain.appeals.notices import CardShown, DeliveriesShown, HistoryShown, PhoneShown
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals import audience, guard, viewing
from storage.appeals import attachments, deliveries
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people


def show(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Send the appeal's card as a new message."""
    return [CardShown(to=who.chat, view=viewing.view(tx, viewing.peek(tx, who, appeal_id), who, now))]


def history(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Show the history of the appeal; what is for staff only is shown to them alone."""
    standing = viewing.Standing(tx, viewing.peek(tx, who, appeal_id), now)
    events = tuple(event for event in standing.past if guard.is_staff(who) or not event.action.is_for_staff_only)
    return [HistoryShown(to=who.chat, view=standing.seen_by(who), events=events)]


def files(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Send the appeal's files to somebody whom it concerns; each look by staff is logged."""
    appeal = viewing.peek(tx, who, appeal_id)
    held = attachments.of_appeal(tx, appeal_id, viewing.answers_shown(appeal, who))
    if not held:
        raise NotFound
    if guard.is_staff(who):
        audit.note(tx, who.id, "files", f"appeal:{appeal.number}", now)
    return audience.handed_out(who, appeal, held)


def pushes(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Show coordinators and supervisors which messages about the appeal went to whom, and whether they arrived."""
    if not guard.steers(who):
        raise NotFound
    appeal, (found, total) = viewing.peek(tx, who, appeal_id), deliveries.of_appeal(tx, appeal_id)
    return [DeliveriesShown(to=who.chat, view=viewing.view(tx, appeal, who, now), deliveries=found, total=total)]


def phone(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Show the contact person's number to those who handle the appeal; each look is logged."""
    appeal = viewing.peek(tx, who, appeal_id)
    if not guard.is_staff(who) or appeal.filed_by is None:
        raise NotFound
    filer = people.by_id(tx, appeal.filed_by)
    if not filer.phone:  # deleted at their wish
        raise NotFound
    audit.note(tx, who.id, "phone", f"appeal:{appeal.number}", now)
    view = viewing.view(tx, appeal, who, now)
    return [PhoneShown(to=who.chat, view=view, name=filer.name, phone=filer.phone)]
