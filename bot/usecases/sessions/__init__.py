"""Sessions and booking: what coordinators, enterprises and the calendar do with them."""

from bot.usecases.sessions.seats import book, cancel, plan, show_open, take

__all__ = ["book", "cancel", "plan", "show_open", "take"]
