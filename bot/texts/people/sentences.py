"""What the programme says besides to enterprises: a welcome, and when and how its counter can be reached."""

from collections.abc import Iterator

from bot.domain.people.person import Role
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

READERS = frozenset({None, Role.MEMBER})


def shown(role: Role | None, words: Words) -> Iterator[Html]:
    """Yield what stands below the greeting."""
    if role in READERS and words.pack.sentences.welcome:
        yield fill("{text}", text=words.pack.sentences.welcome)
    yield from at_the_counter(role, words)


def at_the_counter(role: Role | None, words: Words) -> Iterator[Html]:
    """Yield when and how the counter can be reached."""
    said = words.pack.sentences
    if role in READERS and said.office:
        yield fill("专窗办公时间：{text}", text=said.office)
    if role in READERS and said.contact:
        yield fill("专窗咨询方式：{text}", text=said.contact)
