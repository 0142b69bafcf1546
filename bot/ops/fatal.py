"""Explains errors that end the program before it serves, each in one sentence for the operator."""

from bot.config.loader import PackError
from bot.delivery.bot_api_start import Refused
from bot.domain.tables import TableError
from storage.engine import unfit


def sentence(error: BaseException) -> str | None:
    """Return what is wrong and what to do; None for unexpected errors.

    The token, and what people wrote, are left out.
    """
    if isinstance(error, PackError | TableError | Refused):
        return str(error)
    if said := unfit.sentence(error):
        return said
    if isinstance(error, OSError):
        where = "a file or folder that the settings name can't be used: " if error.filename else ""
        return f"{where}{error.strerror or type(error).__name__}"
    return None
