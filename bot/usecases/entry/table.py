"""The shape of a table of buttons."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.notice import Notice
from bot.domain.people import Person
from storage.database import Transaction

Presses = Mapping[type[Any], Callable[[Transaction, Person, Any, datetime], list[Notice]]]
