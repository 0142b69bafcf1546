"""What somebody does on the page, each in one commit: their own bubble, and the inbox row for the worker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.delivery.channels.events import Event, take
from bot.delivery.files import path_of
from bot.domain.base.content import KEPT, VOICE, File
from bot.domain.base.parcels import Message
from bot.domain.people.channel import MESSAGES, SMS, SMS_INDEX
from bot.domain.people.spoken_code import LINK_CODE
from bot.domain.reach.bubble import Bubble
from bot.texts.reach import sms
from bot.usecases.people import accounts
from bot.usecases.reach import signing_in
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import REPLY, Item
from storage.people import addresses, people
from storage.reach import bubbles, sign_ins
from storage.reach.sign_ins import SignIn


@dataclass(frozen=True, slots=True)
class Knock:
    """A try to sign in: what was typed, from which networks and browser, and the new token."""

    said: str
    networks: tuple[str, ...]
    agent: str
    token: str
    phone: str


# How browsers call what phones and the page's visitors record.
VOICES = frozenset(
    {
        "audio/ogg",
        "audio/webm",
        "audio/mpeg",
        "audio/mp4",
        "audio/x-m4a",
        "audio/aac",
        "audio/amr",
        "audio/wav",
        "audio/x-wav",
    }
)


class TooOften(Exception):  # noqa: N818  # says what happened
    """So many tries came from this network that it is refused for a while."""


def shown(bubble: bubbles.Bubble) -> Bubble:
    return Bubble.of(bubble.id, bubble.seq, bubble.at, bubble.content, mine=bubble.mine)


def with_files(found: Sequence[bubbles.Bubble], folder: Path) -> list[Bubble]:
    """Return the bubbles as the page shows them, with a mark where the bytes of a file have been deleted."""
    return [_marked(shown(bubble), folder) for bubble in found]


def _marked(bubble: Bubble, folder: Path) -> Bubble:
    if bubble.file is None or path_of(folder, bubble.file.digest).is_file():
        return bubble
    return replace(bubble, file=replace(bubble.file, gone=True))


def come_in(tx: Transaction, knock: Knock, before: SignIn | None, *, now: datetime) -> int | None:
    """Sign in whoever has a valid code, under a new token; return the address, or None if the code is not valid."""
    if signing_in.too_often(tx, knock.networks, now):
        raise TooOften
    if knock.phone:
        came = signing_in.come_by_phone(tx, knock.phone, knock.said, now=now)
    else:
        given = LINK_CODE.read(knock.said) or accounts.invite_in(knock.said)
        came = signing_in.come_in(tx, knock.said, given, now=now)
    if came is None:
        return None
    if before is not None:
        sign_ins.end(tx, before.id)
    signing_in.sign_in(tx, came.address, knock.token, knock.agent, now=now)
    take(tx, Event(came.address, f"begins:{knock.token}", text=came.begins), now)
    return came.address


@dataclass(frozen=True, slots=True)
class Asked:
    """A phone number that asks for a code, and from which networks.

    `programme` is the sender's name, `each_day` the limit of SMS.
    """

    phone: str
    networks: tuple[str, ...]
    programme: str
    each_day: int


def send_code(tx: Transaction, question: Asked, expires_at: float, *, now: datetime) -> None:
    """Send a code by SMS unless the number has had too many; the page shows the same in both cases."""
    if signing_in.too_often(tx, question.networks, now):
        raise TooOften
    code = signing_in.ask_code(tx, question.phone, question.each_day, now=now)
    if code is None:
        return
    at = addresses.ensure(tx, SMS_INDEX, SMS, question.phone, now)
    said = Message(text=sms.code(question.programme, code, signing_in.CODE_MINUTES), plain=True)
    outbox.put(tx, Item(at.number, "sign_in_code", said, REPLY, expires_at=expires_at), now)


def say(tx: Transaction, at: SignIn, key: str, text: str, *, now: datetime) -> bool:
    """Take a typed text; return False if it came before."""
    if not take(tx, Event(at.address, f"say:{key}", at.name, text), now):
        return False
    bubbles.add(tx, at.address, {"text": text}, now, mine=True)
    return True


def press(tx: Transaction, at: SignIn, key: str, bubble_id: int, data: str, *, now: datetime) -> bool:
    """Take the press of a button; return False if the button is not there (any more)."""
    found = bubbles.find(tx, at.address, bubble_id)
    if found is None or not shown(found).offers(data):
        return False
    take(
        tx, Event(at.address, f"press:{key}:{bubble_id}:{data}", at.name, press=data, message=MESSAGES + bubble_id), now
    )
    return True


def tell_phone(tx: Transaction, at: SignIn, key: str, bubble_id: int, *, now: datetime) -> bool:
    """Give the bot the phone number that was proved at signing in; return False if there is none."""
    found, place = bubbles.find(tx, at.address, bubble_id), addresses.find(tx, at.address)
    if found is None or not shown(found).ask_phone or place is None or place.proof != signing_in.PHONE:
        return False
    if take(tx, Event(at.address, f"phone:{key}", at.name, phone=place.subject), now):
        bubbles.add(tx, at.address, {"text": place.subject}, now, mine=True)
    return True


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was stored; `text` is what was written beside it."""

    name: str
    mime: str
    digest: str
    size: int
    text: str = ""

    @property
    def is_photo(self) -> bool:
        return self.mime in {"image/jpeg", "image/png"}

    @property
    def kind(self) -> str:
        """What it is, by what the browser says of it: recordings are voices."""
        spoken = self.mime.partition(";")[0].lower() in VOICES
        return VOICE if spoken else "photo" if self.is_photo else "document"


def hand_in(tx: Transaction, at: SignIn, key: str, upload: Upload, *, now: datetime) -> bool:
    """Take an uploaded file; return False if it came before."""
    file = File(KEPT + upload.digest, upload.digest, upload.kind, upload.name, upload.size, upload.mime)
    if not take(tx, Event(at.address, f"file:{key}", at.name, upload.text, file=file), now):
        return False
    kept = {"name": upload.name, "digest": upload.digest, "size": upload.size, "photo": upload.is_photo}
    bubbles.add(tx, at.address, {"text": upload.text, "file": kept}, now, mine=True)
    return True


def end(tx: Transaction, at: SignIn, sign_in_id: int | None) -> bool:
    """End one sign-in, or with None all others; return whether it was this one."""
    theirs = sign_ins.of_person(tx, at.person) if at.person else []
    if sign_in_id is None:
        if at.person:
            sign_ins.end_all(tx, at.person, at.id)
        return False
    if sign_in_id == at.id or sign_in_id in {other.id for other in theirs}:
        sign_ins.end(tx, sign_in_id)
    return sign_in_id == at.id


def role_of(tx: Transaction, at: SignIn) -> str | None:
    """Return the role of whoever is signed in; None for a stranger."""
    who = people.by_chat(tx, at.address)
    return who.role if who else None
