"""The methods that send a message."""

from bot.demo.botapi.entities import parse_html, tidy, units
from bot.demo.botapi.errors import TOO_LARGE, bad
from bot.demo.botapi.fields import Args, Upload
from bot.demo.botapi.pictures import photo_sizes, size_of
from bot.demo.botapi.records import Chat, Json, Message, StoredFile
from bot.demo.botapi.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
_AS_DOCUMENTS = {"document", "sticker", "audio", "animation"}
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def formatted(args: Args, name: str, entities: str) -> Json:
    """Return a text or caption with its entities, as fields of a message."""
    source = args.get(name, "")
    mode = args.get("parse_mode", "").lower()
    if mode not in {"", "html"}:
        raise bad(f'unsupported parse_mode "{mode}": only HTML is played here')
    text, marks = parse_html(source) if mode else tidy(source, args.get(entities) or [])
    return {name: text, entities: marks} if marks else {name: text}


def text_of(args: Args) -> Json:
    content = formatted(args, "text", "entities")
    if not content["text"]:
        raise bad("message text is empty")
    if units(content["text"]) > TEXT_LIMIT:
        raise bad("message is too long")
    return content


def caption_of(args: Args) -> Json:
    content = formatted(args, "caption", "caption_entities")
    if units(content["caption"]) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return content if content["caption"] else {}


def send_message(world: World, args: Args) -> Json:
    content = text_of(args)
    return deliver(world, args, content)


def send_document(world: World, args: Args) -> Json:
    caption = caption_of(args)
    world.reach(args["chat_id"])
    card = stored(world, args, args["document"], "document")
    return deliver(world, args, {"document": document(card), **caption})


def send_photo(world: World, args: Args) -> Json:
    caption = caption_of(args)
    world.reach(args["chat_id"])
    return deliver(world, args, {"photo": photo(world, args, args["photo"]), **caption})


def send_media_group(world: World, args: Args) -> list[Json]:
    world.reach(args["chat_id"])
    if not 2 <= len(args["media"]) <= 10:
        raise bad("media group must contain from 2 to 10 items")
    group = {"media_group_id": str(world.last_message_id + 1)}
    contents = [_media(world, args, item) | group for item in args["media"]]
    return [deliver(world, args, content) for content in contents]


def _media(world: World, args: Args, item: Json) -> Json:
    caption = caption_of({key: item[key] for key in ("caption", "parse_mode", "caption_entities") if key in item})
    if item.get("type") == "photo":
        return {"photo": photo(world, args, item["media"]), **caption}
    if item.get("type") == "document":
        return {"document": document(stored(world, args, item["media"], "document")), **caption}
    raise bad("can't parse InputMedia: only photos and documents are played here")


def send_chat_action(world: World, args: Args) -> bool:
    if args["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    world.reach(args["chat_id"])
    return True


def document(card: StoredFile) -> Json:
    return {"file_name": card.name, "mime_type": card.mime, **card.telegram}


def photo(world: World, args: Args, given: str | Upload) -> list[Json]:
    card = stored(world, args, given, "photo")
    data = world.blobs.get(card.blob) if card.blob else b""
    if card.size > PHOTO_LIMIT:
        raise bad("file is too big for a photo")
    if card.blob and size_of(data) is None:
        raise bad("IMAGE_PROCESS_FAILED")
    return photo_sizes(world, card, data)


def stored(world: World, args: Args, given: str | Upload, kind: str) -> StoredFile:
    """Return a file that comes with the request, or one that Telegram has."""
    if isinstance(given, str) and given.startswith("attach://"):
        given = args.get("attached", {}).get(given.removeprefix("attach://"), given)
    if isinstance(given, str):
        if given not in world.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return _fitting(world.files[given], kind)
    if not given.data:
        raise bad("file must be non-empty")
    if len(given.data) > UPLOAD_LIMIT:
        raise TOO_LARGE
    return world.keep(kind, given.name, given.mime, given.data)


def _fitting(card: StoredFile, kind: str) -> StoredFile:
    """Return the file if one that Telegram has may go as this kind; photos and voices stay what they are."""
    if card.kind not in (_AS_DOCUMENTS if kind == "document" else {kind}):
        raise bad("type of file mismatch")
    return card


def deliver(world: World, args: Args, content: Json) -> Json:
    chat = world.reach(args["chat_id"])
    markup = args.get("reply_markup")
    raw = world.next_message(chat, world.bot) | _reply(chat, args.get("reply_parameters")) | _topic(args) | content
    if markup and "inline_keyboard" in markup:
        return world.show(chat, raw | {"reply_markup": markup}).raw
    if markup and not chat.private and _asks_contact(markup):
        raise bad("phone number can be requested in private chats only")
    return world.show(chat, raw, markup).raw


def _topic(args: Args) -> Json:
    thread = args.get("message_thread_id")
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}


def _asks_contact(markup: Json) -> bool:
    return any(button.get("request_contact") for row in markup.get("keyboard", []) for button in row)


def _reply(chat: Chat, parameters: Json | None) -> Json:
    if not parameters:
        return {}
    message = chat.messages.get(parameters.get("message_id", 0))
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return quoted(message) if message else {}


def quoted(message: Message) -> Json:
    """Return a message as it is quoted in a reply."""
    return {"reply_to_message": {key: part for key, part in message.raw.items() if key != "reply_to_message"}}
