"""Knows the parts into which a messenger cuts a long text: the tail of one that was refused is no text of its own."""

from datetime import datetime, timedelta

from bot.domain.base.content import Content
from bot.usecases.forms.record import Filled
from storage.mail.drafts import Draft

TORN = "torn"  # the draft's own key: when a text was refused that may be the first part of a longer one
PART_LEAST = 2048  # characters: cut is at 4,096, or at the last line or sentence before it, never before the middle
TOGETHER = timedelta(seconds=10)


def is_part(content: Content) -> bool:
    """Whether the text is so long that what follows may be its rest."""
    return not content.files and len(content.text) >= PART_LEAST


def refused(now: datetime) -> Filled:
    """Return what the draft is to remember of a refused part."""
    return {TORN: now.isoformat()}


def is_rest(draft: Draft, content: Content, now: datetime) -> bool:
    """Whether the text was sent together with a part that was refused."""
    torn = draft.data.get(TORN)
    return torn is not None and not content.files and now - datetime.fromisoformat(torn) <= TOGETHER
