"""What the forms at the counter have gathered, as typed records."""

import datetime as dt
from dataclasses import dataclass

from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought(Record):
    """An enterprise that is looked for: the rows and names that fit, and the one that was chosen, 0 for none."""

    found: tuple[tuple[int, str], ...] = ()
    known_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered(Record):
    """An enterprise that is registered at the counter, and the day on which it signed its consent."""

    uscc: str
    name: str
    region: str
    contact: str
    phone: str
    signed: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Phoned(Record):
    """What came of a call: what was said, or the right number."""

    call: int
    words: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Record):
    """The code that somebody typed to link a chat with an enterprise; name and phone are asked afterwards."""

    code: str
    contact: str = ""
    phone: str = ""
