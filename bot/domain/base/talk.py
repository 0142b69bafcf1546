"""The notice that something was refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Notice):
    CODE: ClassVar[str] = "refused"
    refusal: Refusal


def refusals(notices: Iterable[Notice]) -> Iterator[Refusal]:
    """Return why something was not taken, whether that is told alone or with the question that is asked again."""
    for notice in notices:
        match notice:
            case Refused(refusal=refusal) | Asked(trouble=Refusal() as refusal):
                yield refusal
