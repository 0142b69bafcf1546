"""Defines what the form of an appeal has gathered so far."""

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from bot.domain.base.content import File
from bot.domain.base.ids import AppealId
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Record):
    """An appeal that is being written; `instead` is what is to take the place of the text.

    `enterprise` and `whose`: the one for which a coordinator writes; `booking`: the seat for which it is; `spared`:
    the class whose measures helped, so that it is not filed. Of a text with several matters `pieces` are the parts to
    offer; this is number `part` of `of`, and `rest` is still to come; `common` are the files that belong to each.
    """

    text: str = ""
    instead: str = ""
    files: tuple[File, ...] = ()
    verdict: dict[str, Any] = field(default_factory=dict)
    pieces: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    part: int | None = None
    of: int | None = None
    common: tuple[File, ...] = ()
    follows: AppealId | None = None
    booking: int | None = None
    spared: int | None = None
    confidential: bool = False
    enterprise: int | None = None
    whose: Annotated[str | None, Field(alias="for")] = None
