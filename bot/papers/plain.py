"""Cleans text and names for files, so that no format, messenger or disk refuses them. Everything goes through here."""

import re
import unicodedata

# Neither XML nor iCalendar can hold control characters, half surrogates, or what Unicode says is no character.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SEPARATORS = re.compile(r"[/\\]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\n\t]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)  # that Windows takes for no file
LONGEST, SUFFIX = 100, 10  # characters of a name, and of its ending
BYTES = 240  # that a name takes on a disk
NAMELESS = "file"


def plain(text: str) -> str:
    """Return the text without characters that documents can't hold; each line ends with one newline."""
    return _REFUSED.sub("", _LINE_ENDS.sub("\n", text))


def file_name(name: str) -> str:
    """Return the name without folders, line ends and changes of the writing direction.

    If it is cut, the suffix is kept.
    """
    seen = "".join(word for word in plain(name) if unicodedata.category(word) != "Cf")
    last = _SEPARATORS.split(seen.rstrip("/\\"))[-1]
    clean = _DEVICES.sub(r"_\1", _NOT_IN_NAMES.sub("_", last).strip().lstrip(".").rstrip(". "))
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix) > SUFFIX or not suffix.isalnum():
        stem, suffix = clean, ""
    ending = f".{suffix}" if suffix else ""
    return (_cut(stem.strip(), LONGEST - len(ending), BYTES - len(ending.encode())) or NAMELESS) + ending


def _cut(text: str, characters: int, size: int) -> str:
    return text[:characters].encode()[:size].decode("utf-8", "ignore").rstrip(". ")
