"""The command `python -m bot group`: puts new appeals into groups of similar ones, or groups all anew."""

import argparse
import zlib
from collections.abc import AsyncIterator
from datetime import datetime

from bot.classifier.grouping import Gathering, Groups, added_up
from bot.classifier.traits import Traits, Vector
from bot.config.loader import load
from bot.config.pack import Pack
from bot.config.settings import Settings
from bot.domain.base.ids import AppealId
from bot.programme import Programme
from bot.usecases.classes import grouping
from storage.classes import likeness
from storage.classes.likeness import Line
from storage.engine.database import Database, open_database
from storage.engine.upgrade import upgrade

COMMAND = "group"
CUT, PAGE = 1_000, 5_000  # appeals at a time
NEWEST = 20_000  # appeals whose groups are looked at each night; all are once a month


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to argparse's subparsers."""
    adding = commands.add_parser(COMMAND, help="group new appeals by the matter; the running bot does so at night")
    adding.add_argument("--all", action="store_true", help="group all anew, as is done once a month")


async def run(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    """Group and say how many; what is found is proposed by the running bot in the morning."""
    programme = Programme.of(load(settings.pack))
    upgrade(settings.database_url)
    database = await open_database(settings.database_url, programme)
    try:
        work = Grouping(database, programme.pack)
        anew = args.all or await database.read(grouping.is_renewal_due, now=now)
        print(f"{await work.cut(anew=anew)} appeals cut", flush=True)
        if anew:
            print(f"{await work.renew(now)} groups")
        else:
            print(f"{await work.join()} appeals joined or opened groups")
    finally:
        await database.close()
    return 0


class Grouping:
    """Groups what a database holds, in small transactions that let others work."""

    def __init__(self, database: Database, pack: Pack) -> None:
        self._database = database
        self._traits = Traits.of(pack)
        self._alike = pack.likeness.alike
        self._words = digest(pack)

    async def cut(self, *, anew: bool = False) -> int:
        """Cut what has no line yet; `anew`: also what was cut by other words."""
        count = 0
        while texts := await self._database.read(likeness.uncut, CUT):
            await self._database.write(likeness.keep, self._lines(texts), self._words)
            count += len(texts)
        while anew and (texts := await self._database.read(likeness.outdated, self._words, CUT)):
            await self._database.write(likeness.renew, self._lines(texts), self._words)
            count += len(texts)
        return count

    async def renew(self, now: datetime) -> int:
        """Group all anew; return how many groups of two and more there are."""
        gathering, groups = Gathering(self._alike), dict[AppealId, AppealId]()
        async for line in self._all():
            gathering.take(line.appeal, self._weigh(line))
            groups[line.appeal] = line.appeal
        found = gathering.found()
        groups |= {appeal_id: members[0] for members in found for appeal_id in members}
        await self._tie(groups)
        await self._database.write(grouping.renewed, now=now)
        return len(found)

    async def join(self) -> int:
        """Let new appeals join groups or open some; return how many there were."""
        new = await self._database.read(likeness.untied)
        known = dict[AppealId, list[Vector]]()
        for line in await self._database.read(likeness.newest_tied, NEWEST):
            known.setdefault(line.group_id or line.appeal, []).append(self._weigh(line))
        groups = Groups(self._alike)
        names = {
            groups.add([appeal_id] * len(vectors), added_up(vectors)): appeal_id for appeal_id, vectors in known.items()
        }
        joined = dict[AppealId, AppealId]()
        for line in new:
            number = groups.join(line.appeal, self._weigh(line))
            joined[line.appeal] = names.setdefault(number, line.appeal)
        await self._tie(joined)
        return len(new)

    async def _tie(self, groups: dict[AppealId, AppealId]) -> None:
        pairs = list(groups.items())
        for at in range(0, len(pairs), PAGE):
            await self._database.write(likeness.tie, dict(pairs[at : at + PAGE]))

    async def _all(self) -> AsyncIterator[Line]:
        after = 0
        while lines := await self._database.read(likeness.page, after, PAGE):
            for line in lines:
                yield line
            after = lines[-1].appeal

    def _weigh(self, line: Line) -> Vector:
        return self._traits.weigh(line.line)

    def _lines(self, texts: list[tuple[AppealId, str]]) -> list[tuple[AppealId, str]]:
        return [(appeal_id, self._traits.read(text)) for appeal_id, text in texts]


def digest(pack: Pack) -> str:
    """Name the words by which texts are cut: another name, other words."""
    return f"{zlib.crc32(repr(pack.likeness.matters).encode()):08x}"
