"""The shape of a table that says how each kind of notice becomes a screen."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.screen import Screen
from bot.texts.style.words import Words

Screens = Mapping[type[Notice], Callable[[Any, Words], Screen]]
