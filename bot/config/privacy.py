"""What people are told about their personal data, by the door by which they come."""

from dataclasses import dataclass

from bot.domain.people.channel import TELEGRAM, WEB


@dataclass(frozen=True, slots=True)
class Privacy:
    version: str
    controller: str
    paragraphs: tuple[str, ...]
    by_web: str = ""

    def at(self, channel: str) -> tuple[str, ...]:
        """Return the paragraphs for who comes by that channel: what names Telegram holds for Telegram alone."""
        if channel != WEB or not self.by_web:
            return self.paragraphs
        return tuple(self.by_web if TELEGRAM in paragraph.lower() else paragraph for paragraph in self.paragraphs)
