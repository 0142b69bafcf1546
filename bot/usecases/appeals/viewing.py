"""Makes the view of an appeal for one person: what they are to it, what they see and what they may do now."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.config.naming import called_now
from bot.domain.appeals import grounds
from bot.domain.appeals.action import ADDS, Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import NOTES_DOWN, TABLE
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.situation import Situation
from bot.domain.base.errors import NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person
from bot.usecases.appeals import guard, remedies
from bot.usecases.appeals.known import Known
from storage.appeals import appeals, attachments
from storage.engine.database import Transaction
from storage.people import people


def load(tx: Transaction, actor: Actor, appeal_id: AppealId) -> Appeal:
    """Return the appeal, locked. Raise NotFound, as for a missing one, for somebody who has nothing to do with it."""
    appeal = appeals.load(tx, appeal_id)
    if appeal is None or not appeal.parties(actor):
        raise NotFound
    return appeal


def peek(tx: Transaction, actor: Person, appeal_id: AppealId) -> Appeal:
    """Return the appeal for reading only, if it concerns the person; raise NotFound otherwise."""
    appeal = appeals.peek(tx, appeal_id)
    if appeal is None or not appeal.parties(actor):
        raise NotFound
    return appeal


@dataclass(frozen=True)  # no slots: what was read once is kept
class Standing(Known):
    """One appeal at `now`, from which the views of several people are made."""

    def seen_by(self, viewer: Person, was: Party | None = None) -> AppealView:
        """Return the view of `viewer`; `was` is their party if the move just took it from them."""
        appeal, parties = self.appeal, self.appeal.parties(viewer)
        allowed = TABLE.allowed(appeal.state, parties, self.situation)
        over = appeal.state is State.CLOSED and Action.REOPEN not in allowed
        files, of_answers = _files(self.tx, appeal, viewer)
        return replace(
            glance(self.tx, appeal, viewer, was),
            allowed=allowed,
            survey=appeals.survey_of(self.tx, appeal.id, appeal.rated_round),
            files=files,
            answer_files=of_answers,
            contributions=_contributions(self),
            notes=_notes(self, viewer),
            additions=tuple(event for event in self.past if event.action in ADDS),
            follows=_number(self.tx, appeal.follows),
            handler=_handler(self.tx, appeal),
            may_file_again=over and Party.MEMBER in parties,
            grounds=grounds.grounds(appeal, self.past) if grounds.wanted(appeal) else (),
            now=self.now,
            remedy=remedies.of_appeal(self.tx, appeal, viewer),
        )


def view(tx: Transaction, appeal: Appeal, viewer: Person, now: datetime, was: Party | None = None) -> AppealView:
    """Return the view of one `viewer`; for several viewers, use one Standing."""
    return Standing(tx, appeal, now).seen_by(viewer, was)


def situation(tx: Transaction, appeal: Appeal, now: datetime) -> Situation:
    return Standing(tx, appeal, now).situation


def _number(tx: Transaction, appeal_id: AppealId | None) -> str:
    found = appeals.peek(tx, appeal_id) if appeal_id is not None else None
    return found.number if found else ""


def _handler(tx: Transaction, appeal: Appeal) -> str:
    found = people.find(tx, appeal.handler) if appeal.handler is not None else None
    return found.name if found else ""


def _contributions(standing: Standing) -> tuple[Event, ...]:
    """Return the newest contribution of each assisting department."""
    assisting = standing.appeal.assisting
    past = [event for event in standing.past if event.action.contributes] if assisting else []
    pack = standing.tx.programme.pack
    newest = {name: event for event in past if (name := called_now(pack, event.department)) in assisting}
    return tuple(newest.values())


NOTES = 3


def _notes(standing: Standing, viewer: Person) -> tuple[Event, ...]:
    """Return the newest internal notes, for staff."""
    notes = tuple(event for event in standing.past if event.action is NOTES_DOWN)
    return notes[-NOTES:] if guard.is_staff(viewer) else ()


def _files(tx: Transaction, appeal: Appeal, viewer: Person) -> tuple[int, int]:
    """Return how many files the viewer may see, and how many of them belong to answers."""
    last = answers_shown(appeal, viewer)
    files = appeals.count_files(tx, appeal.id, last)
    return files, attachments.count_of_answers(tx, appeal.id, last) if files else 0


def answers_shown(appeal: Appeal, viewer: Person) -> int | None:
    """Return the last round whose answer files the viewer may see; None: all."""
    if Party.MEMBER not in appeal.parties(viewer):
        return None
    return appeal.round if appeal.answered_at is not None else appeal.round - 1


def glance(tx: Transaction, appeal: Appeal, viewer: Person, was: Party | None = None) -> AppealView:
    """Return the view for a line of a list, without what may be done."""
    enterprise = people.enterprise_by_id(tx, appeal.enterprise)
    return AppealView(
        appeal=appeal,
        enterprise=enterprise.name,
        standing=enterprise.state,
        viewer=min(appeal.parties(viewer), key=list(Party).index, default=was or Party.SYSTEM),
        allowed=(),
    )
