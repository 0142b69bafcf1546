"""Shows appeals similar to one that is written or handled: what was answered to them, and which may be the same."""

from dataclasses import replace
from datetime import datetime

from bot.classifier.likeness import Usage
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import CardShown
from bot.domain.appeals.precedents import Precedent, SimilarShown, Twin
from bot.domain.appeals.sought import is_listed
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.texts.appeals.anonymising import veil
from bot.usecases.appeals import guard, looking, viewing
from storage.appeals import similarity
from storage.appeals.appeals import by_number as numbered
from storage.engine.database import Transaction
from storage.people import people

SHOWN = 3


def precedents(tx: Transaction, text: str, but: int = 0) -> tuple[Precedent, ...]:
    """Return helpful answers to the most similar appeals; names in them are made unrecognisable."""
    usage = Usage(similarity.sample(tx))
    found = {appeal.id: appeal for appeal in similarity.helped(tx, usage.telling(text), but)}
    alike = usage.rank(text, [(appeal.id, appeal.text) for appeal in found.values()])
    return tuple(_precedent(tx, found[appeal_id], likeness) for appeal_id, likeness in alike[:SHOWN])


def _precedent(tx: Transaction, appeal: Appeal, likeness: float) -> Precedent:
    names = [people.enterprise_by_id(tx, appeal.enterprise).name]
    names += [member.name for member in people.members(tx, appeal.enterprise)]
    if appeal.filed_by is not None:
        names.append(people.by_id(tx, appeal.filed_by).name)
    answer = veil(appeal.answer, names)
    return Precedent(appeal.lead or "", appeal.outcome, answer, appeal.answered_at or appeal.filed_at, likeness)


def twins(tx: Transaction, who: Person, appeal: Appeal) -> tuple[Twin, ...]:
    """Return the appeals under way that may be the same matter, and that `who` has in lists."""
    usage = Usage(similarity.sample(tx))
    alike_words = similarity.unanswered(tx, usage.telling(appeal.text), appeal.id)
    found = {matter.id: matter for matter in alike_words if is_listed(matter, who)}
    alike = usage.rank(appeal.text, [(matter.id, matter.text) for matter in found.values()])
    return tuple(_twin(found[appeal_id], likeness) for appeal_id, likeness in alike[:SHOWN])


def _twin(appeal: Appeal, likeness: float) -> Twin:
    return Twin(appeal.id, appeal.number, appeal.state, appeal.lead, appeal.filed_at, appeal.text, likeness)


def look(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Show similar answers to those who handle the appeal; coordinators also see appeals that may be the same."""
    guard.handles(who)
    return [_shown(tx, who, viewing.peek(tx, who, appeal_id), now)]


def show(tx: Transaction, who: Person, appeal_id: int, *, now: datetime) -> list[Notice]:
    """Send the appeal's card; whoever does the triage sees with it which appeals may be the same."""
    posted = looking.show(tx, who, appeal_id, now=now)
    card = posted[0]
    if not guard.steers(who) or not isinstance(card, CardShown) or card.view.appeal.state is not State.TRIAGE:
        return posted
    similar = _shown(tx, who, card.view.appeal, now)
    return [*posted, replace(similar, precedents=())] if similar.twins else posted


def by_number(tx: Transaction, who: Person, number: str, *, now: datetime) -> list[Notice]:
    """Send the card of the number that was typed.

    To others than its parties it says no more than for a wrong number.
    """
    found = numbered(tx, number)
    if found is None or not found.parties(who):
        raise BadInput("no_appeal", {"number": number})
    return show(tx, who, found.id, now=now)


def _shown(tx: Transaction, who: Person, appeal: Appeal, now: datetime) -> SimilarShown:
    same = twins(tx, who, appeal) if guard.steers(who) else ()
    view = viewing.view(tx, appeal, who, now)
    return SimilarShown(to=who.chat, view=view, precedents=precedents(tx, appeal.text, appeal.id), twins=same)
