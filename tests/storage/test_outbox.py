"""The line of each chat: order, replies first, leases, limits and pauses, on a machine clock that the test moves."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.base.parcels import Message, PressAnswer
from bot.domain.people.channel import OURS
from storage import schema
from storage.engine.database import Database, Transaction
from storage.mail import delayed, outbox
from storage.mail.outbox import Status
from storage.mail.pace import ALL_CHATS, Pace, pause
from storage.mail.parcels import PUSH, REPLY, STRANGER, Item
from tests.house import START

LOOSE = Pace(each_second=1000, burst=1000, chat_each_second=1000, chat_burst=1000)
LEASE = 60.0

Call = Callable[..., Any]


def written(*items: tuple[int, str]) -> Call:
    """Write rows of (chat, text), pushes unless the text begins with `reply` or `toast`."""

    def put(tx: Transaction) -> None:
        for chat, text in items:
            payload = PressAnswer("1", text) if text.startswith("toast") else Message(text=text)
            rank = STRANGER if text.startswith("stranger") else REPLY if text.startswith(("reply", "toast")) else PUSH
            outbox.put(tx, Item(chat, "test", payload, rank), START)

    return put


def claimed(now: float, pace: Pace = LOOSE, limit: int = 100, *, send: bool = True) -> Call:
    """Claim at machine second `now` and, if told so, send it at once; the texts."""

    def take(tx: Transaction) -> list[str]:
        parcels = outbox.claim(tx, limit, now, LEASE, pace)
        for parcel in parcels if send else []:
            outbox.settle(tx, parcel.id, Status.SENT, START)
        return [parcel.payload.text for parcel in parcels if isinstance(parcel.payload, Message | PressAnswer)]

    return take


async def test_a_chat_gets_one_after_the_other(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "a2"), (2, "b1"), (1, "a3"), (2, "b2")))
    assert await database.write(claimed(0)) == ["a1", "b1"]
    assert await database.write(claimed(0)) == ["a2", "b2"]
    assert await database.write(claimed(0)) == ["a3"]
    assert await database.write(claimed(0)) == []


async def test_what_is_under_way_holds_its_chat_and_no_other(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "a2"), (2, "b1")))
    assert await database.write(claimed(0, send=False)) == ["a1", "b1"]
    assert await database.write(claimed(LEASE - 1)) == []


async def test_nobody_starves_while_others_have_much(database: Database) -> None:
    """One goes each second; of twenty the pushes have six at least, strangers two, and replies all others."""
    kinds = ("reply", "push", "stranger")
    await database.write(written(*((100 * place + n, kind) for place, kind in enumerate(kinds, 1) for n in range(30))))
    slow, gone = Pace(each_second=1, burst=1, chat_each_second=1000, chat_burst=1000), list[str]()

    def take(tx: Transaction, turn: int) -> list[str]:
        parcels = outbox.claim(tx, 100, 100.0 + turn, LEASE, slow, turn)
        for parcel in parcels:
            outbox.settle(tx, parcel.id, Status.SENT, START)
        return [parcel.payload.text for parcel in parcels if isinstance(parcel.payload, Message)]

    for turn in range(1, 21):
        gone += await database.write(take, turn)
    assert [gone.count(kind) for kind in kinds] == [12, 6, 2]


async def test_strangers_wait_for_all_others(database: Database) -> None:
    await database.write(written((1, "stranger"), (2, "push"), (3, "reply")))
    assert await database.write(claimed(0, limit=1)) == ["reply"]
    assert await database.write(claimed(0, limit=1)) == ["push"]
    assert await database.write(claimed(0, limit=1)) == ["stranger"]


async def test_a_lease_that_ran_out_is_given_to_the_next(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "a2")))
    assert await database.write(claimed(0, send=False)) == ["a1"]
    assert await database.write(claimed(LEASE + 1)) == ["a1"]
    assert await database.write(claimed(LEASE + 1)) == ["a2"]


async def test_replies_go_before_pushes_between_chats(database: Database) -> None:
    await database.write(written((1, "a push"), (2, "b push"), (3, "reply c")))
    assert await database.write(claimed(0, limit=1)) == ["reply c"]


async def test_within_a_chat_even_a_reply_waits_its_turn(database: Database) -> None:
    await database.write(written((1, "a push"), (1, "reply a")))
    assert await database.write(claimed(0)) == ["a push"]
    assert await database.write(claimed(0)) == ["reply a"]


async def test_a_press_is_answered_before_the_line(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "a2"), (1, "toast")))
    assert sorted(await database.write(claimed(0))) == ["a1", "toast"]


async def test_a_chats_pace(database: Database) -> None:
    """Three at once, then one a second."""
    pace = Pace(each_second=1000, burst=1000)
    await database.write(written(*((1, f"a{n}") for n in range(6))))
    assert [await database.write(claimed(100.0, pace)) for _ in range(4)] == [["a0"], ["a1"], ["a2"], []]
    assert await database.write(claimed(100.9, pace)) == []
    assert await database.write(claimed(101.0, pace)) == ["a3"]
    assert await database.write(claimed(101.5, pace)) == []
    assert [await database.write(claimed(200.0, pace)) for _ in range(3)] == [["a4"], ["a5"], []]


async def test_a_groups_pace(database: Database) -> None:
    """Three at once, then one in three seconds."""
    pace = Pace(each_second=1000, burst=1000)
    await database.write(written(*((-5, f"a{n}") for n in range(5))))
    assert [await database.write(claimed(0.0, pace)) for _ in range(4)] == [["a0"], ["a1"], ["a2"], []]
    assert await database.write(claimed(2.9, pace)) == []
    assert await database.write(claimed(3.1, pace)) == ["a3"]


async def test_everybodys_pace(database: Database) -> None:
    pace = Pace(each_second=10, burst=5)
    await database.write(written(*((chat, f"to{chat:02}") for chat in range(1, 21))))
    assert len(await database.write(claimed(100.0, pace))) == 5
    assert await database.write(claimed(100.0, pace)) == []
    assert len(await database.write(claimed(100.2, pace))) == 2
    assert len(await database.write(claimed(110.0, pace))) == 5


async def test_a_press_is_answered_though_the_chats_pace_is_spent(database: Database) -> None:
    pace = Pace(each_second=1000, burst=1000, chat_burst=1)
    await database.write(written((1, "a1"), (1, "a2"), (1, "toast")))
    assert sorted(await database.write(claimed(0.0, pace))) == ["a1", "toast"]
    assert await database.write(claimed(0.0, pace)) == []


async def test_a_pause_of_one_chat_and_of_all(database: Database) -> None:
    pace = Pace(each_second=1000, burst=1000)
    await database.write(written((1, "a1"), (2, "b1"), (2, "b2")))
    await database.write(pause, 1, 110.0, pace)
    assert await database.write(claimed(100.0, pace)) == ["b1"]
    await database.write(pause, ALL_CHATS, 120.0, pace)
    assert await database.write(claimed(115.0, pace)) == []
    assert await database.write(claimed(120.1, pace)) == ["a1", "b2"]


async def test_what_is_tried_again_waits_and_holds_its_place(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "a2")))

    def fail(tx: Transaction) -> None:
        (parcel,) = outbox.claim(tx, 10, 0.0, LEASE, LOOSE)
        outbox.again(tx, parcel.id, 8.0, "timeout")

    await database.write(fail)
    assert await database.write(claimed(7.9)) == []
    assert await database.write(claimed(8.0)) == ["a1"]
    assert await database.write(claimed(8.0)) == ["a2"]


async def test_only_what_arrived_has_a_time_of_sending(database: Database) -> None:
    def settle(tx: Transaction) -> list[tuple[str, bool, str | None]]:
        ends = (Status.SENT, Status.DEAD, Status.SUPERSEDED)
        for parcel, status in zip(outbox.claim(tx, 9, 0, LEASE, LOOSE), ends, strict=True):
            outbox.settle(tx, parcel.id, status, START)
        rows = tx.execute(select(schema.outbox).order_by(schema.outbox.c.id))
        return [(row.state, row.sent_at is not None, row.error) for row in rows]

    await database.write(written((1, "a"), (2, "b"), (3, "c")))
    assert await database.write(settle) == [("SENT", True, None), ("DEAD", False, None), ("SUPERSEDED", False, None)]


@pytest.mark.parametrize(
    ("limit", "ours", "theirs"), [(1, 1, 0), (2, 2, 0), (3, 3, 0), (4, 3, 1), (5, 3, 2), (9, 3, 4)]
)
async def test_what_our_own_channels_take_leaves_less_for_telegram(
    database: Database, limit: int, ours: int, theirs: int
) -> None:
    """More than `limit` at once would be claimed and then lie there until its lease ends."""
    await database.write(written(*((chat, "theirs") for chat in range(1, 5))))
    await database.write(written(*((OURS + chat, "ours") for chat in range(3))))
    taken = await database.write(claimed(0, limit=limit))
    assert (taken.count("ours"), taken.count("theirs")) == (ours, theirs)


@pytest.mark.parametrize(
    ("chats", "state"),
    [
        ({1}, Status.HELD),
        (set[int](), Status.GATHERED),
    ],
)
async def test_what_a_bulk_act_says_is_held_for_who_can_not_be_reached(
    database: Database, chats: set[int], state: Status
) -> None:
    """Held, they get it when they are back; what has no line goes alone, as a message, not in a list."""

    def play(tx: Transaction) -> list[str]:
        said = [Message(text="a", line="a"), Message(text="b")]
        items = [Item(chat, "test", message, bulk=7) for chat in (1, 2) for message in said]
        outbox.put_all(tx, [(item, Status.DELAYED) for item in items], START)
        delayed.release(tx, delayed.of_bulk(tx, 7), chats)
        return list(tx.execute(select(schema.outbox.c.state).order_by(schema.outbox.c.id)).scalars())

    alone = Status.HELD if chats else Status.WAITING
    assert await database.write(play) == [state, alone, Status.GATHERED, Status.WAITING]


async def test_a_group_that_became_a_supergroup_takes_along_what_waits_for_it_alone(database: Database) -> None:
    old, new, other = -5, -1_000_005, -6
    await database.write(written((old, "sent"), (old, "a2"), (other, "b1")))
    assert await database.write(claimed(0, limit=1)) == ["sent"]
    await database.write(claimed(0, send=False))  # under way at the moment of the change

    def change(tx: Transaction) -> None:
        outbox.move_chat(tx, old, new)

    await database.write(change)

    def chats(tx: Transaction) -> list[tuple[int, str]]:
        found = tx.execute(select(schema.outbox.c.chat, schema.outbox.c.payload).order_by(schema.outbox.c.id))
        return [(row.chat, row.payload["text"]) for row in found]

    assert await database.read(chats) == [(old, "sent"), (new, "a2"), (other, "b1")]
    assert await database.write(claimed(0)) == ["a2"]  # it is free at once, under its new number


async def test_what_waits_for_a_lost_chat_is_held_and_a_toast_is_over(database: Database) -> None:
    await database.write(written((1, "a1"), (1, "toast"), (2, "b1")))

    def hold(tx: Transaction) -> dict[str, tuple[str, str | None, float]]:
        outbox.hold(tx, 1, "Forbidden: bot was blocked")
        found = tx.execute(select(schema.outbox)).mappings()
        return {row["payload"]["text"]: (row["state"], row["error"], row["lease_until"]) for row in found}

    assert await database.write(hold) == {
        "a1": (Status.HELD, "Forbidden: bot was blocked", 0),
        "toast": (Status.EXPIRED, "Forbidden: bot was blocked", 0),
        "b1": (Status.WAITING, None, 0),
    }
