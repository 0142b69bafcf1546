"""Appeals and sessions as something to choose."""

from bot.domain.appeals.appeal import Appeal
from bot.texts.style.markup import excerpt

NEW_APPEAL = "写一件新诉求"


def picked(appeal: Appeal, *, yes: bool) -> str:
    """Return an appeal as something to choose; what is chosen says so."""
    return f"{'已选：' if yes else ''}{appeal.number} {excerpt(appeal.text, 16)}"
