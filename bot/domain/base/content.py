"""What a person sent, as far as the use cases care."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as Telegram names it; `size` in bytes."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    size: int
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact; `own` says that it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Content:
    """A message: text or caption, files, a shared contact, a tapped choice; `kind` names what else came."""

    text: str = ""
    files: tuple[File, ...] = ()
    contact: Contact | None = None
    kind: str = "text"
