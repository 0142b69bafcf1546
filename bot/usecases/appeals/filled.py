"""What forms have gathered that are no verb's, or of a verb's form before its end, as typed records."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from bot.domain.appeals.action import Action
from bot.domain.appeals.template import TemplateChange
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutTemplate(Record):
    """Which template is changed and how, None for both before that was asked; `template` is None for a new one, too."""

    template: int | None = None
    what: TemplateChange | None = None
    title: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSaid(AboutTemplate):
    """A template that is added, changed or removed."""

    what: TemplateChange


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBegun(Record):
    """An answer that is being written; `written_first`: it was typed before its outcome was chosen."""

    written_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFor(Record):
    """The action for which somebody uses a text that came too late."""

    action: Annotated[Action, Field(alias="for")]
