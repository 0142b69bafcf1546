"""Decides which closings of satisfied enterprises are visited all the same.

It is a fixed share, drawn without chance.
"""

from zlib import crc32


def is_sampled(number: str, round_: int, percent: int) -> bool:
    """Whether the appeal is drawn for a visit.

    It depends on number and round only, so that nobody can change the draw.
    """
    return crc32(f"{number}/{round_}".encode()) % 100 < percent
