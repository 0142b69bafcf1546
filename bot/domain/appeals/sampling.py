"""Which satisfied closings are visited all the same: a fixed share, the same each time one looks."""

from zlib import crc32


def is_sampled(number: str, round_: int, percent: int) -> bool:
    """Draw by the appeal's number and round, so that neither a restart nor a person changes the lot."""
    return crc32(f"{number}/{round_}".encode()) % 100 < percent
