"""Names the enterprise of an appeal to those who handle it.

Coordinators and supervisors also see whether it has been checked.
"""

from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.texts.people import enterprises

_STEER = frozenset({Party.COORDINATOR, Party.SUPERVISOR, Party.COUNTER})


def whose(view: AppealView) -> str:
    return view.enterprise + (enterprises.mark(view.standing) if view.viewer in _STEER else "")
