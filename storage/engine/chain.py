"""Calculates the hash that ties a row of the audit log to the one before it.

It is made from the row's content and that row's hash.
"""

import hashlib
import json
from datetime import UTC, datetime

START = ""  # what the first row follows


def link(prior: str, at: datetime, person: int | None, what: tuple[str, str], details: object) -> str:
    """Return the hash of a row that follows `prior`; `what` is its action and subject.

    Its number is left out, since the chain gives the order; details count in the form in which JSON returns them.
    """
    plain = json.loads(json.dumps(details))
    content = [prior, at.astimezone(UTC).isoformat(timespec="microseconds"), person, *what, plain]
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
