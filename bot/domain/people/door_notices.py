"""Notices about the channels on which a person can be reached."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCodeMade(Notice):
    """A code to type on another channel; `doors` are the channels on which the reader is known already."""

    CODE: ClassVar[str] = "door_code_made"
    code: str
    minutes: int
    doors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorJoined(Notice):
    """Two channels lead to the same person from now on."""

    CODE: ClassVar[str] = "door_joined"


@dataclass(frozen=True, slots=True)
class SignInOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.SIGN_IN
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPicture(PaperSent):
    """A picture that leads a phone's camera to the web chat, with a code that was just shown."""

    CODE: ClassVar[str] = "sign_in_picture"
    code: str

    @property
    def order(self) -> SignInOrder:
        return SignInOrder(self.code)
