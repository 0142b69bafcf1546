"""A journal that remembers every update the server issued, and rings when the bot confirms some."""

from typing import Any

from bot.demo.botapi import World
from bot.demo.botapi.bell import Bell
from bot.demo.botapi.records import Json


class Updates:
    """Stands where the server would keep its own journal."""

    def __init__(self, world: World) -> None:
        self.given: list[Json] = []
        self.confirmed = Bell()
        world.journal = self

    def write(self, name: str, facts: tuple[Any, ...]) -> None:
        if name == "put_update":
            self.given.append(facts[0])
        elif name == "confirm":
            self.confirmed.ring()
