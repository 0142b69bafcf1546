"""Checks the shape of an update before it is handled, since python-telegram-bot takes any value in any place."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo


def _not_zero(number: int) -> int:
    if number == 0:
        raise ValueError("no chat has the number 0")
    return number


def _not_a_door(number: int, info: ValidationInfo) -> int:
    """Return the number; raise ValueError above Telegram's 52 bits, where addresses of our other channels begin."""
    if number >= TELEGRAM and not (info.context or {}).get(OURS):
        raise ValueError("no number of Telegram's")
    return number


OURS, TELEGRAM = "ours", 2**52
UserNumber = Annotated[int, Field(gt=0), AfterValidator(_not_a_door)]
ChatNumber = Annotated[int, Field(gt=-TELEGRAM), AfterValidator(_not_zero), AfterValidator(_not_a_door)]
Count = Annotated[int, Field(ge=0, lt=2**53)]
Moment = Annotated[int, Field(ge=0, lt=2**35)]


class _Shape(BaseModel):
    """Only what this program reads; what Telegram adds is let through."""

    model_config = ConfigDict(strict=True, extra="ignore", hide_input_in_errors=True)


class User(_Shape):
    id: UserNumber
    is_bot: bool = False
    first_name: str = ""
    last_name: str | None = None


class Chat(_Shape):
    id: ChatNumber
    type: str


class Entity(_Shape):
    type: str
    offset: Count
    length: Count


class File(_Shape):
    file_id: str
    file_unique_id: str
    file_size: Count | None = None
    file_name: str | None = None
    mime_type: str | None = None


class Contact(_Shape):
    phone_number: str
    user_id: UserNumber | None = None


class Location(_Shape):
    live_period: Count | None = None


class Quoted(_Shape):
    """The message to which somebody replies, as far as it is read."""

    message_id: Count
    sender: User | None = Field(default=None, alias="from")
    text: str | None = None
    caption: str | None = None


class Message(_Shape):
    message_id: Count
    date: Moment
    chat: Chat
    sender: User | None = Field(default=None, alias="from")
    edit_date: Moment | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[Entity] | None = None
    photo: list[File] | None = None
    document: File | None = None
    voice: File | None = None
    contact: Contact | None = None
    location: Location | None = None
    is_topic_message: bool | None = None
    message_thread_id: Count | None = None
    reply_to_message: Quoted | None = None


class Query(_Shape):
    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class Standing(_Shape):
    status: str
    user: User


class Member(_Shape):
    chat: Chat
    sender: User = Field(alias="from")
    date: Moment = 0
    new_chat_member: Standing


class Shape(_Shape):
    """An update as far as this program reads it.

    It raises pydantic's ValidationError for what Telegram can't have sent; kinds that are not asked for are let
    through.
    """

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: Query | None = None
    my_chat_member: Member | None = None
