"""Turns plain handler functions into python-telegram-bot's handlers.

A handler returns an act; a mixin passes it to the worker.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import CallbackContext, CallbackQueryHandler, CommandHandler, MessageHandler, TypeHandler
from telegram.ext.filters import BaseFilter

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from handlers import dispatch
from storage.engine.database import Transaction

Context = CallbackContext[Any, Any, Any, Any]
UseCase = Callable[..., list[Notice]]


@dataclass(frozen=True, slots=True)
class Act:
    """One use case with its arguments; the worker adds who acts and when."""

    use_case: UseCase
    args: tuple[object, ...] = ()


def refuse(refusal: Refusal) -> Act:
    """Return the act that does nothing but tell the refusal."""

    def raise_it(_: Transaction, __: Person, *, now: object) -> list[Notice]:
        raise refusal

    return Act(raise_it)


@dataclass(slots=True)
class Slot:
    """The place where the handler of the update in this task leaves its act."""

    act: Act = Act(dispatch.nothing)  # frozen
    error: Exception | None = None


SLOT: ContextVar[Slot] = ContextVar("act of the update in this task")
Handler = Callable[[Update, Context], Act]


class _Acts:
    """Call the plain function and leave its act, or the error that PTB would swallow, in the slot."""

    callback: Any

    async def handle_update(self, update: object, application: object, check_result: object, context: object) -> None:
        slot = SLOT.get()
        self.collect_additional_context(context, update, application, check_result)  # type: ignore[attr-defined]
        try:
            slot.act = self.callback(update, context)
        except Refusal as refusal:
            slot.act = refuse(refusal)
        except Exception as error:  # noqa: BLE001  # the worker counts it and keeps the update
            slot.error = error


class Command(_Acts, CommandHandler):  # type: ignore[type-arg]  # PTB's own parameters say nothing here
    """A command in a new message."""

    def __init__(self, name: str, handler: Handler, shape: BaseFilter) -> None:
        super().__init__(name, handler, shape)  # type: ignore[arg-type]  # plain, not a coroutine: see _Acts


class Button(_Acts, CallbackQueryHandler):  # type: ignore[type-arg]  # as above
    """A pressed button."""

    def __init__(self, handler: Handler) -> None:
        super().__init__(handler)  # type: ignore[arg-type]  # as above


class Message(_Acts, MessageHandler):  # type: ignore[type-arg]  # as above
    """A message of a certain shape."""

    def __init__(self, shape: BaseFilter, handler: Handler) -> None:
        super().__init__(shape, handler)  # type: ignore[arg-type]  # as above


class Anything(_Acts, TypeHandler):  # type: ignore[type-arg]  # as above
    """Whatever no other route took."""

    def __init__(self, handler: Handler) -> None:
        super().__init__(Update, handler)  # type: ignore[arg-type]  # as above
