"""What a class says to an appeal that is being filed: what helps already, and that it is probably one of them."""

from datetime import datetime

from bot.classifier.grouping import Near
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.remedies import Remedy
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import KEEPS, ClassId, ClassState, MemberStanding
from bot.domain.classes.notices import Spared
from bot.domain.people.person import Person
from bot.usecases.appeals import guard, remedies
from bot.usecases.appeals.check_page import CONFIRM, SPARED
from bot.usecases.appeals.writing import Writing
from bot.usecases.classes.filled import OnceSpared
from bot.usecases.forms.record import Filled
from bot.usecases.sessions import bringing
from storage.classes import classes, members, spared, wholes
from storage.engine.database import Transaction
from storage.mail import drafts

CONFIRMED = KEEPS - {ClassState.DRAFT}
NEWEST, COMPARED = 200, 40  # classes, and members of each, that a text is compared with
APPEAL = "appeal"  # the form
WAS_SPARED = "was_spared"  # the draft's key: the row that counts it as spared, until it is filed all the same
PARTS = ("rest", "part", "of", "pieces")  # what the form goes on with by itself


def offer(tx: Transaction, text: str) -> Remedy | None:
    """Return the class with measures in force that such an appeal would be of."""
    near = _nearest(tx, text)
    return remedies.before_filing(tx, near.group) if near else None


def file(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """File an appeal as probably one of the class it is most like, or count it as spared (免交)."""
    counted = OnceSpared.from_draft(data).was_spared
    if counted is not None:
        spared.drop(tx, counted)
    class_id = Writing.from_draft(data).spared
    remedy = remedies.before_filing(tx, class_id) if class_id is not None else None
    if remedy is None:
        return bringing.file(tx, who, data, joins=join, now=now)
    return [_spared(tx, who, data, remedy, now)]


def join(tx: Transaction, appeal: Appeal, now: datetime) -> None:
    """Note that the appeal is probably of a class; a coordinator says whether it is."""
    near = _nearest(tx, appeal.text)
    if near is None:
        return
    classes.hold(tx)
    issue = classes.peek(tx, near.group)
    if issue is not None and issue.state in CONFIRMED:
        members.put(tx, issue.id, [(appeal.id, round(near.likeness, 3))], MemberStanding.PROBABLE, now)


def _nearest(tx: Transaction, text: str) -> Near | None:
    stands = wholes.standing(tx, CONFIRMED, NEWEST)
    if not stands:
        return None
    kindred = tx.programme.live.kindred(tx.programme.pack)

    def lines(class_id: ClassId) -> list[str]:
        return [whole.line or kindred.traits.glance(whole.text) for whole in wholes.newest(tx, class_id, COMPARED)]

    return kindred.nearest(text, stands, lines)


def _spared(tx: Transaction, who: Person, data: Filled, remedy: Remedy, now: datetime) -> Notice:
    """Count it, and keep what was written for who thinks better of it."""
    writing = Writing.from_draft(data)
    guard.files(who, at_counter=writing.enterprise is not None)
    counted = spared.add(tx, remedy.class_issue, writing.enterprise or who.enterprise or 0, now)
    written = {name: value for name, value in data.items() if name not in PARTS}
    kept = drafts.add(tx, who.id, APPEAL, CONFIRM, {**written, SPARED: None, WAS_SPARED: counted}, now)
    drafts.give_up(tx, who.id, kept.id, now)
    return Spared(to=who.chat, remedy=remedy, kept=kept.id)
