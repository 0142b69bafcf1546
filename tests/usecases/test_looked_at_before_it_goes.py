"""What is shown once more before it goes: all that staff write by themselves for an enterprise to read.

Other words lead to people of the house, are the enterprise's own, or stand beside a decision that is asked anyway.
"""

import pytest

from bot.domain.appeals.action import Action
from bot.domain.appeals.moves import TABLE
from bot.domain.base.party import Party
from bot.usecases.book import VERBS
from bot.usecases.forms.steps import Turn

A = Action
OWN = {Party.MEMBER, Party.COUNTER}  # what an enterprise writes is its own; the counter writes as it was told

# Words that reach the enterprise beside a decision made by several steps, or that only say why it was made.
BESIDE = {
    A.REWORK: "after the department was chosen",
    A.VISIT: "after what the enterprise says by phone",
    A.CLOSE: "after one of the ready reasons",
    A.REASSIGN: "after the departments were chosen",
    A.RECALL: "a reason for the departments; the enterprise reads that it is judged anew",
    A.PROMPT: "for the departments; the enterprise reads that they were urged",
    A.UNSEAL: "why a mark was taken off",
    A.REOPEN: "mostly the enterprise's own words",
}
WRITING = [action for action, verb in VERBS.items() if any(step.name == "words" for step in verb.steps)]


def tells_the_enterprise(action: Action) -> bool:
    moves = [move for move in TABLE.moves if move.action is action]
    return any(Party.MEMBER in move.tells and move.who not in OWN for move in moves)


@pytest.mark.parametrize("action", WRITING)
def test_what_an_enterprise_reads_of_staff_is_looked_at_first(action: Action) -> None:
    looked_at = VERBS[action].steps[-1].name == "send"
    wanted = tells_the_enterprise(action) and action not in BESIDE
    assert looked_at == wanted or action is A.NOTE  # a note is looked at, too: it might have been meant for others


def test_no_exception_is_left_over() -> None:
    assert [action for action in BESIDE if not tells_the_enterprise(action)] == []


@pytest.mark.parametrize("action", [A.PROGRESS, A.UPHOLD, A.ASK, A.DECLINE])
def test_it_can_be_sent_or_written_anew(action: Action) -> None:
    options = [option.value for option in VERBS[action].steps[-1].options(_nobody())]
    assert options == ["send", "rewrite"]


def _nobody() -> Turn:
    return Turn(None, None, {}, None)  # type: ignore[arg-type]  # these options depend on nothing
