"""Reads e-mail addresses as people type them."""

import re

from bot.domain.people.identity import tidy

LENGTH = 100
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")


class BadEmail(ValueError):  # noqa: N818 - named as the other refusals are
    """The text is no e-mail address."""


def parse_email(text: str) -> str:
    """Return the address in half width, its host in small letters; raise BadEmail."""
    found = "".join(tidy(text).removeprefix("mailto:").split()).replace("\u3002", ".")
    if len(found) > LENGTH or not _ADDRESS.fullmatch(found) or ".." in found or found.startswith("."):
        raise BadEmail(found[:LENGTH])
    name, _, host = found.rpartition("@")
    if name.endswith("."):
        raise BadEmail(found)
    return f"{name}@{host.lower()}"
