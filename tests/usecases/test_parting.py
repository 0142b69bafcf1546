"""A merge of two enterprises is undone after they went on acting: what goes back, what stays, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.people.merge import Parting
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.tenure.merge_notices import Merged, MergeTold, PartingAsked
from bot.usecases.tenure import merging
from storage.appeals import appeals
from storage.people import people
from storage.sessions import booked, sessions
from tests.desk import Desk

HOUR = timedelta(hours=1)


class Two:
    """Two records with a member and an appeal each; the first has been merged into the second."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.coordinator = desk, desk.person(Role.COORDINATOR)
        self.gone, self.kept = desk.enterprise("重名"), desk.enterprise("留下")
        self.theirs, self.others = (
            desk.person(Role.MEMBER, enterprise=firm) for firm in (self.gone, self.kept)
        )  # who goes back, and who stays
        self.before = self.files(self.theirs)
        self.merge = self.merges(self.gone, self.kept)
        desk.now += HOUR

    def merges(self, gone: int, kept: int) -> int:
        uscc = people.enterprise_by_id(self.desk.tx, kept).uscc
        done = merging.merge(
            self.desk.tx, self.coordinator, {"enterprise": gone, "uscc": uscc, "known": "留下"}, now=self.desk.now
        )[0]
        assert isinstance(done, Merged)
        return done.merge

    def files(self, who: Person) -> Appeal:
        firm = people.by_id(self.desk.tx, who.id).enterprise
        assert firm
        return self.desk.appeal(State.TRIAGE, firm, filed_by=who.id, lead=None, settled_at=None)

    def session(self, number: int) -> int:
        opens = {"booking_opens": self.desk.now, "booking_closes": self.desk.now + 50 * HOUR}
        about = {
            "year": 2024,
            "number": number,
            "theme": "外资外贸",
            "form": "坐诊",
            "place": "昆明",
            "departments": (),
        }
        return sessions.add(self.desk.tx, about | opens | {"capacity": 5, "held_at": self.desk.now + 500 * HOUR}).id

    def books(self, who: Person, session: int, *brought: Appeal) -> Booking:
        firm = people.by_id(self.desk.tx, who.id).enterprise
        about: dict[str, object] = {
            "session": session,
            "enterprise": firm,
            "booked_by": who.id,
            "booked_at": self.desk.now,
        }
        made = sessions.book(self.desk.tx, about)
        booked.link(self.desk.tx, made.id, [appeal.id for appeal in brought])
        return made

    def whose(self, appeal: Appeal) -> int:
        found = appeals.load(self.desk.tx, appeal.id)
        assert found
        return found.enterprise

    def parts(self) -> Parting:
        """Undo the merge; what is told is what was said before."""
        tx, now = self.desk.tx, self.desk.now
        (asked,) = merging.ask_to_undo(tx, self.coordinator, self.merge, now=now)
        assert isinstance(asked, PartingAsked)
        told = merging.undo(tx, self.coordinator, self.merge, now=now)
        assert {notice.parting for notice in told if isinstance(notice, Merged | MergeTold)} == {asked.parting}
        assert {notice.to for notice in told} >= {self.theirs.chat, self.others.chat, self.coordinator.chat}
        return asked.parting


NOTHING = Parting(appeals=1, filed_since=0, bookings=0, people=1, staying=0, joined=0)


def test_what_each_filed_since_is_theirs(desk: Desk) -> None:
    two = Two(desk)
    own, others = two.files(two.theirs), two.files(two.others)
    assert two.parts() == replace(NOTHING, appeals=2, filed_since=1, staying=1)
    assert [two.whose(appeal) for appeal in (two.before, own, others)] == [two.gone, two.gone, two.kept]
    assert people.by_id(desk.tx, two.theirs.id).enterprise == two.gone


def test_a_seat_goes_with_who_booked_it_and_with_what_they_bring(desk: Desk) -> None:
    two = Two(desk)
    seat = two.books(two.theirs, two.session(4), two.before)
    stays = two.books(two.others, two.session(5), two.files(two.others))
    assert two.parts() == replace(NOTHING, bookings=1, staying=1)
    after = [sessions.peek_booking(desk.tx, each.id) for each in (seat, stays)]
    assert [each.enterprise for each in after if each] == [two.gone, two.kept]


@pytest.mark.parametrize("seat_stays", [True, False])
def test_a_seat_is_given_back_first_where_it_has_appeals_of_both(desk: Desk, seat_stays: bool) -> None:
    two = Two(desk)
    who, brought = (two.others, two.before) if seat_stays else (two.theirs, two.files(two.others))
    seat = two.books(who, two.session(4), brought)
    for step in (merging.ask_to_undo, merging.undo):
        with pytest.raises(BadInput) as refused:
            step(desk.tx, two.coordinator, two.merge, now=desk.now)
        assert (refused.value.problem, refused.value.facts["number"]) == ("merge_mixed", brought.number)
    sessions.change_booking(desk.tx, seat.id, {"state": BookingState.CANCELLED})
    assert two.parts().bookings == 0


def test_who_came_meanwhile_stays_and_who_left_is_not_fetched_back(desk: Desk) -> None:
    two = Two(desk)
    came = desk.person(Role.MEMBER, enterprise=two.kept)
    people.change(desk.tx, came.id, in_role_since=desk.now)
    people.change(desk.tx, two.theirs.id, enterprise=None, role=None)
    tx, now = desk.tx, desk.now
    merging.undo(tx, two.coordinator, two.merge, now=now)
    assert people.by_id(tx, came.id).enterprise == two.kept
    assert people.by_id(tx, two.theirs.id).enterprise is None
    assert two.whose(two.before) == two.gone


def test_a_later_merge_of_the_one_that_was_kept_is_undone_first(desk: Desk) -> None:
    two = Two(desk)
    third = desk.enterprise("第三家")
    later = two.merges(two.kept, third)
    with pytest.raises(BadInput) as refused:
        merging.undo(desk.tx, two.coordinator, two.merge, now=desk.now)
    assert refused.value.problem == "merge_went_on"
    merging.undo(desk.tx, two.coordinator, later, now=desk.now)
    assert two.parts() == NOTHING
    assert two.whose(two.before) == two.gone


def test_it_is_undone_once_and_within_a_day(desk: Desk) -> None:
    two = Two(desk)
    with pytest.raises(BadInput) as refused:
        merging.undo(desk.tx, two.coordinator, two.merge, now=desk.now + 23 * HOUR)
    assert refused.value.problem == "merge_stands"
    assert two.parts() == NOTHING
    with pytest.raises(NotFound):
        merging.ask_to_undo(desk.tx, two.coordinator, two.merge, now=desk.now)
