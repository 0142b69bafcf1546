"""The privacy notice about personal data, which depends on the channel by which people come."""

from dataclasses import dataclass

from bot.domain.people.channel import TELEGRAM, WEB


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
