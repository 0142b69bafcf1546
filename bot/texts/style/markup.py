"""Writes Telegram's HTML. This is the one place where what people typed is escaped."""

import html
import re
from string import Formatter

_TAG = re.compile(r"</?[a-z][^<>]*>")
CUT = "……"
PUSH_UNITS = 600  # at most, in a message that nobody asked for


class Html(str):
    """Text that is safe to send: everything in it that a person typed is escaped."""

    __slots__ = ()


class _Filling(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        return safe(format(value, format_spec) if format_spec else value)


def safe(value: object) -> Html:
    """Return the value as HTML; it is escaped unless it is Html already."""
    return value if isinstance(value, Html) else Html(html.escape(str(value)))


def fill(template: str, **facts: object) -> Html:
    """Put facts into a sentence of the program. The sentence may contain markup; the facts are escaped."""
    return Html(_Filling().vformat(template, (), facts))


def lines(*pieces: object) -> Html:
    """Join pieces with line breaks; None and "" are left out."""
    return Html("\n".join(safe(piece) for piece in pieces if piece not in (None, "")))


def blocks(*pieces: object) -> Html:
    """Join pieces with empty lines; None and "" are left out."""
    return Html("\n\n".join(safe(piece) for piece in pieces if piece not in (None, "")))


def bold(text: object) -> Html:
    return Html(f"<b>{safe(text)}</b>")


def code(text: object) -> Html:
    return Html(f"<code>{safe(text)}</code>")


def quote(text: str, most: int | None = None) -> Html:
    """Return a person's words as a quotation, cut to `most` units; long ones can be unfolded."""
    words = cut(text, most) if most is not None else text
    folded = " expandable" if units(words) > 400 else ""
    return Html(f"<blockquote{folded}>{safe(words)}</blockquote>") if words else Html()


def units(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def seen(text: Html) -> str:
    """Return the text that remains after Telegram has read the markup."""
    return html.unescape(_TAG.sub("", text))


def size(text: Html) -> int:
    return units(seen(text))


def cut(text: str, most: int) -> str:
    """Return the text in at most `most` units, with a mark if it was cut."""
    if units(text) <= most:
        return text
    room = max(most - units(CUT), 0)
    kept = text.encode("utf-16-le", "surrogatepass")[: room * 2].decode("utf-16-le", "ignore")
    return kept.rstrip() + CUT


def excerpt(text: str, most: int = 40) -> str:
    """Return the beginning of a text, on one line."""
    return cut(" ".join(text.split()), most)
