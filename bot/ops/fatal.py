"""What ends the program before it serves, in one sentence each for who runs it."""

from bot.config.loader import PackError
from bot.delivery.greeting import Refused
from bot.domain.tables import TableError
from storage.engine import unfit


def sentence(error: BaseException) -> str | None:
    """Say what is wrong and what to do, never the token or what people wrote; None: nobody foresaw it."""
    if isinstance(error, PackError | TableError | Refused):
        return str(error)
    if said := unfit.sentence(error):
        return said
    if isinstance(error, OSError):
        where = "a file or folder that the settings name can't be used: " if error.filename else ""
        return f"{where}{error.strerror or type(error).__name__}"
    return None
