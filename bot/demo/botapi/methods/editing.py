"""The methods that edit or delete messages, and that answer presses."""

from bot.demo.botapi.entities import units
from bot.demo.botapi.errors import bad
from bot.demo.botapi.fields import Args
from bot.demo.botapi.methods.sending import caption_of, text_of
from bot.demo.botapi.records import Chat, Json, Message, Toast
from bot.demo.botapi.world import World

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_TOAST_LIMIT = 200


def edit_message_text(world: World, args: Args) -> Json:
    content = text_of(args)
    return _edit(world, args, {"entities": None, **content}, "text")


def edit_message_caption(world: World, args: Args) -> Json:
    content = caption_of(args)
    return _edit(world, args, {"caption": None, "caption_entities": None, **content}, None)


def edit_message_reply_markup(world: World, args: Args) -> Json:
    return _edit(world, args, {}, None)


def _edit(world: World, args: Args, change: Json, needs: str | None) -> Json:
    chat, message = _own(world, args)
    if needs and needs not in message.raw:
        raise bad(f"there is no {needs} in the message to edit")
    change = {"edit_date": int(world.clock()), **change, "reply_markup": args.get("reply_markup")}
    raw = {key: part for key, part in (message.raw | change).items() if part is not None}
    if _content(raw) == _content(message.raw):
        raise bad(_SAME)
    return world.show(chat, raw).raw


def _content(raw: Json) -> Json:
    return {key: part for key, part in raw.items() if key != "edit_date"}


def _own(world: World, args: Args) -> tuple[Chat, Message]:
    """Return the message to edit; it must be the bot's and have no keyboard below the input field."""
    if "chat_id" not in args or "message_id" not in args:
        raise bad("message identifier is not specified")
    chat = world.reach(args["chat_id"])
    message = chat.messages.get(args["message_id"])
    if message is None:
        raise bad("message to edit not found")
    if not message.by_bot or message.keyboard:
        raise bad("message can't be edited")
    return chat, message


def delete_message(world: World, args: Args) -> bool:
    chat = world.find_chat(args["chat_id"])
    if args["message_id"] not in chat.messages:
        raise bad("message to delete not found")
    world.remove(chat, args["message_id"])
    return True


def answer_callback_query(world: World, args: Args) -> bool:
    text = args.get("text", "")
    if units(text) > _TOAST_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    world.answer_press(Toast(args["callback_query_id"], text, args.get("show_alert", False)))
    return True
