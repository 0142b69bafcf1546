"""The notice that an answer template was changed."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.template import TemplateChange
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateKept(Notice):
    """A template was added, changed or removed; `text` is its text, or was."""

    CODE: ClassVar[str] = "template_kept"
    what: TemplateChange
    title: str
    text: str
