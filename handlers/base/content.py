"""What a message holds, as the domain names it: words, photos, files, a shared contact."""

from telegram import Message

from bot.domain.base.content import Contact, Content, File
from handlers.base.filename import name_of

OTHER_KINDS = (
    "sticker",
    "voice",
    "video",
    "video_note",
    "audio",
    "animation",
    "location",
    "venue",
    "poll",
    "dice",
    "game",
    "story",
    "paid_media",
    "checklist",
    "invoice",
)
SAID = frozenset({"text", "caption", "photo", "document", "contact", *OTHER_KINDS})


def is_said(message: Message) -> bool:
    """Whether a person said it; all else the messenger tells of a chat, and where somebody is who shares it live."""
    return not message.api_kwargs.get("live") and not SAID.isdisjoint(message.api_kwargs)


def files(message: Message) -> tuple[File, ...]:
    """Return the message's photo in its largest size, or its document; nothing else is taken."""
    if message.photo:
        largest = message.photo[-1]
        name = f"photo-{message.message_id}.jpg"
        return (File(largest.file_id, largest.file_unique_id, "photo", name, largest.file_size or 0, "image/jpeg"),)
    document = message.document
    if document is not None and "animation" not in message.api_kwargs:
        mime = document.mime_type or ""
        name = name_of(document.file_name or "", mime)
        return (File(document.file_id, document.file_unique_id, "document", name, document.file_size or 0, mime),)
    return ()


def kind(message: Message) -> str:
    """Name what the message is when it is neither text nor a photo nor a file."""
    return next((name for name in OTHER_KINDS if name in message.api_kwargs), "other")


def content(message: Message) -> Content:
    """What a message holds, as far as the use cases care."""
    text = message.text or message.caption or ""
    held = files(message)
    shared = message.contact
    if shared is not None:
        own = message.from_user is not None and shared.user_id == message.from_user.id
        return Content(contact=Contact(shared.phone_number, own), kind="contact")
    if held or message.text:
        return Content(text, held)
    return Content(text, kind=kind(message))
