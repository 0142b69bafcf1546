"""The shape of a table of buttons."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from storage.engine.database import Transaction

Presses = Mapping[type[Any], Callable[[Transaction, Person, Any, datetime], list[Notice]]]
