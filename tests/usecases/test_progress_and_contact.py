"""What an enterprise's list says of a closed appeal, and who counts as having contacted it first."""

import pytest

from bot.domain.appeals.action import Action, Ground, State
from bot.domain.people.person import Role
from bot.texts.appeals.cards import card
from bot.texts.desk.list_line import progress
from bot.usecases import book as verbs
from bot.usecases.appeals import viewing
from storage.appeals import appeals
from tests.desk import HOME, Desk
from tests.texts.samples import WORDS

DONE = ("assigned_at", "accepted_at", "answered_at")


@pytest.mark.parametrize(
    ("state", "ground", "done", "said"),
    [
        (State.CLOSED, Ground.NOT_RATED, 3, "已提交 → 已交办 → 已签收 → 已答复 → 未评价"),
        (State.CLOSED, Ground.BY_HAND, 1, "已提交 → 已交办 → 未签收"),
        (State.ANSWERED, None, 3, "已提交 → 已交办 → 已签收 → 已答复 → 待评价"),
        (State.HANDLING, Ground.RATED, 2, "已提交 → 已交办 → 已签收 → 待答复 → 评价"),
    ],
)
def test_only_what_is_open_waits_and_only_what_is_closed_has_a_ground(
    desk: Desk, state: State, ground: Ground | None, done: int, said: str
) -> None:
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    reached = dict.fromkeys(DONE[:done], desk.now)
    settled = desk.now if state is State.CLOSED else None
    appeal = desk.appeal(state, desk.enterprises[0], ground=ground, settled_at=settled, **reached)
    view = viewing.view(desk.tx, appeal, member, desk.now)
    assert progress(view) == said
    assert ("销号：" in card(view, WORDS).text) is (state is State.CLOSED)


@pytest.mark.parametrize("state", [State.TRIAGE, State.HANDLING])
def test_what_the_desk_asks_is_no_contact_of_the_department(desk: Desk, state: State) -> None:
    desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    asks = desk.person(Role.COORDINATOR) if state is State.TRIAGE else desk.person(Role.CONTACT, HOME)
    appeal = desk.appeal(state, desk.enterprises[0], settled_at=None)
    verbs.do(desk.tx, asks, Action.ASK, {"appeal": appeal.id, "words": "请补充合同编号"}, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after
    assert after.state is State.NEEDS_INFO
    assert after.contacted_at == (None if state is State.TRIAGE else desk.now)
