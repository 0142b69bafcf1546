"""Whose an appeal is, as those read it who handle it; who steers sees as well whether the enterprise is verified."""

from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.texts.people import enterprises

_STEER = frozenset({Party.COORDINATOR, Party.SUPERVISOR, Party.COUNTER})


def whose(view: AppealView) -> str:
    return view.enterprise + (enterprises.mark(view.standing) if view.viewer in _STEER else "")
