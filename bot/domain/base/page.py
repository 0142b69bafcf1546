"""How much of a list stands on a page: as much as is read out of the database for it."""

PAGE = 8


def pages(total: int) -> int:
    """Return how many pages so many lines take."""
    return (total + PAGE - 1) // PAGE
