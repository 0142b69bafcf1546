"""What a person sent, as far as the use cases care."""

from dataclasses import dataclass

from bot.domain.appeal import File


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
