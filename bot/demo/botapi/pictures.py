"""Reads the size of a picture from its first bytes, and lists the sizes in which Telegram offers it."""

import struct

from bot.demo.botapi.records import Json, StoredFile
from bot.demo.botapi.world import World

# One grey pixel, for who only needs any picture.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
_SIDES = (90, 320, 800, 1280)
_JPEG_SIZE = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, GIF, JPEG or WebP; None for anything else."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", data[16:24])
        if data.startswith((b"GIF87a", b"GIF89a")):
            return struct.unpack("<HH", data[6:10])
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except struct.error:
        return None
    return (512, 512) if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(data):
        marker, length = struct.unpack(">xBH", data[at : at + 4])
        if marker in _JPEG_SIZE:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def photo_sizes(world: World, card: StoredFile, data: bytes) -> list[Json]:
    """Return Telegram's sizes of the photo, smallest first. Each is a file of its own, here with the same bytes."""
    width, height = size_of(data) or (1280, 960)
    longest = max(width, height)
    smaller = [side for side in _SIDES if side < longest]
    sizes = []
    for side in smaller:
        copy = world.keep("photo", card.name, card.mime, data or side * side // 4)
        scaled = {"width": max(1, width * side // longest), "height": max(1, height * side // longest)}
        sizes.append(copy.telegram | scaled)
    return [*sizes, card.telegram | {"width": width, "height": height}]
