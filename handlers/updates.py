"""Turns each shape of update into an act: commands, button presses, messages.

It decides nothing about rights or state.
"""

from collections.abc import Callable

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType

from bot.delivery.acts import Act, Context, UseCase, refuse
from bot.domain import presses
from bot.domain.base.errors import Unreadable
from bot.domain.base.press import Menu
from bot.usecases.desk import edits
from bot.usecases.reach import outages
from handlers import desk, dispatch
from handlers.base.content import content, files, is_said
from handlers.base.reading import before, is_for_another

WORDS_MOST = 200  # characters behind a command that are looked at: one may become eighteen when it is made plain


def command(menu: Menu) -> Callable[[Update, Context], Act]:
    """Return the handler of a command of the menu."""
    return lambda _update, _context: Act(dispatch.command, (menu,))


def with_words(menu: Menu, use_case: UseCase) -> Callable[[Update, Context], Act]:
    """Return the handler of a command that takes the words typed behind it."""
    return lambda _update, context: Act(dispatch.with_words, (menu, use_case, _words(context)))


def started(_: Update, context: Context) -> Act:
    """Return the act of /start, which may carry an invite."""
    return Act(desk.start, (_words(context),))


def _words(context: Context) -> str:
    return " ".join(context.args or [])[:WORDS_MOST]


def press(update: Update, _: Context) -> Act:
    """Return the act of a pressed button; in groups buttons are refused."""
    query = update.callback_query
    if query is None or query.data is None or (query.message and query.message.chat.type != ChatType.PRIVATE):
        return refuse(Unreadable())
    message = query.message.message_id if query.message else None
    return Act(dispatch.press, (presses.decode(query.data), message))


def unknown_command(update: Update, _: Context) -> Act:
    return Act(dispatch.unknown_command, (_message(update).text or "",))


def hear(update: Update, _: Context) -> Act:
    """Return the act for a message; what no person said asks for nothing."""
    message = _message(update)
    return Act(dispatch.hear, (content(message),)) if is_said(message) else Act(dispatch.nothing)


def edited(update: Update, _: Context) -> Act:
    """Return the act for an edited message; only texts and files count."""
    message = update.edited_message
    if message is None or not (message.text or message.caption or files(message)):
        return Act(dispatch.nothing)
    return Act(edits.edited, (before(message, update.update_id),))


def only_private(update: Update, _: Context) -> Act:
    """Return the act that tells a group that the bot works in private chats."""
    message = _message(update)
    return Act(dispatch.nothing) if is_for_another(message) else Act(dispatch.only_private, (message.chat_id,))


def other(update: Update, _: Context) -> Act:
    """Return the act for any other update: a chat that blocks the bot is out of reach, all else needs no answer."""
    member = update.my_chat_member
    if (
        member is not None
        and member.chat.type == ChatType.PRIVATE
        and member.new_chat_member.status == ChatMember.BANNED
    ):
        return Act(outages.blocked)
    return Act(dispatch.nothing)


def _message(update: Update) -> Message:
    message = update.message
    if message is None:
        raise Unreadable
    return message
