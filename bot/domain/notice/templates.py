"""What those who answer for a department are told about its templates."""

from dataclasses import dataclass

from bot.domain.notice.base import Notice
from bot.domain.template import TemplateChange


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateKept(Notice):
    """A template was added, changed or removed; `text` is what it says, or said."""

    what: TemplateChange
    title: str
    text: str
