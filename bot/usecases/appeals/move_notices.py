"""Decides who is told of a move: whoever made it, those named by its row, and those who lose the appeal by it."""

from collections.abc import Iterator
from typing import TypedDict

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import Done, Moved
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, is_stand_in
from bot.usecases.appeals import audience
from bot.usecases.appeals.verb import Gathered, Scene
from bot.usecases.appeals.viewing import Standing
from storage.appeals import attachments
from storage.engine.database import Transaction

_WORK = (Party.LEAD, Party.ASSISTING)


class Facts(TypedDict):
    """What every notice of a move says besides the appeal."""

    action: Action
    by: Party
    department: str | None
    words: str
    reason: str
    note: str
    escalation: int | None


def tell(scene: Scene, after: Appeal, gathered: Gathered, climb: int | None = None) -> list[Notice]:
    """Return the notices of a move; `climb` is the entry in the ladder's log that it made."""
    tx, row, facts = scene.tx, scene.row, _facts(scene, gathered, climb)
    standing, notices = Standing(tx, after, scene.now), list[Notice]()
    if isinstance(scene.actor, Person):
        notices.append(Done(to=scene.actor.chat, view=standing.seen_by(scene.actor, Party.FORMER), **facts))
    others = audience.of(tx, after, row.tells, but=scene.actor)
    if row.who is Party.COUNTER:
        others = [other for other in others if not is_stand_in(other.chat)]  # who is at the counter needs no call
    others = [other for other in others if gathered.tells(scene.appeal, other)]
    notices += [Moved(to=other.chat, view=standing.seen_by(other), **facts) for other in others]
    notices += _with_answer(standing) if after.state is State.ANSWERED and row.to is State.ANSWERED else []
    return [*notices, *audience.nobody(tx, after, row.tells, scene.now), *_former(scene, standing, facts)]


def _facts(scene: Scene, gathered: Gathered, climb: int | None) -> Facts:
    return Facts(
        action=scene.row.action,
        by=scene.row.who,
        department=scene.actor.department if isinstance(scene.actor, Person) else None,
        words=gathered.words,
        reason=gathered.reason,
        note=gathered.note,
        escalation=climb,
    )


def _former(scene: Scene, standing: Standing, facts: Facts) -> Iterator[Notice]:
    """Tell the departments and people who lose the appeal by the move."""
    if Party.FORMER in scene.row.tells:
        stay = audience.of(scene.tx, standing.appeal, _WORK)
        for person in audience.of(scene.tx, scene.appeal, _WORK, but=scene.actor):
            if person not in stay:
                yield Moved(to=person.chat, view=standing.seen_by(person, Party.FORMER), **facts)


def _with_answer(standing: Standing) -> Iterator[Notice]:
    """Send the answer's files to all members of the enterprise; the survey is part of the answer's message."""
    tx, appeal = standing.tx, standing.appeal
    files = attachments.of_answer(tx, appeal.id, appeal.round)
    for person in audience.of(tx, appeal, (Party.MEMBER,)):
        yield from audience.handed_out(person, appeal, files)


def stale(tx: Transaction, before: Appeal, after: Appeal) -> list[Notice]:
    """Return notices that update the messages which show an earlier state."""
    moved = (before.state, before.round) != (after.state, after.round)
    return list(audience.stale_cards(tx, after.id, buttons=moved))
