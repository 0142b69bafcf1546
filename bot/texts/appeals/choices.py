"""Names appeals and sessions as options of a choice."""

from bot.domain.appeals.appeal import Appeal
from bot.texts.style.markup import excerpt

NEW_APPEAL = "写一件新诉求"


def picked(appeal: Appeal, *, yes: bool) -> str:
    """Return the label of an appeal as an option, with a mark if it is chosen (`yes`)."""
    return f"{'已选：' if yes else ''}{appeal.number} {excerpt(appeal.text, 16)}"
