"""Reads what a message holds in the domain's terms: text, photos, voices, files, a shared contact."""

from dataclasses import replace

from telegram import Message, Voice

from bot.domain.base.content import VOICE, Contact, Content, File
from bot.texts.style import wording
from handlers.base.filename import name_of

OTHER_KINDS = (
    "sticker",
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
SAID = frozenset({"text", "caption", "photo", "document", "voice", "contact", *OTHER_KINDS})


def is_said(message: Message) -> bool:
    """Whether a person said it; false for what the messenger itself reports and for live locations."""
    return not message.api_kwargs.get("live") and not SAID.isdisjoint(message.api_kwargs)


def files(message: Message) -> tuple[File, ...]:
    """Return the message's photo in its largest size, its voice, or its document."""
    if message.photo:
        largest = message.photo[-1]
        name = f"photo-{message.message_id}.jpg"
        return (File(largest.file_id, largest.file_unique_id, "photo", name, largest.file_size or 0, "image/jpeg"),)
    if message.voice:
        return (_voice(message.voice, message.message_id),)
    document = message.document
    if document is not None and "animation" not in message.api_kwargs:
        mime = document.mime_type or ""
        name = name_of(document.file_name or "", mime)
        return (File(document.file_id, document.file_unique_id, "document", name, document.file_size or 0, mime),)
    return ()


def _voice(voice: Voice, number: int) -> File:
    """Return the voice as a file; the messenger names none, and what came by another door has no number."""
    mime = voice.mime_type or "audio/ogg"
    name = name_of(wording.voice(number), mime)
    return File(voice.file_id, voice.file_unique_id, VOICE, name, voice.file_size or 0, mime)


def kind(message: Message) -> str:
    """Return what the message is if it is neither text nor photo nor file."""
    return next((name for name in OTHER_KINDS if name in message.api_kwargs), "other")


def content(message: Message) -> Content:
    """Return the content of a message as far as use cases need it, and what it replies to."""
    found, quoted = _content(message), message.reply_to_message
    if quoted is None or quoted.from_user is None or not quoted.from_user.is_bot:
        return found
    return replace(found, quotes=quoted.text or quoted.caption or "", replies_to=quoted.message_id)


def _content(message: Message) -> Content:
    text = message.text or message.caption or ""
    held = files(message)
    shared = message.contact
    if shared is not None:
        own = message.from_user is not None and shared.user_id == message.from_user.id
        return Content(contact=Contact(shared.phone_number, own), kind="contact")
    if held or message.text:
        return Content(text, held)
    return Content(text, kind=kind(message))
