"""What the pack says of personal data: the notice that people agree to, and which channels lead out of the country."""

from dataclasses import dataclass

from bot.config.table import Table
from bot.domain.people.channel import EMAIL, LEAD_ABROAD, SMS, TELEGRAM, WEB

CHANNELS = (TELEGRAM, WEB, SMS, EMAIL)


@dataclass(frozen=True, slots=True)
class Privacy:
    version: str
    controller: str
    paragraphs: tuple[str, ...]
    by_web: str = ""

    def at(self, channel: str) -> tuple[str, ...]:
        """Return the paragraphs for people on this channel; what names Telegram is left out for others."""
        if channel != WEB or not self.by_web:
            return self.paragraphs
        return tuple(self.by_web if TELEGRAM in paragraph.lower() else paragraph for paragraph in self.paragraphs)


def abroad(table: Table) -> frozenset[str]:
    """Read which channels lead abroad; an empty list means that nothing has to stay in the country."""
    if table.maybe("abroad", list) is None:
        return LEAD_ABROAD
    named = table.texts("abroad")
    for name in named:
        if name not in CHANNELS:
            table.report("abroad", f"abroad holds “{name}”; expected {', '.join(CHANNELS)}", name)
    return frozenset(named)
