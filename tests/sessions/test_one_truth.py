"""Over random days of a session enterprises and coordinators read one truth: who is inside, and who is how far off."""

from random import Random

import pytest

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.presses import CallNext, DoBooking
from bot.domain.sessions.queue_notices import Ahead, DayOpened, Heard, MarkedAbsent, QueueShown, Summoned
from bot.domain.sessions.session import SessionState
from bot.texts.render import render
from bot.usecases.sessions import queue, roll
from storage.sessions import sessions
from tests.desk import Desk, open_desk
from tests.texts.samples import WORDS

INSIDE = "现在轮到您单位"
TURNS = (Ahead, DayOpened, Summoned)


class Day:
    """One session in progress, and what each enterprise was told last."""

    def __init__(self, desk: Desk, chance: Random) -> None:
        self.desk, self.chance = desk, chance
        self.keeper = desk.person(Role.COORDINATOR)
        rooms = [[f"部门{n}"] for n in range(chance.randint(1, 3))]
        values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
        values |= {"capacity": 9, "rooms": rooms, "held_at": desk.now, "state": SessionState.LOCKED}
        self.session = sessions.add(desk.tx, values).id
        self.members: dict[int, Person] = {}
        for slot in range(1, chance.randint(1, 8) + 1):
            firm = desk.enterprise(f"企业{slot}")
            who = desk.person(Role.MEMBER, enterprise=firm)
            room = chance.choice([*range(1, len(rooms) + 1), None] if len(rooms) == 1 else range(1, len(rooms) + 1))
            seat = {"session": self.session, "enterprise": firm, "slot": slot, "turn": slot, "room": room}
            seat |= {"booked_by": who.id, "booked_at": desk.now, "state": BookingState.CALLED}
            self.members[sessions.book(desk.tx, seat).id] = who
        self.told: dict[int, str] = {}
        self.hear(queue.start(desk.tx, self.keeper, self.session, now=desk.now))

    def hear(self, notices: list[Notice]) -> None:
        for one in notices:
            if isinstance(one, (*TURNS, MarkedAbsent)):
                self.told[one.booking.id] = said(one)

    def board(self) -> QueueShown:
        (shown,) = roll.show_queue(self.desk.tx, self.keeper, self.session, now=self.desk.now)
        assert isinstance(shown, QueueShown)
        return shown

    def stands(self) -> dict[int, str]:
        """Return what the coordinator's side says of each that is still to be heard."""
        found: dict[int, str] = {}
        for room in self.board().rooms:
            if room.inside:
                found[room.inside.booking.id] = INSIDE
            for ahead, place in enumerate(room.waiting):
                assert place.booking.id not in found
                found[place.booking.id] = f"前方还有{ahead}家" if ahead else "下一个就是您单位"
        return found

    def step(self) -> None:
        """Let the coordinator, or an enterprise, do anything that a button offers them."""
        tx, now = self.desk.tx, self.desk.now
        row = self.chance.choice(list(self.members))
        if self.chance.random() < 0.4:
            room = self.chance.choice(self.board().rooms)
            inside = room.inside.booking.id if room.inside else 0
            self.hear(queue.call_next(tx, self.keeper, CallNext(self.session, room.number, inside), now=now))
            return
        booking = sessions.peek_booking(tx, row)
        session = sessions.peek(tx, self.session)
        assert booking
        assert session
        if may := roll.may(tx, session, booking):
            action = self.chance.choice(may)
            self.hear(queue.act(tx, self.keeper, DoBooking(action, row, booking.state), now=now))

    def answers(self, row: int) -> Notice:
        """Return what the enterprise reads that says it is there; nothing is changed by it."""
        looked = self.desk.tx.connection.begin_nested()
        (answer,) = queue.arrive(self.desk.tx, self.members[row], row, now=self.desk.now)
        looked.rollback()
        return answer


def said(notice: Notice) -> str:
    return render(notice, WORDS).text


def agree(day: Day) -> None:
    """All sides say the same."""
    stands = day.stands()
    for row in day.members:
        answer = day.answers(row)
        if row not in stands:
            state = sessions.peek_booking(day.desk.tx, row)
            assert state
            wanted = Heard if state.state is BookingState.ATTENDED else MarkedAbsent
            assert isinstance(answer, wanted)
            continue
        assert stands[row] in said(answer)
        others = {INSIDE, "下一个就是您单位", "前方还有"} - {stands[row], stands[row][:4]}
        assert not [one for one in others if one in said(answer)]
        near = stands[row] in {INSIDE, "下一个就是您单位", "前方还有1家", "前方还有2家"}
        assert not near or stands[row] in day.told[row]


@pytest.mark.parametrize("seed", [*range(10), 427])
def test_on_any_day_all_sides_read_the_same(seed: int) -> None:
    with open_desk() as desk:
        day = Day(desk, Random(seed))  # noqa: S311  # a play, no secret
        agree(day)
        for _ in range(10):
            day.step()
            agree(day)


def test_who_is_inside_and_says_that_it_is_there_reads_that_it_is_its_turn() -> None:
    with open_desk() as desk:
        day = Day(desk, Random(3))  # noqa: S311  # as above
        queue.call_next(desk.tx, day.keeper, CallNext(day.session, 1, 0), now=desk.now)
        (inside,) = [room.inside.booking.id for room in day.board().rooms if room.inside]
        assert f"已登记到场，{INSIDE}" in said(day.answers(inside))
