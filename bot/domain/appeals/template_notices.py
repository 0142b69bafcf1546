"""What those who answer for a department are told about its templates."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.template import TemplateChange
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateKept(Notice):
    """A template was added, changed or removed; `text` is what it says, or said."""

    CODE: ClassVar[str] = "template_kept"
    what: TemplateChange
    title: str
    text: str
