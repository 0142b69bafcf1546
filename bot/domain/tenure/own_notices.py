"""Notices to somebody about their own data: what is stored, what was corrected, and consent to the privacy notice."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.action import State
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.people.person import Enterprise, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Notice):
    """The reader's name, number or e-mail address was corrected; `mails`: the bot sends e-mails."""

    CODE: ClassVar[str] = "corrected"
    name: str
    phone: str
    email: str = ""
    mails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed(Notice):
    """The reader agreed to the new version of the privacy notice."""

    CODE: ClassVar[str] = "renewed"
    version: str


@dataclass(frozen=True, slots=True)
class MyDataOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.MY_DATA
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDataSent(PaperSent):
    """A file of what is stored of its reader."""

    CODE: ClassVar[str] = "my_data_sent"
    goes_by_phone: ClassVar[bool] = False
    person: PersonId

    @property
    def order(self) -> Order:
        return MyDataOrder(self.person)


@dataclass(frozen=True, slots=True)
class OwnAppeal:
    """An appeal that the person filed; `files` are names."""

    number: str
    filed_at: datetime
    state: State
    text: str
    answer: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said or did about an appeal: when, under which name, in which words."""

    at: datetime
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class MyData:
    """All that is stored about a person at a moment.

    `lines` counts the stored updates from and messages to the chat.
    """

    at: datetime
    person: Person
    enterprise: Enterprise | None
    agreed_at: datetime | None
    asks_to_join: str
    appeals: tuple[OwnAppeal, ...]
    said: tuple[Said, ...]
    rated: tuple[Said, ...]
    booked: tuple[Said, ...]
    half_filled: tuple[str, ...]
    noted: tuple[Said, ...]
    addresses: tuple[str, ...]
    lines: tuple[int, int]
