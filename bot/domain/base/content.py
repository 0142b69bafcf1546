"""Defines the content of a message that a person sent, as far as use cases need it."""

from dataclasses import dataclass

VOICE = "voice"  # the kind of a file that was spoken
KEPT = "sha256:"  # before the digest in place of a file's id: it came by a door of the house


def digest_of(file_id: str) -> str | None:
    """Return the SHA-256 that this id holds; None if it names a file of Telegram's."""
    return file_id.removeprefix(KEPT) if file_id.startswith(KEPT) else None


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as Telegram names it; `size` in bytes."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    size: int
    mime: str = ""

    @property
    def digest(self) -> str | None:
        """The SHA-256 under which the file is already stored; None if it has to be fetched."""
        return digest_of(self.file_id)


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact; `own`: the number is the sender's own."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Content:
    """A message: text or caption, files, a shared contact or a tapped choice; `kind` names any other content.

    `quotes` is what the bot had said in the message to which this one replies, `replies_to` that message's number.
    """

    text: str = ""
    files: tuple[File, ...] = ()
    contact: Contact | None = None
    kind: str = "text"
    quotes: str = ""
    replies_to: int | None = None
