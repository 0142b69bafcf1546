"""A claim on an enterprise's code (冒用) is decided while the one who claims it takes everything back."""

import asyncio
import threading
from typing import Any

from bot.domain.base.errors import NotFound
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import EnterpriseState, JoinRequest, Person, Role
from bot.usecases.tenure import forgetting, members
from storage.engine.database import Transaction
from storage.people import enterprises, people
from tests.desk import Desk
from tests.house import START
from tests.races.conftest import Crowd


def set_up(tx: Transaction) -> dict[str, Any]:
    """A coordinator, and a stranger who claims the code of an enterprise."""
    desk = Desk(tx)
    firm, stranger = desk.enterprise("云南某企业"), desk.person(None)
    desk.person(Role.MEMBER, enterprise=firm)
    enterprises.set_state(tx, firm, EnterpriseState.DISPUTED)
    people.ask_to_join(tx, JoinRequest(stranger.id, firm, "王芳", "13900001111", claim="真正的企业"), START)
    return {"coordinator": desk.person(Role.COORDINATOR), "stranger": stranger, "firm": firm}


async def test_nobody_is_given_an_enterprise_who_has_just_been_forgotten(crowd: Crowd) -> None:
    """Guard: `FOR UPDATE` in storage.people.enterprises.requests."""
    cast = await crowd.alone(set_up)
    stranger, firm = cast["stranger"], cast["firm"]
    gone, go_on = threading.Event(), threading.Event()

    def forget(tx: Transaction) -> None:
        forgetting.forget(tx, stranger, {}, now=START)
        gone.set()
        assert go_on.wait(10)

    def decide(tx: Transaction, who: Person) -> None:
        members.rule(tx, who, firm, stranger.id, EnterpriseAction.REPLACE, now=START)

    slow = asyncio.create_task(crowd.pools[0].write(forget))
    await asyncio.to_thread(gone.wait, 10)
    decision = asyncio.create_task(crowd.pools[1].write(decide, cast["coordinator"]))
    await asyncio.sleep(0.2)
    assert not decision.done()
    go_on.set()
    await slow
    (came,) = await asyncio.gather(decision, return_exceptions=True)
    assert isinstance(came, NotFound)
    left = await crowd.alone(people.by_id, stranger.id)
    assert (left.role, left.enterprise, left.name, left.phone) == (None, None, "", "")
