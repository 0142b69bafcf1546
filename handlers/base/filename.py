"""Makes the name under which a file is stored: with an ending that fits its type, and not too long for its column."""

import re
import unicodedata

MOST = 200  # characters
UNNAMED = "file"
DOTS = dict.fromkeys((0xFF0E, 0x3002, 0xFF61, 0xFE52), ".")  # as they come out of an input method
ENDINGS = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.ms-works": "wps",
    "application/ofd": "ofd",
    "application/zip": "zip",
    "application/vnd.rar": "rar",
    "application/x-rar-compressed": "rar",
    "application/x-7z-compressed": "7z",
    "text/plain": "txt",
    "text/csv": "csv",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "image/bmp": "bmp",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/aac": "aac",
    "audio/x-m4a": "m4a",
    "audio/amr": "amr",
}
_ENDING = re.compile(r"[A-Za-z0-9]{1,10}")


def name_of(given: str, mime: str) -> str:
    """Return the name with its own ending in plain letters, or with that of its type if it has none."""
    stem, ending = _parted(" ".join(given.split()).strip(". "))
    wanted = ending or ENDINGS.get(mime.partition(";")[0].strip().lower(), "")
    tail = f".{wanted}" if wanted else ""
    return f"{(stem or UNNAMED)[: MOST - len(tail)]}{tail}"


def _parted(name: str) -> tuple[str, str]:
    """Divide a name at its last dot, of any width, if an ending follows."""
    stem, dot, ending = name.translate(DOTS).rpartition(".")
    plain = unicodedata.normalize("NFKC", ending).strip()
    if not dot or not _ENDING.fullmatch(plain):
        return name, ""
    return name[: len(stem)].rstrip(), plain
