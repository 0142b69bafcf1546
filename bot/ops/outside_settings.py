"""Says what is wrong with the operator's own command that writes down voices."""

import shlex
import shutil

from bot.config.settings import Settings


def no_command(settings: Settings) -> str | None:
    """Return why the command can't be run; None if it is there or none is set."""
    if not settings.transcribe:
        return None
    try:
        words = shlex.split(settings.transcribe)
    except ValueError:
        return "TRANSCRIBE can't be read: a quotation mark is not closed"
    if not words or shutil.which(words[0]) is None:
        return "TRANSCRIBE names a program that is not there: install it, or give its whole path"
    return None
