"""Sets how many lines of a list stand on a page; as many are read from the database."""

PAGE = 8


def pages(total: int) -> int:
    """Return the number of pages for `total` lines."""
    return (total + PAGE - 1) // PAGE
