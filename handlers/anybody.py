"""What everybody can send: commands, button presses, messages; who may do what is decided behind it."""

from collections.abc import Callable

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType

from bot.delivery.acts import Act, Context, refuse
from bot.domain import presses
from bot.domain.base.content import Contact, Content
from bot.domain.base.errors import Unreadable
from bot.domain.base.press import Menu
from bot.usecases.reach import outages
from handlers import entry, files


def start(_: Update, context: Context) -> Act:
    return Act(entry.start, (" ".join(context.args or []),))


def command(menu: Menu) -> Callable[[Update, Context], Act]:
    """Return the handler of a menu command."""
    return lambda _update, _context: Act(entry.command, (menu,))


def keywords(_: Update, context: Context) -> Act:
    return Act(entry.keywords, (" ".join(context.args or []),))


def stats(_: Update, context: Context) -> Act:
    return Act(entry.stats, (" ".join(context.args or []),))


def pictures(_: Update, context: Context) -> Act:
    return Act(entry.pictures, (" ".join(context.args or []),))


def circular(_: Update, context: Context) -> Act:
    return Act(entry.circular, (" ".join(context.args or []),))


def press(update: Update, _: Context) -> Act:
    query = update.callback_query
    if query is None or query.data is None or (query.message and query.message.chat.type != ChatType.PRIVATE):
        return refuse(Unreadable())
    shown = query.message.message_id if query.message else None
    return Act(entry.press, (presses.decode(query.data), shown))


def unknown_command(update: Update, _: Context) -> Act:
    return Act(entry.unknown_command, (_message(update).text or "",))


def hear(update: Update, _: Context) -> Act:
    return Act(entry.hear, (content(_message(update)),))


def edited(_: Update, __: Context) -> Act:
    return Act(entry.edited)


def only_private(update: Update, _: Context) -> Act:
    return Act(entry.only_private, (_message(update).chat_id,))


def other(update: Update, _: Context) -> Act:
    """A chat that blocks the bot is out of reach; anything else needs no answer."""
    member = update.my_chat_member
    if (
        member is not None
        and member.chat.type == ChatType.PRIVATE
        and member.new_chat_member.status == ChatMember.BANNED
    ):
        return Act(outages.blocked)
    return Act(entry.nothing)


def content(message: Message) -> Content:
    """What a message holds, as far as the use cases care."""
    text = message.text or message.caption or ""
    held = files.of(message)
    shared = message.contact
    if shared is not None:
        own = message.from_user is not None and shared.user_id == message.from_user.id
        return Content(contact=Contact(shared.phone_number, own), kind="contact")
    if held or message.text:
        return Content(text, held)
    return Content(text, kind=files.kind(message))


def _message(update: Update) -> Message:
    message = update.message
    if message is None:
        raise Unreadable
    return message
