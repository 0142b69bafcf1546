"""What an update must look like before it is handled: python-telegram-bot takes any value in any place."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _not_zero(number: int) -> int:
    if number == 0:
        raise ValueError("no chat has the number 0")
    return number


UserNumber = Annotated[int, Field(gt=0, lt=2**52)]  # Telegram promises at most 52 bits
ChatNumber = Annotated[int, Field(gt=-(2**52), lt=2**52), AfterValidator(_not_zero)]
Count = Annotated[int, Field(ge=0, lt=2**53)]
Moment = Annotated[int, Field(ge=0, lt=2**35)]


class _Shape(BaseModel):
    """Only what this program reads; what Telegram adds is let through."""

    model_config = ConfigDict(strict=True, extra="ignore", hide_input_in_errors=True)


class _User(_Shape):
    id: UserNumber
    is_bot: bool = False
    first_name: str = ""
    last_name: str | None = None


class _Chat(_Shape):
    id: ChatNumber
    type: str


class _Entity(_Shape):
    type: str
    offset: Count
    length: Count


class _File(_Shape):
    file_id: str
    file_unique_id: str
    file_size: Count | None = None
    file_name: str | None = None
    mime_type: str | None = None


class _Contact(_Shape):
    phone_number: str
    user_id: UserNumber | None = None


class _Message(_Shape):
    message_id: Count
    date: Moment
    chat: _Chat
    sender: _User | None = Field(default=None, alias="from")
    edit_date: Moment | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[_Entity] | None = None
    photo: list[_File] | None = None
    document: _File | None = None
    contact: _Contact | None = None


class _Query(_Shape):
    id: str
    sender: _User = Field(alias="from")
    message: _Message | None = None
    data: str | None = None


class _Standing(_Shape):
    status: str
    user: _User


class _Member(_Shape):
    chat: _Chat
    sender: _User = Field(alias="from")
    new_chat_member: _Standing


class Shape(_Shape):
    """Raises pydantic's ValidationError for what no Telegram sends; kinds that are not asked for are let through."""

    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Query | None = None
    my_chat_member: _Member | None = None
