"""The type of the tables that name for each kind of notice the function that makes its screen."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.screen import Screen
from bot.texts.style.words import Words

Screens = Mapping[type[Notice], Callable[[Any, Words], Screen]]
