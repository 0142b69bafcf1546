"""The table of moves of class issues, cell by cell: state × action × who, allowed and refused."""

from itertools import product

import pytest

from bot.domain.base.party import Party
from bot.domain.classes.class_issue import TABLE, ClassAction, ClassSituation, ClassState

S, A, P = ClassState, ClassAction, Party

# Every guard but that of the class which came back says yes.
YES = ClassSituation(members=4, led=True, open_measures=1, observed=True)
IN_FORCE = ClassSituation(members=3, led=True, done_measures=1)
BACK = ClassSituation(members=3, led=True, came_back=True, observed=True)

# (state, who) → {action: where it leads}.
CELLS: dict[tuple[ClassState | None, Party], dict[ClassAction, ClassState]] = {
    (None, P.SYSTEM): {A.PROPOSE: S.DRAFT},
    (S.DRAFT, P.COORDINATOR): {
        A.CONFIRM: S.CONFIRMED,
        A.REFUSE: S.REFUSED,
        A.ADD: S.DRAFT,
        A.TAKE_OUT: S.DRAFT,
        A.MERGE: S.MERGED,
        A.TAKE_OVER: S.DRAFT,
        A.SPLIT: S.DRAFT,
    },
    **{
        (state, P.COORDINATOR): {
            A.ADD: state,
            A.TAKE_OUT: state,
            A.MERGE: S.MERGED,
            A.TAKE_OVER: state,
            A.SPLIT: state,
            A.CORRECT: state,
            A.APPOINT: state,
            A.PLAN: S.MEASURES,
            A.NOTE: state,
            **({A.ATTACH: state} if state is S.RECURRED else {}),
        }
        for state in (S.CONFIRMED, S.RECURRED)
    },
    (S.MEASURES, P.COORDINATOR): {
        A.ADD: S.MEASURES,
        A.TAKE_OUT: S.MEASURES,
        A.MERGE: S.MERGED,
        A.TAKE_OVER: S.MEASURES,
        A.SPLIT: S.MEASURES,
        A.CORRECT: S.MEASURES,
        A.APPOINT: S.MEASURES,
        A.PLAN: S.MEASURES,
        A.NOTE: S.MEASURES,
        A.COMPLETE: S.MEASURES,
        A.ATTACH: S.MEASURES,
        A.STATE_EFFECT: S.MEASURES,
    },
    (S.OBSERVED, P.COORDINATOR): {
        A.ADD: S.OBSERVED,
        A.TAKE_OUT: S.OBSERVED,
        A.TAKE_OVER: S.OBSERVED,
        A.SPLIT: S.OBSERVED,
        A.CORRECT: S.OBSERVED,
        A.ATTACH: S.OBSERVED,
        A.STATE_EFFECT: S.OBSERVED,
    },
    (S.CONFIRMED, P.LEAD): {A.PLAN: S.MEASURES, A.NOTE: S.CONFIRMED},
    (S.RECURRED, P.LEAD): {A.PLAN: S.MEASURES, A.NOTE: S.RECURRED, A.ATTACH: S.RECURRED},
    (S.MEASURES, P.LEAD): {
        A.PLAN: S.MEASURES,
        A.NOTE: S.MEASURES,
        A.COMPLETE: S.MEASURES,
        A.ATTACH: S.MEASURES,
        A.STATE_EFFECT: S.MEASURES,
    },
    (S.OBSERVED, P.LEAD): {A.ATTACH: S.OBSERVED, A.STATE_EFFECT: S.OBSERVED},
    (S.OBSERVED, P.SYSTEM): {A.SETTLE: S.DONE},
    **{(S.DONE, who): {A.ATTACH: S.DONE, A.STATE_EFFECT: S.DONE} for who in (P.LEAD, P.COORDINATOR)},
}


@pytest.mark.parametrize(("state", "who"), list(product((None, *S), P)))
def test_what_may_be_done_with_a_class(state: ClassState | None, who: Party) -> None:
    for action in A:
        row = TABLE.find(state, action, who, YES)
        assert (row.to or state if row else None) == CELLS.get((state, who), {}).get(action), action


@pytest.mark.parametrize(
    ("state", "who", "action", "no"),
    [
        (S.DRAFT, P.COORDINATOR, A.CONFIRM, ClassSituation(members=1)),
        (S.DRAFT, P.COORDINATOR, A.TAKE_OUT, ClassSituation(members=2)),
        (S.CONFIRMED, P.COORDINATOR, A.PLAN, ClassSituation(members=3)),
        (S.DRAFT, P.COORDINATOR, A.SPLIT, ClassSituation(members=3)),
        (S.MEASURES, P.LEAD, A.COMPLETE, IN_FORCE),
        (S.CONFIRMED, P.COORDINATOR, A.NOTE, ClassSituation(members=3)),
        (S.MEASURES, P.LEAD, A.ATTACH, ClassSituation(members=3, led=True)),
        (S.MEASURES, P.COORDINATOR, A.OBSERVE, YES),
        (S.OBSERVED, P.SYSTEM, A.SETTLE, IN_FORCE),
        (S.OBSERVED, P.SYSTEM, A.SETTLE, BACK),
        (S.OBSERVED, P.SYSTEM, A.RECUR, YES),
    ],
)
def test_what_a_guard_refuses(state: ClassState, who: Party, action: ClassAction, no: ClassSituation) -> None:
    assert TABLE.find(state, action, who, no) is None


def test_one_answer_to_all_needs_a_measure_in_force() -> None:
    for state, who in product((S.MEASURES, S.OBSERVED, S.DONE), (P.LEAD, P.COORDINATOR)):
        row = TABLE.find(state, A.ANSWER, who, IN_FORCE)
        assert row is not None
        assert row.end(state) is state
    assert all(TABLE.find(state, A.ANSWER, who, YES) is None for state, who in product(S, P))
    others = set(P) - {P.LEAD, P.COORDINATOR}
    assert all(TABLE.find(state, A.ANSWER, who, IN_FORCE) is None for state, who in product(S, others))


def test_where_measures_in_force_and_a_return_lead() -> None:
    observe = TABLE.find(S.MEASURES, A.OBSERVE, P.COORDINATOR, IN_FORCE)
    recur = TABLE.find(S.OBSERVED, A.RECUR, P.SYSTEM, BACK)
    assert (observe and observe.to, recur and recur.to) == (S.OBSERVED, S.RECURRED)


GAIN = {
    "nothing": ClassSituation(),
    "measures in force": ClassSituation(gained=1),
    "measures to come": ClassSituation(gained=2, gained_open=1),
    "one that came back": ClassSituation(gained=1, came_back=True),
}
# Where a class goes when another with such measures is merged into it; elsewhere it stays.
GOES = {
    (S.CONFIRMED, "measures in force"): S.MEASURES,
    (S.CONFIRMED, "measures to come"): S.MEASURES,
    (S.CONFIRMED, "one that came back"): S.RECURRED,
    (S.OBSERVED, "measures to come"): S.MEASURES,
    (S.OBSERVED, "one that came back"): S.RECURRED,
    (S.RECURRED, "measures to come"): S.MEASURES,
}


@pytest.mark.parametrize(("state", "gain"), list(product(S, GAIN)))
def test_where_a_class_goes_that_takes_another_over(state: ClassState, gain: str) -> None:
    row = TABLE.find(state, A.TAKE_OVER, P.COORDINATOR, GAIN[gain])
    end: ClassState | None = row.end(state) if row else None
    assert end == (None if state in TABLE.settled else GOES.get((state, gain), state))
