"""Words a message for a door abroad: what is said of enterprises whose data stay in the country is taken out.

What remains is the appeal's number and what to do.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from bot.domain.base.parcels import Keys, Message, Paper, Written
from bot.domain.reach.border import Inland
from bot.texts.reach.adapted import plain

NEWS = "{number}：有新进展，请在网页版查看"
SHOWN = "{number}：请在网页版查看"
NAMELESS = "有一项内容请在网页版查看"
REST = "其余内容请在网页版查看"
FILE = "{number}：文件请在网页版下载"
FILE_NAMELESS = "这份文件请在网页版下载"
SOMEBODY = "对方"  # instead of a name on a button
ITEM = "第{place}项"
PIECE = 6  # characters that nobody writes twice by chance
_LISTED = re.compile(r"\s*(?:\d{1,4}[.．、]|[•·▪◦])\s*")
_ORDINAL = re.compile(r"\d{1,4}[.．、]\s*")
_NUMBER = re.compile(r"-\d{4}-\d{4,9}")  # behind whatever prefix
_CUT = re.compile(r"([^\s…]{3,4})…")  # the last characters before the mark of omission
W = TypeVar("W", bound=Written)


def withheld(payload: W, found: Inland, link: str, *, asks: bool, pushes: bool) -> W:
    """Return the message without what has to stay.

    `asks`: it is a form's question or a short confirmation, of which only the lines that hold such data are left out.
    """
    text = plain(payload)
    if asks:
        said = _numbered(_without(text, found), text, found)
    elif found.about:
        said = (NEWS if pushes else SHOWN).format(number=found.about)
    else:
        said = _entries(text, found)
    if _holds(said, found):
        said = SHOWN.format(number=found.about) if found.about else NAMELESS
    keys = _keys(payload.keys, found)
    if said == text:
        return replace(payload, keys=keys)
    return replace(payload, text=_with_way(said, link), plain=True, keys=keys)


def _with_way(text: str, link: str) -> str:
    return f"{text}\n{link}" if link else text


def toast(text: str, found: Inland) -> str:
    """Return what answers a press, or nothing if it says what has to stay."""
    return "" if _holds(text, found) else text


def without_file(payload: Paper, found: Inland, link: str) -> Message:
    """Return what is said in the place of a file that has to stay."""
    said = FILE.format(number=found.about) if found.about else FILE_NAMELESS
    return Message(text=_with_way(said, link), plain=True, keys=_keys(payload.keys, found), thread=payload.thread)


def must_stay(text: str, found: Inland) -> bool:
    """Whether a file with this text has to stay."""
    return bool(found.about) or _is_about(text, found)


def _without(text: str, found: Inland) -> str:
    """Return the text without the lines that hold what has to stay; of these the appeal's number is kept."""
    lines = text.split("\n")
    kept = [line if not _holds(line, found) else _number_in(line, found) for line in lines]
    if kept == lines:
        return text
    said = [line for line in kept if line is not None]
    return "\n".join(said if len(said) == len(kept) else [*said, REST]).strip()


def _number_in(line: str, found: Inland) -> str | None:
    numbers = sorted((number for number in found.numbers if number in line), key=line.index)
    return SHOWN.format(number="、".join(numbers)) if numbers else None


def _numbered(said: str, text: str, found: Inland) -> str:
    """Return a question from which something was taken with the number of the one appeal that it is about."""
    about = found.about or (next(iter(found.numbers)) if len(found.numbers) == 1 else "")
    return f"{about}\n{said}" if about and said != text and about not in said else said


def _entries(text: str, found: Inland) -> str:
    """Return a list in which each entry about such an enterprise is only its number."""
    return "\n\n".join(
        "\n".join(_entry(entry, found) for entry in _split(paragraph)) for paragraph in text.split("\n\n")
    )


def _split(paragraph: str) -> Iterator[str]:
    """Yield the entries of a list; a paragraph that is none is one entry."""
    lines = paragraph.split("\n")
    if all(_NUMBER.search(line) for line in lines):
        yield from lines
        return
    entry: list[str] = []
    for line in lines:
        if entry and _LISTED.match(line):
            yield "\n".join(entry)
            entry = []
        entry.append(line)
    yield "\n".join(entry)


def _entry(entry: str, found: Inland) -> str:
    if not _is_about(entry, found):
        return entry
    ordinal, numbers = _LISTED.match(entry), [number for number in found.numbers if number in entry]
    said = SHOWN.format(number="、".join(sorted(numbers, key=entry.index))) if numbers else NAMELESS
    return f"{ordinal[0] if ordinal else ''}{said}"


def _is_about(text: str, found: Inland) -> bool:
    return any(number in text for number in found.numbers) or _holds(text, found)


def _holds(text: str, found: Inland) -> bool:
    """Whether a word or a longer piece of a text stands in it."""
    if any(word in text for word in found.words) or _is_cut_from(text, found.words):
        return True
    pieces = _pieces_of(found.texts)
    return any(text[at : at + PIECE] in pieces for at in range(len(text) - PIECE + 1))


def _is_cut_from(text: str, words: frozenset[str]) -> bool:
    """Whether what stands before a mark of omission is a part of one of the words."""
    return any(cut in word for cut in _CUT.findall(text) for word in words)


@lru_cache(maxsize=4)
def _pieces_of(texts: tuple[str, ...]) -> frozenset[str]:
    """Return all pieces of the texts, on lines of their own and run together."""
    every = (whole for text in texts for whole in {text, " ".join(text.split())})
    return frozenset(whole[at : at + PIECE] for whole in every for at in range(len(whole) - PIECE + 1))


def _keys(rows: Keys, found: Inland) -> Keys:
    """Return the buttons; those whose labels tell what has to stay are called by a number or a word instead."""
    every = [key for row in rows for key in row]
    labels = [
        key.label if _may_be_read(key.label, found) else _nameless(key.label, place, found)
        for place, key in enumerate(every, 1)
    ]
    often = Counter(labels)
    called = iter(
        label if label == key.label or often[label] == 1 else f"{label}（{place}）"
        for place, (key, label) in enumerate(zip(every, labels, strict=True), 1)
    )
    return tuple(tuple(replace(key, label=next(called)) for key in row) for row in rows)


def _nameless(label: str, place: int, found: Inland) -> str:
    """Return what a button may be called: a number in its label, its words without names, or its place."""
    numbers = [number for number in found.numbers if number in label]
    first = label.split(maxsplit=1)[0].rstrip(".．、")
    masked = label
    for word in sorted(found.words, key=len, reverse=True):
        masked = masked.replace(word, SOMEBODY)
    if numbers:
        return "、".join(sorted(numbers, key=label.index))
    if masked != label and _ORDINAL.sub("", masked, count=1) != SOMEBODY and _may_be_read(masked, found):
        return masked
    if first.isdecimal():
        return ITEM.format(place=first)
    return first if any(map(str.isdecimal, first)) and _may_be_read(first, found) else ITEM.format(place=place)


def _may_be_read(label: str, found: Inland) -> bool:
    """Whether a button's label says nothing that has to stay; what the programme itself calls so may be said."""
    said = _ORDINAL.sub("", label, count=1).rstrip("…").strip()
    if any(name in said for name in found.house):
        return True
    short = len(said) >= PIECE - 2 and any(said in text for text in found.texts)
    return not short and not _holds(label, found)
