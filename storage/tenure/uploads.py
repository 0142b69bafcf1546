"""Lets the files go that a forgotten person's enterprise had sent with its appeals, once nobody else speaks for it."""

from sqlalchemy import delete, or_, select, update

from bot.domain.base.content import KEPT
from bot.domain.people.person import Person
from storage.engine.database import Transaction
from storage.mail import spent_files
from storage.schema import appeal, attachment, person


def let_go(tx: Transaction, who: Person) -> int:
    """Forget the files, whose bytes go from the disk, and return how many they were; those of answers stay."""
    others = select(person.c.enterprise).where(person.c.enterprise.is_not(None), person.c.id != who.id)
    theirs = or_(appeal.c.filed_by == who.id, appeal.c.enterprise == who.enterprise)
    alone = select(appeal.c.id).where(theirs, appeal.c.enterprise.not_in(others))
    sent = attachment.c.answer.is_(None) & attachment.c.appeal.in_(alone)
    gone = tx.execute(delete(attachment).where(sent).returning(attachment.c.sha256)).scalars().all()
    for digest in filter(None, gone):
        spent_files.spend(tx, KEPT + digest)
    return len(gone)


def unname(tx: Transaction, words: list[str]) -> None:
    """Take the names of files away in which one of the words stands."""
    said = or_(*(attachment.c.name.contains(word, autoescape=True) for word in words))
    tx.execute(update(attachment).where(said).values(name=""))
