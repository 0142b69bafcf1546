"""What a card may give as the reason for where an appeal stands."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.appeals.action import Action, Ground, State
from bot.domain.appeals.grounds import grounds, wanted
from tests.texts.samples import DUE, Typed, appeal, said


def test_of_more_time_it_is_how_it_was_asked_for_and_not_what_nobody_has_granted() -> None:
    made = appeal(State.HANDLING, Typed())
    first, second = (said(Action.ASK_TIME, made, Typed(words=words)) for words in ("先", "后"))
    granted = said(Action.GRANT_TIME, made, Typed())
    assert grounds(made, (first, granted, second)) == (first,)
    assert grounds(replace(made, original_due_at=made.due_at), (first, granted)) == ()


def test_the_reasons_of_an_earlier_round_are_over() -> None:
    again = appeal(State.HANDLING, Typed(), round=2, original_due_at=DUE)
    rework = said(Action.REWORK, again, Typed())
    assert grounds(again, (replace(said(Action.REWORK, again, Typed(words="旧")), round=1), rework)) == (rework,)


def test_a_closed_appeal_gives_the_reason_that_closed_it() -> None:
    closed = {ground: wanted(appeal(State.CLOSED, Typed(), ground=ground)) for ground in Ground}
    assert closed[Ground.BY_HAND] == {Action.CLOSE}
    assert closed[Ground.VISITED] == {Action.VISIT}
    assert closed[Ground.RATED] == closed[Ground.NOT_RATED] == frozenset()
    assert wanted(appeal(State.ANSWERED, Typed(), due_at=DUE + timedelta(days=9))) == frozenset()
