"""Says what is wrong with the operator's own commands that read voices and pictures."""

import shlex
import shutil


def no_command(name: str, command: str) -> str | None:
    """Return why the command of this setting can't be run; None if it is there."""
    try:
        words = shlex.split(command)
    except ValueError:
        return f"{name} can't be read: a quotation mark is not closed"
    if not words or shutil.which(words[0]) is None:
        return f"{name} names a program that is not there: install it, or give its whole path"
    return None
