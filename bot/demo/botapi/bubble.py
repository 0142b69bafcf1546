"""A message as its reader sees it, and a search for buttons in a chat."""

import re
from collections.abc import Callable, Iterator

from bot.demo.botapi.acts import keyboard_buttons
from bot.demo.botapi.records import Chat, Json, Message

Wanted = str | re.Pattern[str]


class Bubble:
    """One message as it was when it was seen."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.id = message.id
        self.text = message.text
        self.by_bot = message.by_bot
        self.raw = message.raw

    @property
    def buttons(self) -> list[Json]:
        """All buttons under the message."""
        return [button for row in self.message.inline for button in row]

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the buttons, row by row."""
        return [[button["text"] for button in row] for row in self.message.inline]

    def says(self, *wanted: Wanted) -> bool:
        return all(item in self.text if isinstance(item, str) else bool(item.search(self.text)) for item in wanted)

    def __repr__(self) -> str:
        who = "bot" if self.by_bot else "person"
        return f"#{self.id} {who}: {self.text!r} {self.labels or ''}".rstrip()


def find_button(chat: Chat, label: str, under: int | None = None) -> tuple[int | None, Json] | None:
    """Return the newest button with exactly this label or data, or else one whose label contains it.

    It is returned with its message.
    """
    every = list(_buttons(chat, under))
    tests: list[Callable[[Json], bool]] = [
        lambda button: button["text"] == label,
        lambda button: button.get("callback_data") == label,
        lambda button: label in button["text"] or _opens_line(button["text"], label),
    ]
    return next((found for test in tests for found in every if test(found[1])), None)


def _opens_line(text: str, label: str) -> bool:
    """Whether it is the button of a list's line, such as 2. 0016, for the appeal of this number."""
    start, dash, end = label.rpartition("-")
    return bool(start and dash and end) and re.fullmatch(rf"\d+\. {re.escape(end)}", text) is not None


def _buttons(chat: Chat, under: int | None) -> Iterator[tuple[int | None, Json]]:
    for number in [under] if under else sorted(chat.messages, reverse=True):
        message = chat.messages.get(number)
        for row in message.inline if message else []:
            yield from ((number, button) for button in row)
    if under is None:
        yield from ((None, button) for button in keyboard_buttons(chat))
