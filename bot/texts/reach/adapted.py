"""Adapts a message to a channel that can do less.

Buttons become a numbered list, an edit becomes a new message, a file becomes a link.
"""

import html
import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.base.parcels import Edit, Key, Keys, Paper, Written
from bot.domain.people.channel import Abilities, Edits

UPDATED, PICK, SAY = "【更新】", "回复数字选择：", "也可以回复："
FILE = "文件《{name}》：请登录{link}查看"
FILE_AWAY = "文件《{name}》：请到专窗领取"
_TAG = re.compile(r"</?[a-z][^<>]*>")
_ORDINAL = re.compile(r"^\d{1,3}\. (?=\S)")
_NUMBER = re.compile(r"(?:回复|选)?\s*(\d{1,3})\s*[.、。]?")


@dataclass(frozen=True, slots=True)
class Degraded:
    """The adapted message: its parts in order, and the buttons below the last.

    `choices` say what the numbers of its list mean.
    """

    parts: tuple[str, ...]
    keys: Keys = ()
    choices: tuple[Key, ...] = ()


def degrade(payload: Written, can: Abilities, file: str = "", link: str = "", by_word: Container[str] = ()) -> Degraded:
    """Return the message as the channel can take it.

    `file` is the name of a file that comes with it, `link` leads to it. Buttons whose data are `by_word` get no number,
    since a number may be an answer to the question above them: their words are typed.
    """
    fits = can.markup and can.measure(payload.text) <= can.text
    text = payload.text if fits else plain(payload)
    if isinstance(payload, Edit) and can.edits is Edits.NEVER:
        text = f"{UPDATED}{text}"
    if isinstance(payload, Paper) and not can.files:
        text = f"{text}\n{(FILE if link else FILE_AWAY).format(name=file, link=link)}".strip()
    keys = tuple(key for row in payload.keys for key in row)
    if not keys or _has_room(keys, can):
        return Degraded(tuple(_parts(text, can)), payload.keys)
    choices = tuple(key for key in keys if key.data not in by_word)
    words = "、".join(key.label for key in keys if key.data in by_word)
    listed = [PICK, *(f"{number}. {_unnumbered(key.label)}" for number, key in enumerate(choices, 1))]
    below = [*(listed if choices else ()), *([f"{SAY}{words}"] if words else ())]
    return Degraded(tuple(_parts("\n".join([text, *below]), can)), (), choices)


def _unnumbered(label: str) -> str:
    """Return a label without the number that it has as a button: the list gives it one."""
    return _ORDINAL.sub("", label, count=1)


def _has_room(keys: Sequence[Key], can: Abilities) -> bool:
    return len(keys) <= can.buttons and all(len(key.label) <= can.label for key in keys)


def plain(payload: Written) -> str:
    """Return the text without formatting."""
    return payload.text if payload.plain else html.unescape(_TAG.sub("", payload.text))


def _parts(text: str, can: Abilities) -> Iterator[str]:
    """Cut the text at line ends; a line is cut only if it alone is too long."""
    part = ""
    for line in text.split("\n"):
        for piece in _cut(line, can):
            joined = f"{part}\n{piece}" if part else piece
            if part and can.measure(joined) > can.text:
                yield part
                joined = piece
            part = joined
    yield part


def _cut(line: str, can: Abilities) -> Iterator[str]:
    while can.measure(line) > can.text:
        low, high = 1, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if can.measure(line[:middle]) <= can.text else (low, middle - 1)
        yield line[:low]
        line = line[low:]
    yield line


def number_of(said: str) -> int | None:
    """Return the number that is typed instead of a button, such as “2” or “选2”; None if the text is no such number."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", said).strip())
    return int(found[1]) if found else None


def chosen(said: str, choices: Sequence[Sequence[str]] | None) -> str | None:
    """Return the data of the button for which a typed number stands; None if the text is no such number."""
    number = number_of(said) or 0
    return choices[number - 1][1] if choices and 0 < number <= len(choices) else None
