"""Formatted text as Telegram keeps it: plain text, and entities whose places are counted in UTF-16 units."""

import html
import re

from bot.demo.botapi.errors import Refused, bad
from bot.demo.botapi.records import Json

Entity = Json

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_TAG = re.compile(r"""<(/?)([^\s>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)(>?)""")
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_ESCAPE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
# As TDLib finds them: not inside a word or a path, and a word ends behind them.
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")


def units(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands(text: str) -> list[Entity]:
    """Return the entities for commands, which Telegram's servers mark in what a person types."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in _COMMAND.finditer(text)
    ]


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return text and entities of Telegram's HTML; raise Refused in Telegram's words for what it would refuse."""
    if "<" not in source and "&" not in source:
        return tidy(source, [])
    return _Html(source).parsed()


def tidy(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return text and entities without the blanks at both ends, which Telegram cuts."""
    clean = _CONTROL.sub(" ", text.replace("\r", "")).strip()
    if not entities or clean == text:
        return clean, entities
    shift = units(text) - units(text.lstrip())
    return clean, list(_moved(entities, -shift, units(clean)))


def _moved(entities: list[Entity], shift: int, end: int) -> list[Entity]:
    moved = []
    for entity in entities:
        start = max(entity["offset"] + shift, 0)
        stop = min(entity["offset"] + shift + entity["length"], end)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    return moved


class _Html:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.at = 0
        self.open: list[tuple[str, int, Entity]] = []
        self.entities: list[Entity] = []

    def parsed(self) -> tuple[str, list[Entity]]:
        position = 0
        for tag in _TAG.finditer(self.source):
            self._say(self.source[position : tag.start()])
            (self._end if tag[1] else self._start)(tag)
            position = tag.end()
        self._say(self.source[position:])
        if self.open:
            raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1][0]}\"")
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return tidy("".join(self.text), ordered)

    def _say(self, piece: str) -> None:
        plain = _ESCAPE.sub(_unescape, piece)
        self.text.append(plain)
        self.at += units(plain)

    def _start(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        if name not in _KINDS and (tag[3] or tag[4]):
            raise self._wrong(f'Unsupported start tag "{name}"', tag)
        if not tag[4]:
            raise self._wrong("Unclosed start tag", tag)
        said = {key: _ESCAPE.sub(_unescape, value.strip("\"'")) for key, value in _ATTRIBUTE.findall(tag[3])}
        if name == "span" and said.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', tag)
        self.open.append((name, self.at, self._entity(name, said)))

    def _entity(self, name: str, said: dict[str, str]) -> Entity:
        if name == "a":
            return {"type": "text_link", "url": said.get("href", "")}
        if name == "blockquote" and "expandable" in said:
            return {"type": "expandable_blockquote"}
        return {"type": _KINDS[name]}

    def _end(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        if not self.open:
            raise self._wrong("Unexpected end tag", tag)
        started, start, entity = self.open.pop()
        if name and name != started:
            raise self._wrong("Unmatched end tag", tag, f', expected "</{started}>", found "</{name}>"')
        linkless = entity["type"] == "text_link" and not entity["url"]
        if self.at > start and not linkless:
            self.entities.append(entity | {"offset": start, "length": self.at - start})

    def _wrong(self, what: str, tag: re.Match[str], more: str = "") -> Refused:
        offset = len(self.source[: tag.start()].encode())
        return bad(f"can't parse entities: {what} at byte offset {offset}{more}")


def _unescape(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    code = int(found[2]) if found[2] else int(found[3], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


_OUT = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip


def to_html(text: str, entities: list[Entity]) -> str:
    """Return safe HTML for a page: everything is escaped except the formatting."""
    if not entities:
        return html.escape(text)
    raw = text.encode("utf-16-le", "surrogatepass")
    marks = _marks(entities)
    pieces, position = [], 0
    for place, mark in marks:
        pieces.append(_plain(raw[position * 2 : place * 2]) + mark)
        position = place
    return "".join(pieces) + _plain(raw[position * 2 :])


def _plain(raw: bytes) -> str:
    return html.escape(raw.decode("utf-16-le", "replace"))


def _marks(entities: list[Entity]) -> list[tuple[int, str]]:
    """Return tags with their places; at one place ends come before starts, the innermost first."""
    starts, ends = [], []
    for entity in entities:
        opening, closing = _tags(entity)
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        starts.append((start, 1, -stop, opening))
        ends.append((stop, 0, -start, closing))
    return [(place, mark) for place, _, _, mark in sorted(starts + ends, key=lambda mark: mark[:3])]


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    if kind == "text_link" and re.match(r"(https?|tg|mailto):", entity["url"]):
        return f'<a href="{html.escape(entity["url"])}" target="_blank" rel="noopener">', "</a>"
    if kind == "bot_command":
        return '<span class="command">', "</span>"
    name = _OUT.get(kind)
    return (f"<{name}>", f"</{name}>") if name else ("", "")
