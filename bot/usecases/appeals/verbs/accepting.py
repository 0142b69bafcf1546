"""Verbs of a department that was given an appeal.

It accepts (签收), returns (退回), or says later that it is not competent.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.config.naming import called_before
from bot.config.pack import offered
from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.usecases.appeals import contributions, moving, naming
from bot.usecases.appeals.questions import about, appeal_of, reason_step, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import BACK, CANCEL, SKIP, Step, Taken, Turn
from storage.appeals import rulings
from storage.engine.database import Transaction


def _accept(scene: Scene, _: Gathered) -> Change:
    return Change(accepted_at=scene.now)


def _accept_by_default(scene: Scene, _: Gathered) -> Change:
    return Change(accepted_at=scene.now, accepted_by_default=True)


def _return(scene: Scene, _: Gathered) -> Change:
    """Return the change of a return.

    What was drafted after accepting by default is removed, since it is not the next department's.
    """
    undrafted = Change(outcome=None, answer="", plan="")
    return undrafted | Change(returns=scene.appeal.returns + 1, lead=None) | contributions.NOBODY


def _reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(reason.code, reason.name) for reason in offered(turn.tx.programme.pack.reasons.return_))


def _earlier(turn: Turn) -> Mapping[str, object]:
    """Show how a similar appeal was ruled that the same department had returned."""
    appeal, names = appeal_of(turn), called_before(turn.tx.programme.pack, turn.actor.department)
    return {**about(turn), "ruling": rulings.newest(turn.tx, appeal, names) if appeal else None}


def _elsewhere(turn: Turn) -> tuple[Option, ...]:
    return naming.options(name for name in naming.ranked(turn) if name != turn.actor.department)


def _take_proposed(turn: Turn, content: Content) -> Taken:
    name = naming.assignee(turn, content, _elsewhere(turn))
    if name == turn.actor.department:
        raise BadInput("own_department", {"name": name})
    return Taken({"note": name})


_PROPOSED = Step("proposed", _take_proposed, _elsewhere, about, controls=(SKIP, BACK, CANCEL))

ACCEPT = Verb(Action.ACCEPT, Gathered, _accept, takes_in_hand=True)
ACCEPT_BY_DEFAULT = Verb(Action.ACCEPT_BY_DEFAULT, Gathered, _accept_by_default, timer=TimerKind.ACCEPT_EXPIRED)
RETURN = Verb(Action.RETURN, Gathered, _return, (reason_step(_reasons, _earlier), _PROPOSED, words_step()))
DISOWN = Verb(Action.DISOWN, Gathered, steps=(_PROPOSED, words_step(5)))
KEEP_LEAD = Verb(Action.KEEP_LEAD, Gathered, steps=(words_step(),), takes_kept=True)


def accept(tx: Transaction, who: Person, given: Filled, *, now: datetime) -> list[Notice]:
    """Accept as the button does, before something else is done in the same step."""
    return moving.do(tx, who, ACCEPT, given, now=now)


VERBS: tuple[AnyVerb, ...] = (ACCEPT, ACCEPT_BY_DEFAULT, RETURN, DISOWN, KEEP_LEAD)
