"""What verbs do besides their move: the table of it, and that a kept text is offered where the table says so."""

import pytest

from bot.domain.appeals.action import Action
from bot.domain.appeals.deadlines import TimerKind
from bot.usecases.appeals.kept_text import KEPT
from bot.usecases.book import VERBS
from bot.usecases.forms.steps import Turn
from tests.desk import Desk
from tests.usecases.form_scenes import play
from tests.usecases.ways import WORDS

A = Action
TAKES_KEPT = {
    *(A.ADD, A.URGE, A.REOPEN, A.SUPPLY),  # the enterprise
    *(A.PROGRESS, A.CONTRIBUTE, A.ANSWER, A.ASK, A.NOTE, A.SEND_BACK),  # departments and their heads
    *(A.UPHOLD, A.VISIT, A.SUPERVISE, A.PROMPT, A.KEEP_LEAD),  # coordinators and supervisors
}


def those(flag: str) -> set[A]:
    return {action for action, verb in VERBS.items() if getattr(verb, flag)}


def test_which_verbs_do_what_besides_their_move() -> None:
    assert those("takes_in_hand") == {A.ACCEPT, A.PROGRESS, A.ANSWER, A.ASK, A.ASK_TIME}
    assert those("takes_kept") == TAKES_KEPT
    assert those("takes_files") == {A.ADD, A.ANSWER, A.SUPPLY}
    assert those("answers") == {A.ANSWER, A.ANSWER_AT_ONCE, A.ANSWER_ON_SPOT}
    assert those("climbs") == {A.SUPERVISE}


def test_which_timer_makes_a_move_by_itself() -> None:
    assert {action: verb.timer for action, verb in VERBS.items() if verb.timer} == {
        A.INFO_EXPIRED: TimerKind.INFO_EXPIRED,
        A.ACCEPT_BY_DEFAULT: TimerKind.ACCEPT_EXPIRED,
        A.SURVEY_EXPIRED: TimerKind.SURVEY_EXPIRED,
    }


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize("action", sorted(TAKES_KEPT))
def test_a_kept_text_is_taken_by_one_tap(desk: Desk, action: A) -> None:
    scene = play(desk, action.form)
    turn = Turn(desk.tx, scene.who, scene.given | {"kept": WORDS}, desk.now)
    offered = {option.value for step in VERBS[action].steps for option in step.options(turn)}
    assert KEPT in offered
