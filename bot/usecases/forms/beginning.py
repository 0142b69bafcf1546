"""How a draft begins: what it is given, and where somebody is to go on with it later."""

from datetime import datetime
from typing import Any

from bot.domain.people.person import Person
from bot.usecases.forms.places import GIVEN, WRITTEN
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Turn
from storage.engine.database import Transaction
from storage.mail import drafts


def begun(given: Filled) -> dict[str, Any]:
    """Return the values of a new draft, which remembers what it was begun with."""
    return {**given, GIVEN: sorted(given)}


def is_given(turn: Turn, name: str) -> bool:
    """Whether the form was begun with this value, so that it need not be asked."""
    return name in turn.data[GIVEN]


def leave(
    tx: Transaction,
    actor: Person,
    where: tuple[str, str],
    given: Filled,
    filled: Filled | None = None,
    *,
    now: datetime,
) -> None:
    """Leave a form at the step `where`, as (form, step), for the person to go on later.

    It was begun with `given` and has `filled`. A text in it is as good as one that was just written: it is asked about
    before it is given up, and can be had back.
    """
    data = {**(filled or {}), **begun(given)}
    drafts.add(tx, actor.id, *where, {WRITTEN: True, **data} if data.get("text") else data, now)
